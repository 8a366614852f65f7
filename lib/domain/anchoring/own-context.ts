/**
 * Without the previous text, a quote's sentence is known by as much of it as the selector's prefix and suffix hold
 * (rule R7): they decide whose words equal words are.
 */

import type { SearchedText } from './searched-text'
import { beginsSentence, endsSentence } from './sentence-edges'
import { phraseOf, type Sought } from './sought'
import { tokenAt } from './tokens'

/** How much of a quote's context stands at a place, counted in tokens outwards from the quote. */
export interface OwnContext {
  /** Tokens of the quote's own sentence that the selector knows. */
  readonly known: number
  /** Those of them that stand at the place, without a gap. */
  readonly agreeing: number
  /** The share of the whole context that stands there, beyond the sentence, too; from 0 to 1. */
  readonly wide: number
}

/** The share of its sentence that stands round a place of the text (UTF-16 units). */
export function ownContext({ tokens }: SearchedText, sought: Sought, start: number, end: number): OwnContext {
  const phrase = phraseOf(sought)
  const { hash } = phrase.tokens
  // The outermost token may be a cut word.
  let before = phrase.from
  while (before > 1 && !beginsSentence(phrase.tokens, before)) before--
  let after = phrase.to
  while (after < phrase.tokens.count - 1 && !endsSentence(phrase.tokens, after - 1)) after++
  const from = tokenAt(tokens, start)
  const to = tokenAt(tokens, end - 1) + 1
  let left = 0
  while (left < phrase.from && hash[phrase.from - left - 1] === tokens.hash[from - left - 1]) left++
  let right = 0
  while (phrase.to + right < phrase.tokens.count && hash[phrase.to + right] === tokens.hash[to + right]) right++
  const [ownLeft, ownRight] = [phrase.from - before, after - phrase.to]
  return {
    known: ownLeft + ownRight,
    agreeing: Math.min(left, ownLeft) + Math.min(right, ownRight),
    // Of either end the outermost token may be a cut word.
    wide: Math.min(1, (left + right) / Math.max(1, phrase.from + phrase.tokens.count - phrase.to - 2)),
  }
}
