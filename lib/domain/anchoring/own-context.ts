/**
 * Without the previous text, a quote's sentence is known by as much of it as the selector's prefix and suffix hold
 * (rule R7): they decide whose words equal words are.
 */

import type { SearchedText } from './searched-text'
import { beginsSentence, endsSentence } from './sentence-edges'
import type { Phrase, Sought } from './sought'
import { isWordHash, tokenAt, type Tokens } from './tokens'

/** How much of a quote's context stands at a place, counted in tokens outwards from the quote. */
export interface OwnContext {
  /** Tokens of the quote's own sentence that the selector knows. */
  readonly known: number
  /** Those of them that stand at the place, without a gap. */
  readonly agreeing: number
  /** Words of the quote, and of its sentence around it, that stand at the place. */
  readonly words: number
  /** The share of the whole context that stands there, beyond the sentence, too; from 0 to 1. */
  readonly wide: number
}

/** The share of its sentence that stands round a place of the text (UTF-16 units). */
export function ownContext({ tokens }: SearchedText, { phrase }: Sought, start: number, end: number): OwnContext {
  // The outermost token may be a cut word.
  let before = phrase.from
  while (before > 1 && !beginsSentence(phrase.tokens, before)) before--
  let after = phrase.to
  while (after < phrase.tokens.count - 1 && !endsSentence(phrase.tokens, after - 1)) after++
  const [ownLeft, ownRight] = [phrase.from - before, after - phrase.to]
  const left = agreement(phrase.tokens, phrase.from, tokens, tokenAt(tokens, start), -1, ownLeft)
  const right = agreement(phrase.tokens, phrase.to - 1, tokens, tokenAt(tokens, end - 1), 1, ownRight)
  return {
    known: ownLeft + ownRight,
    agreeing: left.near + right.near,
    words: left.words + right.words + wordsOf(phrase),
    wide: wideShare(phrase, left.all + right.all),
  }
}

/** The share of a quote's whole context that stands round a place of the text (UTF-16 units): `wide` of its `ownContext`. */
export function wideContext({ tokens }: SearchedText, { phrase }: Sought, start: number, end: number): number {
  const left = agreement(phrase.tokens, phrase.from, tokens, tokenAt(tokens, start), -1, 0)
  const right = agreement(phrase.tokens, phrase.to - 1, tokens, tokenAt(tokens, end - 1), 1, 0)
  return wideShare(phrase, left.all + right.all)
}

/** Of either end the outermost token may be a cut word. */
const wideShare = ({ from, to, tokens }: Phrase, agreeing: number): number =>
  Math.min(1, agreeing / Math.max(1, from + tokens.count - to - 2))

function wordsOf({ tokens, from, to }: Phrase): number {
  let words = 0
  for (let at = from; at < to; at++) if (isWordHash(tokens.hash[at] ?? 0)) words++
  return words
}

/** An edit beside a quote changes, adds or takes away so many tokens at most: more are another sentence. */
const WIDEST_EDIT = 2

/**
 * How many tokens agree on one side of two places, going outwards over edits: among the first so many, and among all.
 *
 * @param i the quote's outermost token on that side, in its own words
 * @param j the same in the text
 */
function agreement(
  { hash, count }: Tokens,
  i: number,
  text: Tokens,
  j: number,
  step: 1 | -1,
  own: number,
): { readonly near: number; readonly words: number; readonly all: number } {
  const first = i
  let near = 0
  let words = 0
  let all = 0
  i += step
  j += step
  while (i >= 0 && i < count && j >= 0 && j < text.count) {
    if (hash[i] !== text.hash[j]) {
      const passed = nextEqual(hash, i, text.hash, j, step)
      if (passed < 0) break
      i += Math.floor(passed / SIDES) * step
      j += (passed % SIDES) * step
    }
    all++
    if (Math.abs(i - first) <= own) {
      near++
      if (isWordHash(hash[i] ?? 0)) words++
    }
    i += step
    j += step
  }
  return { near, words, all }
}

/** How many tokens on either side are passed over until two agree, as `a * SIDES + b`; −1 when none near do. */
function nextEqual(hash: Int32Array, i: number, other: Int32Array, j: number, step: 1 | -1): number {
  for (let skipped = 1; skipped <= 2 * WIDEST_EDIT; skipped++) {
    for (let a = Math.max(0, skipped - WIDEST_EDIT); a <= Math.min(skipped, WIDEST_EDIT); a++) {
      const b = skipped - a
      const own = hash[i + a * step]
      if (own !== undefined && own === other[j + b * step]) return a * SIDES + b
    }
  }
  return -1
}

const SIDES = 8
