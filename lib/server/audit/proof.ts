import { setImmediate as othersTurn } from 'node:timers/promises'
import { z } from 'zod'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { consistencyProofRanges, isConsistent, type LeafRange, MerkleFrontier } from '@/lib/domain/merkle-tree'
import { fromBase64, toBase64 } from '@/lib/domain/signed-checkpoint'
import { hashBytes } from './checkpoint-key'
import { inSnapshot, type Reader } from '../db/clients'
import { query } from '../engine/query'

/** Where a log stood: its number of events, and the root of the tree over their hashes in base64. */
export const Head = z.strictObject({ seq: z.int().min(1), root: z.base64() })

/** A proof that the log of the newer checkpoint begins with that of the older one, for anybody to check (RFC 9162, 2.1.4). */
export interface ConsistencyProof {
  readonly older: z.infer<typeof Head>
  readonly newer: z.infer<typeof Head>
  /** Roots of subtrees, base64, in the order of the RFC. */
  readonly proof: readonly string[]
}

/**
 * Proves from the log, as it is now, that nothing of an older checkpoint was changed up to a newer one.
 *
 * @throws InvalidInput when they are not in order, or go beyond the log
 * @throws Conflict when the log does not agree with them: then there is no proof
 */
export const proveConsistency = query({
  name: 'audit.prove',
  permission: 'site:administer',
  input: z.strictObject({ older: Head, newer: Head }),
  load: async () => ({}),
  desk: () => null,
  show: ({ input: { older, newer } }) => inSnapshot((db) => prove(db, older, newer)),
})

async function prove(db: Reader, older: z.infer<typeof Head>, newer: z.infer<typeof Head>): Promise<ConsistencyProof> {
  const { seq } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  if (older.seq > newer.seq || newer.seq > seq) {
    throw new InvalidInput(say('audit.no-proof-between', { older: older.seq, newer: newer.seq, seq }))
  }
  const proof: Uint8Array[] = []
  for (const range of consistencyProofRanges(older.seq, newer.seq)) proof.push(await rootOfLog(db, range))
  const [from, to] = [headOf(older), headOf(newer)]
  if (!isConsistent(from, to, proof, hashBytes)) {
    throw new Conflict(say('audit.log-disagrees-with-both'))
  }
  return { older, newer, proof: proof.map(toBase64) }
}

/** As the algorithms of the RFC take it. */
export const headOf = ({ seq, root }: z.infer<typeof Head>) => ({
  size: seq,
  root: fromBase64(root) ?? new Uint8Array(),
})

/** Events read at a time: between two portions, others get their turn. */
const AT_ONCE = 1_000

/** The root of a part of the log. Event n is leaf n − 1. */
export async function rootOfLog(db: Reader, { from, to }: LeafRange): Promise<Uint8Array> {
  const tree = new MerkleFrontier(hashBytes)
  while (tree.size < to - from) {
    const events = await db.auditEvent.findMany({
      where: { seq: { gt: from + tree.size, lte: to } },
      orderBy: { seq: 'asc' },
      take: AT_ONCE,
      select: { hash: true },
    })
    if (events.length === 0) throw new Conflict(say('audit.events-missing'))
    for (const { hash } of events) tree.add(Buffer.from(hash, 'hex'))
    await othersTurn()
  }
  return tree.root()
}
