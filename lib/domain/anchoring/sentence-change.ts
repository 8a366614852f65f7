/** Whether a mark's own sentence has changed though its words stand: a "not", another speaker (rule R7). */

import { foldTypography } from '../folding'
import { sentencesOf } from './sentences'
import { codePointIndex } from './text'
import type { CodePointRange } from './units'

/** The sentences that hold a mark, in the old text and in the new one. */
export interface SentenceChange {
  readonly before: string
  readonly after: string
}

/** A text whose sentences are known: for many marks of one text. */
export interface SentencedText {
  /** The sentences that hold a range, whole, with what stands between them. */
  sentencesRound(range: CodePointRange): string
}

/**
 * Cuts a text into sentences once.
 *
 * @param language BCP 47 tag
 */
export function sentenced(text: string, language: string): SentencedText {
  const index = codePointIndex(text)
  const sentences = sentencesOf(text, language)
  return {
    sentencesRound({ start, end }) {
      const first = firstEndingAfter(sentences, start)
      let last = first
      while ((sentences[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last++
      const [from, to] = [sentences[first], sentences[last]]
      return from && to ? index.slice(from.start, to.end) : index.slice(start, end)
    },
  }
}

function firstEndingAfter(sentences: readonly CodePointRange[], position: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}

/** Pictures beside a sentence say nothing about what it says. */
const PICTURES = /\p{Extended_Pictographic}/gu

/** Whether two sentences read otherwise, beyond what `foldTypography` leaves out. */
export const readsOtherwise = (before: string, after: string): boolean =>
  before !== after && read(before) !== read(after)

// Digits, © and ® are pictures too in Unicode's eyes.
const read = (sentence: string) =>
  foldTypography(sentence.replace(PICTURES, (sign) => (/[\p{N}©®™]/u.test(sign) ? sign : ' ')))

/** Both sentences of a mark that stands at `is` now and stood at `was`, when they read otherwise; null when they don't. */
export function sentenceChange(
  old: SentencedText,
  was: CodePointRange,
  now: SentencedText,
  is: CodePointRange,
): SentenceChange | null {
  const before = old.sentencesRound(was)
  const after = now.sentencesRound(is)
  return readsOtherwise(before, after) ? { before, after } : null
}
