'use client'

import { type PointerEvent, useEffect, useState } from 'react'
import { codePoints } from '@/lib/domain/anchoring/units'
import { snapToWords } from '@/lib/domain/anchoring/words'
import type { Passage } from '@/lib/browser/workspace-store'
import { positionsOf, rangeOf } from './selection'
import type { SelectionWatch } from './selection-watch'
import type { RangeEdge } from './word-steps'

/** Two handles at the ends of the selection, to be dragged. The steppers do the same without dragging (WCAG 2.5.7). */
export function SelectionHandles({ watch, passage }: { watch: SelectionWatch; passage: Passage }) {
  const [, redraw] = useState(0)
  useEffect(() => {
    const listen = () => redraw((count) => count + 1)
    window.addEventListener('resize', listen)
    return () => window.removeEventListener('resize', listen)
  }, [])
  const frame = watch.root.offsetParent?.getBoundingClientRect()
  const first = letterAt(watch, passage.start)
  const last = letterAt(watch, passage.end - 1)
  if (!frame || !first || !last) return null
  const drag = (edge: RangeEdge) => (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const at = positionAtPoint(watch.root, event.clientX, event.clientY)
    if (at === null) return
    const [start, end] = edge === 'start' ? [at, passage.end] : [passage.start, at]
    if (start >= end) return
    const snapped = snapToWords(watch.index.text, { start: codePoints(start), end: codePoints(end) })
    watch.select(snapped.start, snapped.end)
  }
  const ends: [RangeEdge, DOMRect, number][] = [
    ['start', first.rect, first.rightToLeft ? first.rect.right : first.rect.left],
    ['end', last.rect, last.rightToLeft ? last.rect.left : last.rect.right],
  ]
  return ends.map(([edge, rect, x]) => (
    <span
      key={edge}
      aria-hidden
      data-handle={edge}
      className="absolute z-10 size-6 -translate-x-1/2 cursor-ew-resize touch-none select-none before:absolute before:start-1/2 before:-top-1 before:h-2 before:w-0.5 before:bg-focus after:absolute after:inset-1 after:rounded-full after:bg-focus"
      style={{ left: x - frame.left, top: rect.bottom - frame.top - 2 }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag(edge)}
    />
  ))
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u

/** Where a letter stands, and which way it reads: a number in an Arabic text reads from the left. */
function letterAt(watch: SelectionWatch, at: number) {
  const rect = rangeOf(watch.root, at, at + 1)?.getBoundingClientRect()
  if (!rect) return null
  const letter = watch.index.slice(codePoints(at), codePoints(at + 1))
  const rightToLeft =
    RIGHT_TO_LEFT.test(letter) || (!LEFT_TO_RIGHT.test(letter) && getComputedStyle(watch.root).direction === 'rtl')
  return { rect, rightToLeft }
}

/** The position in the text under a point of the window (CSSOM View: both names of the method are in use). */
function positionAtPoint(root: HTMLElement, x: number, y: number): number | null {
  const page = root.ownerDocument
  const range = page.createRange()
  const caret = page.caretPositionFromPoint?.(x, y)
  if (caret) range.setStart(caret.offsetNode, caret.offset)
  else {
    const old = page.caretRangeFromPoint?.(x, y)
    if (!old) return null
    range.setStart(old.startContainer, old.startOffset)
  }
  if (!root.contains(range.startContainer)) return null
  range.setEnd(root, root.childNodes.length)
  return positionsOf(range, root)?.start ?? null
}
