import { restoreAgent } from './agents'
import { readInParts } from '../db/in-parts'
import type { Scope } from '../transaction/scope'
import { restoreSource } from './sources'

/**
 * Brings back the sources and agents that a claim cites and that were deleted while nothing did: of what is cited, somebody
 * must be able to correct the name, or to make it confidential. (rules R2, R15)
 */
export async function bringBackCited(scope: Scope, claimId: string): Promise<void> {
  const { tx } = scope
  const gone = { deletedAt: { not: null } }
  const evidence = await tx.evidence.findMany({
    where: { claimId, deletedAt: null },
    select: { sourceId: true, originSourceId: true, originAgentId: true },
  })
  const hops = await tx.chainHop.findMany({ where: { claimId }, select: { agentId: true } })
  const claim = await tx.claim.findUnique({ where: { id: claimId }, select: { speakerId: true } })
  const sourceIds = present(evidence.flatMap(({ sourceId, originSourceId }) => [sourceId, originSourceId]))
  const sources = await readInParts(sourceIds, (some) =>
    tx.source.findMany({ where: { ...gone, id: { in: some } }, select: { id: true } }),
  )
  for (const { id } of sources) await restoreSource.within(scope, { id })
  const agentIds = present([
    ...evidence.map(({ originAgentId }) => originAgentId),
    ...hops.map(({ agentId }) => agentId),
    claim?.speakerId ?? null,
  ])
  const agents = await readInParts(agentIds, (some) =>
    tx.agent.findMany({ where: { ...gone, mergedIntoId: null, id: { in: some } }, select: { id: true } }),
  )
  for (const { id } of agents) await restoreAgent.within(scope, { id })
}

const present = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null)
