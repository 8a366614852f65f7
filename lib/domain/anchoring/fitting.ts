/** How well a place fits a selector: its words, its surroundings, and whether it lies where its neighbours went. */

import { alignWords } from './align-words'
import { editDistance } from './edit-distance'
import { literalHits } from './literal'
import { edgesOf, type Placed, placeByWords } from './placing'
import type { SearchedText } from './searched-text'
import type { Sought } from './sought'
import { tokenAt } from './tokens'
import { likelyPlaces } from './votes'

/** A place that may be the quote's. Offsets in UTF-16 units. */
export interface Fit {
  readonly start: number
  readonly end: number
  /** 1 − edit distance / longer length. */
  readonly score: number
  /** Everything that speaks for the place, in characters that agree. */
  readonly fit: number
}

/** More characters of a quote than this say nothing new about where it is. */
const TELLING_QUOTE = 64
/** What lying exactly at the expected place is worth, if neighbours say so, and if it is only the old position. */
const NEAR = 24
const NEAR_ALONE = 2

function nearness(start: number, expected: readonly number[], sure: boolean): number {
  let least = Number.POSITIVE_INFINITY
  for (const place of expected) least = Math.min(least, Math.abs(place - start))
  return ((sure ? NEAR : NEAR_ALONE) * 32) / (32 + least)
}

/** Every place where the quote stands word for word. */
export function literalPlaces(
  searched: SearchedText,
  sought: Sought,
  expected: readonly number[],
  sure: boolean,
): Fit[] {
  const { length } = sought.exact
  return literalHits(searched, sought, expected[0] ?? 0).map(({ at, left, right }) => ({
    start: at,
    end: at + length,
    score: 1,
    fit: Math.min(length, TELLING_QUOTE) + left + right + nearness(at, expected, sure),
  }))
}

/** Places where the quote's words stand changed. */
export function changedPlaces(
  searched: SearchedText,
  sought: Sought,
  expected: readonly number[],
  sure: boolean,
): Fit[] {
  const { tokens } = searched
  const phrase = sought.phrase()
  if (phrase.from >= phrase.to || tokens.count === 0) return []
  const weights = new Int32Array(phrase.tokens.count)
  for (let i = 0; i < weights.length; i++) weights[i] = searched.weight(phrase.tokens.hash[i] ?? 0)
  const edges = edgesOf(phrase, sought.prefix, sought.exact)
  const { count } = phrase.tokens
  const fits: Fit[] = []
  const look = (place: number, pad: number): Fit | null => {
    const image = alignWords(
      phrase.tokens,
      weights,
      tokens,
      Math.max(0, place - pad),
      Math.min(tokens.count, place + count + pad),
    )
    const placed = placeByWords(phrase, image, tokens, edges)
    if (!placed) return null
    const { start, end } = placed
    if (fits.some((fit) => fit.start === start && fit.end === end)) return null
    const words = searched.text.slice(start, end)
    const score = 1 - editDistance(sought.exact, words) / Math.max(sought.exact.length, words.length)
    const near = nearness(start, expected, sure)
    const fit = {
      start,
      end,
      score,
      fit: score * Math.min(sought.exact.length, TELLING_QUOTE) + context(placed, sought) + near,
    }
    fits.push(fit)
    return fit
  }
  const places: number[] = []
  for (const at of expected) {
    const place = tokenAt(tokens, Math.max(0, at - sought.prefix.length))
    if (places.some((other) => Math.abs(other - place) < 4)) continue
    places.push(place)
    const fit = look(place, 8 + (count >> 2))
    if (
      sure &&
      fit &&
      fit.fit >=
        0.7 * (Math.min(sought.exact.length, TELLING_QUOTE) + sought.prefix.length + sought.suffix.length + NEAR)
    )
      return fits
  }
  for (const place of likelyPlaces(searched, phrase, places[0] ?? 0, 3)) look(place, 20 + (count >> 1))
  return fits
}

function context({ left, right }: Placed, { prefix, suffix }: Sought): number {
  return (left ?? 0) * prefix.length + (right ?? 0) * suffix.length
}
