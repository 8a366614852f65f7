import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusedByServer } from '@/lib/browser/api'
import type { Fields } from '@/lib/browser/draft-merge'
import type { LocalTexts } from '@/lib/browser/local-texts'
import type { Passage, WorkspaceStore } from '@/lib/browser/workspace-store'
import { placeOf } from '@/lib/browser/workspace-view'
import type { WorkspaceView } from '@/lib/schemas/article'
import { showToast } from '../ui/toast'
import { blockAt } from '../article/marks'
import { forgetMark, keepMark, keptMarks, type PendingMark } from '../workspace-state/pending-marks'
import type { Workspace } from '../workspace-state/workspace-context'

interface MarkingNeeds {
  store: WorkspaceStore
  texts: LocalTexts
  inWords: (error: unknown) => string
  open: Workspace['open']
  undo: () => void
}

export interface Marking {
  /** Marks that have not arrived yet, or could not. */
  readonly pending: readonly PendingMark[]
  readonly mark: (passage: Passage) => void
  readonly retry: (key: string) => void
  readonly discard: (key: string) => void
  /** Takes up what an earlier page left behind. */
  readonly takeUp: () => void
}

/** Marks appear at once, are kept on the device until they have arrived, and open their card when they have. */
export function useMarking({ store, texts, inWords, open, undo }: MarkingNeeds): Marking {
  const t = useTranslations('workspace')
  const [pending, setPending] = useState<readonly PendingMark[]>([])

  const send = useCallback(
    async (mark: PendingMark) => {
      const others = (marks: readonly PendingMark[]) => marks.filter(({ key }) => key !== mark.key)
      setPending((marks) => [...others(marks), { ...mark, message: null }])
      try {
        const { start, end, exact, description } = mark
        const claim = await store.mark({ start, end, exact }, mark.key, description)
        forgetMark(texts, mark.key)
        setPending(others)
        open(claim.id, { tab: 'claim', part: 'statement' })
        showToast({ text: t('marked', { key: claim.key }), act: { label: t('undo'), run: undo } })
      } catch (error) {
        const message = inWords(error)
        setPending((marks) => [...others(marks), { ...mark, message }])
        // The text has a newer version: what is shown is read again, the words stay on the card to be copied.
        if (error instanceof RefusedByServer && error.status === 409) void store.refreshAll().catch(() => undefined)
      }
    },
    [store, texts, inWords, open, undo, t],
  )

  const mark = useCallback(
    (passage: Passage) => {
      const view = store.view()
      const { start, end, exact } = passage
      const made: PendingMark = {
        start,
        end,
        exact,
        key: crypto.randomUUID(),
        version: view.shown.number,
        description: prefilled(view, start),
        message: null,
      }
      keepMark(texts, made)
      void send(made)
    },
    [store, texts, send],
  )

  const retry = useCallback(
    (key: string) => {
      const mark = pending.find((each) => each.key === key)
      if (mark) void send(mark)
    },
    [pending, send],
  )

  const discard = useCallback(
    (key: string) => {
      forgetMark(texts, key)
      setPending((marks) => marks.filter((each) => each.key !== key))
    },
    [texts],
  )

  const takeUp = useCallback(() => {
    const left = keptMarks(texts, t('markLeftBehind'))
    if (left.length > 0)
      setPending((marks) => [...left.filter(({ key }) => !marks.some((mark) => mark.key === key)), ...marks])
  }, [texts, t])

  return { pending, mark, retry, discard, takeUp }
}

/** The chain of the previous claim in the same paragraph: usually the same person goes on speaking. (rule R2) */
export function prefilled(view: WorkspaceView, start: number): Fields {
  const block = blockAt(view.shown.blocks, start)
  if (!block) return {}
  const previous = view.claims.findLast((claim) => {
    const place = placeOf(claim, view.article.id, view.shown.number)
    return place !== null && place.start >= block.start && place.start <= start && claim.chain.length > 0
  })
  if (!previous) return {}
  const chain = previous.chain.map(({ agentId, role, kind, verb, force }) => ({
    agent: agentId,
    role,
    kind,
    verb,
    force,
  }))
  return { chain, speaker: previous.speakerId }
}
