import type { z } from 'zod'
import { chainFaults } from '@/lib/domain/chain'
import { InvalidInput } from '@/lib/domain/errors'
import type { Chain } from '@/lib/schemas/claim'
import { agentFor } from '../agents'
import type { Scope } from '../scope'

/**
 * Puts an attribution chain in the place of the one a claim had (rule R2).
 *
 * @throws InvalidInput when a hop names an agent that the desk doesn't have, or the hops are in a wrong order
 */
export async function replaceChain(scope: Scope, deskId: string, claimId: string, chain: z.output<typeof Chain>) {
  const hops = []
  for (const [position, hop] of chain.entries()) {
    const agent = await agentFor(scope, deskId, hop.agent)
    hops.push({
      id: crypto.randomUUID(),
      claimId,
      position,
      agentId: agent.id,
      role: hop.role,
      kind: hop.kind ?? agent.kind,
      verb: hop.verb ?? '',
      force: hop.force ?? 'asserts',
    })
  }
  const faults = chainFaults(hops.map(({ agentId, ...hop }) => ({ ...hop, agent: agentId })))
  if (faults.length > 0) {
    throw new InvalidInput(
      `${faults[0]?.sentence} Nothing was saved.`,
      faults.map(({ hop, sentence }) => ({ pointer: `/chain/${hop}`, message: sentence })),
    )
  }
  await scope.tx.chainHop.deleteMany({ where: { claimId } })
  await scope.tx.chainHop.createMany({ data: hops })
  const actorId = scope.actor?.personId ?? null
  const claim = await scope.tx.claim.findUniqueOrThrow({ where: { id: claimId }, select: { chainWroteId: true } })
  await scope.tx.claim.update({
    where: { id: claimId },
    data: { chainWroteId: claim.chainWroteId ?? actorId, chainChangedId: actorId },
  })
}
