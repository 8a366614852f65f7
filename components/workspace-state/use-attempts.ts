import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'
import { showToast } from '../ui/toast'
import { actWords } from './act-words'
import type { Workspace } from './workspace-context'

export interface Attempts {
  /** Why the last action didn't work. */
  readonly problem: string | null
  readonly seen: () => void
  readonly attempt: Workspace['attempt']
  readonly retrace: (way: 'undo' | 'redo') => Promise<boolean>
  /** A failure in a sentence: what happened and what was kept. Throws what is no failure of a request. */
  readonly inWords: (error: unknown) => string
}

/**
 * Actions that may fail, and what is said of it; undo and redo among them.
 * @param noticed looks at every failure first: the session may have ended
 */
export function useAttempts(store: WorkspaceStore, noticed: (error: unknown) => void): Attempts {
  const t = useTranslations('workspace')
  const errors = useTranslations('errors')
  const [problem, setProblem] = useState<string | null>(null)

  const inWords = useCallback(
    (error: unknown): string => {
      noticed(error)
      if (error instanceof ServerUnreachable) return errors('offline')
      if (!(error instanceof RefusedByServer)) throw error
      if (error.status === 401) return errors('signedOut')
      return error.requestId && error.status >= 500
        ? `${errors('server')} ${errors('code', { code: error.requestId })}`
        : error.detail
    },
    [noticed, errors],
  )

  const retrace = useCallback(
    async (way: 'undo' | 'redo') => {
      try {
        const label = await store.retrace(way)
        showToast({ text: t(way === 'undo' ? 'undone' : 'redone', { act: actWords(t, label) }) })
        return true
      } catch (error) {
        setProblem(inWords(error))
        return false
      }
    },
    [store, t, inWords],
  )

  const attempt = useCallback<Workspace['attempt']>(
    async (work, done) => {
      try {
        await work()
      } catch (error) {
        setProblem(inWords(error))
        if (error instanceof RefusedByServer && error.status === 412) void store.refreshAll().catch(() => undefined)
        return false
      }
      setProblem(null)
      if (done) {
        const act = done.undo ? { act: { label: t('undo'), run: () => void retrace('undo') } } : {}
        showToast({ text: done.text, ...act })
      }
      return true
    },
    [inWords, retrace, store, t],
  )

  return { problem, seen: useCallback(() => setProblem(null), []), attempt, retrace, inWords }
}
