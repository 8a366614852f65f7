import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import type { Actor } from '@/lib/policy/actor'
import { appendAuditEvents, type AuditNote, sha256 } from '../audit-trail'
import type { Reader, Tx } from '../db/clients'

/*
 * What is published is vouched for by the audit chain: an event of its own names each record and each line of the ledger with a
 * hash of the row. The hash stands in the link itself, not in the payload, which may be shredded. (rules R21, R25)
 */

type PublicationRow = Awaited<ReturnType<Tx['publication']['findUniqueOrThrow']>>
type CorrectionRow = Awaited<ReturnType<Tx['correction']['findUniqueOrThrow']>>

/** What is sealed: which table, which row, and a hash of all that it says. */
export interface Seal {
  readonly kind: 'publication' | 'correction'
  readonly id: string
  readonly digest: string
}

/** The fields are named one by one: a column that comes later must not change what was sealed. */
export const publicationSeal = (row: PublicationRow): Seal => ({
  ...{ kind: 'publication', id: row.id },
  digest: digestOf({
    ...{ id: row.id, claimId: row.claimId, slug: row.slug, edition: row.edition, claimVersion: row.claimVersion },
    ...{ record: sha256(row.record), sha256: row.sha256, contentHash: row.contentHash },
    ...{ overrideReason: row.overrideReason, publishedById: row.publishedById },
    publishedAt: row.publishedAt.toISOString(),
  }),
})

/** A line of the ledger, as `publicationSeal`. */
export const correctionSeal = (row: CorrectionRow): Seal => ({
  ...{ kind: 'correction', id: row.id },
  digest: digestOf({
    ...{ id: row.id, claimId: row.claimId, publicationId: row.publicationId, kind: row.kind, note: row.note },
    ...{ changes: row.changes, createdById: row.createdById, createdAt: row.createdAt.toISOString() },
  }),
})

const digestOf = (fields: Readonly<Record<string, string | number | null>>) => sha256(canonicalJson(fields))

const noteOf = ({ kind, id, digest }: Seal): AuditNote => ({ kind: `sealed-${kind}`, targetId: `${id}:${digest}` })

/** Puts seals into the chain, in the transaction that makes the rows. */
export function sealRows(tx: Tx, actor: Actor | null, command: string, seals: readonly Seal[], now: Date): void {
  if (seals.length > 0) appendAuditEvents(tx, actor, command, seals.map(noteOf), now)
}

/** Says in the chain that sealed rows are removed on purpose: those of the samples. */
export function unsealRows(
  tx: Tx,
  actor: Actor | null,
  command: string,
  rows: readonly Omit<Seal, 'digest'>[],
  now: Date,
) {
  const notes = rows.map(({ kind, id }) => ({ kind: `removed-${kind}`, targetId: id }))
  if (notes.length > 0) appendAuditEvents(tx, actor, command, notes, now)
}

/** Where a published row and its seal disagree. */
export interface SealFault {
  /** The event that vouches for the row; that of the head for a row that no event knows. */
  readonly seq: number
  readonly fault: 'record-altered' | 'record-missing' | 'record-unknown' | 'record-not-public'
  /** Which row. */
  readonly subject: string
}

interface Sealed {
  readonly seq: number
  readonly kind: string
  readonly digest: string
}

/** Collects seals while the chain is walked, and compares them with what stands in the tables, both ways. */
export class SealBook {
  readonly #sealed = new Map<string, Sealed>()

  /** Takes in an event of the chain. */
  read({ seq, kind, targetId }: { readonly seq: number; readonly kind: string; readonly targetId: string }): void {
    const known = /^(sealed|removed)-(publication|correction)$/.exec(kind)
    if (!known) return
    const [id = '', digest = ''] = targetId.split(':')
    const key = `${known[2]} ${id}`
    if (known[1] === 'removed') this.#sealed.delete(key)
    else this.#sealed.set(key, { seq, kind: known[2] ?? '', digest })
  }

  /** How many rows the chain vouches for. */
  get size(): number {
    return this.#sealed.size
  }

  /** The first disagreement; null when every row is as it was published, and none is too many or missing. */
  async compare(db: Reader, headSeq: number): Promise<SealFault | null> {
    const unseen = new Map(this.#sealed)
    const faultOf = ({ kind, id, digest }: Seal): SealFault | null => {
      const key = `${kind} ${id}`
      const seal = unseen.get(key)
      unseen.delete(key)
      if (!seal) return { seq: headSeq, fault: 'record-unknown', subject: key }
      return seal.digest === digest ? null : { seq: seal.seq, fault: 'record-altered', subject: key }
    }
    for await (const rows of inStrides((cursor) => db.publication.findMany(cursor))) {
      for (const row of rows) {
        const fault = faultOf(publicationSeal(row))
        if (fault) return fault
      }
    }
    for await (const rows of inStrides((cursor) => db.correction.findMany(cursor))) {
      for (const row of rows) {
        const fault = faultOf(correctionSeal(row))
        if (fault) return fault
      }
    }
    const [missing] = unseen
    if (missing) return { seq: missing[1].seq, fault: 'record-missing', subject: missing[0] }
    return hiddenEdition(db, headSeq)
  }
}

/** A published claim whose public record is not its newest: an older edition was put back, or another claim's. */
async function hiddenEdition(db: Reader, headSeq: number): Promise<SealFault | null> {
  const claims = await db.claim.findMany({
    where: { OR: [{ publicationId: { not: null } }, { state: 'published' }] },
    select: { id: true, publicationId: true },
  })
  const newest = new Map(
    (await db.publication.findMany({ orderBy: { edition: 'asc' }, select: { id: true, claimId: true } })).map(
      ({ id, claimId }) => [claimId, id],
    ),
  )
  const hidden = claims.find(({ id, publicationId }) => newest.get(id) !== publicationId)
  return hidden ? { seq: headSeq, fault: 'record-not-public', subject: `claim ${hidden.id}` } : null
}

interface Cursor {
  readonly orderBy: { readonly id: 'asc' }
  readonly take: number
  readonly where: { readonly id: { readonly gt: string } }
}

/** Rows read at a time: records are large. */
const STRIDE = 200

async function* inStrides<Row extends { readonly id: string }>(read: (cursor: Cursor) => Promise<readonly Row[]>) {
  for (let last = ''; ; ) {
    const rows = await read({ orderBy: { id: 'asc' }, take: STRIDE, where: { id: { gt: last } } })
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)?.id ?? last
  }
}

/**
 * Seals what was published before the chain vouched for records: once, at the first start of a version that does. Only what an
 * event of publishing speaks of; what was slipped into the file stays unknown, and is found.
 */
export async function sealEarlier(tx: Tx, now: Date): Promise<void> {
  const sealed = await tx.auditEvent.findFirst({ where: { kind: { startsWith: 'sealed-' } }, select: { seq: true } })
  if (sealed) return
  const published = await tx.auditEvent.findMany({
    where: { command: { in: ['check.publish', 'check.correct', 'check.retract'] } },
    select: { claimId: true },
  })
  const claimIds = [...new Set(published.flatMap(({ claimId }) => claimId ?? []))]
  const ofClaims = { where: { claimId: { in: claimIds } } }
  const publications = await tx.publication.findMany(ofClaims)
  const corrections = await tx.correction.findMany(ofClaims)
  sealRows(
    tx,
    null,
    'audit.seal-earlier',
    [...publications.map(publicationSeal), ...corrections.map(correctionSeal)],
    now,
  )
}
