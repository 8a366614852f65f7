'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { KeptTexts } from '@/lib/browser/kept-texts'
import { readWorkspace, workspaceKey, WorkspaceStore } from '@/lib/browser/workspace-store'
import type { WorkspaceView } from '@/lib/schemas/article'
import { scrollToClaim } from './scroll'
import { useAttempts } from './use-attempts'
import { useLive } from './use-live'
import { useMarking } from './use-marking'
import { PresenceContext, usePresence } from './use-presence'
import { useSaving } from './use-saving'
import { useSession } from './use-session'
import {
  type CardTab,
  type FocusWish,
  ViewContext,
  type Workspace as Doing,
  WorkspaceContext,
} from './workspace-context'
import { WorkspaceScreen } from './workspace-screen'

interface WorkspaceProps {
  /** What the server read for this page. */
  initial: WorkspaceView
  /** Number of the version asked for in the address; null follows the newest. */
  version: number | null
}

/** The workspace of one article: the text with its marks, the cards, and everything that is done with them. */
export function Workspace({ initial, version }: WorkspaceProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: Infinity } } }))
  return (
    <QueryClientProvider client={client}>
      <Standing initial={initial} version={version} client={client} />
    </QueryClientProvider>
  )
}

function Standing({ initial, version, client }: WorkspaceProps & { client: QueryClient }) {
  const articleId = initial.article.id
  const me = initial.me.id
  const [store] = useState(() => new WorkspaceStore(client, articleId, version, me))
  const [texts] = useState(() => new KeptTexts(store.kept))
  const { data: view } = useQuery({
    queryKey: workspaceKey(articleId, version),
    queryFn: () => readWorkspace(articleId, version),
    initialData: initial,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
  })

  const [openId, setOpenId] = useQueryState('claim', parseAsString.withOptions({ history: 'replace', scroll: false }))
  const [tab, setTab] = useState<CardTab>('claim')
  const [wish, setWish] = useState<FocusWish | null>(null)
  const session = useSession(store, me)
  const { problem, seen, attempt, retrace, inWords } = useAttempts(store, session.noticed)
  const [firstSeq] = useState(initial.seq)
  const { others, presence } = usePresence(articleId, me)
  const live = useLive(store, firstSeq, me, { presence })

  const open = useCallback<Doing['open']>(
    (claimId, where = {}) => {
      void setOpenId(claimId)
      if (where.tab) setTab(where.tab)
      if (claimId === null) return setWish(null)
      const { part = null, scroll = false } = where
      setWish((before) => ({ claimId, part, scroll, nonce: (before?.nonce ?? 0) + 1 }))
    },
    [setOpenId],
  )

  const marking = useMarking({ store, texts, inWords, open, undo: () => void retrace('undo') })
  const { mark, takeUp } = marking
  useSaving(store, texts, takeUp)

  const doing = useMemo(
    (): Doing => ({
      store,
      texts,
      open,
      mark,
      attempt,
      undo: () => void retrace('undo'),
      redo: () => void retrace('redo'),
    }),
    [store, texts, open, mark, attempt, retrace],
  )

  // The address may name a claim from the start: it is scrolled to once, when everything stands.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    if (openId) requestAnimationFrame(() => scrollToClaim(openId, { pulse: true }))
  }, [openId])

  return (
    <WorkspaceContext value={doing}>
      <ViewContext value={view}>
        <PresenceContext value={others}>
          <WorkspaceScreen
            openId={view.claims.some(({ id }) => id === openId) ? openId : null}
            missingId={openId !== null && !view.claims.some(({ id }) => id === openId) ? openId : null}
            tab={tab}
            onTab={setTab}
            wish={wish}
            marking={marking}
            live={live}
            session={session}
            problem={problem}
            onProblemSeen={seen}
          />
        </PresenceContext>
      </ViewContext>
    </WorkspaceContext>
  )
}
