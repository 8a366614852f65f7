/** How alike two pieces of text are, in characters. */

import { editDistance } from './edit-distance'
import { comparedForm } from './tokens'

export interface Compared {
  /** 1 − edit distance / longer length, from 0 to 1. */
  readonly score: number
  /** The same without regard to case, accents and letter variants: what tells whether these are the same words at all. */
  readonly likeness: number
}

/** From this score on nothing depends on how much of the difference is case. */
const ALIKE = 0.75

/** Compares a quote with the words at a place. */
export function compared(quote: string, words: string): Compared {
  const score = similarity(quote, words)
  return {
    score,
    likeness: score >= ALIKE ? score : Math.max(score, similarity(comparedForm(quote), comparedForm(words))),
  }
}

const similarity = (a: string, b: string): number =>
  a === b ? 1 : 1 - editDistance(a, b) / Math.max(a.length, b.length)
