/**
 * Where sentences begin and end, judged by tokens alone: quick, language-blind, and the same in old and new text. Used
 * to place the ends of a changed quote; reading aids use `sentences.ts`.
 */

import type { Tokens } from './tokens'

const STOPS = '.!?؟۔。！？…'
const CLOSERS = `"'”’»)]}›`

/** Whether a token begins a sentence: first of all, after a line break, or after a full stop and a space. */
export function beginsSentence(tokens: Tokens, at: number): boolean {
  if (at <= 0) return true
  const { text, start, end } = tokens
  const from = end[at - 1] ?? 0
  const to = start[at] ?? text.length
  const between = text.slice(from, to)
  if (between.includes('\n')) return true
  if (between === '' && !'。！？'.includes(text.charAt(from - 1))) return false
  for (let back = at - 1; back >= 0; back--) {
    const sign = text.charAt((end[back] ?? 0) - 1)
    if (STOPS.includes(sign)) return true
    if (!CLOSERS.includes(sign) || (start[back] ?? 0) !== (end[back - 1] ?? -1)) return false
  }
  return false
}

/** Whether a token ends a sentence: the next one begins one, or there is none. */
export const endsSentence = (tokens: Tokens, at: number): boolean =>
  at + 1 >= tokens.count || beginsSentence(tokens, at + 1)
