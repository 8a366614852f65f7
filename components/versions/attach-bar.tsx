'use client'

import { type RefObject, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import type { Passage } from '@/lib/browser/workspace-store'
import { useBarKeys } from '../workspace-state/bar-keys'
import { SelectionHandles } from '../article/selection-handles'
import { SelectionPopover } from '../article/selection-popover'
import type { SelectionWatch } from '../article/selection-watch'
import { WordSteppers } from '../article/word-steppers'
import { countWords, wordsOf } from '../article/word-steps'
import { Button } from '../ui/button'
import { KeyCap } from '../ui/key-cap'
import { Toolbar } from '../ui/toolbar'

interface AttachBarProps {
  watch: SelectionWatch
  articleRef: RefObject<HTMLElement | null>
  /** C4: what would be attached. */
  claimKey: string
  language: string
  onAttach: (passage: Passage) => void
}

/** The bar at a selection: attach the claim that waits to these words. It takes no focus; Tab goes into it. */
export function AttachBar({ watch, articleRef, claimKey, language, onAttach }: AttachBarProps) {
  const t = useTranslations('versions')
  const selected = useSyncExternalStore(watch.subscribe, watch.selected, () => null)
  const words = useMemo(() => wordsOf(watch.index.text, language), [watch, language])

  useEffect(() => {
    if (selected) announce(t('selected', { count: countWords(selected.exact), key: claimKey }))
  }, [selected, claimKey, t])

  const give = useCallback(() => {
    const passage = watch.settled()
    if (!passage) return false
    const { start, end, exact } = passage
    watch.clear()
    onAttach({ start, end, exact })
    return true
  }, [watch, onAttach])

  const actions = useMemo((): readonly Action[] => {
    if (!selected) return []
    return [
      { id: 'selection-attach', label: t('attach', { key: claimKey }), shortcut: 'mark', run: give },
      { id: 'selection-leave', shortcut: 'close', run: () => watch.clear() },
    ]
  }, [selected, give, watch, claimKey, t])
  useActions(actions)
  useBarKeys(watch, selected !== null, give)

  return (
    <>
      <SelectionPopover selected={selected} articleRef={articleRef} onLeave={() => watch.clear()}>
        <Toolbar aria-label={t('attachBar', { key: claimKey })} className="max-w-[calc(100vw-2rem)] flex-wrap">
          <Button variant="primary" size="sm" className="max-drawer:min-h-11 max-drawer:px-4" onPress={give}>
            {t('attach', { key: claimKey })}
            <KeyCap tone="inverse">A</KeyCap>
          </Button>
          <Button
            variant="quiet"
            size="sm"
            className="max-drawer:min-h-11 max-drawer:px-4"
            onPress={() => watch.clear()}
          >
            {t('leaveSelection')}
          </Button>
          <WordSteppers watch={watch} words={words} />
        </Toolbar>
      </SelectionPopover>
      {selected ? <SelectionHandles watch={watch} passage={selected} /> : null}
    </>
  )
}
