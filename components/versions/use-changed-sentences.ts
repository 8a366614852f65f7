import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { confirmSentences, queueKey, readQueue, withoutClaims } from '@/lib/browser/reanchoring'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'
import { withAct } from '@/lib/browser/workspace-view'
import type { ReanchoringQueueView, ReanchoringView } from '@/lib/schemas/article-version'
import type { Attempts } from '../workspace-state/use-attempts'
import { showToast } from '../ui/toast'

/** Marks that went along while their sentence changed, and what is decided about them. */
export interface ChangedSentences {
  readonly changed: ReanchoringQueueView
  readonly isBusy: boolean
  /** What was not confirmed, and why. */
  readonly told: string | null
  /** Counts the decisions: after each the list takes the focus. */
  readonly turn: number
  /** Their verdicts are still right. */
  readonly confirm: (entries: readonly ReanchoringView[]) => Promise<void>
}

interface SentenceNeeds {
  store: WorkspaceStore
  initial: ReanchoringQueueView
  attempts: Attempts
  retrace: (way: 'undo' | 'redo') => Promise<void>
}

/** The claims of an article whose sentences read otherwise than they were judged: one or many are confirmed in one act. */
export function useChangedSentences({ store, initial, attempts, retrace }: SentenceNeeds): ChangedSentences {
  const t = useTranslations('versions')
  const { articleId, client } = store
  const queryKey = queueKey(articleId, 'sentences')
  const { data: changed } = useQuery({
    queryKey,
    queryFn: () => readQueue(articleId, 'sentences'),
    initialData: initial,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const confirming = useRef(false)

  const confirm = async (entries: readonly ReanchoringView[]) => {
    if (entries.length === 0 || confirming.current) return
    confirming.current = true
    setBusy(true)
    setTold(null)
    attempts.seen()
    const keysOf = (ids: readonly string[]) =>
      [...new Set(entries.flatMap(({ claim }) => (ids.includes(claim.id) ? [claim.key] : [])))].join(', ')
    try {
      const { confirmed, left } = await confirmSentences(articleId, entries)
      client.setQueryData<ReanchoringQueueView>(queryKey, (queue) => (queue ? withoutClaims(queue, confirmed) : queue))
      void client.invalidateQueries({ queryKey: ['reanchoring', articleId] }).catch(() => undefined)
      if (left.length > 0) setTold(t('sentencesLeft', { keys: keysOf(left.map(({ id }) => id)) }))
      if (confirmed.length > 0) {
        const words = t('sentencesConfirmed', { keys: keysOf(confirmed) })
        store.change((view) => withAct(view, 'confirm'))
        announce(words)
        showToast({ text: words, act: { label: t('undo'), run: () => void retrace('undo') } })
        setTurn((count) => count + 1)
      }
    } catch (error) {
      setTold(attempts.inWords(error))
    } finally {
      confirming.current = false
      setBusy(false)
    }
  }

  return { changed, isBusy, told, turn, confirm }
}
