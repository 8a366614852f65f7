/** Finds selectors again in a text that may have been edited since they were made (rule R7). */

import { type Anchored, LOST, MOST_CANDIDATES, type SelectorHint } from './anchored'
import { type Fit, changedPlaces, literalPlaces } from './fitting'
import { graphemeCeiling, graphemeFloor, snapIndexed } from './graphemes'
import { type LiteralHit, literalHit, literalHits } from './literal'
import { Neighbours } from './neighbours'
import { SearchedText } from './searched-text'
import { type Sought, soughtFrom } from './sought'
import { type Utf16Units, utf16Units } from './units'

/** What else is known. */
export interface AnchorOptions {
  /** The text that the selectors were made on, when it is at hand. */
  readonly previousText?: string | undefined
}

/** Finds one selector; `anchorAll` shares its work over many. */
export function anchorOne(text: string, selector: SelectorHint, options: AnchorOptions = {}): Anchored {
  return anchorAll(text, [selector], options)[0] ?? LOST
}

/** Finds each selector in the text: one answer per selector, in order, whatever comes. */
export function anchorAll(text: string, selectors: readonly SelectorHint[], _options: AnchorOptions = {}): Anchored[] {
  const searched = new SearchedText(text)
  const { index } = searched
  const answers = new Array<Anchored>(selectors.length).fill(LOST)
  const quotes: Sought[] = []
  selectors.forEach((selector, order) => {
    const { exact, start, end } = selector
    if (exact) quotes.push(soughtFrom(selector, order, start === undefined ? null : index.toUtf16(start)))
    else if (start !== undefined && end !== undefined && start >= 0 && end >= start && end <= index.length) {
      answers[order] = { outcome: 'exact', ...snapIndexed(index, { start, end }), score: 1, verified: false }
    }
  })
  quotes.sort((a, b) => (a.hint ?? Number.POSITIVE_INFINITY) - (b.hint ?? Number.POSITIVE_INFINITY))
  const neighbours = new Neighbours()
  const unsure: Sought[] = []
  for (const sought of quotes) {
    const hit = surePlace(searched, sought, neighbours)
    if (!hit) {
      unsure.push(sought)
      continue
    }
    answers[sought.order] = exactAt(searched, hit.at, hit.at + sought.exact.length)
    if (sought.hint !== null) neighbours.add({ from: sought.hint, to: hit.at, length: sought.exact.length })
  }
  for (const sought of unsure) answers[sought.order] = judge(searched, sought, neighbours)
  return answers
}

/** Context that agrees by chance is shorter than this (UTF-16 units). */
const TELLING = 8
/** How far beside the expected place is looked before the whole text is asked. */
const BESIDE = 64

/** The place of a quote that stands word for word where its surroundings say, beyond doubt; else null. */
function surePlace(searched: SearchedText, sought: Sought, neighbours: Neighbours): LiteralHit | null {
  const { text } = searched
  const { exact, prefix, suffix, hint } = sought
  const expected = hint === null ? 0 : (neighbours.expect(hint)[0] ?? hint)
  if (hint !== null) {
    const from = Math.max(0, expected - BESIDE)
    const at = text.startsWith(exact, expected)
      ? expected
      : text.slice(from, expected + exact.length + BESIDE).indexOf(exact) + from
    if (at >= from && text.startsWith(exact, at)) {
      const hit = literalHit(text, sought, at)
      if (hit.left === prefix.length && hit.right === suffix.length) return hit
    }
  }
  const hits = literalHits(searched, sought, expected)
  const telling = (hit: LiteralHit) => hit.left + hit.right
  if (hits.length === 0) return null
  const only = hits[0]
  if (hits.length === 1 && only) {
    const given = prefix.length + suffix.length
    return given < TELLING || telling(only) >= TELLING || exact.length >= 4 * TELLING ? only : null
  }
  const best = hits.reduce((a, b) => (telling(b) > telling(a) ? b : a))
  const rival = hits.reduce((most, hit) => (hit === best ? most : Math.max(most, telling(hit))), 0)
  return telling(best) >= 2 * TELLING && telling(best) >= 2 * rival + TELLING ? best : null
}

/** Below this share of unchanged characters, the words at a place are others. */
const LEAST_SCORE = 0.5

function judge(searched: SearchedText, sought: Sought, neighbours: Neighbours): Anchored {
  const expected = sought.hint === null ? [] : neighbours.expect(sought.hint)
  const literal = literalPlaces(searched, sought, expected, neighbours.count > 0)
  const changed = changedPlaces(searched, sought, expected, neighbours.count > 0)
  const fits = [...literal, ...changed].filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.fit - a.fit)
  const best = fits[0]
  if (!best) return LOST
  const rivals = fits.filter((fit) => fit === best || (apart(fit, best) && fit.fit > best.fit - 6))
  const range = ({ start, end, score }: Fit) => ({ ...positions(searched, start, end), score })
  if (rivals.length > 1) {
    return {
      outcome: 'ambiguous',
      start: null,
      end: null,
      score: best.score,
      candidates: rivals.slice(0, MOST_CANDIDATES).map(range),
    }
  }
  const after = searched.text.slice(best.start, best.end)
  if (best.score === 1) return exactAt(searched, best.start, best.end)
  return { outcome: 'changed', ...range(best), before: sought.exact, after }
}

const apart = (a: Fit, b: Fit) => a.start >= b.end || b.start >= a.end

function exactAt(searched: SearchedText, start: number, end: number): Anchored {
  return { outcome: 'exact', ...positions(searched, start, end), score: 1, verified: true }
}

function positions({ text, index }: SearchedText, start: number, end: number) {
  const from: Utf16Units = utf16Units(graphemeFloor(text, start))
  const to: Utf16Units = utf16Units(graphemeCeiling(text, end))
  return { start: index.toCodePoints(from), end: index.toCodePoints(to) }
}
