'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { LocalTexts } from '@/lib/browser/local-texts'
import { readWorkspace, workspaceKey } from '@/lib/browser/workspace-reading'
import { WorkspaceStore } from '@/lib/browser/workspace-store'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ReanchoringQueueView } from '@/lib/schemas/article-version'
import { useAttempts } from '../workspace-state/use-attempts'
import { useLive } from '../workspace-state/use-live'
import { useSession } from '../workspace-state/use-session'
import { ViewContext, type Workspace, WorkspaceContext } from '../workspace-state/workspace-context'
import { ReanchoringScreen } from './reanchoring-screen'
import { useChangedSentences } from './use-changed-sentences'
import { useQueue, useQueueReading } from './use-queue'

interface ReanchoringProps {
  /** What the server read for this page: the newest text, and the queue. */
  initial: WorkspaceView
  waiting: ReanchoringQueueView
  kept: ReanchoringQueueView
  sentences: ReanchoringQueueView
}

/** The re-anchoring queue of one article: what could not go along with its new text, one after the other. (rule R7) */
export function Reanchoring(props: ReanchoringProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: Infinity } } }))
  return (
    <QueryClientProvider client={client}>
      <Standing {...props} client={client} />
    </QueryClientProvider>
  )
}

function Standing({ initial, waiting, kept, sentences, client }: ReanchoringProps & { client: QueryClient }) {
  const router = useRouter()
  const articleId = initial.article.id
  const me = initial.me.id
  const [store] = useState(() => new WorkspaceStore(client, articleId, null, me))
  const [texts] = useState(() => new LocalTexts(store.kept))
  const { data: view } = useQuery({
    queryKey: workspaceKey(articleId, null),
    queryFn: () => readWorkspace(articleId, null),
    initialData: initial,
    refetchOnWindowFocus: false,
  })
  const session = useSession(store, me)
  const attempts = useAttempts(store, session.noticed)
  const queue = useQueue({ store, initial: { waiting, kept }, attempts })
  const changed = useChangedSentences({ store, initial: sentences, attempts, retrace: queue.retrace })
  const [firstSeq] = useState(initial.seq)
  useLive(store, firstSeq, me, { onChange: useQueueReading(store) })

  const { attempt } = attempts
  const { decide, retrace } = queue
  const doing = useMemo(
    (): Workspace => ({
      store,
      texts,
      open: (claimId) => router.push(`/desk/articles/${articleId}${claimId ? `?claim=${claimId}` : ''}`),
      mark: (passage) => void decide({ kind: 'reattach', passage, version: store.view().shown.number }),
      attempt,
      undo: () => void retrace('undo'),
      redo: () => void retrace('redo'),
    }),
    [store, texts, router, articleId, attempt, decide, retrace],
  )

  return (
    <WorkspaceContext value={doing}>
      <ViewContext value={view}>
        <ReanchoringScreen queue={queue} sentences={changed} problem={attempts.problem} session={session} />
      </ViewContext>
    </WorkspaceContext>
  )
}
