import { z } from 'zod'
import { VERDICT_KINDS } from '@/lib/domain/codes'
import { currentVerdict } from '@/lib/policy/visibility/verdict'
import type { Tx } from '../db/clients'
import { batches } from '../db/batches'
import { Prisma } from '../db/generated/client'
import { livingClaim } from '../claim-content/aggregate'

/** Marks the verdicts that were given on other words. Returns the ids of those that were not marked before. */
export async function flagVerdicts(tx: Tx, claimId: string): Promise<string[]> {
  const claim = await livingClaim(tx, claimId)
  const current = claim ? [currentVerdict(claim.verdicts, 'attribution'), currentVerdict(claim.verdicts, 'truth')] : []
  const fresh = current.flatMap((verdict) => (verdict && !verdict.needsRecheck ? [verdict] : []))
  for (const { id: verdictId, updatedAt } of fresh) await setFlag(tx, verdictId, true, updatedAt)
  return fresh.map((verdict) => verdict.id)
}

/**
 * The same for many claims at once, when the sentences round their words read otherwise: the claims are flagged too.
 *
 * @returns per claim the ids of the verdicts that were not marked before
 */
export async function flagVerdictsOf(tx: Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const flagged = new Map<string, string[]>()
  const verdicts = await tx.verdict.findMany({
    where: { claimId: { in: [...new Set(claimIds)] }, deletedAt: null },
    select: { id: true, claimId: true, kind: true, needsRecheck: true },
    orderBy: { createdAt: 'asc' },
  })
  const byClaim = new Map<string, typeof verdicts>()
  for (const verdict of verdicts) byClaim.set(verdict.claimId, [...(byClaim.get(verdict.claimId) ?? []), verdict])
  for (const [claimId, given] of byClaim) {
    const current = VERDICT_KINDS.flatMap((kind) => currentVerdict(given, kind) ?? [])
    const fresh = current.flatMap(({ id, needsRecheck }) => (needsRecheck ? [] : [id]))
    if (fresh.length > 0) flagged.set(claimId, fresh)
  }
  // The verdicts themselves are as they were: when they were last changed stays, too.
  for (const ids of batches([...flagged.values()].flat()))
    await tx.$executeRaw`UPDATE "Verdict" SET "needsRecheck" = 1 WHERE "id" IN (${Prisma.join(ids)})`
  for (const ids of batches([...flagged.keys()]))
    await tx.claim.updateMany({ where: { id: { in: ids } }, data: { needsRecheck: true, version: { increment: 1 } } })
  return flagged
}

/** Claims without a verdict need to be looked at again as well: their own words may not fit the new sentence. */
export async function flagUnjudged(tx: Tx, claimIds: readonly string[]): Promise<void> {
  for (const ids of batches([...new Set(claimIds)]))
    await tx.claim.updateMany({
      where: { id: { in: ids }, needsRecheck: false, verdicts: { none: { deletedAt: null } } },
      data: { needsRecheck: true, version: { increment: 1 } },
    })
}

/**
 * Takes back the flags of claims whose sentences read again as they did when they were judged, unless other words ask for a
 * re-check. (rule R7)
 *
 * @param fresh per claim the verdicts that the newest text has just flagged: they were given on what stood there meanwhile
 * @returns ids of the claims that need no re-check any more
 */
export async function unflagRestored(
  tx: Tx,
  claimIds: readonly string[],
  fresh: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const settled: string[] = []
  for (const claimId of new Set(claimIds)) {
    const claim = await livingClaim(tx, claimId)
    if (!claim?.needsRecheck) continue
    const changes = await tx.reanchoring.findMany({
      where: { claimId, sentences: { not: null } },
      select: { recheck: true, createdAt: true },
      orderBy: { createdAt: 'asc' },
    })
    const [first] = changes
    if (!first || (await otherChanges(tx, claimId, { appearanceId: '', since: first.createdAt }))) continue
    const bySentence = new Set(changes.flatMap(markedVerdicts))
    let any = false
    for (const kind of VERDICT_KINDS) {
      const verdict = currentVerdict(claim.verdicts, kind)
      if (!verdict?.needsRecheck) continue
      const isRestored = bySentence.has(verdict.id) && !fresh.get(claimId)?.includes(verdict.id)
      if (isRestored) await setFlag(tx, verdict.id, false, verdict.updatedAt)
      any ||= !isRestored
    }
    if (any) continue
    await tx.claim.update({ where: { id: claimId }, data: { needsRecheck: false, version: { increment: 1 } } })
    settled.push(claimId)
  }
  return settled
}

/** The verdict itself is as it was: when it was last changed stays, too. */
const setFlag = (tx: Tx, verdictId: string, needsRecheck: boolean, updatedAt: Date) =>
  tx.verdict.update({ where: { id: verdictId }, data: { needsRecheck, updatedAt } })

/** A change of words that is taken back. */
export interface ChangedWords {
  /** The mark whose words they are. */
  readonly appearanceId: string
  /** When they were changed. */
  readonly since: Date
  /** Ids of the verdicts that the change marked. */
  readonly marked: readonly string[]
}

/** Ids of verdicts, as a decision of the queue keeps them. */
export const markedVerdicts = ({ recheck }: { readonly recheck: string }) =>
  z.array(z.string()).parse(JSON.parse(recheck))

/**
 * The words are again those from before a change: verdicts that it marked need no re-check any more, unless another change
 * asks for one; a verdict that was given since, on the words that go, does now.
 *
 * @returns whether any verdict of the claim needs a re-check
 */
export async function unflagVerdicts(tx: Tx, claimId: string, change: ChangedWords): Promise<boolean> {
  const claim = await livingClaim(tx, claimId)
  const others = await otherChanges(tx, claimId, change)
  let any = false
  for (const kind of ['attribution', 'truth'] as const) {
    const verdict = claim && currentVerdict(claim.verdicts, kind)
    if (!verdict) continue
    const since = verdict.updatedAt > change.since
    const flag = verdict.needsRecheck ? !(change.marked.includes(verdict.id) && !others) : since
    if (flag !== verdict.needsRecheck) await setFlag(tx, verdict.id, flag, verdict.updatedAt)
    any ||= flag
  }
  return any
}

/** Whether other marks of the claim have got other words since, and still have them. */
async function otherChanges(
  tx: Tx,
  claimId: string,
  { appearanceId, since }: Pick<ChangedWords, 'appearanceId' | 'since'>,
): Promise<boolean> {
  const decisions = await tx.reanchoring.count({
    where: {
      claimId,
      appearanceId: { not: appearanceId },
      decision: { in: ['accepted', 'reattached'] },
      decidedAt: { gt: since },
    },
  })
  if (decisions > 0) return true
  const resizes = await tx.auditEvent.findMany({
    where: { claimId, command: { in: [RESIZE, RESIZE_BACK] }, targetId: { not: appearanceId }, at: { gt: since } },
    select: { command: true },
  })
  return resizes.reduce((open, { command }) => open + (command === RESIZE ? 1 : -1), 0) > 0
}

/** Names of the commands that change which words a mark covers, and take that back. */
export const RESIZE = 'appearance.resize'
export const RESIZE_BACK = 'appearance.resize-back'
