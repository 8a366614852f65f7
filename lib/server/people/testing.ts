import { randomUUID } from 'node:crypto'
import type { DeskRole } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { ensureReady, type Owner } from '../ready'
import { invitePerson } from './accounts'
import { actorById } from './actors'

/** A founded newsroom with its owner, for tests. */
export async function foundedNewsroom(): Promise<{ readonly owner: Owner; readonly admin: Actor }> {
  const { owner } = await ensureReady()
  if (!owner) throw new Error('the test database was not empty')
  return { owner, admin: await actorOf(owner.personId) }
}

/** The rights that a person has now. */
export async function actorOf(personId: string): Promise<Actor> {
  const actor = await actorById(personId, 'web')
  if (!actor) throw new Error('this person is unknown or disabled')
  return actor
}

/** A person with a password, and a role on a desk. */
export async function person(
  admin: Actor,
  given: {
    readonly email?: string
    readonly name?: string
    readonly password?: string
    readonly on?: { readonly deskId: string; readonly role: DeskRole }
    readonly admin?: boolean
  } = {},
): Promise<Actor> {
  const { personId } = await invitePerson(admin, {
    email: given.email ?? `${randomUUID()}@example.org`,
    name: given.name ?? 'Lina Haddad',
    password: given.password ?? 'a long enough secret',
    admin: given.admin ?? false,
    memberships: given.on ? [given.on] : [],
  })
  return actorOf(personId)
}
