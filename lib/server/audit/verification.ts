import { existsSync } from 'node:fs'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { z } from 'zod'
import { type ChainFault, chainVerifier } from '@/lib/domain/audit-chain'
import { MerkleFrontier } from '@/lib/domain/merkle-tree'
import { parseCheckpoint, toBase64 } from '@/lib/domain/signed-checkpoint'
import type { Checkpoint } from './checkpoint-file'
import { sha256 } from '../platform/digest'
import { hashBytes } from './checkpoint-key'
import { inSnapshot, type Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { type GuardFault, guardFaults } from '../db/guards'
import { pendingMigrations } from '../db/migrate'
import { openFile } from '../db/sqlite'
import { env } from '../platform/env'
import { type SealFault, SealBook, type Walked } from './seal-book'
import { sealedRows } from './sealed-rows'
import { sealsOf } from '../transaction/seals'

/** Something that was altered past the commands. */
export type AuditFault =
  | ChainFault
  | SealFault
  | { readonly seq: number; readonly fault: 'rolled-back' | 'checkpoint-disagrees' | 'wiped' }
  | {
      readonly seq: number
      readonly fault: 'row-unreadable' | 'guard-missing' | 'guard-altered' | 'guard-foreign'
      readonly subject: string
    }

export interface AuditVerification {
  /** Events that were walked. */
  readonly events: number
  readonly head: {
    readonly seq: number
    readonly hash: string
    /** Root of the Merkle tree over the hashes of all events (RFC 9162), base64. */
    readonly root: string
  }
  /** The first fault; null when everything holds. */
  readonly fault: AuditFault | null
  /** All faults, some dozens at most. A chain that is broken is not walked any further. */
  readonly faults: readonly AuditFault[]
  /** Rows that stand as the log vouches for them, by kind. */
  readonly rows: Walked
}

/** Events read at a time: between two portions, others get their turn. */
const AT_ONCE = 250
/** Faults that are named: more say no more. */
const MOST_FAULTS = 50

/**
 * Walks the whole chain, compares every row that it vouches for with what is there, both ways, and looks at the guards of the
 * file; compares with a checkpoint where one is given. One moment of the file is seen, whoever writes meanwhile, and no more of
 * it than a portion is in memory. (rules R21, R25)
 *
 * @param file another one than the database: a copy of it
 */
export const verifyChain = (checkpoint?: Checkpoint, file?: string): Promise<AuditVerification> =>
  inSnapshot(async (db) => {
    const book = new SealBook()
    try {
      return await verify(db, book, checkpoint)
    } finally {
      book.close()
    }
  }, file)

/** Whether a fault is one of the log itself, and not of a row that it vouches for. */
export const isOfChain = (fault: AuditFault): boolean => !('subject' in fault)

async function verify(db: Reader, book: SealBook, checkpoint?: Checkpoint): Promise<AuditVerification> {
  const { seq, hash } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const { events, root, fault: broken } = await walkChain(db, book, { seq, hash }, checkpoint)
  const head = { seq, hash, root }
  const faults: AuditFault[] = broken ? [broken] : [...(await compareRows(db, book, head.seq))]
  for (const { name, fault } of guardFaults(db.sql)) {
    faults.push({ seq: head.seq, fault: `guard-${fault}`, subject: name })
  }
  return { events, head, fault: faults[0] ?? null, faults: faults.slice(0, MOST_FAULTS), rows: book.walked }
}

type Head = Pick<AuditVerification['head'], 'seq' | 'hash'>

async function walkChain(db: Reader, book: SealBook, head: Head, checkpoint?: Checkpoint) {
  const verifier = chainVerifier(sha256)
  const tree = new MerkleFrontier(hashBytes)
  const root = () => toBase64(tree.root())
  const ended = (fault: AuditFault | null) => ({ events: tree.size, root: root(), fault })
  const made = await madeCheckpoints(db)
  const agrees = (hash: string) =>
    checkpoint === undefined || ('root' in checkpoint ? checkpoint.root === root() : checkpoint.hash === hash)
  let rolledBack = checkpoint !== undefined && !(checkpoint.seq === 0 && agrees(''))
  let seq = 0
  for (;;) {
    const events = db.sql.all(EVENTS, seq, AT_ONCE)
    for (const row of events) {
      const event = StoredEvent.safeParse(row).data
      const fault = event ? faultOf(event, verifier) : ({ seq: seq + 1, fault: 'altered' } as const)
      if (!event || fault) return ended(fault)
      if (event.payload === null) book.writeShredded(event.seq)
      book.write(event.seq, sealsOf(event))
      seq = event.seq
      tree.add(Buffer.from(event.hash, 'hex'))
      if (seq === checkpoint?.seq) rolledBack = !agrees(event.hash)
      const signed = made.get(seq)
      if (signed !== undefined && signed !== root()) return ended({ seq, fault: 'checkpoint-disagrees' })
    }
    if (events.length < AT_ONCE) break
    await othersTurn()
  }
  if (rolledBack) return ended({ seq: checkpoint?.seq ?? 0, fault: 'rolled-back' })
  // Nobody comes into a newsroom without an event.
  if (seq === 0 && head.seq === 0 && (await db.person.count()) > 0) {
    return ended({ seq: 1, fault: 'wiped' })
  }
  return ended(verifier.end(head))
}

/** In SQL: through Prisma a hundred thousand events take several times as long. (decision 024) */
const EVENTS = `
  SELECT e.*, p."payload", p."shreddedAt" FROM "AuditEvent" e LEFT JOIN "AuditPayload" p ON p."seq" = e."seq"
  WHERE e."seq" > ? ORDER BY e."seq" LIMIT ?`

/** An event as it is stored; without its payload both of the last are null. */
const StoredEvent = z.object({
  seq: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.string(),
  keyId: z.string().nullable(),
  command: z.string(),
  kind: z.string(),
  targetId: z.string(),
  deskId: z.string().nullable(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  payloadHash: z.string(),
  seals: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  payload: z.string().nullable(),
  shreddedAt: z.string().nullable(),
})

function faultOf(event: z.infer<typeof StoredEvent>, verifier: ReturnType<typeof chainVerifier>): ChainFault | null {
  if (event.payload === null && event.shreddedAt === null) return { seq: event.seq, fault: 'payload-altered' }
  // What is hashed is the time as JavaScript writes it.
  return verifier.next({ ...event, at: event.at.replace(/\+00:00$/, 'Z') })
}

/** The roots that were signed here, by the number of events. */
async function madeCheckpoints(db: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await db.checkpoint.findMany({ select: { seq: true, note: true } })
  return new Map(rows.map(({ seq, note }) => [seq, parseCheckpoint(note)?.root ?? '']))
}

/** Rows that read otherwise than the log says, that it doesn't know, and those that are gone. */
async function compareRows(db: Reader, book: SealBook, headSeq: number): Promise<readonly AuditFault[]> {
  const faults: AuditFault[] = []
  try {
    for await (const { seal } of sealedRows(db)) {
      const fault = book.compare(seal, headSeq)
      if (fault && faults.length < MOST_FAULTS) faults.push(fault)
    }
  } catch (error) {
    // Prisma reads no rows whose values can't have come from it: the rest can't be compared.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error
    return [...faults, { seq: headSeq, fault: 'row-unreadable', subject: String(error.meta?.modelName ?? 'a table') }]
  }
  return [...faults, ...book.missing(MOST_FAULTS)]
}

/** Guards of the file that are not as they belong, before a start repairs them. Another version's file is left to the start. */
export function guardsBeforeStart(): readonly GuardFault[] {
  const { databaseFile } = env()
  if (!existsSync(databaseFile) || pendingMigrations(databaseFile).length > 0) return []
  const database = openFile(databaseFile, { readonly: true })
  try {
    return guardFaults({ all: (sql) => database.prepare(sql).all() })
  } finally {
    database.close()
  }
}
