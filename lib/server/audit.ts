import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type ChainFault, chainVerifier } from '@/lib/domain/audit-chain'
import { InvalidInput } from '@/lib/domain/errors'
import type { JsonValue } from '@/lib/domain/json'
import { id } from '@/lib/schemas/text'
import { sha256 } from './audit-trail'
import type { Reader } from './db/clients'
import { type SealFault, SealBook } from './checks/seals'
import { type Page, page } from './paging'
import { query } from './query'

export interface AuditView {
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly via: string
  readonly keyId: string | null
  readonly command: string
  readonly kind: string
  readonly targetId: string
  readonly deskId: string | null
  readonly articleId: string | null
  readonly claimId: string | null
  readonly hash: string
  /**
   * What changed, for events of the site itself. An administrator reads no desk's content, so that of a desk's events is
   * never here: a claim's history shows it to those who may see it.
   */
  readonly change: JsonValue
}

const AuditFilter = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  /** `seq` of the last event of the part before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'is not a place in the log')
    .optional(),
  actorId: id.optional(),
  /** The start of a command's name: `person.` */
  command: z.string().max(64).optional(),
})

/** The log, newest first. (rule R25) */
export const auditLog = query({
  name: 'audit.list',
  permission: 'site:administer',
  input: AuditFilter,
  load: ({ db, input }) =>
    db.auditEvent.findMany({
      where: {
        ...(input.cursor ? { seq: { lte: Number(input.cursor) } } : {}),
        ...(input.actorId ? { actorId: input.actorId } : {}),
        ...(input.command ? { command: { startsWith: input.command } } : {}),
      },
      orderBy: { seq: 'desc' },
      take: input.limit + 1,
      include: { payload: true },
    }),
  desk: () => null,
  show: ({ target, input }): Page<AuditView> =>
    page(
      target,
      input.limit,
      (event) => String(event.seq),
      ({ payload, at, previousHash: _previous, payloadHash: _payloadHash, ...event }) => ({
        ...event,
        at: at.toISOString(),
        change: isOfTheSite(event) && payload?.payload ? JSON.parse(payload.payload) : null,
      }),
    ),
})

const isOfTheSite = (event: { deskId: string | null; articleId: string | null; claimId: string | null }) =>
  event.deskId === null && event.articleId === null && event.claimId === null

/** Where the chain stood at some time, kept outside the database: a cut tail or an old copy put back shows against it. */
export const Checkpoint = z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^([0-9a-f]{64})?$/) })
export type Checkpoint = z.infer<typeof Checkpoint>

export interface AuditVerification {
  /** Events that were checked. */
  readonly events: number
  readonly head: Checkpoint
  /** The first fault; null when the chain holds. */
  readonly fault: ChainFault | SealFault | { readonly seq: number; readonly fault: 'rolled-back' | 'wiped' } | null
  /** Published records and lines of the ledger that the chain vouches for. */
  readonly published: number
}

/** Events read at a time. */
const STRIDE = 1_000

/**
 * Walks the whole chain, compares what is published with what the chain says of it, and the chain with a checkpoint where one is
 * given. (rules R21, R25)
 */
export const verifyAudit = query({
  name: 'audit.verify',
  permission: 'site:administer',
  input: z.strictObject({ checkpoint: Checkpoint.optional() }),
  load: async ({ db }) => ({ db }),
  desk: () => null,
  show: ({ db, input }) => verifyChain(db, input.checkpoint),
})

/** The walk itself, for those who are nobody: the health check and the command line's doctor. */
export async function verifyChain(db: Reader, checkpoint?: Checkpoint): Promise<AuditVerification> {
  const verifier = chainVerifier(sha256)
  const seals = new SealBook()
  // The head first: what is appended while we walk is past it, and left for the next time.
  const stored = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const head = { seq: stored.seq, hash: stored.hash }
  let seq = 0
  let atCheckpoint = checkpoint?.seq === 0 ? '' : null
  while (seq < head.seq) {
    const events = await db.auditEvent.findMany({
      where: { seq: { gt: seq, lte: head.seq } },
      orderBy: { seq: 'asc' },
      take: STRIDE,
      include: { payload: true },
    })
    for (const { payload, at, ...event } of events) {
      const shredded = payload?.shreddedAt != null
      const fault =
        payload === null || (payload.payload === null && !shredded)
          ? ({ seq: event.seq, fault: 'payload-altered' } as const)
          : verifier.next({ ...event, at: at.toISOString(), payload: payload.payload })
      if (fault) return { events: seq, head, fault, published: 0 }
      seals.read(event)
      seq = event.seq
      if (seq === checkpoint?.seq) atCheckpoint = event.hash
    }
    if (events.length === 0) break
  }
  const beyond = await db.auditEvent.count({ where: { seq: { gt: head.seq } } })
  const grew = beyond > 0 && (await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq === head.seq
  const fault = verifier.end(head) ?? (grew ? ({ seq: head.seq + 1, fault: 'cut' } as const) : null)
  if (fault) return { events: seq, head, fault, published: 0 }
  const rolledBack = checkpoint !== undefined && atCheckpoint !== checkpoint.hash
  if (rolledBack) return { events: seq, head, fault: { seq: checkpoint.seq, fault: 'rolled-back' }, published: 0 }
  // Nobody comes into a newsroom without an event.
  const wiped = seq === 0 && (await db.person.count()) > 0
  const sealFault = await seals.compare(db, head.seq)
  return { events: seq, head, fault: wiped ? { seq: 1, fault: 'wiped' } : sealFault, published: seals.size }
}

/** The checkpoint in a file; undefined when there is no file yet. @throws InvalidInput when it holds something else */
export function readCheckpoint(file: string): Checkpoint | undefined {
  if (!existsSync(file)) return undefined
  try {
    return Checkpoint.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new InvalidInput(
      `${file} is not a checkpoint of the audit log. Name the file that an earlier run has written.`,
    )
  }
}

/** Keeps where the chain stands now; put the file where whoever can write the database can't write. */
export function writeCheckpoint(file: string, head: Checkpoint): void {
  writeFileSync(file, `${JSON.stringify(head)}\n`)
}
