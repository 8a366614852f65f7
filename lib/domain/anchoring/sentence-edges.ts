/**
 * Where sentences begin and end, judged by tokens alone: quick, language-blind, and the same in old and new text. Used
 * to place the ends of a changed quote; reading aids use `sentences.ts`.
 */

import { isWordHash, type Tokens } from './tokens'

const STOPS = '.!?؟۔。！？…'
const LINE_BREAK = 0x0a
const CLOSERS = `"'”’»)]}›`

/** Whether a token begins a sentence: first of all, after a line break, or after a full stop and a space. */
export function beginsSentence(tokens: Tokens, at: number): boolean {
  if (at <= 0) return true
  const { text, hash, start, end } = tokens
  const from = end[at - 1] ?? 0
  const to = start[at] ?? text.length
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === LINE_BREAK) return true
  // Most tokens follow a word, and no word ends a sentence.
  if (isWordHash(hash[at - 1] ?? 0)) return false
  if (from === to && !'。！？'.includes(text.charAt(from - 1))) return false
  for (let back = at - 1; back >= 0; back--) {
    const sign = text.charAt((end[back] ?? 0) - 1)
    if (STOPS.includes(sign)) return true
    if (!CLOSERS.includes(sign) || (start[back] ?? 0) !== (end[back - 1] ?? -1)) return false
  }
  return false
}

/** Whether a token is a sign that ends sentences: what is known of a quote's end when nothing behind it is. */
export const isStop = ({ text, end }: Tokens, at: number): boolean => STOPS.includes(text.charAt((end[at] ?? 0) - 1))

/** Whether a token ends a sentence: the next one begins one, or there is none. */
export const endsSentence = (tokens: Tokens, at: number): boolean =>
  at + 1 >= tokens.count || beginsSentence(tokens, at + 1)
