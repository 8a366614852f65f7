import { InvalidInput, NotFound } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import type { Tx } from './db/clients'

/** A living desk, or null. */
export const livingDesk = (tx: Pick<Tx, 'desk'>, deskId: string) =>
  tx.desk.findFirst({ where: { id: deskId, deletedAt: null } })

/** The desk meant when none is named: the only one the actor belongs to. @throws NotFound, InvalidInput */
export function defaultDesk(actor: MaybeActor): string {
  const desks = [...(actor?.roles.keys() ?? [])]
  const [only] = desks
  if (only === undefined) throw new NotFound('You belong to no desk yet. Ask an administrator to add you to one.')
  if (desks.length > 1) {
    throw new InvalidInput('You belong to several desks. Nothing was saved; say which one is meant.', [
      { pointer: '/deskId', message: 'is needed' },
    ])
  }
  return only
}
