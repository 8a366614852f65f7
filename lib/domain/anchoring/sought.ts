/** A selector made ready for the search. Offsets are UTF-16 units, of the selector's own words or of the new text. */

import type { SelectorHint } from './anchored'
import type { CodePointIndex } from './text'
import { type Tokens, tokenAt, tokenise } from './tokens'
import type { CodePoints } from './units'

/** A quote with its surroundings, as words. */
export interface Phrase {
  readonly tokens: Tokens
  /** Tokens [low, from) are the context before the quote, [to, high) the context after it. */
  readonly low: number
  /** Tokens [from, to) are the quote's, taken whole where it begins or ends inside a word. */
  readonly from: number
  readonly to: number
  readonly high: number
  /** Where the quote begins and ends in the text of the tokens. */
  readonly begin: number
  readonly end: number
}

/** One selector under search. */
export interface Sought {
  /** Its place in the caller's list. */
  readonly order: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Where it began in the text it was made on, in code points, if known. */
  readonly position: CodePoints | null
  /** The same in UTF-16 units, as if that text had its astral characters where the new one has. */
  readonly hint: number | null
}

export function soughtFrom(
  { exact = '', prefix = '', suffix = '', start }: SelectorHint,
  order: number,
  index: CodePointIndex,
): Sought {
  const position = start ?? null
  return { order, exact, prefix, suffix, position, hint: position === null ? null : index.toUtf16(position) }
}

/** The selector's own words as a phrase. */
export function phraseOf({ prefix, exact, suffix }: Sought): Phrase {
  const tokens = tokenise(prefix + exact + suffix)
  return phraseIn(tokens, prefix.length, prefix.length + exact.length, tokens.count)
}

/** The quote [begin, end) of a text as a phrase, with so many tokens of context on each side. */
export function phraseIn(tokens: Tokens, begin: number, end: number, context: number): Phrase {
  const from = tokenAt(tokens, begin)
  let to = from
  while (to < tokens.count && (tokens.start[to] ?? 0) < end) to++
  return {
    tokens,
    low: Math.max(0, from - context),
    from,
    to,
    high: Math.min(tokens.count, to + context),
    begin,
    end,
  }
}
