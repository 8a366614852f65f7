'use client'

import { type RefObject, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import type { Passage } from '@/lib/browser/workspace-store'
import { Button } from '../ui/button'
import { Toolbar } from '../ui/toolbar'
import { SelectionHandles } from '../article/selection-handles'
import { SelectionPopover } from '../article/selection-popover'
import type { SelectionWatch } from '../article/selection-watch'
import { wordsOf } from '../article/word-steps'
import { WordSteppers } from '../article/word-steppers'

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

  const actions = useMemo((): readonly Action[] => [{ id: 'resize-stop', shortcut: 'close', run: onStop }], [onStop])
  useActions(actions)

  const isSame = selected?.start === place.start && selected.end === place.end
  return (
    <>
      <SelectionPopover selected={selected} articleRef={articleRef}>
        <Toolbar aria-label={t('resizeBar', { key: claimKey })} className="flex-wrap">
          <WordSteppers watch={watch} words={words} />
          <Button
            variant="primary"
            size="sm"
            className="ms-2"
            isDisabled={!selected || isSame}
            onPress={() => {
              const passage = watch.settled()
              if (passage) onSave({ start: passage.start, end: passage.end, exact: passage.exact })
            }}
          >
            {t('useTheseWords')}
          </Button>
          <Button variant="quiet" size="sm" onPress={onStop}>
            {t('keepWords')}
          </Button>
        </Toolbar>
      </SelectionPopover>
      {selected ? <SelectionHandles watch={watch} passage={selected} /> : null}
    </>
  )
}
