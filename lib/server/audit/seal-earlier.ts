import type { Seal } from '@/lib/domain/audit-seal'
import type { Tx } from '../db/clients'
import { sealedRows } from './sealed-rows'
import { sealRows, sealsOf, shreddedPayload } from '../transaction/seals'

/** Seals that one event of the log takes. */
const AT_ONCE = 500

/**
 * Seals what is there from before the log vouched for rows: once, at the first start of a version that does. Of what is
 * published only what an event of publishing speaks of: what was slipped into the file stays unknown, and is found. A log that
 * does not begin with the founding of the newsroom was tampered with, and nothing is sealed by it.
 */
export async function sealEarlier(tx: Tx, now: Date): Promise<void> {
  const first = await tx.auditEvent.findUnique({ where: { seq: 1 }, select: { command: true } })
  if (first?.command !== 'newsroom.found') return
  if ((await tx.auditEvent.findFirst({ where: { seals: { not: null } }, select: { seq: true } })) !== null) return
  const known = await sealedSingly(tx)
  const published = await publishedClaims(tx)
  let waiting = await shreddedBefore(tx)
  for await (const { seal, claimId } of sealedRows(tx)) {
    const isPublic = seal.kind === 'publication' || seal.kind === 'correction'
    if (isPublic && (known.has(seal.id) || !published.has(claimId))) continue
    waiting.push(seal)
    if (waiting.length < AT_ONCE) continue
    sealRows(tx, null, 'audit.seal-earlier', waiting, now)
    waiting = []
  }
  sealRows(tx, null, 'audit.seal-earlier', waiting, now)
}

/** Ids of the rows that have an event of their own. */
async function sealedSingly(tx: Tx): Promise<ReadonlySet<string>> {
  const events = await tx.auditEvent.findMany({
    where: { kind: { in: ['sealed-publication', 'sealed-correction'] } },
    select: { kind: true, targetId: true, seals: true },
  })
  return new Set(events.flatMap(sealsOf).map(({ id }) => id))
}

/** Ids of the claims that were published, as the log has it. */
async function publishedClaims(tx: Tx): Promise<ReadonlySet<string | null>> {
  const events = await tx.auditEvent.findMany({
    where: { command: { in: ['check.publish', 'check.correct', 'check.retract'] } },
    select: { claimId: true },
    distinct: ['claimId'],
  })
  return new Set(events.map(({ claimId }) => claimId))
}

/** Only of sources anything was ever shredded. (rule R15) */
async function shreddedBefore(tx: Tx): Promise<Seal[]> {
  const shredded = await tx.auditPayload.findMany({
    where: { shreddedAt: { not: null }, event: { kind: 'source' } },
    select: { seq: true },
  })
  return shredded.map(({ seq }) => shreddedPayload(seq))
}
