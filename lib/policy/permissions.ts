import { DESK_ROLES, type DeskRole } from '@/lib/domain/codes'
import type { MaybeActor } from './actor'
import { type Permission, RIGHTS } from './rights'

const rank = (role: DeskRole) => DESK_ROLES.indexOf(role)

/** Whether a role includes another. */
export const atLeast = (role: DeskRole, least: DeskRole) => rank(role) >= rank(least)

/** The roles that include one, least first. */
export const rolesFrom = (least: DeskRole): readonly DeskRole[] => DESK_ROLES.filter((role) => atLeast(role, least))

/** The roles to which a review can be assigned. */
export const REVIEWERS = rolesFrom(RIGHTS['claim:approve'].who)

/** May the actor do this on that desk? `deskId` is null for what belongs to no desk. */
export function can(actor: MaybeActor, permission: Permission, deskId: string | null): boolean {
  const needed = RIGHTS[permission].who
  if (needed === 'anyone') return true
  if (actor === null) return false
  if (needed === 'person') return true
  if (needed === 'admin') return actor.admin
  const role = deskId === null ? undefined : actor.roles.get(deskId)
  return role !== undefined && atLeast(role, needed)
}

/** What a refused actor is told: nothing of what they may not know of. */
export type Answer = 'allowed' | 'sign-in' | 'not-found' | 'forbidden'

/**
 * Anonymous: to sign-in. May not read: as if it did not exist. May read but not do this: forbidden.
 * A key for reading changes nothing, whatever its person may do.
 */
export function decide(
  actor: MaybeActor,
  permission: Permission,
  deskId: string | null,
  effect: 'read' | 'write',
): Answer {
  const needed = RIGHTS[permission].who
  if (actor === null) return needed === 'anyone' ? 'allowed' : 'sign-in'
  if (!can(actor, permission, deskId)) {
    const mayRead = needed !== 'admin' && can(actor, 'desk:read', deskId)
    return mayRead ? 'forbidden' : 'not-found'
  }
  return effect === 'write' && actor.scope === 'read' ? 'forbidden' : 'allowed'
}
