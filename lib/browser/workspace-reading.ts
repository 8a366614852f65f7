import type { QueryClient } from '@tanstack/react-query'
import { claimSummary } from '@/lib/policy/visibility/claim-summary'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimSummary, ClaimView } from '@/lib/schemas/claim'
import { callApi, RefusedByServer } from './api'
import { withAgent, withChangedSentences, withClaim, withoutClaim, withSource } from './workspace-view'

/** Key of the query of everything that the workspace shows. */
export const workspaceKey = (articleId: string, version: number | null) =>
  ['workspace', articleId, version ?? 'newest'] as const

/** Key of the query of one whole claim. */
export const wholeClaimKey = (claimId: string) => ['claim', claimId] as const

/** Reads everything that the workspace shows. `version`: null for the newest. */
export function readWorkspace(articleId: string, version: number | null): Promise<WorkspaceView> {
  return callApi(
    'GET /articles/{id}/workspace',
    { id: articleId },
    version === null ? {} : { query: { version: `${version}` } },
  )
}

/**
 * What the workspace of one article knows, in the query cache: a view of everything, in which claims are summaries, and
 * beside it the whole of each claim whose card was opened.
 */
export class WorkspaceReading {
  readonly #key: readonly unknown[]
  /** Agents and sources that were asked for by their ids, so that what is gone isn't asked for again and again. */
  readonly #asked = new Set<string>()

  constructor(
    readonly client: QueryClient,
    readonly articleId: string,
    /** Number of the version asked for; null follows the newest. */
    readonly version: number | null,
  ) {
    this.#key = workspaceKey(articleId, version)
  }

