import { InvalidInput, NotFound } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import type { Tx } from '../db/clients'

/** A living desk, or null. */
export const livingDesk = (tx: Pick<Tx, 'desk'>, deskId: string) =>
  tx.desk.findFirst({ where: { id: deskId, deletedAt: null } })

/**
 * The living desk that is named; where none is, the only one the actor belongs to, or null for one that is gone. The sample
 * newsroom counts only for those who belong to nothing else.
 *
 * @throws NotFound, InvalidInput when it isn't clear which one is meant
 */
export async function deskMeant(tx: Pick<Tx, 'desk'>, actor: MaybeActor, named: string | undefined) {
  if (named !== undefined) return livingDesk(tx, named)
  const own = [...(actor?.roles.keys() ?? [])]
  if (own.length === 0) throw new NotFound(say('people.no-desk-yet'))
  const [only, ...others] = own.length === 1 ? own : await realDesks(tx, own)
  if (only !== undefined && others.length === 0) return livingDesk(tx, only)
  throw new InvalidInput(say('people.several-desks'), [fault('/deskId', say('faults.needed'))])
}

/** Those that are no sample newsroom. */
async function realDesks(tx: Pick<Tx, 'desk'>, ids: readonly string[]): Promise<readonly string[]> {
  const desks = await tx.desk.findMany({ where: { id: { in: [...ids] }, demo: false }, select: { id: true } })
  return desks.map(({ id }) => id)
}
