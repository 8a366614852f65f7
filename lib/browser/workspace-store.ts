import type { QueryClient } from '@tanstack/react-query'
import type { JsonValue } from '@/lib/domain/json'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { AppearanceView, ClaimView } from '@/lib/schemas/claim'
import type { CommentView } from '@/lib/schemas/comment'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { RelationView } from '@/lib/schemas/relation'
import { callApi, RefusedByServer } from './api'
import type { Fields } from './draft-merge'
import { DraftDesk, type RecordName, type RecordPort, type StoredRecord } from './draft-desk'
import { type KeptDrafts, keptDrafts } from './drafts'
import { claimRecord, storedRecord } from './workspace-records'
import {
  withAct,
  withClaim,
  withComment,
  withEvidence,
  withoutClaim,
  withoutComment,
  withoutRelation,
  withRelation,
} from './workspace-view'

/** Key of the one query that the workspace has: everything it shows. */
export const workspaceKey = (articleId: string, version: number | null) =>
  ['workspace', articleId, version ?? 'newest'] as const

/** Reads everything that the workspace shows. `version`: null for the newest. */
export function readWorkspace(articleId: string, version: number | null): Promise<WorkspaceView> {
  return callApi('GET', `/articles/${articleId}/workspace${version === null ? '' : `?version=${version}`}`)
}

/** A line of a claim's history. */
export interface HistoryLine {
  readonly seq: number
  readonly at: string
  readonly actorName: string
  readonly command: string
  readonly field: string
  readonly before: JsonValue
  readonly after: JsonValue
}

/** A passage to be marked or noted; positions in code points of the shown version. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/**
 * Everything that can be done in the workspace of one article, and what it shows while and after. The view lives in the
 * query cache; each deed sends one request and takes the answer in.
 */
export class WorkspaceStore {
  readonly desk: DraftDesk
  /** What is left unsaved on this device. */
  readonly kept: KeptDrafts
  readonly #key: readonly unknown[]

  constructor(
    readonly client: QueryClient,
    readonly articleId: string,
    /** Number of the version asked for; null follows the newest. */
    readonly version: number | null,
    personId: string,
  ) {
    this.#key = workspaceKey(articleId, version)
    this.kept = keptDrafts(personId, articleId)
    this.desk = new DraftDesk(this.#port(), this.kept)
  }

  /** What is shown now. Only called while the workspace stands, when it has been read. */
  view(): WorkspaceView {
    const view = this.client.getQueryData<WorkspaceView>(this.#key)
    if (!view) throw new Error('the workspace is read before anything is done in it')
    return view
  }

  claim(claimId: string): ClaimView | null {
    return this.view().claims.find(({ id }) => id === claimId) ?? null
  }

  change(change: (view: WorkspaceView) => WorkspaceView): void {
    this.client.setQueryData<WorkspaceView>(this.#key, (view) => (view ? change(view) : view))
  }

  /** Reads everything again. */
  async refreshAll(): Promise<void> {
    await this.client.invalidateQueries({ queryKey: this.#key }, { throwOnError: true })
  }

  /** Reads one claim again, with everything that hangs on it; takes it out when it is gone. */
  async refreshClaim(claimId: string): Promise<void> {
    try {
      this.#takeIn(await callApi<ClaimView>('GET', `/claims/${claimId}`))
    } catch (error) {
      if (!(error instanceof RefusedByServer && error.status === 404)) throw error
      this.change((view) => withoutClaim(view, claimId))
    }
  }

  /** A claim from the server; people and agents that it names and nobody knows yet are read with the rest. */
  #takeIn(claim: ClaimView): void {
    // Answers may overtake each other: an older one says nothing new.
    if (claim.version < (this.claim(claim.id)?.version ?? 0)) return
    this.change((view) => withClaim(view, claim))
    const { agents, sources } = this.view()
    const strange =
      claim.chain.some((hop) => !agents.some(({ id }) => id === hop.agentId)) ||
      (claim.speakerId !== null && !agents.some(({ id }) => id === claim.speakerId)) ||
      claim.evidence.some((item) => !sources.some(({ id }) => id === item.sourceId))
    if (strange) void this.refreshAll().catch(() => undefined)
  }

  #acted(label: string): void {
    this.change((view) => withAct(view, label))
  }

  /** Marks a passage; `description` prefills the card. */
  async mark(passage: Passage, idempotencyKey: string, description: Fields = {}): Promise<ClaimView> {
    const body = { version: this.view().shown.number, ...passage, ...description }
    const claim = await callApi<ClaimView>('POST', `/articles/${this.articleId}/claims`, { body, idempotencyKey })
    this.#takeIn(claim)
    this.#acted('mark')
    return claim
  }

  async note(passage: Passage, text: string): Promise<void> {
    const body = { version: this.view().shown.number, ...passage, text }
    const note = await callApi<CommentView>('POST', `/articles/${this.articleId}/notes`, { body })
    this.change((view) => withComment(view, note))
    this.#acted('note')
  }

  /** Changes the words that a mark covers. */
  resize(claimId: string, appearance: Pick<AppearanceView, 'id' | 'version'>, passage: Passage): Promise<void> {
    const body = { start: passage.start, end: passage.end, exact: passage.exact }
    return this.#onClaim(claimId, 'resize', () =>
      callApi('PATCH', `/appearances/${appearance.id}`, { body, version: appearance.version }),
    )
  }

  /** Takes a claim out; it can be brought back by undo. */
  removeClaim(claimId: string): Promise<void> {
    return this.desk.inTurn(claimId, async () => {
      const claim = this.claim(claimId)
      if (!claim) return
      await callApi('DELETE', `/claims/${claimId}`, { version: claim.version })
      this.desk.discard(claimRecord(claimId))
      this.change((view) => withoutClaim(view, claimId))
      this.#acted('delete-claim')
    })
  }

  attach(claimId: string, evidence: Fields): Promise<void> {
    const idempotencyKey = crypto.randomUUID()
    return this.#onClaim(claimId, 'attach', () =>
      callApi('POST', `/claims/${claimId}/evidence`, { body: evidence, idempotencyKey }),
    )
  }

  removeEvidence(evidence: Pick<EvidenceView, 'id' | 'version' | 'claimId'>): Promise<void> {
    return this.#onClaim(evidence.claimId, 'delete-evidence', () =>
      callApi('DELETE', `/evidence/${evidence.id}`, { version: evidence.version }),
    )
  }

