import type { DeskRole } from '@/lib/domain/codes'
import { DESK_ROLES } from '@/lib/domain/codes'
import type { MaybeActor } from './actor'

/**
 * Who may do what: all of it, once (product: People). `anyone` needs no account, `person` any account, a desk role is the
 * least role on the desk concerned, `admin` is site-wide and says nothing about desks.
 */
export const PERMISSIONS = {
  /** Published checks, articles, corrections; reporting an error. */
  'public:read': 'anyone',
  /** Own profile, password, sessions. */
  'self:change': 'person',
  /** The names of the desks one belongs to, and lists over all of them. */
  'desks:mine': 'person',
  /** Everything of a desk: articles, claims, sources, comments, drafts. */
  'desk:read': 'editor',
  'article:change': 'editor',
  'claim:change': 'editor',
  /** Approve and return others' work; never one's own (rule R17). */
  'claim:review': 'reviewer',
  /** Decide between two verdicts; never between one's own. */
  'claim:adjudicate': 'chief',
  /** Publish, correct, retract, override the gate. */
  'check:publish': 'chief',
  'desk:policies': 'chief',
  /** People, desks, scales, settings, keys, backup, audit. */
  'site:administer': 'admin',
} as const satisfies Record<string, 'anyone' | 'person' | 'admin' | DeskRole>

export type Permission = keyof typeof PERMISSIONS

const rank = (role: DeskRole) => DESK_ROLES.indexOf(role)

/** Whether a role includes another. */
export const atLeast = (role: DeskRole, least: DeskRole) => rank(role) >= rank(least)

/** May the actor do this on that desk? `deskId` is null for what belongs to no desk. */
export function can(actor: MaybeActor, permission: Permission, deskId: string | null): boolean {
  const needed = PERMISSIONS[permission]
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
  const needed = PERMISSIONS[permission]
  if (actor === null) return needed === 'anyone' ? 'allowed' : 'sign-in'
  if (!can(actor, permission, deskId)) {
    const mayRead = needed !== 'admin' && can(actor, 'desk:read', deskId)
    return mayRead ? 'forbidden' : 'not-found'
  }
  return effect === 'write' && actor.scope === 'read' ? 'forbidden' : 'allowed'
}
