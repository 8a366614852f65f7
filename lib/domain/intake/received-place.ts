/** Where the text of a version stands in what was received, and back. All positions are code points. (rule R6) */

import { type CodePointIndex, codePointLength } from '../anchoring/text'
import { type CodePointRange, codePoints } from '../anchoring/units'
import type { MappedSegment } from './draft'

/** Words that stand in both: text[start, end) is received[receivedStart, receivedEnd). */
export interface SharedPart extends CodePointRange {
  readonly receivedStart: number
  readonly receivedEnd: number
}

/**
 * What of a range of the text was received, piece by piece in the order of the text. A headline that a person gave, and the
 * blank lines between blocks, were not.
 */
export const partsOfText = (map: readonly MappedSegment[], { start, end }: CodePointRange): SharedPart[] =>
  map.flatMap((segment) => part(segment, Math.max(start, segment.start), Math.min(end, segment.end)))

/** What of a range of the received text is in the text, in the order of the text. What was struck out is not. */
export const partsOfReceived = (map: readonly MappedSegment[], { start, end }: CodePointRange): SharedPart[] =>
  map.flatMap((segment) => {
    const shift = segment.start - segment.receivedStart
    return part(segment, Math.max(segment.start, start + shift), Math.min(segment.end, end + shift))
  })

function part(segment: MappedSegment, start: number, end: number): SharedPart[] {
  if (start >= end) return []
  const shift = segment.receivedStart - segment.start
  return [{ start: codePoints(start), end: codePoints(end), receivedStart: start + shift, receivedEnd: end + shift }]
}

/** A piece of the received text that is not in the text of the version. */
export interface StruckPiece {
  readonly text: string
  readonly range: { readonly start: number }
}

/**
 * The received text, put together from what was kept and what was struck out. Between them stood spacing, which is not kept:
 * a space where there was one character, else as many line breaks. So every position is that of the received text.
 */
export function receivedText(
  text: CodePointIndex,
  map: readonly MappedSegment[],
  struck: readonly StruckPiece[],
): string {
  const pieces = [
    ...map.map(({ start, end, receivedStart }) => ({ at: Number(receivedStart), words: text.slice(start, end) })),
    ...struck.map((piece) => ({ at: piece.range.start, words: piece.text })),
  ].sort((a, b) => a.at - b.at)
  const parts: string[] = []
  let length = 0
  for (const { at, words } of pieces) {
    if (at < length) continue
    parts.push(at - length === 1 ? ' ' : '\n'.repeat(at - length), words)
    length = at + codePointLength(words)
  }
  return parts.join('')
}
