/** A selector made ready for the search. Offsets are UTF-16 units, of the selector's own words or of the new text. */

import type { SelectorHint } from './anchored'
import type { SearchedText } from './searched-text'
import type { CodePointIndex } from './text'
import { type CutText, type Tokens, tokenAt, tokenise } from './tokens'
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

/** A place where the quote's words stand. */
export interface LiteralHit {
  readonly at: number
  readonly end: number
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
  /** Where its words stand in a text, once all places were looked at: asked again and again while it is judged. */
  hits: { readonly of: SearchedText; readonly all: readonly LiteralHit[] } | null = null
  /** Made when first asked for. */
  private words: Phrase | null = null
  private remembered: CutText | null = null
  private begin = 0

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
    this.words ??= this.remembered ? this.wordsIn(this.remembered, this.begin) : this.cut()
    return this.words
  }

  private cut(): Phrase {
    const { prefix, exact, suffix } = this
    return this.wordsIn(tokenise(prefix + exact + suffix), prefix.length)
  }

  /** Tells that the selector's words were cut already: they stand among these tokens, the quote from an offset on. */
  standsIn(tokens: CutText, begin: number): void {
    this.remembered = tokens
    this.begin = begin
  }

  private wordsIn(tokens: CutText, begin: number): Phrase {
    const end = begin + this.exact.length
    const low = tokenAt(tokens, begin - this.prefix.length)
    const from = tokenAt(tokens, begin)
    const to = firstFrom(tokens, from, end)
    const high = firstFrom(tokens, to, end + this.suffix.length)
    const own: Tokens = {
      text: tokens.text,
      count: high - low,
      hash: tokens.hash.subarray(low, high),
      start: tokens.start.subarray(low, high),
      end: tokens.end.subarray(low, high),
    }
    return { tokens: own, low: 0, from: from - low, to: to - low, high: high - low, begin, end, isWhole: false }
  }
}

/** The first token, from one on, that begins at or behind an offset. */
function firstFrom({ start, count }: Tokens, from: number, offset: number): number {
  let at = from
  while (at < count && (start[at] ?? 0) < offset) at++
  return at
}

/** The quote [begin, end) of a text as a phrase, with so many tokens of context on each side. */
export function phraseIn(tokens: CutText, begin: number, end: number, context: number): Phrase {
  const from = tokenAt(tokens, begin)
  const to = firstFrom(tokens, from, end)
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
