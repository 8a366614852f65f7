import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { RefusedByServer } from '@/lib/browser/api'
import {
  decideOn,
  nextEntry,
  type PlaceDecision,
  queueKey,
  readEntry,
  readQueue,
  withEntry,
  withoutEntry,
} from '@/lib/browser/reanchoring'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'
import { withAct } from '@/lib/browser/workspace-view'
import type { ReanchoringQueueView, ReanchoringView } from '@/lib/schemas/article-version'
import type { Attempts } from '../workspace-state/use-attempts'
import { showToast } from '../ui/toast'

export interface Queue {
  readonly waiting: ReanchoringQueueView
  readonly kept: ReanchoringQueueView
  /** What is being decided on; null when nothing waits. */
  readonly entry: ReanchoringView | null
  readonly open: (id: string) => void
  /** Changes when another entry is to have the focus. */
  readonly turn: number
  readonly isBusy: boolean
  /** What happened to a decision that was not taken. */
  readonly told: string | null
  readonly decide: (decision: PlaceDecision) => Promise<void>
  /** Takes back one's last act in the article, or does it again. */
  readonly retrace: (way: 'undo' | 'redo') => Promise<void>
}

interface QueueNeeds {
  store: WorkspaceStore
  initial: { readonly waiting: ReanchoringQueueView; readonly kept: ReanchoringQueueView }
  attempts: Attempts
}

/** Answers that mean: what was decided on is not as it was seen. */
const OVERTAKEN: ReadonlySet<number> = new Set([404, 409, 412])

/** The queue, and what is decided on its entries, one after the other. */
export function useQueue({ store, initial, attempts }: QueueNeeds): Queue {
  const t = useTranslations('versions')
  const codes = useTranslations('codes')
  const { articleId, client } = store
  const read = { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY }
  const { data: waiting } = useQuery({
    queryKey: queueKey(articleId, 'waiting'),
    queryFn: () => readQueue(articleId, 'waiting'),
    initialData: initial.waiting,
    ...read,
  })
  const { data: kept } = useQuery({
    queryKey: queueKey(articleId, 'kept'),
    queryFn: () => readQueue(articleId, 'kept'),
    initialData: initial.kept,
    ...read,
  })
  const [openId, setOpenId] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const [told, setTold] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const deciding = useRef(false)
  const decided = useRef<string[]>([])
  const all = [...waiting.items, ...kept.items]
  const entry = all.find(({ id }) => id === openId) ?? waiting.items[0] ?? null

  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: ['reanchoring', articleId] }).catch(() => undefined),
    [client, articleId],
  )

  /** An entry that is decided, here or elsewhere, is gone from the list; the next one has its turn. */
  const leave = (leaving: ReanchoringView) => {
    client.setQueryData<ReanchoringQueueView>(queueKey(articleId, 'waiting'), (queue) =>
      queue ? withoutEntry(queue, leaving.id) : queue,
    )
    setOpenId(nextEntry(waiting.items, leaving.id))
    setTurn((count) => count + 1)
    void refresh()
  }

  const retrace = async (way: 'undo' | 'redo') => {
    setTold(null)
    if (!(await attempts.retrace(way))) return
    await refresh()
    const back = way === 'undo' ? decided.current.pop() : undefined
    if (back) setOpenId(back)
    setTurn((count) => count + 1)
  }

  const overtaken = async (seen: ReanchoringView, refusal: RefusedByServer) => {
    const now = refusal.status === 404 ? null : await readEntry(seen.id).catch(() => null)
    const { key } = seen.claim
    void store.refreshAll().catch(() => undefined)
    if (now === null) {
      leave(seen)
      return t('movedOn', { key })
    }
    if (now.decision !== null && now.decision !== seen.decision) {
      leave(seen)
      const name = now.decidedBy?.name ?? t('someone')
      return t('decidedElsewhere', { name, key, decision: codes(`reanchored.${now.decision}`) })
    }
    if (now.version === seen.version) return refusal.detail
    client.setQueryData<ReanchoringQueueView>(queueKey(articleId, 'waiting'), (queue) =>
      queue ? withEntry(queue, now) : queue,
    )
    void refresh()
    return t('changedMeanwhile', { key })
  }

  const decide = async (decision: PlaceDecision) => {
    if (!entry || deciding.current) return
    deciding.current = true
    setBusy(true)
    setTold(null)
    attempts.seen()
    try {
      await decideOn(entry, decision)
      const words = t(`decision.${decision.kind}`, { key: entry.claim.key, number: entry.old.articleVersion })
      const left = waiting.items.some(({ id }) => id === entry.id) ? waiting.waiting - 1 : waiting.waiting
      decided.current.push(entry.id)
      leave(entry)
      store.change((view) => withAct(view, decision.kind))
      announce(`${words}. ${t('left', { count: left })}.`)
      showToast({ text: words, act: { label: t('undo'), run: () => void retrace('undo') } })
    } catch (error) {
      const isOvertaken = error instanceof RefusedByServer && OVERTAKEN.has(error.status)
      setTold(isOvertaken ? await overtaken(entry, error) : attempts.inWords(error))
    } finally {
      deciding.current = false
      setBusy(false)
    }
  }

  const open = useCallback((id: string) => {
    setOpenId(id)
    setTold(null)
    setTurn((count) => count + 1)
  }, [])

  return { waiting, kept, entry, open, turn, isBusy, told, decide, retrace }
}

/** Reads the queue again, for what others have done. */
export function useQueueReading(store: WorkspaceStore): () => void {
  const { client, articleId } = store
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: ['reanchoring', articleId] }).catch(() => undefined)
  }, [client, articleId])
}
