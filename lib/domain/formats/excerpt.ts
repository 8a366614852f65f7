/** What the public may see of somebody else's article: each published quote with its sentence and neighbours (rule R30). */

import { sentencesOf } from '../anchoring/sentences'
import { codePointIndex } from '../anchoring/text'
import type { CodePointRange, CodePoints } from '../anchoring/units'

export interface Excerpt {
  readonly text: string
  /** Where the quote stands in the excerpt, in code points. */
  readonly quoteStart: number
  readonly quoteEnd: number
}

/**
 * The excerpt round a quote: the sentences it touches and one neighbour on each side.
 *
 * @param range the quote, in code points of the text
 * @param language BCP 47 tag of the text
 */
export function publicExcerpt(text: string, range: CodePointRange, language: string): Excerpt {
  return excerptBySentences(text, range, sentencesOf(text, language))
}

/** `publicExcerpt` where the sentences of the text are known already: for many quotes of one text. */
export function excerptBySentences(text: string, range: CodePointRange, sentences: readonly CodePointRange[]): Excerpt {
  const index = codePointIndex(text)
  const touched = sentences.flatMap(({ start, end }, at) => (start < range.end && end > range.start ? [at] : []))
  const first = sentences[Math.max(0, (touched[0] ?? 0) - 1)]
  const last = sentences[Math.min(sentences.length - 1, (touched.at(-1) ?? 0) + 1)]
  // A quote that touches no sentence (blank, or in a text without any) stands alone.
  const alone = touched.length === 0 || !first || !last
  const start = alone || first.start > range.start ? range.start : first.start
  const end = alone || last.end < range.end ? range.end : last.end
  return { text: index.slice(start, end), quoteStart: range.start - start, quoteEnd: range.end - start }
}

/** A piece of a text that is shown, where others are not. */
export interface ShownPiece {
  /** In code points of the text. */
  readonly start: number
  readonly text: string
}

/** The pieces of a text that some ranges cover, in its order. Where only blank space lies between two, they are one. */
export function shownPieces(text: string, ranges: readonly CodePointRange[]): ShownPiece[] {
  const index = codePointIndex(text)
  const joined: { start: CodePoints; end: CodePoints }[] = []
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1)
    if (last && (range.start <= last.end || index.slice(last.end, range.start).trim() === '')) {
      if (range.end > last.end) last.end = range.end
    } else joined.push({ ...range })
  }
  return joined.map(({ start, end }) => ({ start, text: index.slice(start, end) }))
}
