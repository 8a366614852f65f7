'use client'

import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { RangePopover } from '../ui/popover'
import { rangeOf } from './selection'
import type { SelectedPassage } from './selection-watch'

interface SelectionPopoverProps {
  /** The words it stands at; it stands as long as they are selected, and moves along with them. */
  selected: SelectedPassage | null
  /** Put away while something else has the word about the selection. */
  isHidden?: boolean
  articleRef: RefObject<HTMLElement | null>
  /** Escape inside it. */
  onLeave?: () => void
  children: ReactNode
}

/**
 * What stands at the selected words of the text: above them, or below where they were selected by touch, for the system's
 * own menu is above. It says when a selection reached beyond the text.
 */
export function SelectionPopover({ selected, isHidden = false, articleRef, onLeave, children }: SelectionPopoverProps) {
  const t = useTranslations('workspace')
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !onLeave) return
    event.stopPropagation()
    onLeave()
  }
  return (
    <RangePopover
      isOpen={selected !== null && !isHidden}
      onOpenChange={() => undefined}
      containerRef={articleRef}
      targetRect={() => {
        const root = articleRef.current
        return (selected && root && rangeOf(root, selected.start, selected.end)?.getBoundingClientRect()) || null
      }}
      placement={selected?.touch ? 'bottom' : 'top'}
    >
      <div data-mark-bar onKeyDown={leaveOnEscape}>
        {children}
        {selected?.clipped ? <p className="px-2 pt-1 text-caution text-xs">{t('selectionClipped')}</p> : null}
      </div>
    </RangePopover>
  )
}
