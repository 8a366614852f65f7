import type { DeskRole } from '@/lib/domain/codes'
import { DESK_ROLES } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { foldEmail } from '@/lib/schemas/person'
import { sha256 } from '../audit-trail'
import { reader } from '../db/clients'
import { noteKeyUse } from '../key-use'

/** What a session's token says; whether it still holds is asked of the database each time. */
export interface SessionClaim {
  readonly personId: string
  readonly sessionVersion: number
  /** The token's `jti`. */
  readonly sessionId: string
}

const MEMBERSHIPS = { where: { deletedAt: null, desk: { deletedAt: null } }, select: { deskId: true, role: true } }
const PERSON = { id: true, name: true, admin: true, disabledAt: true, sessionVersion: true, memberships: MEMBERSHIPS }

/** The person behind a session, with the rights of this moment; null when the session has ended. */
export async function actorForSession(claim: SessionClaim): Promise<Actor | null> {
  const [person, ended] = await Promise.all([
    reader().person.findUnique({ where: { id: claim.personId }, select: PERSON }),
    reader().endedSession.findUnique({ where: { id: claim.sessionId }, select: { id: true } }),
  ])
  if (!person || ended || person.disabledAt || person.sessionVersion !== claim.sessionVersion) return null
  return actorOf(person, { via: 'web', keyId: null, scope: 'write' })
}

/**
 * The person a key acts for, never with more than that person's rights of the moment. A key bound to a desk leaves only
 * that one, and nothing site-wide. Null for a wrong or revoked key, and when its person is disabled.
 */
export async function actorForKey(secret: string): Promise<Actor | null> {
  const key = await reader().key.findUnique({
    where: { secretHash: sha256(secret) },
    include: { person: { select: PERSON } },
  })
  if (!key || key.revokedAt || key.person.disabledAt) return null
  await noteKeyUse(key)
  const scope = key.scope === 'write' ? 'write' : 'read'
  const actor = actorOf(key.person, { via: 'api', keyId: key.id, scope })
  if (key.deskId === null) return actor
  return { ...actor, admin: false, roles: new Map([...actor.roles].filter(([deskId]) => deskId === key.deskId)) }
}

/** The person with this address, for the command line; null when there is none or they are disabled. */
export async function actorForEmail(email: string, via: Actor['via']): Promise<Actor | null> {
  const person = await reader().person.findUnique({ where: { emailFolded: foldEmail(email) }, select: PERSON })
  return person && !person.disabledAt ? actorOf(person, { via, keyId: null, scope: 'write' }) : null
}

/** The person with this id, as `actorForEmail`. */
export async function actorById(id: string, via: Actor['via']): Promise<Actor | null> {
  const person = await reader().person.findUnique({ where: { id }, select: PERSON })
  return person && !person.disabledAt ? actorOf(person, { via, keyId: null, scope: 'write' }) : null
}

/** The session version that a new session of a person would name; null for who may not sign in. */
export async function currentSessionVersion(personId: string): Promise<number | null> {
  const person = await reader().person.findUnique({ where: { id: personId }, select: PERSON })
  return person && !person.disabledAt ? person.sessionVersion : null
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly admin: boolean
  readonly memberships: readonly { readonly deskId: string; readonly role: string }[]
}

const actorOf = (person: PersonRow, how: Pick<Actor, 'via' | 'keyId' | 'scope'>): Actor => ({
  personId: person.id,
  name: person.name,
  admin: person.admin,
  roles: new Map(person.memberships.flatMap(({ deskId, role }) => (isDeskRole(role) ? [[deskId, role] as const] : []))),
  ...how,
})

/** Whether a stored text is a role of a desk. */
export const isDeskRole = (role: string): role is DeskRole => DESK_ROLES.some((known) => known === role)
