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
  /** Whether the tokens are those of a whole text: then that begins and ends with them. Else nothing is known beyond them. */
  readonly isWhole: boolean
}

/** One selector under search. */
export class Sought {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Where it began in the text it was made on, in code points, if known. */
  readonly position: CodePoints | null
  /** The same in UTF-16 units, as if that text had its astral characters where the new one has. */
  readonly hint: number | null
  /** Made when first asked for. */
  private words: Phrase | null = null

  /** @param order its place in the caller's list */
  constructor(
    { exact = '', prefix = '', suffix = '', start }: SelectorHint,
    readonly order: number,
    index: CodePointIndex,
  ) {
    this.exact = exact
    this.prefix = prefix
    this.suffix = suffix
    this.position = start ?? null
    this.hint = start === undefined ? null : index.toUtf16(start)
  }

  /** The selector's own words. */
  get phrase(): Phrase {
    this.words ??= this.cut()
    return this.words
  }

  private cut(): Phrase {
    const { prefix, exact, suffix } = this
    const tokens = tokenise(prefix + exact + suffix)
    return { ...phraseIn(tokens, prefix.length, prefix.length + exact.length, tokens.count), isWhole: false }
  }
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
    isWhole: true,
  }
}