  giveVerdict(claimId: string, verdict: Fields): Promise<void> {
    return this.#onClaim(claimId, 'verdict', () => {
      const version = this.claim(claimId)?.version
      return callApi('POST', `/claims/${claimId}/verdicts`, { body: verdict, ...(version ? { version } : {}) })
    })
  }

  takeBackVerdict(claimId: string, kind: 'attribution' | 'truth'): Promise<void> {
    return this.#onClaim(claimId, 'take-back-verdict', () => {
      const version = this.claim(claimId)?.version
      return callApi('DELETE', `/claims/${claimId}/verdicts/${kind}`, version ? { version } : {})
    })
  }

  /** The verdict holds for the words that are there now, too. */
  confirmVerdict(claimId: string, kind: 'attribution' | 'truth'): Promise<void> {
    return this.#onClaim(claimId, 'verdict', () => {
      const version = this.claim(claimId)?.version
      return callApi('POST', `/claims/${claimId}/verdicts/${kind}/confirm`, version ? { version } : {})
    })
  }

  async relate(claimId: string, relation: Fields): Promise<void> {
    const made = await callApi<RelationView>('POST', `/claims/${claimId}/relations`, { body: relation })
    this.change((view) => withRelation(view, made))
    this.#acted('relate')
  }

  async changeRelation(relation: RelationView, change: Fields): Promise<void> {
    const { id, version } = relation
    const changed = await callApi<RelationView>('PATCH', `/relations/${id}`, { body: change, version })
    this.change((view) => withRelation(view, changed))
    this.#acted('change-relation')
  }

  async unrelate({ id, version }: Pick<RelationView, 'id' | 'version'>): Promise<void> {
    await callApi('DELETE', `/relations/${id}`, { version })
    this.change((view) => withoutRelation(view, id))
    this.#acted('delete-relation')
  }

  /** Adds a comment, or answers one (`replyTo`). */
  async comment(claimId: string, text: string, replyTo?: string): Promise<void> {
    const body: Fields = replyTo === undefined ? { text } : { text, replyTo }
    const made = await callApi<CommentView>('POST', `/claims/${claimId}/comments`, { body })
    this.change((view) => withComment(view, made))
    this.#acted('comment')
    await this.refreshClaim(claimId)
  }

  async changeComment({ id, version }: Pick<CommentView, 'id' | 'version'>, text: string): Promise<void> {
    const changed = await callApi<CommentView>('PATCH', `/comments/${id}`, { body: { text }, version })
    this.change((view) => withComment(view, changed))
    this.#acted('change-comment')
  }

  async removeComment(comment: Pick<CommentView, 'id' | 'version' | 'claimId'>): Promise<void> {
    await callApi('DELETE', `/comments/${comment.id}`, { version: comment.version })
    this.change((view) => withoutComment(view, comment))
    this.#acted('delete-comment')
    if (comment.claimId) await this.refreshClaim(comment.claimId)
  }

  /** Closes a thread, or opens it again. */
  async resolve(comment: Pick<CommentView, 'id' | 'version' | 'claimId'>, resolved: boolean): Promise<void> {
    const changed = await callApi<CommentView>('POST', `/comments/${comment.id}/resolve`, {
      body: { resolved },
      version: comment.version,
    })
    this.change((view) => withComment(view, changed))
    this.#acted('resolve')
    if (comment.claimId) await this.refreshClaim(comment.claimId)
  }

  /**
   * A verb of the workflow, after everything typed into the claim is saved; it names the version that was seen.
   *
   * @param path the last part of its address: `submit`, `reviews`, `corrections` …
   */
  advance(claimId: string, path: string, body: Fields = {}): Promise<void> {
    return this.desk.inTurn(claimId, async () => {
      const version = this.claim(claimId)?.version
      try {
        await callApi('POST', `/claims/${claimId}/${path}`, { body, ...(version ? { version } : {}) })
      } finally {
        await this.refreshClaim(claimId).catch(() => undefined)
      }
    })
  }

  /** Submits every claim of the article that is ready. */
  async submitReady(reviewerId: string | null): Promise<void> {
    await this.desk.flushAll()
    await callApi('POST', `/articles/${this.articleId}/submit-ready`, { body: { reviewerId } })
    await this.refreshAll()
  }

  /** Takes back one's last act in the article, or does it again. @returns the catalogue key of the act */
  async retrace(way: 'undo' | 'redo'): Promise<string> {
    await this.desk.flushAll()
    try {
      const { label } = await callApi<{ label: string }>('POST', `/articles/${this.articleId}/${way}`)
      return label
    } finally {
      // Refused or not, another act is next.
      await this.refreshAll().catch(() => undefined)
    }
  }

  history(claimId: string): Promise<{ items: HistoryLine[] }> {
    return callApi('GET', `/claims/${claimId}/history`)
  }

  /** A change of something that belongs to a claim, in the claim's turn; then the claim is read again. */
  #onClaim(claimId: string, label: string, work: () => Promise<unknown>): Promise<void> {
    return this.desk.inTurn(claimId, async () => {
      try {
        await work()
        this.#acted(label)
      } finally {
        await this.refreshClaim(claimId).catch(() => undefined)
      }
    })
  }

  #port(): RecordPort {
    return {
      current: (record) => storedRecord(this.view(), record),
      isComplete: (record, values) => !record.startsWith('verdict/') || values.rating !== null,
      refresh: (record) => this.refreshClaim(record.split('/')[1] ?? ''),
      send: (record, changed, stored, how) => this.#send(record, changed, stored, how),
    }
  }

  async #send(record: RecordName, changed: Fields, { version, values }: StoredRecord, how: { keepalive: boolean }) {
    const [kind, claimId = '', part] = record.split('/')
    if (kind === 'claim') {
      this.#takeIn(await callApi<ClaimView>('PATCH', `/claims/${claimId}`, { body: changed, version, ...how }))
      this.#acted('describe')
      return
    }
    if (kind === 'evidence') {
      const evidence = await callApi<EvidenceView>('PATCH', `/evidence/${part}`, { body: changed, version, ...how })
      this.change((view) => withEvidence(view, evidence))
      this.#acted('change-evidence')
    } else {
      const { justification, ...rest } = { ...values, ...changed }
      const body = { ...rest, justification: justification ?? '', kind: part ?? null }
      await callApi('POST', `/claims/${claimId}/verdicts`, { body, version, ...how })
      this.#acted('verdict')
    }
    if (!how.keepalive) await this.refreshClaim(claimId)
  }
}
