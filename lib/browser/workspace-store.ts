import type { QueryClient } from '@tanstack/react-query'
import type { JsonValue } from '@/lib/domain/json'
import type { AppearanceView, ClaimView } from '@/lib/schemas/claim'
import type { CommentView } from '@/lib/schemas/comment'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { RelationView } from '@/lib/schemas/relation'
import { callApi } from './api'
import type { Fields } from './draft-merge'
import { AutosaveQueue, type RecordName, type RecordPort, type StoredRecord } from './autosave-queue'
import { type LocalDrafts, localDrafts } from './local-drafts'
import { OwnChanges } from './own-changes'
import { type Named, ORIGINS, WorkspaceReading } from './workspace-reading'
import { claimOf, claimRecord, storedField, storedRecord } from './workspace-records'
import {
  withAct,
  withComment,
  withEvidence,
  withNote,
  withoutClaim,
  withoutComment,
  withoutNote,
  withoutRelation,
  withRelation,
} from './workspace-view'

/** The last part of an address that changes a claim by a verb. */
export type ClaimVerb =
  | 'submit'
  | 'withdraw'
  | 'take'
  | 'reviews'
  | 'publish'
  | 'corrections'
  | 'retract'
  | 'drop'
  | 'reopen'

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

/** Everything that can be done in the workspace of one article. Each action sends one request and takes the answer in. */
export class WorkspaceStore extends WorkspaceReading {
  readonly desk: AutosaveQueue
  /** What is left unsaved on this device. */
  readonly kept: LocalDrafts
  readonly own = new OwnChanges()

  constructor(client: QueryClient, articleId: string, version: number | null, personId: string) {
    super(client, articleId, version)
    this.kept = localDrafts(personId, articleId)
    this.desk = new AutosaveQueue(this.#port(), this.kept)
  }

  #acted(label: string): void {
    this.change((view) => withAct(view, label))
  }

  /** Marks a passage; `description` prefills the card. */
  async mark(passage: Passage, idempotencyKey: string, description: Fields = {}): Promise<ClaimView> {
    const fields = { version: this.view().shown.number, ...passage, ...description }
    const claim = await this.own.send('POST /articles/{id}/claims', { id: this.articleId }, { fields, idempotencyKey })
    this.takeIn(claim)
    this.#acted('mark')
    return claim
  }

  async note(passage: Passage, text: string): Promise<void> {
    const body = { version: this.view().shown.number, ...passage, text }
    const note = await this.own.send('POST /articles/{id}/notes', { id: this.articleId }, { body })
    this.change((view) => withNote(view, note))
    this.#acted('note')
  }

