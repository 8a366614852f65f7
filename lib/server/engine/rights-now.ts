import { DESK_ROLES } from '@/lib/domain/codes'
import { NotSignedIn } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import type { Tx } from '../db/clients'

/**
 * The actor with the rights of this moment, for work that took a while since they were asked for. A key never gets more
 * than it had. Who is nobody's account (the system itself, a reader) stays as they are.
 *
 * @throws NotSignedIn when the person was disabled or the key revoked meanwhile
 */
export async function rightsNow(tx: Tx, actor: MaybeActor): Promise<MaybeActor> {
  if (!actor) return actor
  const person = await tx.person.findUnique({
    where: { id: actor.personId },
    select: {
      admin: true,
      disabledAt: true,
      memberships: { where: { deletedAt: null, desk: { deletedAt: null } }, select: { deskId: true, role: true } },
    },
  })
  if (!person) return actor
  const key = actor.keyId === null ? null : await tx.key.findUnique({ where: { id: actor.keyId } })
  if (person.disabledAt || key?.revokedAt) throw new NotSignedIn()
  const roles = person.memberships.flatMap(({ deskId, role }) => {
    const known = DESK_ROLES.find((each) => each === role)
    return known && (key === null || key.deskId === null || key.deskId === deskId) ? [[deskId, known] as const] : []
  })
  return { ...actor, admin: person.admin && actor.admin, roles: new Map(roles) }
}
