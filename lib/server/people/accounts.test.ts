import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, NotSignedIn } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { auditLog } from '../audit/list'
import { reader } from '../db/clients'
import { addDesk } from '../newsroom/desks'
import { outbox } from '../mail/delivery'
import { makePerson } from '@/prisma/factories'
import { bootstrap, type Owner } from '../upkeep/bootstrap'
import { deliveredMails } from '../test-mails'
import { storedRows } from '../test-rows'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { disablePerson, enablePerson, inviteAgain, invitePerson, setAdmin } from './accounts'
import { actorById, actorForEmail, actorForSession } from './actors'
import { people } from './list'
import { removeMembership, setMembership } from './memberships'

let database: TestDatabase
let admin: Actor
let owner: Owner
beforeEach(async () => {
  database = await openTestDatabase()
  const readiness = await bootstrap()
  if (!readiness.owner) throw new Error('the test database was not empty')
  owner = readiness.owner
  admin = await actorOf(owner.personId)
})
afterEach(() => database.close())

async function actorOf(personId: string): Promise<Actor> {
  const actor = await actorById(personId, 'web')
  if (!actor) throw new Error('this person is unknown or disabled')
  return actor
}

const stored = (personId: string) => reader().person.findUniqueOrThrow({ where: { id: personId } })
const session = async (personId: string) => {
  const { sessionVersion } = await stored(personId)
  return { personId, sessionVersion, sessionId: 'a-session' }
}

describe('inviting', () => {
  const lina = { email: 'Lina@Example.org', name: 'Lina Haddad' }

  it('makes the account, mails a link and shows it once to whoever invites', async () => {
    const { personId, link } = await invitePerson(admin, {
      ...lina,
      memberships: [{ deskId: owner.deskId, role: 'editor' }],
    })
    expect(link?.url).toMatch(/^https:\/\/checks\.example\/sign-in\/link\/[A-Za-z0-9_-]{43}$/)
    expect((link?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(71 * 3600 * 1000)
    const [mail] = (await outbox(admin, {})).items
    expect(mail).toMatchObject({ to: 'Lina@Example.org', sentAt: null })
    // An administrator reads the outbox: the link is for its receiver alone.
    expect(mail).toMatchObject({ text: '', bringsLink: true })
    expect(JSON.stringify(await storedRows().mail.findMany())).not.toContain(link?.url.slice(-43))
    expect((await deliveredMails())[0]?.text).toContain(link?.url)
    expect((await actorOf(personId)).roles.get(owner.deskId)).toBe('editor')
  })

  it('writes in the person’s language', async () => {
    await invitePerson(admin, { ...lina, language: 'ar' })
    expect((await outbox(admin, {})).items[0]).toMatchObject({ language: 'ar', subject: 'حسابك في Newsroom' })
  })

  it('keeps neither the link nor the password in the audit log', async () => {
    const { link } = await invitePerson(admin, lina)
    await invitePerson(admin, { email: 'omar@example.org', name: 'Omar', password: 'a very quiet word' })
    const log = JSON.stringify((await auditLog(admin, {})).items)
    expect(log).toContain('Lina Haddad')
    expect(log).not.toContain(link?.url.split('/').at(-1))
    expect(log).not.toContain('quiet')
  })

  it('refuses a second account for an address, however it is written', async () => {
    await invitePerson(admin, lina)
    await expect(invitePerson(admin, { email: 'lina@example.ORG', name: 'Other' })).rejects.toThrow(Conflict)
    expect(await reader().person.count()).toBe(2)
  })

  it('refuses an unknown desk and makes no account', async () => {
    const memberships = [{ deskId: 'nowhere', role: 'editor' as const }]
    await expect(invitePerson(admin, { ...lina, memberships })).rejects.toThrow(InvalidInput)
    expect(await reader().person.count()).toBe(1)
  })

  it('a second invitation makes the first link useless', async () => {
    const { personId } = await invitePerson(admin, lina)
    await inviteAgain(admin, { personId })
    const open = await reader().oneTimeLink.count({ where: { personId, expiresAt: { gt: new Date() } } })
    expect(open).toBe(1)
  })

  it('is for administrators: a chief is told nothing, a stranger is asked to sign in', async () => {
    const chief = await makePerson({ deskId: owner.deskId, role: 'chief' })
    await expect(invitePerson(chief, lina)).rejects.toThrow(NotFound)
    await expect(invitePerson(null, lina)).rejects.toThrow(NotSignedIn)
    await expect(people(chief, {})).rejects.toThrow(NotFound)
  })
})

describe('rights of the moment', () => {
  it('a disabled person’s session ends at once, and stays ended when they are enabled again', async () => {
    const lina = await makePerson({ email: 'lina@example.org' })
    const claim = await session(lina.personId)
    expect(await actorForSession(claim)).toMatchObject({ personId: lina.personId })
    await disablePerson(admin, { personId: lina.personId })
    expect(await actorForSession(claim)).toBeNull()
    expect(await actorForEmail('lina@example.org', 'cli')).toBeNull()
    await enablePerson(admin, { personId: lina.personId })
    expect(await actorForSession(claim)).toBeNull()
    expect(await actorForEmail('LINA@example.org ', 'cli')).toMatchObject({ via: 'cli' })
  })

  it('a changed role ends the session; the next one has the new role', async () => {
    const on = { deskId: owner.deskId, role: 'chief' as const }
    const lina = await makePerson(on)
    const claim = await session(lina.personId)
    await setMembership(admin, { personId: lina.personId, deskId: owner.deskId, role: 'editor' })
    expect(await actorForSession(claim)).toBeNull()
    expect((await actorForSession(await session(lina.personId)))?.roles.get(owner.deskId)).toBe('editor')
  })

  it('a further desk leaves the session alone', async () => {
    const lina = await makePerson()
    const claim = await session(lina.personId)
    const { id } = await addDesk(admin, { name: 'Politics' })
    await setMembership(admin, { personId: lina.personId, deskId: id, role: 'reviewer' })
    expect((await actorForSession(claim))?.roles.get(id)).toBe('reviewer')
  })

  it('who is taken from a desk has no role there, and can be added again', async () => {
    const on = { deskId: owner.deskId, role: 'editor' as const }
    const lina = await makePerson(on)
    await removeMembership(admin, { personId: lina.personId, deskId: owner.deskId })
    expect((await actorOf(lina.personId)).roles.size).toBe(0)
    await setMembership(admin, { personId: lina.personId, ...on })
    expect((await actorOf(lina.personId)).roles.get(owner.deskId)).toBe('editor')
  })
})

describe('the last administrator', () => {
  it.each([
    ['demoted', () => setAdmin(admin, { personId: admin.personId, admin: false })],
    ['disabled', () => disablePerson(admin, { personId: admin.personId })],
  ])('can’t be %s', async (_, action) => {
    await expect(action()).rejects.toThrow(/last administrator/)
    expect(await stored(admin.personId)).toMatchObject({ admin: true, disabledAt: null })
  })

  it('is not saved by another who is disabled', async () => {
    const other = await makePerson({ role: 'admin' })
    await disablePerson(admin, { personId: other.personId })
    await expect(setAdmin(admin, { personId: admin.personId, admin: false })).rejects.toThrow(Conflict)
  })

  it('may go when there is another', async () => {
    await makePerson({ role: 'admin' })
    await setAdmin(admin, { personId: admin.personId, admin: false })
    expect(await stored(admin.personId)).toMatchObject({ admin: false })
  })
})
