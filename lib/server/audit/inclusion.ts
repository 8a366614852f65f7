import { z } from 'zod'
import { type AuditLink, linkText } from '@/lib/domain/audit-chain'
import { Conflict, InvalidInput, NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { inclusionProofRanges, isIncluded } from '@/lib/domain/merkle-tree'
import { toBase64 } from '@/lib/domain/signed-checkpoint'
import { Head, headOf, rootOfLog } from './proof'
import { sha256 } from '../platform/digest'
import { hashBytes } from './checkpoint-key'
import { inSnapshot, type Reader } from '../db/clients'
import { query } from '../engine/query'
import { sealedPublication, sealsOf } from '../transaction/seals'

/** A proof that the log of a checkpoint holds an event, for anybody to check (RFC 9162, 2.1.3). */
export interface InclusionProof {
  readonly head: z.infer<typeof Head>
  /** The event's number: its hash is entry `seq − 1` of the tree. */
  readonly seq: number
  /** The text that is hashed, canonical JSON (RFC 8785); the hash of what the event held stands in it for that. */
  readonly event: string
  /** SHA-256 of `event`, hexadecimal. */
  readonly hash: string
  /** Roots of subtrees, base64, in the order of the RFC. */
  readonly proof: readonly string[]
}

/** Likewise of a published record: the event's `seals` hold the SHA-256 of `publication`, which is canonical JSON too. */
export interface RecordProof extends InclusionProof {
  readonly publication: string
}

/**
 * Proves that an event is in the log of a checkpoint, as it is now.
 *
 * @throws InvalidInput for an event that the checkpoint doesn't reach
 * @throws Conflict when the log does not agree with the checkpoint: then there is no proof
 */
export const proveEvent = query({
  name: 'audit.prove-event',
  permission: 'site:administer',
  input: z.strictObject({ seq: z.int().min(1), head: Head }),
  load: async () => ({}),
  desk: () => null,
  show: ({ input: { seq, head } }) => inSnapshot((db) => prove(db, seq, head)),
})

/**
 * Proves that a published record is in the log of a checkpoint: by the event that vouches for it.
 *
 * @throws NotFound for no such record; as `proveEvent`
 */
export const proveRecord = query({
  name: 'audit.prove-record',
  permission: 'site:administer',
  input: z.strictObject({
    slug: z.string().max(120),
    /** The newest one unless it is named. */
    edition: z.int().min(1).optional(),
    head: Head,
  }),
  load: async ({ db, input: { slug, edition } }) => {
    const claim = await db.claim.findFirst({ where: { slug }, select: { id: true } })
    const where = { claimId: claim?.id ?? '', ...(edition === undefined ? {} : { edition }) }
    return db.publication.findFirst({ where, orderBy: { edition: 'desc' } })
  },
  desk: () => null,
  show: ({ input: { head }, target }): Promise<RecordProof> =>
    inSnapshot(async (db) => {
      const seq = await vouchingEvent(db, target)
      return { ...(await prove(db, seq, head)), publication: sealedPublication(target) }
    }),
})

async function prove(db: Reader, seq: number, head: z.infer<typeof Head>): Promise<InclusionProof> {
  const end = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  if (seq > head.seq || head.seq > end.seq) {
    throw new InvalidInput(say('audit.no-proof-of-event', { seq, head: head.seq, end: end.seq }))
  }
  const event = linkText(await eventAt(db, seq))
  const hash = sha256(event)
  const proof: Uint8Array[] = []
  for (const range of inclusionProofRanges(seq - 1, head.seq)) proof.push(await rootOfLog(db, range))
  if (!isIncluded(Buffer.from(hash, 'hex'), seq - 1, headOf(head), proof, hashBytes)) {
    throw new Conflict(say('audit.log-disagrees'))
  }
  return { head, seq, event, hash, proof: proof.map(toBase64) }
}

async function eventAt(db: Reader, seq: number): Promise<AuditLink> {
  const row = await db.auditEvent.findUnique({ where: { seq } })
  if (!row) throw new Conflict(say('audit.events-missing'))
  const { hash: _, at, ...fields } = row
  return { ...fields, at: at.toISOString() }
}

/** The event that first vouches for a published record: it was made by it, or was there before events did so. */
async function vouchingEvent(db: Reader, { id, claimId }: { readonly id: string; readonly claimId: string }) {
  const select = { seq: true, kind: true, targetId: true, seals: true } as const
  const orderBy = { seq: 'asc' } as const
  const ofClaim = await db.auditEvent.findMany({ where: { claimId }, orderBy, select })
  const kind = { in: ['seals', 'sealed-publication'] }
  const found =
    firstFor(id, ofClaim) ?? firstFor(id, await db.auditEvent.findMany({ where: { kind }, orderBy, select }))
  if (found === undefined) throw new NotFound(say('audit.nothing-vouches'))
  return found
}

type Vouching = Parameters<typeof sealsOf>[0] & { readonly seq: number }

const firstFor = (publicationId: string, events: readonly Vouching[]) =>
  events.find((event) => sealsOf(event).some(({ kind, id }) => kind === 'publication' && id === publicationId))?.seq
