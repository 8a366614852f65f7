import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { callApi, RefusedByServer } from '@/lib/browser/api'
import { forgetDraftsOf } from '@/lib/browser/drafts'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'

/** Where the shell's sign-out form posts. */
const SIGN_OUT = '/sign-in/out'

/**
 * The session while the workspace stands. When it has ended, what was typed waits; once the same person is back, it is
 * sent. Another person gets a fresh page, and nothing of what the first one typed.
 */
export function useSession(store: WorkspaceStore, personId: string) {
  const [ended, setEnded] = useState(false)
  const overall = useSyncExternalStore(store.desk.subscribe, store.desk.overall, store.desk.overall)
  const isOut = ended || overall.state === 'signed-out'

  const tryAgain = useCallback(async () => {
    try {
      const me = await callApi<{ id: string }>('GET', '/me')
      if (me.id !== personId) return window.location.reload()
    } catch {
      return
    }
    setEnded(false)
    await store.desk.flushAll()
    await store.refreshAll().catch(() => undefined)
  }, [store, personId])

  useEffect(() => {
    if (!isOut) return
    const back = () => void tryAgain()
    window.addEventListener('focus', back)
    return () => window.removeEventListener('focus', back)
  }, [isOut, tryAgain])

  useEffect(() => {
    const leaving = (event: SubmitEvent) => {
      const form = event.target
      if (form instanceof HTMLFormElement && new URL(form.action).pathname === SIGN_OUT) void forgetDraftsOf(personId)
    }
    document.addEventListener('submit', leaving, { capture: true })
    return () => document.removeEventListener('submit', leaving, { capture: true })
  }, [personId])

  /** Looks at a failure for the end of the session. */
  const noticed = useCallback((error: unknown) => {
    if (error instanceof RefusedByServer && error.status === 401) setEnded(true)
  }, [])

  return { isOut, tryAgain, noticed }
}
