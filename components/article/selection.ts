/**
 * From a selection in the page to positions in the text, and back: the only place where anchoring meets the DOM. Every
 * piece of article text carries `data-start`, its position in code points; a place is that number plus the offset inside.
 */

import { toCodePoints, toUtf16 } from '@/lib/domain/anchoring/text'
import { type CodePointRange, codePoints, utf16Units } from '@/lib/domain/anchoring/units'

export const PIECE = '[data-start]'

/** A range in the article's text; `clipped` when the selection went beyond the article. */
export interface SelectedRange extends CodePointRange {
  readonly clipped: boolean
}

/** Position of an offset (UTF-16 units) inside a piece of text that begins at `start` (code points). */
export function positionInPiece(start: number, text: string, offset: number): number {
  return start + toCodePoints(text, utf16Units(offset))
}

/** What a range of the page covers of the article's text, or null when it covers nothing of it. */
export function positionsOf(range: Range, root: Element): SelectedRange | null {
  if (!range.intersectsNode(root)) return null
  const pieces = [...root.querySelectorAll(PIECE)]
  const start = edge(range.startContainer, range.startOffset, pieces, 'start')
  const end = edge(range.endContainer, range.endOffset, pieces, 'end')
  if (start === null || end === null || start >= end) return null
  const clipped = !root.contains(range.startContainer) || !root.contains(range.endContainer)
  return { start: codePoints(start), end: codePoints(end), clipped }
}

/** One edge of a range. Beside a piece (in a heading's gap, in a hidden link, outside) the nearest piece inwards counts. */
function edge(node: Node, offset: number, pieces: readonly Element[], side: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const piece = element?.closest(PIECE) ?? null
  if (piece && node.nodeType === Node.TEXT_NODE) return positionInPiece(startOf(piece), node.textContent ?? '', offset)
  const point = document.createRange()
  point.setStart(node, offset)
  // Pieces stand in document order: those wholly before the point come first.
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const found = pieces[middle]
    if (found && point.comparePoint(found, 0) < 0) low = middle + 1
    else high = middle
  }
  if (side === 'start') {
    const next = pieces[low]
    return next ? startOf(next) : null
  }
  const previous = pieces[low - 1]
  return previous ? endOf(previous) : null
}

const startOf = (piece: Element) => Number(piece.getAttribute('data-start'))

function endOf(piece: Element): number {
  const text = piece.firstChild?.textContent ?? ''
  return positionInPiece(startOf(piece), text, text.length)
}

/** The place in the page of a stretch of the text, or null while it isn't drawn. */
export function rangeOf(root: Element, start: number, end: number): Range | null {
  const pieces = [...root.querySelectorAll(PIECE)]
  const from = placeOf(pieces, start, 'start')
  const to = placeOf(pieces, end, 'end')
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

function placeOf(pieces: readonly Element[], position: number, side: 'start' | 'end') {
  const before = (piece: Element) => (side === 'start' ? startOf(piece) <= position : startOf(piece) < position)
  const node = pieces.findLast(before)?.firstChild
  const piece = node?.parentElement
  if (!node || !piece) return null
  const text = node.textContent ?? ''
  return { node, offset: toUtf16(text, codePoints(Math.max(0, position - startOf(piece)))) }
}
