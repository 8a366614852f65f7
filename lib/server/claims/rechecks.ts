import { z } from 'zod'
import { currentVerdict } from '@/lib/policy/visibility/verdict'
import type { Tx } from '../db/clients'
import { livingClaim } from './aggregate'

/** Marks the verdicts that were given on other words. Returns the ids of those that were not marked before. */
export async function flagVerdicts(tx: Tx, claimId: string): Promise<string[]> {
  const claim = await livingClaim(tx, claimId)
  const current = claim ? [currentVerdict(claim.verdicts, 'attribution'), currentVerdict(claim.verdicts, 'truth')] : []
  const fresh = current.flatMap((verdict) => (verdict && !verdict.needsRecheck ? [verdict] : []))
  for (const { id: verdictId, updatedAt } of fresh) await setFlag(tx, verdictId, true, updatedAt)
  return fresh.map((verdict) => verdict.id)
}

/** The verdict itself is as it was: when it was last changed stays, too. */
const setFlag = (tx: Tx, verdictId: string, needsRecheck: boolean, updatedAt: Date) =>
  tx.verdict.update({ where: { id: verdictId }, data: { needsRecheck, updatedAt } })

/** A decision that is taken back. */
interface Decided {
  readonly id: string
  readonly decidedAt: Date | null
  /** Ids of the verdicts that it marked, as JSON. */
  readonly recheck: string
}

/**
 * The words are again those from before a decision: verdicts that it marked need no re-check any more, unless another
 * decision asks for one; a verdict that was given since, on the words that go, does now.
 *
 * @returns whether any verdict of the claim needs a re-check
 */
export async function unflagVerdicts(tx: Tx, claimId: string, entry: Decided): Promise<boolean> {
  const claim = await livingClaim(tx, claimId)
  const marked = new Set(z.array(z.string()).parse(JSON.parse(entry.recheck)))
  const others = await tx.reanchoring.count({
    where: {
      claimId,
      id: { not: entry.id },
      decision: { in: ['accepted', 'reattached'] },
      decidedAt: { gt: entry.decidedAt ?? new Date(0) },
    },
  })
  let any = false
  for (const kind of ['attribution', 'truth'] as const) {
    const verdict = claim && currentVerdict(claim.verdicts, kind)
    if (!verdict) continue
    const since = entry.decidedAt !== null && verdict.updatedAt > entry.decidedAt
    const flag = verdict.needsRecheck ? !(marked.has(verdict.id) && others === 0) : since
    if (flag !== verdict.needsRecheck) await setFlag(tx, verdict.id, flag, verdict.updatedAt)
    any ||= flag
  }
  return any
}
