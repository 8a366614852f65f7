import { restoreAgent } from '../agents'
import type { Scope } from '../scope'
import { restoreSource } from '../sources'

/**
 * Brings back the sources and agents that a claim cites and that were deleted while nothing did: of what is cited, somebody
 * must be able to correct the name, or to make it confidential. (rules R2, R15)
 */
export async function bringBackCited(scope: Scope, claimId: string): Promise<void> {
  const { tx } = scope
  const living = { some: { claimId, deletedAt: null } }
  const gone = { deletedAt: { not: null } }
  const sources = await tx.source.findMany({
    where: { ...gone, OR: [{ evidence: living }, { originOf: living }] },
    select: { id: true },
  })
  for (const { id } of sources) await restoreSource.within(scope, { id })
  const agents = await tx.agent.findMany({
    where: {
      ...gone,
      mergedIntoId: null,
      OR: [{ hops: { some: { claimId } } }, { claims: { some: { id: claimId } } }, { originOf: living }],
    },
    select: { id: true },
  })
  for (const { id } of agents) await restoreAgent.within(scope, { id })
}
