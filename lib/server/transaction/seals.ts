import { readSeals, removal, type Seal, type SealedKind } from '@/lib/domain/audit-seal'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import { appendAuditEvent } from './audit-trail'
import { sha256 } from '../platform/digest'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/clients'

/*
 * What the audit log vouches for: the event of each change names the rows that it left behind, each with a hash of what the row
 * says. The hash stands in the event's own link, not in its payload, which may be shredded. (rules R21, R25, decision 031)
 *
 * The fields are named one by one: a column that comes later must not change what was sealed.
 */

type Row<Name extends Prisma.ModelName> = Prisma.TypeMap['model'][Name]['payload']['scalars']

const seal = (kind: SealedKind, id: string, fields: Readonly<Record<string, JsonValue>>): Seal => ({
  ...{ kind, id },
  digest: sha256(canonicalJson({ id, ...fields })),
})

/** Somebody may have written what is no time: that is another row, then. */
const timeOf = (time: Date) => (Number.isNaN(time.getTime()) ? '' : time.toISOString())

export const publicationSeal = (row: Row<'Publication'>): Seal => ({
  ...{ kind: 'publication', id: row.id },
  digest: sha256(sealedPublication(row)),
})

/** What of a published record is hashed in its seal, as canonical JSON (RFC 8785). */
export const sealedPublication = (row: Row<'Publication'>): string =>
  canonicalJson({
    ...{ id: row.id, claimId: row.claimId, slug: row.slug, edition: row.edition, claimVersion: row.claimVersion },
    ...{ record: sha256(row.record), sha256: row.sha256, contentHash: row.contentHash },
    ...{ overrideReason: row.overrideReason, publishedById: row.publishedById },
    publishedAt: timeOf(row.publishedAt),
  })

/** A line of the ledger, retractions among them. */
export const correctionSeal = (row: Row<'Correction'>): Seal =>
  seal('correction', row.id, {
    ...{ claimId: row.claimId, publicationId: row.publicationId, kind: row.kind, note: row.note },
    ...{ changes: row.changes, createdById: row.createdById, createdAt: timeOf(row.createdAt) },
  })

type SealedClaim = Pick<
  Row<'Claim'>,
  'id' | 'articleId' | 'number' | 'state' | 'sealedHash' | 'submittedById' | 'slug' | 'publicationId' | 'deletedAt'
>

/** Where a claim stands in the workflow, the content that was handed in, and what of it is public. */
export const claimSeal = (row: SealedClaim): Seal =>
  seal('claim', row.id, {
    ...{ articleId: row.articleId, number: row.number, state: row.state, deleted: row.deletedAt !== null },
    ...{ sealedHash: row.sealedHash, submittedById: row.submittedById },
    ...{ slug: row.slug, publicationId: row.publicationId },
  })

type SealedVerdict = Omit<Row<'Verdict'>, 'needsRecheck' | 'updatedAt' | 'version'>

export const verdictSeal = (row: SealedVerdict): Seal =>
  seal('verdict', row.id, {
    ...{ claimId: row.claimId, kind: row.kind, rating: row.rating, scaleId: row.scaleId, asOf: row.asOf },
    ...{ confidence: row.confidence, justification: row.justification, round: row.round },
    ...{ createdById: row.createdById, changedById: row.changedById, createdAt: timeOf(row.createdAt) },
    deleted: row.deletedAt !== null,
  })

/** A reviewer's decision, and whether a later change has voided it. */
export const reviewSeal = (row: Row<'Review'>): Seal =>
  seal('review', row.id, {
    ...{ claimId: row.claimId, claimVersion: row.claimVersion, reviewerId: row.reviewerId, decision: row.decision },
    ...{ reason: row.reason, rating: row.rating, contentHash: row.contentHash, createdAt: timeOf(row.createdAt) },
    ...{ voidedAt: row.voidedAt && timeOf(row.voidedAt), voidedById: row.voidedById },
  })

/** An article's text, with its blocks and the name of the bytes that it was made from. */
export const articleVersionSeal = (row: Row<'ArticleVersion'>): Seal =>
  seal('article-version', row.id, {
    ...{ articleId: row.articleId, number: row.number, text: sha256(row.text), textSha256: row.textSha256 },
    ...{ blocks: sha256(row.blocks), receivedSha256: row.receivedSha256, createdById: row.createdById },
    createdAt: timeOf(row.createdAt),
  })

/** Who may sign in by which address, and administer. */
export const personSeal = (row: Row<'Person'>): Seal =>
  seal('person', row.id, { email: row.emailFolded, admin: row.admin, disabled: row.disabledAt !== null })

/** A role on a desk. */
export const membershipSeal = (row: Row<'Membership'>): Seal =>
  seal('membership', row.id, {
    ...{ personId: row.personId, deskId: row.deskId, role: row.role, deleted: row.deletedAt !== null },
  })

/** A signed checkpoint that was made here. */
export const checkpointSeal = (row: Row<'Checkpoint'>): Seal =>
  seal('checkpoint', row.id, { seq: row.seq, note: row.note, createdAt: timeOf(row.createdAt) })

/** What an event of the log held, and no longer does. */
export const shreddedPayload = (seq: number): Seal => removal('payload', String(seq))

/** Puts seals into the log by an event of their own, where the change's own event can't name them. */
export function sealRows(tx: Tx, actor: Actor | null, command: string, seals: readonly Seal[], now: Date): void {
  if (seals.length > 0) appendAuditEvent(tx, actor, command, { kind: 'seals', targetId: 'seals', seals }, now)
}

/** What of an event of the log tells its seals. */
export interface SealingEvent {
  readonly kind: string
  readonly targetId: string
  readonly seals: string | null
}

/** Events that seal one row each, in their kind and target: so the first version that sealed rows wrote them. */
const SINGLE = /^(sealed|removed)-(publication|correction)$/

/** The seals of an event. */
export function sealsOf({ kind, targetId, seals }: SealingEvent): Seal[] {
  const [, act, row] = SINGLE.exec(kind) ?? []
  if (row !== 'publication' && row !== 'correction') return readSeals(seals)
  const [id = '', digest = ''] = targetId.split(':')
  return [{ kind: row, id, digest: act === 'sealed' ? digest : null }]
}