  /** Changes the words that a mark covers. */
  resize(claimId: string, appearance: Pick<AppearanceView, 'id' | 'version'>, passage: Passage): Promise<void> {
    const body = { start: passage.start, end: passage.end, exact: passage.exact }
    return this.#onClaim(claimId, 'resize', () =>
      this.own.send('PATCH /appearances/{id}', { id: appearance.id }, { body, version: appearance.version }),
    )
  }

  /** Takes a claim out; it can be brought back by undo. */
  removeClaim(claimId: string): Promise<void> {
    return this.desk.inTurn(claimId, async () => {
      const version = this.versionOf(claimId)
      if (version === undefined) return
      await this.own.send('DELETE /claims/{id}', { id: claimId }, { version })
      const related = this.view().relations.filter(({ fromId, toId }) => fromId === claimId || toId === claimId)
      this.desk.discard(claimRecord(claimId))
      this.change((view) => withoutClaim(view, claimId))
      this.#acted('delete-claim')
      await Promise.all(related.map((relation) => this.#refreshEnds(relation)))
    })
  }

  attach(claimId: string, evidence: Fields): Promise<void> {
    const idempotencyKey = crypto.randomUUID()
    return this.#onClaim(claimId, 'attach', () =>
      this.own.send('POST /claims/{id}/evidence', { id: claimId }, { fields: evidence, idempotencyKey }),
    )
  }

  removeEvidence(evidence: Pick<EvidenceView, 'id' | 'version' | 'claimId'>): Promise<void> {
    return this.#onClaim(evidence.claimId, 'delete-evidence', () =>
      this.own.send('DELETE /evidence/{id}', { id: evidence.id }, { version: evidence.version }),
    )
  }

  giveVerdict(claimId: string, verdict: Fields): Promise<void> {
    return this.#onClaim(claimId, 'verdict', () => {
      const version = this.versionOf(claimId)
      return this.own.send(
        'POST /claims/{id}/verdicts',
        { id: claimId },
        { fields: verdict, ...(version ? { version } : {}) },
      )
    })
  }

  takeBackVerdict(claimId: string, kind: 'attribution' | 'truth'): Promise<void> {
    return this.#onClaim(claimId, 'take-back-verdict', () => {
      const version = this.versionOf(claimId)
      return this.own.send('DELETE /claims/{id}/verdicts/{kind}', { id: claimId, kind }, version ? { version } : {})
    })
  }

  /** The verdict holds for the words that are there now, too. */
  confirmVerdict(claimId: string, kind: 'attribution' | 'truth'): Promise<void> {
    return this.#onClaim(claimId, 'verdict', () => {
      const version = this.versionOf(claimId)
      return this.own.send(
        'POST /claims/{id}/verdicts/{kind}/confirm',
        { id: claimId, kind },
        version ? { version } : {},
      )
    })
  }

  /**
   * All verdicts of a claim that need a re-check hold for the words that are there now, too.
   *
   * @returns false when the claim was changed meanwhile: then it was left as it is
   */
  confirmVerdicts(claimId: string): Promise<boolean> {
    return this.desk.inTurn(claimId, async () => {
      const body = { claims: [{ id: claimId, version: this.versionOf(claimId) ?? 1 }] }
      try {
        const { confirmed } = await this.own.send(
          'POST /articles/{id}/confirm-verdicts',
          { id: this.articleId },
          { body },
        )
        if (confirmed.length > 0) this.#acted('confirm')
        return confirmed.length > 0
      } finally {
        await this.refreshClaim(claimId).catch(() => undefined)
      }
    })
  }

  async relate(claimId: string, relation: Fields): Promise<void> {
    const made = await this.own.send('POST /claims/{id}/relations', { id: claimId }, { fields: relation })
    this.change((view) => withRelation(view, made))
    this.#acted('relate')
    await this.#refreshEnds(made)
  }

  async changeRelation(relation: RelationView, change: Fields): Promise<void> {
    const { id, version } = relation
    const changed = await this.own.send('PATCH /relations/{id}', { id }, { fields: change, version })
    this.change((view) => withRelation(view, changed))
    this.#acted('change-relation')
    await this.#refreshEnds(changed)
  }

  async unrelate(relation: Pick<RelationView, 'id' | 'version' | 'fromId' | 'toId'>): Promise<void> {
    const { id, version } = relation
    await this.own.send('DELETE /relations/{id}', { id }, { version })
    this.change((view) => withoutRelation(view, id))
    this.#acted('delete-relation')
    await this.#refreshEnds(relation)
  }

  /** A relation is content of both claims: their versions have risen, and what was handed in may be a draft again. */
  async #refreshEnds({ fromId, toId }: Pick<RelationView, 'fromId' | 'toId'>): Promise<void> {
    const here = [fromId, toId].filter((id) => this.known(id) !== null)
    await Promise.all(here.map((id) => this.refreshClaim(id).catch(() => undefined)))
  }

  /** Adds a comment, or answers one (`replyTo`). */
  async comment(claimId: string, text: string, replyTo?: string): Promise<void> {
    const body = replyTo === undefined ? { text } : { text, replyTo }
    const made = await this.own.send('POST /claims/{id}/comments', { id: claimId }, { body })
    this.#takeInComment(made)
    this.#acted('comment')
    await this.refreshClaim(claimId)
  }

  async changeComment({ id, version }: Pick<CommentView, 'id' | 'version'>, text: string): Promise<void> {
    const changed = await this.own.send('PATCH /comments/{id}', { id }, { body: { text }, version })
    this.#takeInComment(changed)
    this.#acted('change-comment')
  }

  async removeComment(comment: Pick<CommentView, 'id' | 'version' | 'claimId'>): Promise<void> {
    await this.own.send('DELETE /comments/{id}', { id: comment.id }, { version: comment.version })
    if (comment.claimId === null) this.change((view) => withoutNote(view, comment))
    else this.changeClaim(comment.claimId, (claim) => withoutComment(claim, comment))
    this.#acted('delete-comment')
    if (comment.claimId) await this.refreshClaim(comment.claimId)
  }

  /** Closes a thread, or opens it again. */
  async resolve(comment: Pick<CommentView, 'id' | 'version' | 'claimId'>, resolved: boolean): Promise<void> {
    const changed = await this.own.send(
      'POST /comments/{id}/resolve',
      { id: comment.id },
      { body: { resolved }, version: comment.version },
    )
    this.#takeInComment(changed)
    this.#acted('resolve')
    if (comment.claimId) await this.refreshClaim(comment.claimId)
  }

  /** A comment belongs to its claim; a note to the article. */
  #takeInComment(comment: CommentView): void {
    if (comment.claimId === null) this.change((view) => withNote(view, comment))
    else this.changeClaim(comment.claimId, (claim) => withComment(claim, comment))
  }

  /**
   * A verb of the workflow, after everything typed into the claim is saved; it names the version that was seen.
   *
   * @param verb the last part of its address: `submit`, `reviews`, `corrections` …
   */
  advance(claimId: string, verb: ClaimVerb, fields: Fields = {}): Promise<void> {
    return this.desk.inTurn(claimId, async () => {
      const version = this.versionOf(claimId)
      try {
        await this.own.send(`POST /claims/{id}/${verb}`, { id: claimId }, { fields, ...(version ? { version } : {}) })
      } finally {
        await this.refreshClaim(claimId).catch(() => undefined)
      }
    })
  }

  /** Submits every claim of the article that is ready. */
  async submitReady(reviewerId: string | null): Promise<void> {
    await this.desk.flushAll()
    await this.own.send('POST /articles/{id}/submit-ready', { id: this.articleId }, { body: { reviewerId } })
    await this.refreshAll()
  }

  /** Takes back one's last act in the article, or does it again. @returns the catalogue key of the act */
  async retrace(way: 'undo' | 'redo'): Promise<string> {
    await this.desk.flushAll()
    try {
      const { label } = await this.own.send(`POST /articles/{id}/${way}`, { id: this.articleId })
      return label
    } finally {
      // Refused or not, another act is next.
      await this.refreshAll().catch(() => undefined)
    }
  }

  /** A claim's history, with the names of who and what it speaks of. */
  async history(claimId: string): Promise<{ items: HistoryLine[] }> {
    const history = await callApi('GET /claims/{id}/history', { id: claimId })
    await this.learnNames(history.items.flatMap(({ field, before, after }) => namedIn(field, [before, after])))
    return history
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
      current: (record) => storedRecord(this.claim(claimOf(record)), record),
      shown: (record, field) => storedField(this.known(claimOf(record)), record, field),
      isComplete: (record, values) => !record.startsWith('verdict/') || values.rating !== null,
      refresh: (record) => this.refreshClaim(claimOf(record)),
      send: (record, changed, stored, how) => this.#send(record, changed, stored, how),
    }
  }

  async #send(record: RecordName, changed: Fields, { version, values }: StoredRecord, how: { keepalive: boolean }) {
    const [kind, claimId = '', part = ''] = record.split('/')
    if (kind === 'claim') {
      const options = { fields: changed, version, ...how }
      this.takeIn(await this.own.send('PATCH /claims/{id}', { id: claimId }, options))
      this.#acted('describe')
      return
    }
    if (kind === 'evidence') {
      const evidence = await this.own.send('PATCH /evidence/{id}', { id: part }, { fields: changed, version, ...how })
      this.changeClaim(claimId, (claim) => withEvidence(claim, evidence))
      this.#acted('change-evidence')
    } else {
      const { justification, ...rest } = { ...values, ...changed }
      const fields = { ...rest, justification: justification ?? '', kind: part }
      await this.own.send('POST /claims/{id}/verdicts', { id: claimId }, { fields, version, ...how })
      this.#acted('verdict')
    }
    if (!how.keepalive) await this.refreshClaim(claimId)
  }
}

/** Fields of the history whose values are ids, and what of. */
const NAMING: Readonly<Record<string, Named['nouns']>> = { speaker: ['agents'], originId: ORIGINS, source: ['sources'] }
const ID = /^[0-9a-f-]{36}$/

/** The agents and sources among the values of a field of the history. */
function namedIn(field: string, values: readonly JsonValue[]): Named[] {
  const nouns = NAMING[field] ?? []
  return values.flatMap((value: JsonValue): Named[] => {
    if (typeof value === 'string') return nouns.length > 0 && ID.test(value) ? [{ id: value, nouns }] : []
    if (field !== 'chain' || !Array.isArray(value)) return []
    return value.flatMap((hop: JsonValue): Named[] =>
      typeof hop === 'object' && hop !== null && 'agent' in hop && typeof hop.agent === 'string'
        ? [{ id: hop.agent, nouns: ['agents'] }]
        : [],
    )
  })
}
