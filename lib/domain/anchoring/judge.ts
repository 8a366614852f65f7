/** From the places that fit to one answer. */

import { type Anchored, type Candidate, LOST, MOST_CANDIDATES } from './anchored'
import { changedFits, type Expected, type Fit, followedFit, literalFits } from './fitting'
import type { Followed } from './follow'
import { graphemeCeiling, graphemeFloor } from './graphemes'
import { isSameWords } from './same-words'
import type { SearchedText } from './searched-text'
import type { Sought } from './sought'
import { utf16Units } from './units'

/** Below this share of unchanged characters, the words at a place are others. */
const LEAST_SCORE = 0.53
/** Quotes of so many characters hardly share half of their words with others by chance. */
const LONG_QUOTE = 40
/** The best place must be better than the next by so many characters that agree. */
const MARGIN = 6

/** What else is known about a quote that is judged. */
export interface Circumstances {
  /** Where its neighbours say it is. */
  readonly expected: Expected
  /** Where its words were followed to, if too few of them arrived to be sure. */
  readonly followed: Followed | null
  /**
   * Whether a span may be the quote's at all: when the old text is known, words that came from another place of it
   * can't be.
   */
  readonly isFree: (start: number, end: number) => boolean
  /** Whether words that begin there kept their place among the paragraphs. */
  readonly kept: (start: number) => boolean
}

/** Judges a quote by every place that fits. */
export function judge(
  now: SearchedText,
  sought: Sought,
  { expected, followed, isFree, kept }: Circumstances,
): Anchored {
  const literal = literalFits(now, sought, expected)
  const all = literal.some(({ near, context }) => near && context > 0.25)
    ? literal
    : [...literal, ...changedFits(now, sought, expected)]
  if (followed) all.push(followedFit(sought, followed))
  const fits = all
    .filter((fit) => isBelievable(fit, sought, expected) && isFree(fit.start, fit.end))
    .sort((a, b) => b.fit - a.fit)
  const [fittest] = fits
  if (!fittest) return LOST
  // Of spans that overlap, the one with the quote's own words is meant.
  const best = fits.reduce((a, b) => (b.score > a.score && !isApart(b, fittest) ? b : a), fittest)
  // Words alone are where they stand, however much others are like them; where the surroundings are known too, they may
  // have stayed with words that were changed.
  const isRival = (fit: Fit) =>
    isApart(fit, best) &&
    fit.fit > best.fit - MARGIN &&
    (hasContext(sought) ? best.context < 1 || fit.context === 1 : best.score < 1 || fit.score === 1)
  const rivals = fits.filter((fit) => fit === best || isRival(fit))
  if (rivals.length === 1) return placed(now, sought, best.start, best.end, best.score, kept(best.start))
  return ambiguous(rivals.map((fit) => candidate(now, fit)))
}

/** Of a quote that nothing places for sure: where its words stand, those known to be another's left out. */
export function inDoubt(
  now: SearchedText,
  sought: Sought,
  isFree: Circumstances['isFree'],
  answer: Anchored,
): Anchored {
  const from = sought.hint ?? 0
  const fits = literalFits(now, sought, { from, to: from, sure: false }).filter(({ start, end }) => isFree(start, end))
  const candidates = fits.sort((a, b) => b.fit - a.fit).map((fit) => candidate(now, fit))
  if (answer.start !== null && answer.outcome !== 'changed' && !candidates.some(({ start }) => start === answer.start))
    candidates.push(answer)
  return candidates.length === 0 ? LOST : ambiguous(candidates)
}

/** The answer for places of which none can be told from the others, best first. */
const ambiguous = (places: readonly Candidate[]): Anchored => ({
  outcome: 'ambiguous',
  start: null,
  end: null,
  score: places[0]?.score ?? 0,
  candidates: places.slice(0, MOST_CANDIDATES).map(({ start, end, score }) => ({ start, end, score })),
})

function isBelievable({ score, likeness, context, near }: Fit, { exact }: Sought, expected: Expected): boolean {
  if (likeness < LEAST_SCORE) return false
  if (near || exact.length >= LONG_QUOTE) return true
  // Elsewhere than its neighbours, or without any, a short quote must say more by its words or surroundings.
  if (context >= 0.25) return likeness >= 0.7 || context >= 0.5
  return score === 1 && (!expected.sure || exact.length >= LONG_QUOTE / 2)
}

const hasContext = ({ prefix, suffix }: Sought) => prefix !== '' || suffix !== ''

/** Whether two spans are two places: they don't overlap, or both hold the very words. */
const isApart = (a: Fit, b: Fit) =>
  a.start >= b.end || b.start >= a.end || (a.score === 1 && b.score === 1 && a.start !== b.start)

function candidate({ text, index }: SearchedText, { start, end, score }: Fit): Candidate {
  return {
    start: index.toCodePoints(utf16Units(graphemeFloor(text, start))),
    end: index.toCodePoints(utf16Units(graphemeCeiling(text, end))),
    score,
  }
}

/** The answer for a span (UTF-16 units) that was chosen. */
export function placed(
  { text, index }: SearchedText,
  { exact }: Sought,
  from: number,
  to: number,
  score: number,
  kept: boolean,
): Anchored {
  const start = index.toCodePoints(utf16Units(graphemeFloor(text, from)))
  const end = index.toCodePoints(utf16Units(graphemeCeiling(text, to)))
  const after = score === 1 ? exact : text.slice(from, to)
  if (!isSameWords(exact, after)) return { outcome: 'changed', start, end, score, before: exact, after }
  return kept ? { outcome: 'exact', start, end, score: 1, verified: true } : { outcome: 'moved', start, end, score: 1 }
}