  /** What is shown now. Only called while the workspace stands, when it has been read. */
  view(): WorkspaceView {
    const view = this.client.getQueryData<WorkspaceView>(this.#key)
    if (!view) throw new Error('the workspace is read before anything is done in it')
    return view
  }

  /** The whole of a claim; null while it has not been read. */
  claim(claimId: string): ClaimView | null {
    return this.client.getQueryData<ClaimView>(wholeClaimKey(claimId)) ?? null
  }

  /** What is known of a claim: the whole of it, else its summary; null for none of this article. */
  known(claimId: string): ClaimView | ClaimSummary | null {
    return this.claim(claimId) ?? this.view().claims.find(({ id }) => id === claimId) ?? null
  }

  /** The newest version of a claim that is known here. */
  versionOf(claimId: string): number | undefined {
    const summary = this.view().claims.find(({ id }) => id === claimId)
    const versions = [summary?.version, this.claim(claimId)?.version].filter((version) => version !== undefined)
    return versions.length === 0 ? undefined : Math.max(...versions)
  }

  change(change: (view: WorkspaceView) => WorkspaceView): void {
    this.client.setQueryData<WorkspaceView>(this.#key, (view) => (view ? change(view) : view))
  }

  /** Changes a claim whose whole is known here, and its summary with it. */
  changeClaim(claimId: string, change: (claim: ClaimView) => ClaimView): void {
    const claim = this.claim(claimId)
    if (claim) this.#put(change(claim))
  }

  /** The query of one whole claim, with the names of everything that it cites. */
  readonly wholeClaim = (claimId: string) => ({
    queryKey: wholeClaimKey(claimId),
    queryFn: async () => {
      const claim = this.#withPastPlaces(await callApi('GET /claims/{id}', { id: claimId }))
      await this.#learn(claim)
      return claim
    },
    staleTime: Number.POSITIVE_INFINITY,
    // What was typed into it may wait for a connection for longer than any card is open.
    gcTime: Number.POSITIVE_INFINITY,
  })

  /** Reads the whole of a claim whose card is likely to be opened next. */
  prefetch(claimId: string): void {
    void this.client.prefetchQuery(this.wholeClaim(claimId))
  }

  /** Reads everything again: the view, and the claim whose card is open; others when theirs opens again. */
  async refreshAll(): Promise<void> {
    await Promise.all([
      this.client.invalidateQueries({ queryKey: this.#key }, { throwOnError: true }),
      this.client.invalidateQueries({ queryKey: ['claim'] }),
    ])
  }

  /** Reads one claim again, with everything that hangs on it; takes it out when it is gone. */
  async refreshClaim(claimId: string): Promise<void> {
    try {
      this.takeIn(await callApi('GET /claims/{id}', { id: claimId }))
    } catch (error) {
      if (!(error instanceof RefusedByServer && error.status === 404)) throw error
      this.client.removeQueries({ queryKey: wholeClaimKey(claimId) })
      this.change((view) => withoutClaim(view, claimId))
    }
  }

  /** A claim from the server. Agents and sources that it names and nobody knows here are read after it. */
  takeIn(claim: ClaimView): void {
    // Answers may overtake each other: an older one says nothing new.
    if (claim.version < (this.versionOf(claim.id) ?? 0)) return
    this.#put(this.#withPastPlaces(claim))
    void this.#learn(claim)
  }

  #put(claim: ClaimView): void {
    const changed = claim.changedSentences.length
    const more = changed - (this.claim(claim.id)?.changedSentences.length ?? changed)
    this.client.setQueryData(wholeClaimKey(claim.id), claim)
    this.change((view) => withClaim(withChangedSentences(view, more), claimSummary(claim)))
  }

  /** With the places that it had in the older text that is shown: an answer about one claim doesn't tell them. */
  #withPastPlaces(claim: ClaimView): ClaimView {
    const known = this.view().claims.find(({ id }) => id === claim.id)
    const past = known?.appearances.filter(({ standing }) => standing === 'past') ?? []
    if (past.length === 0) return claim
    return {
      ...claim,
      appearances: [...claim.appearances, ...past.map((place) => ({ ...place, prefix: '', suffix: '' }))],
    }
  }

  /** Reads the agents and sources that a claim names and that are not known here. */
  #learn({ speakerId, chain, evidence }: ClaimView): Promise<void> {
    return this.learnNames([
      ...(speakerId === null ? [] : [{ id: speakerId, nouns: ['agents'] as const }]),
      ...chain.map(({ agentId }) => ({ id: agentId, nouns: ['agents'] as const })),
      ...evidence.map(({ sourceId }) => ({ id: sourceId, nouns: ['sources'] as const })),
      ...evidence.flatMap(({ originId }) => (originId === null ? [] : [{ id: originId, nouns: ORIGINS }])),
    ])
  }

  /** Reads those of the agents and sources that are not known here. */
  async learnNames(named: readonly Named[]): Promise<void> {
    const { agents, sources } = this.view()
    const known = new Set([...agents, ...sources].map(({ id }) => id))
    const unknown = new Map(
      named.filter(({ id }) => !known.has(id) && !this.#asked.has(id)).map((each) => [each.id, each]),
    )
    await Promise.all([...unknown.values()].map((each) => this.#learnName(each)))
  }

  async #learnName({ id, nouns }: Named): Promise<void> {
    this.#asked.add(id)
    try {
      for (const noun of nouns) {
        const change = noun === 'agents' ? await agentOf(id) : await sourceOf(id)
        if (change) return this.change(change)
      }
    } catch {
      // A name that can't be read stays a gap on the card, and is asked for again with the next claim that has it.
      this.#asked.delete(id)
    }
  }
}

/** An agent or a source by its id, and under which nouns to look for it. */
export interface Named {
  readonly id: string
  readonly nouns: readonly ('agents' | 'sources')[]
}

/** An origin is the one or the other; its id doesn't tell which. */
export const ORIGINS = ['agents', 'sources'] as const

async function agentOf(id: string) {
  const agent = await found(callApi('GET /agents/{id}', { id }))
  return agent && ((view: WorkspaceView) => withAgent(view, agent))
}

async function sourceOf(id: string) {
  const source = await found(callApi('GET /sources/{id}', { id }))
  return source && ((view: WorkspaceView) => withSource(view, source))
}

/** An answer, or null where there is nothing. */
async function found<Row>(answer: Promise<Row>): Promise<Row | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RefusedByServer && error.status === 404) return null
    throw error
  }
}
