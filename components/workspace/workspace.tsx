'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { LocalTexts } from '@/lib/browser/local-texts'
import { readWorkspace, wholeClaimKey, workspaceKey } from '@/lib/browser/workspace-reading'
import { WorkspaceStore } from '@/lib/browser/workspace-store'
import { isCalled } from '@/lib/browser/workspace-view'
import { nameIn } from '@/lib/policy/visibility/claim-summary'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimView } from '@/lib/schemas/claim'
import { scrollToClaim } from '../article/scroll'
import { useAttempts } from '../workspace-state/use-attempts'
import { useLive } from '../workspace-state/use-live'
import { useMarking } from './use-marking'
import { PresenceContext, usePresence } from '../workspace-state/use-presence'
import { useSaving } from '../workspace-state/use-saving'
import { useSession } from '../workspace-state/use-session'
import {
  type CardTab,
  type FocusRequest,
  ViewContext,
  type Workspace as Doing,
  WorkspaceContext,
} from '../workspace-state/workspace-context'
import { WorkspaceScreen } from './workspace-screen'

interface WorkspaceProps {
  /** What the server read for this page: the claims that it begins with; the others follow once it stands. */
  initial: WorkspaceView
  /** The whole of the claim that the address names. */
  opened: ClaimView | null
  /** Number of the version asked for in the address; null follows the newest. */
  version: number | null
}

/** The workspace of one article: the text with its marks, the cards, and everything that is done with them. */
export function Workspace({ initial, opened, version }: WorkspaceProps) {
  const [client] = useState(() => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: Infinity } } })
    if (opened) client.setQueryData(wholeClaimKey(opened.id), opened)
    return client
  })
  return (
    <QueryClientProvider client={client}>
      <Standing initial={initial} version={version} client={client} />
    </QueryClientProvider>
  )
}

function Standing({ initial, version, client }: Omit<WorkspaceProps, 'opened'> & { client: QueryClient }) {
  const articleId = initial.article.id
  const me = initial.me.id
  const [store] = useState(() => new WorkspaceStore(client, articleId, version, me))
  const [texts] = useState(() => new LocalTexts(store.kept))
  const { data: view } = useQuery({
    queryKey: workspaceKey(articleId, version),
    queryFn: () => readWorkspace(articleId, version),
    initialData: initial,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
  })

  const [wanted, setWanted] = useQueryState('claim', parseAsString.withOptions({ history: 'replace', scroll: false }))
  const open = wanted === null ? null : (view.claims.find((claim) => isCalled(claim, wanted, articleId)) ?? null)
  const openId = open?.id ?? null
  const openName = open && nameIn(open, articleId)
  const [tab, setTab] = useState<CardTab>('claim')
  const [request, setRequest] = useState<FocusRequest | null>(null)
  const session = useSession(store, me)
  const { problem, seen, attempt, retrace, inWords } = useAttempts(store, session.noticed)
  const [firstSeq] = useState(initial.seq)
  const { others, presence } = usePresence(articleId, me)
  const live = useLive(store, firstSeq, me, { presence })

  const openCard = useCallback<Doing['open']>(
    (claimId, where = {}) => {
      void setWanted(claimId)
      if (where.tab) setTab(where.tab)
      if (claimId === null) return setRequest(null)
      const { part = null, scroll = false } = where
      setRequest((before) => ({ claimId, part, scroll, nonce: (before?.nonce ?? 0) + 1 }))
    },
    [setWanted],
  )

  const marking = useMarking({ store, texts, inWords, open: openCard, undo: () => void retrace('undo') })
  const { mark, takeUp } = marking
  useSaving(store, texts, takeUp)

  const doing = useMemo(
    (): Doing => ({
      store,
      texts,
      open: openCard,
      mark,
      attempt,
      undo: () => void retrace('undo'),
      redo: () => void retrace('redo'),
    }),
    [store, texts, openCard, mark, attempt, retrace],
  )

  // The address may name a claim from the start: it is scrolled to once, when everything stands.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    if (openName) requestAnimationFrame(() => scrollToClaim(openName, { pulse: true }))
  }, [openName])

  // The page came with a part of the claims, so that it is small.
  const [isPart] = useState(initial.otherMarks.length > 0)
  useEffect(() => {
    if (isPart) void store.refreshAll().catch(() => undefined)
  }, [isPart, store])

  return (
    <WorkspaceContext value={doing}>
      <ViewContext value={view}>
        <PresenceContext value={others}>
          <WorkspaceScreen
            openId={openId}
            openName={openName}
            isMissing={wanted !== null && open === null && view.otherMarks.length === 0}
            tab={tab}
            onTab={setTab}
            request={request}
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
