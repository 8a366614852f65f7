/** A selector made ready for the search. Offsets are UTF-16 units, of the selector's own words or of the new text. */

import type { SelectorHint } from './anchored'
import { type Tokens, tokenAt, tokenise } from './tokens'

/** A quote with its surroundings as words: what alignment works on. */
export interface Phrase {
  /** Prefix, quote and suffix, one after the other. */
  readonly tokens: Tokens
  /** Tokens [from, to) are those of the quote, taken whole where it begins or ends inside a word. */
  readonly from: number
  readonly to: number
}

/** One selector under search. */
export interface Sought {
  /** Its place in the caller's list. */
  readonly order: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Where it began in the text it was made on, if known. */
  readonly hint: number | null
  readonly phrase: () => Phrase
}

export function soughtFrom(selector: SelectorHint, order: number, hint: number | null): Sought {
  const { exact = '', prefix = '', suffix = '' } = selector
  let made: Phrase | null = null
  const phrase = () => {
    if (made) return made
    const tokens = tokenise(prefix + exact + suffix)
    const from = tokenAt(tokens, prefix.length)
    const to = Math.max(from, tokenAt(tokens, prefix.length + exact.length - 1) + 1)
    made = { tokens, from, to: Math.min(to, tokens.count) }
    return made
  }
  return { order, exact, prefix, suffix, hint, phrase }
}
