import type { z } from 'zod'
import { chainFaults } from '@/lib/domain/chain'
import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { Chain } from '@/lib/schemas/claim'
import { agentFor } from './agents'
import type { Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import type { Scope } from '../transaction/scope'

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
  const [first] = faults
  if (first) {
    throw new InvalidInput(
      say('claims.chain-fault', { fault: first.sentence }),
      faults.map(({ hop, sentence }) => fault(`/chain/${hop}`, sentence)),
    )
  }
  if (await isAsBefore(scope.tx, claimId, hops)) return
  await scope.tx.chainHop.deleteMany({ where: { claimId } })
  await scope.tx.chainHop.createMany({ data: hops })
}

type Hop = Omit<Prisma.ChainHopGetPayload<Record<never, never>>, 'id'>

/** Whether the claim has this chain already: then nobody has changed it. (rule R17) */
async function isAsBefore(tx: Tx, claimId: string, hops: readonly Hop[]): Promise<boolean> {
  const plain = ({ position, agentId, role, kind, verb, force }: Hop) => [position, agentId, role, kind, verb, force]
  const before = await tx.chainHop.findMany({ where: { claimId }, orderBy: { position: 'asc' } })
  return JSON.stringify(before.map(plain)) === JSON.stringify(hops.map(plain))
}
