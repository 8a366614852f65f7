import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { callApi, RefusedByServer } from '@/lib/browser/api'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'

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
      const me = await callApi('GET /me', {})
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

  /** Looks at a failure for the end of the session. */
  const noticed = useCallback((error: unknown) => {
    if (error instanceof RefusedByServer && error.status === 401) setEnded(true)
  }, [])

  return { isOut, tryAgain, noticed }
}
