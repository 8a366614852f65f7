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
async function otherChanges(tx: Tx, claimId: string, { appearanceId, since }: ChangedWords): Promise<boolean> {
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
