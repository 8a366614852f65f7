'use client'

import { Minus, Plus } from 'lucide-react'
import { type PointerEvent, type RefObject, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { codePoints } from '@/lib/domain/anchoring/units'
import { snapToWords } from '@/lib/domain/anchoring/words'
import { type Deed, useDeeds } from '@/lib/browser/shortcuts'
import type { Passage } from '@/lib/browser/workspace-store'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { RangePopover } from '../ui/popover'
import { Toolbar } from '../ui/toolbar'
import { positionsOf, rangeOf } from './selection'
import type { SelectionWatch } from './selection-watch'
import { type RangeEdge, steppedRange, wordsOf } from './word-steps'

interface ResizeBarProps {
  watch: SelectionWatch
  articleRef: RefObject<HTMLElement | null>
  /** C4, for the words on the button. */
  claimKey: string
  /** Where the claim's mark lies now. */
  place: Passage
  language: string
  onSave: (passage: Passage) => void
  onStop: () => void
}

/**
 * Changes which words a mark covers. The new words are simply the selection: by the handles at its ends, by the steppers
 * here, by Shift and arrows, or by selecting anew.
 */
export function ResizeBar({ watch, articleRef, claimKey, place, language, onSave, onStop }: ResizeBarProps) {
  const t = useTranslations('workspace')
  const selected = useSyncExternalStore(watch.subscribe, watch.selected, () => null)
  const words = useMemo(() => wordsOf(watch.index.text, language), [watch, language])

  useEffect(() => {
    watch.root.focus({ preventScroll: true })
    watch.select(place.start, place.end)
  }, [watch, place.start, place.end])

  const deeds = useMemo((): readonly Deed[] => [{ id: 'resize-stop', shortcut: 'close', run: onStop }], [onStop])
  useDeeds(deeds)

  const step = (edge: RangeEdge, by: 1 | -1) => {
    if (!selected) return
    const range = { start: codePoints(selected.start), end: codePoints(selected.end) }
    const { start, end } = steppedRange(words, range, edge, by)
    watch.select(start, end)
  }
  const isSame = selected?.start === place.start && selected.end === place.end
  return (
    <>
      <RangePopover
        isOpen={selected !== null}
        onOpenChange={() => undefined}
        containerRef={articleRef}
        targetRect={() => {
          const root = articleRef.current
          return (selected && root && rangeOf(root, selected.start, selected.end)?.getBoundingClientRect()) || null
        }}
      >
        <div data-mark-bar>
          <Toolbar aria-label={t('resizeBar', { key: claimKey })} className="flex-wrap">
            <span className="ps-2 pe-1 text-ink-faint text-sm">{t('firstWord')}</span>
            <IconButton icon={Minus} size="sm" label={t('firstWordBack')} onPress={() => step('start', -1)} />
            <IconButton icon={Plus} size="sm" label={t('firstWordOn')} onPress={() => step('start', 1)} />
            <span className="ps-2 pe-1 text-ink-faint text-sm">{t('lastWord')}</span>
            <IconButton icon={Minus} size="sm" label={t('lastWordBack')} onPress={() => step('end', -1)} />
            <IconButton icon={Plus} size="sm" label={t('lastWordOn')} onPress={() => step('end', 1)} />
            <Button
              variant="primary"
              size="sm"
              className="ms-2"
              isDisabled={!selected || isSame}
              onPress={() => selected && onSave({ start: selected.start, end: selected.end, exact: selected.exact })}
            >
              {t('useTheseWords')}
            </Button>
            <Button variant="quiet" size="sm" onPress={onStop}>
              {t('keepWords')}
            </Button>
          </Toolbar>
        </div>
      </RangePopover>
      {selected ? <Handles watch={watch} passage={selected} /> : null}
    </>
  )
}

/** Two handles at the ends of the selection, to be dragged. The steppers do the same without dragging (WCAG 2.5.7). */
function Handles({ watch, passage }: { watch: SelectionWatch; passage: Passage }) {
  const [, redraw] = useState(0)
  useEffect(() => {
    const listen = () => redraw((count) => count + 1)
    window.addEventListener('resize', listen)
    return () => window.removeEventListener('resize', listen)
  }, [])
  const frame = watch.root.offsetParent?.getBoundingClientRect()
  const rects = [...(rangeOf(watch.root, passage.start, passage.end)?.getClientRects() ?? [])]
  const [first, last] = [rects[0], rects.at(-1)]
  if (!frame || !first || !last) return null
  const rightToLeft = getComputedStyle(watch.root).direction === 'rtl'
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
    ['start', first, rightToLeft ? first.right : first.left],
    ['end', last, rightToLeft ? last.left : last.right],
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
