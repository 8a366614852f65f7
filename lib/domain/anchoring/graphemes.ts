/**
 * What a person sees as one character (UAX #29, extended grapheme clusters). No anchor begins or ends inside one.
 *
 * Most places are decided by a glance at the two neighbouring characters; `Intl.Segmenter` is asked only where marks,
 * joiners, flags or syllables are near, and then only about a small window.
 */

import { type CodePointIndex, codePointIndex } from './text'
import { type CodePointRange, type CodePoints, utf16Units } from './units'

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Whether a UTF-16 unit neither joins with its neighbours nor attaches to one: Latin, Arabic and CJK letters, quotes, dashes. */
const isPlain = (unit: number): boolean =>
  (unit < 0x300 && unit !== 0x0d && unit !== 0x0a) ||
  (unit >= 0x620 && unit <= 0x64a) ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  (unit >= 0x4e00 && unit <= 0x9fff)

/** Whether a grapheme begins or ends at this UTF-16 offset. The ends of the text always count. */
export function isGraphemeBoundaryAt(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (isPlain(before) && isPlain(after)) return true
  if (before === 0x0a || after === 0x0d) return true
  if (after === 0x0a) return before !== 0x0d
  return clusterAt(text, offset).start === offset
}

/** The grapheme that holds the UTF-16 unit at this offset. */
function clusterAt(text: string, offset: number): { start: number; end: number } {
  const [from, to] = windowRound(text, offset)
  const found = GRAPHEMES.segment(text.slice(from, to)).containing(offset - from)
  if (!found) return { start: offset, end: offset }
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** A window that begins and ends between two plain characters, so that nothing outside can change what is inside. */
function windowRound(text: string, offset: number): [from: number, to: number] {
  const certain = (at: number) => isPlain(text.charCodeAt(at - 1)) && isPlain(text.charCodeAt(at))
  let from = offset
  while (from > 0 && !certain(from)) from--
  let to = offset + 1
  while (to < text.length && !certain(to)) to++
  return [from, to]
}

/** The last grapheme boundary at or before a UTF-16 offset. */
export function graphemeFloor(text: string, offset: number): number {
  if (offset <= 0) return 0
  return isGraphemeBoundaryAt(text, offset) ? Math.min(offset, text.length) : clusterAt(text, offset).start
}

/** The first grapheme boundary at or after a UTF-16 offset. */
export function graphemeCeiling(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  return isGraphemeBoundaryAt(text, offset) ? Math.max(offset, 0) : clusterAt(text, offset).end
}

/** Whether a grapheme begins or ends at this position (code points). The ends of the text always count. */
export function isGraphemeBoundary(text: string, position: CodePoints): boolean {
  return isGraphemeBoundaryAt(text, codePointIndex(text).toUtf16(position))
}

/** The smallest range of whole graphemes round a range (code points), within the text. */
export function snapToGraphemes(text: string, range: CodePointRange): CodePointRange {
  return snapIndexed(codePointIndex(text), range)
}

/** `snapToGraphemes` on a text that was indexed already. */
export function snapIndexed(index: CodePointIndex, range: CodePointRange): CodePointRange {
  const start = graphemeFloor(index.text, index.toUtf16(range.start))
  const end = range.end <= range.start ? start : graphemeCeiling(index.text, index.toUtf16(range.end))
  return {
    start: index.toCodePoints(utf16Units(start)),
    end: index.toCodePoints(utf16Units(Math.max(start, end))),
  }
}
