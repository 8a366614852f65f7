/** How well a place fits a selector: its words, its surroundings, and whether it lies where its neighbours went. */

import { alignWords } from './align-words'
import { type Compared, compared } from './compared'
import type { Followed } from './follow'
import { contextAt, literalHits } from './literal'
import { edgesOf, placeByWords } from './placing'
import type { SearchedText } from './searched-text'
import type { Sought } from './sought'
import { tokenAt } from './tokens'
import { likelyPlaces } from './votes'

/** Where a quote is expected: between `from` and `to` (beginnings, UTF-16 units of the new text). */
export interface Expected {
  readonly from: number
  readonly to: number
  /** True when neighbours on both sides agree; false when it is only the old position, or they part. */
  readonly sure: boolean
}

/** A place that may be the quote's. Offsets in UTF-16 units. */
export interface Fit {
  readonly start: number
  readonly end: number
  /** 1 − edit distance / longer length. */
  readonly score: number
  /** The score without regard to case, accents and letter variants. */
  readonly likeness: number
  /** Share of the context found round it, from 0 to 1; 1 when no context is known. */
  readonly context: number
  /** Whether it lies where neighbours surely went. */
  readonly near: boolean
  /** Everything that speaks for the place, in characters that agree. */
  readonly fit: number
}

/** More characters of a quote than this say nothing new about where it is. */
const TELLING_QUOTE = 64
/** What lying where neighbours on both sides went is worth, in characters that agree. */
const NEAR = 48
/** What lying exactly at the old position is worth when no neighbours say more: it decides between equals. */
const AT_POSITION = 8
/** Longer phrases (in tokens) are found by following their runs or not at all: alignment costs the square of their length. */
const LONGEST_PHRASE = 1024
/** So many places of the whole text are looked at closely. */
const MOST_PLACES = 5
/** Edits between neighbours and quote push it aside by so much (UTF-16 units). */
const SLACK = 48

/** From 1 at the expected place, slowly down to three quarters as far as edits reach, then fast. */
const closeness = (beside: number): number => (beside <= SLACK ? 1 - beside / (4 * SLACK) : (0.75 * SLACK) / beside)

function fitOf(
  sought: Sought,
  start: number,
  end: number,
  { score, likeness }: Compared,
  agreeing: number,
  expected: Expected,
): Fit {
  const beside = Math.max(0, expected.from - start, start - expected.to)
  const nearness = expected.sure ? NEAR * closeness(beside) : beside === 0 ? AT_POSITION : 0
  const known = sought.prefix.length + sought.suffix.length
  return {
    start,
    end,
    score,
    likeness,
    context: known === 0 ? 1 : agreeing / known,
    near: expected.sure && beside <= SLACK,
    fit: likeness * Math.min(sought.exact.length, TELLING_QUOTE) + agreeing + nearness,
  }
}

/** The place to which a quote's words were followed. */
export function followedFit(sought: Sought, { start, end, score, likeness, context }: Followed): Fit {
  const agreeing = context * (sought.prefix.length + sought.suffix.length)
  const expected = { from: start, to: start, sure: likeness >= 0.6 }
  return fitOf(sought, start, end, { score, likeness }, agreeing, expected)
}

const WORD_FOR_WORD: Compared = { score: 1, likeness: 1 }

/** Every place where the quote stands word for word. */
export function literalFits(searched: SearchedText, sought: Sought, expected: Expected): Fit[] {
  return literalHits(searched, sought, expected.from).map((hit) =>
    fitOf(sought, hit.at, hit.end, WORD_FOR_WORD, contextAt(searched, sought, hit), expected),
  )
}

/** Places where the quote's words stand changed. */
export function changedFits(searched: SearchedText, sought: Sought, expected: Expected): Fit[] {
  const { tokens } = searched
  const phrase = sought.phrase
  const { count } = phrase.tokens
  if (phrase.from >= phrase.to || tokens.count === 0 || count > LONGEST_PHRASE) return []
  const weights = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const weight = searched.weight(phrase.tokens.hash[i] ?? 0)
    // Context helps to place the quote, but must not draw it away from its own words.
    weights[i] = i < phrase.from || i >= phrase.to ? weight / 2 : weight
  }
  const edges = edgesOf(phrase)
  const fits: Fit[] = []
  const look = (from: number, to: number): Fit | null => {
    const image = alignWords(phrase.tokens, weights, tokens, Math.max(0, from), Math.min(tokens.count, to))
    const placed = placeByWords(phrase, image, tokens, edges)
    if (!placed) return null
    const { start, end, left, right } = placed
    if (fits.some((fit) => fit.start === start && fit.end === end)) return null
    const agreeing = (left ?? 0) * sought.prefix.length + (right ?? 0) * sought.suffix.length
    const fit = fitOf(sought, start, end, compared(sought.exact, searched.text.slice(start, end)), agreeing, expected)
    fits.push(fit)
    return fit
  }
  const from = tokenAt(tokens, expected.from - sought.prefix.length)
  const to = tokenAt(tokens, expected.to - sought.prefix.length)
  if (to - from < 64) {
    const fit = look(from - 8, to + count + 8)
    if (fit?.near && fit.likeness >= 0.6 && fit.context >= 0.5) return fits
  }
  for (const place of likelyPlaces(searched, phrase, from, MOST_PLACES))
    look(place - 16 - (count >> 2), place + count + 16 + (count >> 2))
  return fits
}
