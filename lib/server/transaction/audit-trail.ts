import { z } from 'zod'
import { linkHash } from '@/lib/domain/audit-chain'
import { type Seal, writeSeals } from '@/lib/domain/audit-seal'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import type { GraphSource } from '../db/graph'
import { insertRow } from '../db/write-rows'
import { sha256 } from '../platform/digest'

/** What a command says of its change; the wrapper adds who, when and the chain. */
export interface AuditNote {
  /** The noun: claim, evidence, person … */
  readonly kind: string
  readonly targetId: string
  readonly deskId?: string | null
  readonly articleId?: string | null
  readonly claimId?: string | null
  /** The fields that changed, as they were and as they are. Never a secret; of a confidential field a salted digest. */
  readonly before?: Readonly<Record<string, JsonValue>> | null
  readonly after?: Readonly<Record<string, JsonValue>> | null
  /** The rows as the change leaves them: from now on the log vouches for them (`seals.ts`). */
  readonly seals?: readonly Seal[]
}

/** Where the chain ends. */
interface Head {
  readonly seq: number
  readonly hash: string
}

declare global {
  /** The head as this process last wrote it; another process may have gone on from there. */
  var stetAuditHead: Head | undefined
}

/** Places filled by the change that is under way. There is only ever one: changes take turns (write-queue.ts). */
let filled: number[] = []

/** Runs a change in its transaction and says which places in the log it has filled. */
export async function notingPlaces<Result>(change: () => Promise<Result>) {
  const places: number[] = []
  filled = places
  return { result: await change(), places }
}

/** Appends one link to the chain, in the transaction of the change. (rule R25) */
export const appendAuditEvent = (tx: GraphSource, actor: Actor | null, command: string, note: AuditNote, now: Date) =>
  appendAuditEvents(tx, actor, command, [note], now)

/** Appends links for many notes of one change, in their order. */
export function appendAuditEvents(
  tx: GraphSource,
  actor: Actor | null,
  command: string,
  notes: readonly AuditNote[],
  now: Date,
): void {
  const linkedTo = (head: Head) => linksAfter(head, actor, command, notes, now)
  // Mostly nobody else has written since, and the head need not be read: whether that is so, the database says.
  const expected = globalThis.stetAuditHead
  const links = (expected && moveHead(tx, expected, linkedTo(expected))) ?? moveHead(tx, ...fromStored(tx, linkedTo))
  if (!links) throw new Error('the head of the audit chain was moved while it was held')
  for (const { payload, ...event } of links) {
    filled.push(event.seq)
    insertRow(tx, 'AuditEvent', event, now)
    insertRow(tx, 'AuditPayload', { seq: event.seq, payload }, now)
  }
}

type Link = ReturnType<typeof linksAfter>[number]

function linksAfter(head: Head, actor: Actor | null, command: string, notes: readonly AuditNote[], now: Date) {
  let { seq, hash } = head
  return notes.map((note) => {
    const payload = canonicalJson({ before: note.before ?? null, after: note.after ?? null })
    const link = {
      seq: seq + 1,
      at: now.toISOString(),
      actorId: actor?.personId ?? null,
      actorName: actor?.name ?? 'Stet',
      via: actor?.via ?? 'system',
      keyId: actor?.keyId ?? null,
      command,
      kind: note.kind,
      targetId: note.targetId,
      deskId: note.deskId ?? null,
      articleId: note.articleId ?? null,
      claimId: note.claimId ?? null,
      payloadHash: sha256(payload),
      seals: writeSeals(note.seals ?? []),
      previousHash: hash,
    }
    seq = link.seq
    hash = linkHash(link, sha256)
    return { ...link, at: now, hash, payload }
  })
}

const StoredHead = z.object({ seq: z.int(), hash: z.string() })

function fromStored(tx: GraphSource, linkedTo: (head: Head) => readonly Link[]) {
  const head = StoredHead.parse(tx.sql.get('SELECT "seq", "hash" FROM "AuditHead" WHERE "id" = 1'))
  return [head, linkedTo(head)] as const
}

/** Moves the head over new links; null when it is not where it was expected. */
function moveHead({ sql }: GraphSource, from: Head, links: readonly Link[]): readonly Link[] | null {
  const { seq, hash } = links.at(-1) ?? from
  const moved = sql.run(
    'UPDATE "AuditHead" SET "seq" = ?, "hash" = ? WHERE "id" = 1 AND "seq" = ? AND "hash" = ?',
    ...[seq, hash, from.seq, from.hash],
  )
  if (moved === 0) return null
  globalThis.stetAuditHead = { seq, hash }
  return links
}
