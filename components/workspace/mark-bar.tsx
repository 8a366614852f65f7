'use client'

import { type RefObject, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { type Action, useActions } from '@/lib/browser/shortcuts'
import { Button } from '../ui/button'
import { KeyCap } from '../ui/key-cap'
import { Toolbar } from '../ui/toolbar'
import { useBarKeys } from '../workspace-state/bar-keys'
import { NoteDialog } from './note-dialog'
import { SelectionPopover } from '../article/selection-popover'
import type { SelectedPassage, SelectionWatch } from '../article/selection-watch'
import { countWords } from '../article/word-steps'
import { useWorkspace } from '../workspace-state/workspace-context'

interface MarkBarProps {
  watch: SelectionWatch
  articleRef: RefObject<HTMLElement | null>
  /** The claims that lie over a stretch, shortest first, and whether one covers nearly the same words. */
  claimsUnder: (start: number, end: number) => { readonly ids: readonly string[]; readonly similar: string | null }
  onShow: (claimIds: readonly string[]) => void
}

const NONE = { ids: [], similar: null }

/** A target for a thumb on a phone. */
const TOUCH = 'max-drawer:min-h-11 max-drawer:px-4'

/** The bar at a selection: make it a claim, note something, show the claims under it. It takes no focus; Tab goes into it. */
export function MarkBar({ watch, articleRef, claimsUnder, onShow }: MarkBarProps) {
  const t = useTranslations('workspace')
  const { mark, open } = useWorkspace()
  const selected = useSyncExternalStore(watch.subscribe, watch.selected, () => null)
  const [noting, setNoting] = useState<SelectedPassage | null>(null)
  const under = useMemo(() => (selected ? claimsUnder(selected.start, selected.end) : NONE), [selected, claimsUnder])

  useEffect(() => {
    if (!selected) return
    const words = t('selected', { count: countWords(selected.exact) })
    announce(selected.clipped ? `${words} ${t('selectionClipped')}` : words)
  }, [selected, t])

  const give = useCallback(() => {
    const passage = watch.settled()
    if (!passage) return
    mark(passage)
    watch.clear()
  }, [mark, watch])

  const actions = useMemo((): readonly Action[] => {
    if (!selected) return []
    return [
      { id: 'selection-mark', shortcut: 'mark', run: give },
      { id: 'selection-note', shortcut: 'comment', run: () => setNoting(watch.settled()) },
      { id: 'selection-show', shortcut: 'show', run: () => (under.ids.length > 0 ? onShow(under.ids) : false) },
      { id: 'selection-leave', shortcut: 'close', run: () => watch.clear() },
    ]
  }, [selected, give, watch, onShow, under])
  useActions(actions)
  useBarKeys(watch, selected !== null, give)

  return (
    <>
      <SelectionPopover
        selected={selected}
        isHidden={noting !== null}
        articleRef={articleRef}
        onLeave={() => watch.clear()}
      >
        <Toolbar aria-label={t('selectionBar')}>
          {under.similar ? (
            <Button
              variant="primary"
              size="sm"
              className={TOUCH}
              onPress={() => {
                open(under.similar, { part: 'heading' })
                watch.clear()
              }}
            >
              {t('openSimilar')}
            </Button>
          ) : null}
          <Button variant={under.similar ? 'quiet' : 'primary'} size="sm" onPress={give} className={TOUCH}>
            {under.similar ? t('markAnyway') : t('markClaim')}
            <KeyCap tone={under.similar ? 'plain' : 'inverse'}>A</KeyCap>
          </Button>
          <Button variant="quiet" size="sm" onPress={() => setNoting(watch.settled())} className={TOUCH}>
            {t('note')}
            <KeyCap>C</KeyCap>
          </Button>
          {under.ids.length > 0 && !under.similar ? (
            <Button variant="quiet" size="sm" onPress={() => onShow(under.ids)} className={TOUCH}>
              {t('showUnder', { count: under.ids.length })}
              <KeyCap>S</KeyCap>
            </Button>
          ) : null}
        </Toolbar>
        {under.similar ? <p className="px-2 pt-1 text-ink-faint text-xs">{t('similarMark')}</p> : null}
      </SelectionPopover>
      <NoteDialog
        passage={noting}
        onClose={() => {
          setNoting(null)
          watch.clear()
        }}
      />
    </>
  )
}
