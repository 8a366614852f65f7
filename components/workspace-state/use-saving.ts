import { useEffect } from 'react'
import type { LocalTexts } from '@/lib/browser/local-texts'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'

/** States in which closing the page would leave something behind on this device only. */
const UNSENT: ReadonlySet<string> = new Set(['offline', 'retrying', 'refused', 'conflict', 'signed-out'])

/**
 * Brings back what an earlier page left unsaved, sends the rest when the page closes or the connection returns, and asks
 * before closing only where something could not be sent.
 */
export function useSaving(store: WorkspaceStore, texts: LocalTexts, restored: () => void): void {
  useEffect(() => {
    void Promise.all([store.desk.restore(), texts.restore()]).then(restored)
  }, [store, texts, restored])

  useEffect(() => {
    const { desk } = store
    const hidden = () => {
      if (document.visibilityState === 'hidden') void desk.flushAll({ keepalive: true })
    }
    const online = () => void desk.flushAll()
    const leaving = (event: BeforeUnloadEvent) => {
      if (UNSENT.has(desk.overall().state) && desk.hasUnsaved()) event.preventDefault()
    }
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', hidden)
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', hidden)
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [store])
}
