import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { announce } from '@/lib/browser/announcer'
import { type ChangeEvent, listenToChanges, type Listening } from '@/lib/browser/events'
import type { WorkspaceStore } from '@/lib/browser/workspace-store'

/** Events that come within this time are read together, in milliseconds. */
const GATHERING = 250

/** Commands that change more than one claim. */
const WIDE = /^(article|agent|source|relation|scale|desk)\./

/**
 * Takes in what others do in the same article, as it happens. Their changes are told only as a number, for a page that
 * talks all the time can't be worked in.
 */
export function useLive(
  store: WorkspaceStore,
  seq: number,
  me: string,
  /** What else is wanted; must stay the same. */
  {
    onChange,
    presence,
  }: {
    /** Told of every event, after everything shown was read again. */
    onChange?: () => void
    presence?: Listening['presence']
  } = {},
) {
  const t = useTranslations('workspace')
  const [changed, setChanged] = useState<readonly string[]>([])

  const read = useCallback(
    async (told: readonly ChangeEvent[]) => {
      const events = await store.own.others(told, me)
      const claims = new Set(events.flatMap(({ claimId }) => claimId ?? []))
      const all = events.some(({ command, claimId }) => claimId === null || WIDE.test(command)) || claims.size > 3
      const work = all ? [store.refreshAll()] : [...claims].map((id) => store.refreshClaim(id))
      await Promise.all(work.map((each) => each.catch(() => undefined)))
      onChange?.()
      const foreign = new Set(events.flatMap(({ actorId, claimId }) => (actorId !== me && claimId ? [claimId] : [])))
      if (foreign.size === 0) return
      setChanged((before) => [...new Set([...before, ...foreign])])
      announce(t('updates', { count: foreign.size }))
    },
    [store, me, t, onChange],
  )

  useEffect(() => {
    let gathered: ChangeEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const gather = (event: ChangeEvent) => {
      gathered.push(event)
      timer ??= setTimeout(() => {
        const events = gathered
        gathered = []
        timer = undefined
        void read(events)
      }, GATHERING)
    }
    const onGap = () =>
      void store
        .refreshAll()
        .catch(() => undefined)
        .then(() => onChange?.())
    const stop = listenToChanges({
      articleId: store.articleId,
      seq,
      onChange: gather,
      onGap,
      ...(presence ? { presence } : {}),
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
    // The stream goes on by itself from where it began.
  }, [store, seq, read, onChange, presence])

  const clear = useCallback(() => setChanged([]), [])
  return { changed, clear }
}
