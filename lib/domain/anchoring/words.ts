/** Words: what a sloppy selection was meant to be. */

import { codePointIndex } from './text'
import { type CodePointRange, utf16Units } from './units'

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })
const SPACE = /[\s\u200b\ufeff]/

/** How far a word is looked for on each side (UTF-16 units), where a script writes no spaces. */
const REACH = 256

/**
 * The range a person meant who selected this one: outer spaces are left out, a word cut in two is taken whole.
 * Punctuation stays as selected. A caret or a selection of spaces becomes the word it stands in, or an empty range.
 *
 * Positions in code points.
 */
export function snapToWords(text: string, range: CodePointRange): CodePointRange {
  const index = codePointIndex(text)
  const from = index.toUtf16(range.start)
  const to = Math.max(from, index.toUtf16(range.end))
  let start: number = from
  let end: number = to
  while (start < end && SPACE.test(text[start] ?? '')) start++
  while (end > start && SPACE.test(text[end - 1] ?? '')) end--
  if (start === end) {
    const word = wordAt(text, from) ?? { start: from, end: from }
    return { start: index.toCodePoints(utf16Units(word.start)), end: index.toCodePoints(utf16Units(word.end)) }
  }
  const first = wordAt(text, start)
  const last = wordAt(text, end - 1)
  return {
    start: index.toCodePoints(utf16Units(first ? Math.min(first.start, start) : start)),
    end: index.toCodePoints(utf16Units(last ? Math.max(last.end, end) : end)),
  }
}

/** The word (or single mark of punctuation) that holds the UTF-16 unit at this offset; none in spaces. */
function wordAt(text: string, offset: number): { start: number; end: number } | null {
  if (offset >= text.length || SPACE.test(text[offset] ?? '')) return null
  let from = offset
  while (from > 0 && offset - from < REACH && !SPACE.test(text[from - 1] ?? '')) from--
  let to = offset + 1
  while (to < text.length && to - offset < REACH && !SPACE.test(text[to] ?? '')) to++
  const found = WORDS.segment(text.slice(from, to)).containing(offset - from)
  return found ? { start: from + found.index, end: from + found.index + found.segment.length } : null
}
