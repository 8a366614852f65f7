import { z } from 'zod'
import type { DeskRole } from '@/lib/domain/codes'
import { DESK_ROLES } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { foldEmail } from '@/lib/schemas/person'
import { sha256 } from '../platform/digest'
import { reader } from '../db/clients'
import { noteKeyUse } from '../engine/key-use'
import { isIdle } from './sessions'

/** What a session's token says; whether it still holds is asked of the database each time. */
export interface SessionClaim {
  readonly personId: string
  readonly sessionVersion: number
  /** The token's `jti`. */
  readonly sessionId: string
  readonly startedAt?: Date
}

/** A person and their roles of this moment, by desk. `p` is the person. */
const PERSON = `p."id", p."name", p."admin", p."disabledAt", p."sessionVersion",
  (SELECT json_group_object(m."deskId", m."role") FROM "Membership" m JOIN "Desk" d ON d."id" = m."deskId"
   WHERE m."personId" = p."id" AND m."deletedAt" IS NULL AND d."deletedAt" IS NULL) AS "roles"`

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  admin: z.number().transform(Boolean),
  disabledAt: z.string().nullable(),
  sessionVersion: z.int(),
  roles: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.record(z.string(), z.string())),
})

type PersonRow = z.output<typeof PersonRow>

const SessionRow = PersonRow.extend({
  ended: z.number().transform(Boolean),
  lastSeenAt: z.string().pipe(z.coerce.date()).nullable(),
})

/** A session that holds: who it is, and when it was last noted as used. */
export interface HeldSession {
  readonly actor: Actor
  readonly lastSeenAt: Date | null
}

/** The person behind a session, with the rights of this moment; null when the session has ended. */
export async function actorForSession(claim: SessionClaim): Promise<Actor | null> {
  return (await heldSession(claim))?.actor ?? null
}

/** As `actorForSession`, with when the session was last noted as used. */
export async function heldSession(claim: SessionClaim): Promise<HeldSession | null> {
  const row = reader().sql.get(
    `SELECT ${PERSON}, EXISTS (SELECT 1 FROM "EndedSession" WHERE "id" = ?) AS "ended",
       (SELECT "lastSeenAt" FROM "Session" WHERE "id" = ?) AS "lastSeenAt"
     FROM "Person" p WHERE p."id" = ?`,
    claim.sessionId,
    claim.sessionId,
    claim.personId,
  )
  if (row === undefined) return null
  const person = SessionRow.parse(row)
  const isOver = person.ended || isIdle(person.lastSeenAt ?? claim.startedAt)
  if (isOver || person.disabledAt || person.sessionVersion !== claim.sessionVersion) return null
  return { actor: actorOf(person, { via: 'web', keyId: null, scope: 'write' }), lastSeenAt: person.lastSeenAt }
}

const KeyRow = PersonRow.extend({
  keyId: z.string(),
  deskId: z.string().nullable(),
  scope: z.string(),
  revokedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
})

/**
 * The person a key acts for, never with more than that person's rights of the moment. A key bound to a desk leaves only
 * that one, and nothing site-wide. Null for a wrong, revoked or expired key, and when its person is disabled.
 */
export async function actorForKey(secret: string): Promise<Actor | null> {
  const row = reader().sql.get(
    `SELECT ${PERSON}, k."id" AS "keyId", k."deskId", k."scope", k."revokedAt", k."expiresAt", k."lastUsedAt"
     FROM "Key" k JOIN "Person" p ON p."id" = k."personId" WHERE k."secretHash" = ?`,
    sha256(secret),
  )
  if (row === undefined) return null
  const key = KeyRow.parse(row)
  const isOver = key.expiresAt !== null && new Date(key.expiresAt) <= new Date()
  if (isOver || key.revokedAt || key.disabledAt) return null
  void noteKeyUse({ id: key.keyId, lastUsedAt: key.lastUsedAt === null ? null : new Date(key.lastUsedAt) })
  const scope = key.scope === 'write' ? 'write' : 'read'
  const actor = actorOf(key, { via: 'api', keyId: key.keyId, scope })
  if (key.deskId === null) return actor
  return { ...actor, admin: false, roles: new Map([...actor.roles].filter(([deskId]) => deskId === key.deskId)) }
}

/** The person in whose column this value stands; null when there is none or they are disabled. */
function livingPerson(column: 'id' | 'emailFolded', value: string): PersonRow | null {
  const row = reader().sql.get(`SELECT ${PERSON} FROM "Person" p WHERE p."${column}" = ?`, value)
  const person = row === undefined ? null : PersonRow.parse(row)
  return person && !person.disabledAt ? person : null
}

/** The person with this address, for the command line; null when there is none or they are disabled. */
export async function actorForEmail(email: string, via: Actor['via']): Promise<Actor | null> {
  const person = livingPerson('emailFolded', foldEmail(email))
  return person && actorOf(person, { via, keyId: null, scope: 'write' })
}

/** The person with this id, as `actorForEmail`. */
export async function actorById(id: string, via: Actor['via']): Promise<Actor | null> {
  const person = livingPerson('id', id)
  return person && actorOf(person, { via, keyId: null, scope: 'write' })
}

/** The session version that a new session of a person would name; null for who may not sign in. */
export async function currentSessionVersion(personId: string): Promise<number | null> {
  return livingPerson('id', personId)?.sessionVersion ?? null
}

const actorOf = (person: PersonRow, how: Pick<Actor, 'via' | 'keyId' | 'scope'>): Actor => ({
  personId: person.id,
  name: person.name,
  admin: person.admin,
  roles: new Map(
    Object.entries(person.roles).flatMap(([deskId, role]) => (isDeskRole(role) ? [[deskId, role] as const] : [])),
  ),
  ...how,
})

/** Whether a stored text is a role of a desk. */
export const isDeskRole = (role: string): role is DeskRole => DESK_ROLES.some((known) => known === role)
