import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Conflict, InvalidInput, NotFound, TooManyRequests } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { reader } from '../db/clients'
import { outbox } from '../mail/delivery'
import { makePerson } from '@/prisma/factories'
import { bootstrap, type Owner } from '../upkeep/bootstrap'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { deliveredMails } from '../test-mails'
import { inWriteTransaction } from '../transaction/write-queue'
import { disablePerson, invitePerson } from './accounts'
import { actorById, actorForSession } from './actors'
import { oneTimeLink } from './links'
import { confirmPassword } from './present-password'
import { changePassword, endSession, endSessions, ownProfile } from './profile'
import { followSignInLink, RESET_TAKES, requestReset, setPassword, signIn } from './sign-in'

const ADDRESS = '198.51.100.7'
const HERE = { address: ADDRESS, device: null }
const password = 'a long enough secret'

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
afterEach(() => {
  vi.useRealTimers()
  return database.close()
})

async function actorOf(personId: string): Promise<Actor> {
  const actor = await actorById(personId, 'web')
  if (!actor) throw new Error('this person is unknown or disabled')
  return actor
}

const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? ''

describe('signing in', () => {
  it('takes the address in any case, and the password exactly', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    expect(await signIn({ email: ' LINA@example.org', password }, HERE)).toMatchObject({ id: lina.personId })
    expect(await signIn({ email: 'lina@example.org', password: password.toUpperCase() }, HERE)).toBeNull()
  })

  it('takes a password however the keyboard composes its letters', async () => {
    await makePerson({ email: 'lina@example.org', password: 'caf\u00e9 au lait' })
    expect(await signIn({ email: 'lina@example.org', password: 'cafe\u0301 au lait' }, HERE)).not.toBeNull()
  })

  it('answers the same for a wrong password, an unknown, an invited and a disabled person', async () => {
    await makePerson({ email: 'lina@example.org', password })
    await invitePerson(admin, { email: 'invited@example.org', name: 'Invited' })
    const gone = await makePerson({ email: 'gone@example.org', password })
    await disablePerson(admin, { personId: gone.personId })
    const tries = [
      { email: 'lina@example.org', password: 'not the secret' },
      { email: 'nobody@example.org', password },
      { email: 'invited@example.org', password },
      { email: 'gone@example.org', password },
    ]
    expect(await Promise.all(tries.map((given) => signIn(given, HERE)))).toEqual([null, null, null, null])
  })

  it('slows down after five failed tries, and the right password doesn’t help then', async () => {
    await makePerson({ email: 'lina@example.org', password })
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await signIn({ email: 'lina@example.org', password: 'a wrong guess' }, HERE)).toBeNull()
    }
    const refused = signIn({ email: 'Lina@example.org', password }, HERE)
    await expect(refused).rejects.toThrow(TooManyRequests)
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: expect.any(Number) })
    expect(
      await signIn({ email: 'lina@example.org', password }, { address: '203.0.113.9', device: null }),
    ).not.toBeNull()
  })

  it('lets nobody slip past by trying at the same time', async () => {
    await makePerson({ email: 'lina@example.org', password })
    const wrong = { email: 'lina@example.org', password: 'a wrong guess' }
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(wrong, HERE)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  it('forgets the failures of an account after a success', async () => {
    await makePerson({ email: 'lina@example.org', password })
    for (const guess of ['one wrong guess', 'two wrong guesses', password, 'three', 'four', 'five', password]) {
      await signIn({ email: 'lina@example.org', password: guess }, HERE)
    }
    expect(await signIn({ email: 'lina@example.org', password }, HERE)).not.toBeNull()
  })

  it('lets a person in where they were before, while others guess from everywhere', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    const guess = { email: 'lina@example.org', password: 'a wrong guess' }
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => signIn(guess, { address: `203.0.113.${n}`, device: null })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(30)
    await expect(signIn({ email: 'lina@example.org', password }, HERE)).rejects.toThrow(TooManyRequests)
    const own = { address: ADDRESS, device: { personId: lina.personId, id: 'laptop' } }
    expect(await signIn({ email: 'lina@example.org', password }, own)).toMatchObject({ id: lina.personId })
  })

  it('lets nobody guess more than 100 times in any hour, and the person in at any time where they were before', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    const own = { address: ADDRESS, device: { personId: lina.personId, id: 'laptop' } }
    const begin = Date.now()
    const taken: number[] = []
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    // The worst hour lies in the middle of two counts: one guess begins the first, and the others come late in it.
    for (let guess = 0; guess < 1_000; guess += 1) {
      vi.setSystemTime(begin + (guess === 0 ? 0 : 30 * 60_000 + guess * 5_000))
      const from = { address: `203.0.${guess >> 8}.${guess & 255}`, device: null }
      const answer = await signIn({ email: 'lina@example.org', password: 'a wrong guess' }, from).catch(
        (error: unknown) => {
          expect(error).toBeInstanceOf(TooManyRequests)
          return 'refused'
        },
      )
      if (answer === null) taken.push(Date.now())
      if (guess % 100 === 99) expect(await signIn({ email: 'lina@example.org', password }, own)).not.toBeNull()
    }
    vi.useRealTimers()
    const inHourFrom = (start: number) => taken.filter((at) => at >= start && at < start + 3_600_000).length
    expect(Math.max(...taken.map(inHourFrom))).toBeLessThanOrEqual(100)
    expect(taken.length).toBeGreaterThan(50)
  })

  it('a known device has tries of its own, and none for other people', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    await makePerson({ email: 'omar@example.org', password })
    const own = { address: ADDRESS, device: { personId: lina.personId, id: 'laptop' } }
    const guessing = (email: string) =>
      Promise.allSettled(Array.from({ length: 12 }, () => signIn({ email, password: 'a wrong guess' }, own)))
    const taken = (answers: readonly PromiseSettledResult<unknown>[]) =>
      answers.filter(({ status }) => status === 'fulfilled').length
    expect(taken(await guessing('lina@example.org'))).toBe(10)
    expect(taken(await guessing('omar@example.org'))).toBe(5)
  })

  it('counts by address too: one machine can’t try everybody', async () => {
    await inWriteTransaction((tx) => tx.rateLimit.deleteMany())
    let refused = 0
    for (let n = 0; n < 62; n += 1) {
      await signIn({ email: `guess${n}@example.org`, password: 'x' }, HERE).catch((error) => {
        if (error instanceof TooManyRequests) refused += 1
      })
    }
    expect(refused).toBe(2)
  })

  it('keeps no e-mail address in its counters', async () => {
    await signIn({ email: 'somebody@example.org', password: 'x' }, HERE)
    expect(JSON.stringify(await reader().rateLimit.findMany())).not.toContain('somebody')
  })

  it('refuses a password of more than 1,024 bytes', async () => {
    await expect(signIn({ email: 'a@b', password: 'ش'.repeat(600) }, HERE)).rejects.toThrow(InvalidInput)
  })
})

describe('the password that the first start printed', () => {
  it('ends after three days, unless the owner has chosen another', async () => {
    const given = { email: owner.email, password: owner.password }
    const inDays = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 24 * 60 * 60_000 })
    expect(await signIn(given, HERE)).not.toBeNull()
    inDays(3.1)
    await expect(signIn(given, HERE)).rejects.toMatchObject({ current: { reason: 'password-ended' } })
    expect(await signIn({ ...given, password: 'a wrong guess' }, HERE)).toBeNull()
    vi.useRealTimers()
    expect(await ownProfile(admin, {})).toMatchObject({ passwordEndsAt: expect.any(String) })
    await changePassword(admin, { current: owner.password, password })
    expect(await ownProfile(admin, {})).toMatchObject({ passwordEndsAt: null })
    inDays(3.1)
    expect(await signIn({ ...given, password }, HERE)).not.toBeNull()
  })
})

describe('what asks for the password again', () => {
  it('goes on with the right one, and without where a person has none', async () => {
    const lina = await makePerson({ password })
    await expect(confirmPassword(lina, password)).resolves.toBeUndefined()
    await expect(confirmPassword(await makePerson(), undefined)).resolves.toBeUndefined()
  })

  it('refuses a wrong or a missing one at its field, and more than ten guesses', async () => {
    const lina = await makePerson({ password })
    for (const given of ['a wrong guess', undefined])
      await expect(confirmPassword(lina, given)).rejects.toMatchObject({ faults: [{ pointer: '/present' }] })
    for (let tries = 2; tries < 10; tries += 1) await confirmPassword(lina, 'a wrong guess').catch(() => undefined)
    await expect(confirmPassword(lina, password)).rejects.toThrow(TooManyRequests)
  })
})

describe('sessions', () => {
  const claim = async (personId: string, sessionId: string) => {
    const { sessionVersion } = await reader().person.findUniqueOrThrow({ where: { id: personId } })
    return { personId, sessionVersion, sessionId }
  }

  it('signing out ends that one and no other', async () => {
    const lina = await makePerson()
    const [one, other] = [await claim(lina.personId, 'one'), await claim(lina.personId, 'other')]
    await endSession(lina, { sessionId: 'one', expiresAt: new Date(Date.now() + 60_000) })
    expect(await actorForSession(one)).toBeNull()
    expect(await actorForSession(other)).not.toBeNull()
  })

  it('signing out everywhere ends all', async () => {
    const lina = await makePerson()
    const one = await claim(lina.personId, 'one')
    await endSessions(lina, {})
    expect(await actorForSession(one)).toBeNull()
  })

  it('a new password ends all but the one it starts', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    const one = await claim(lina.personId, 'one')
    const { sessionVersion } = await changePassword(lina, { current: password, password: 'an even longer secret' })
    expect(await actorForSession(one)).toBeNull()
    expect(await actorForSession({ ...one, sessionVersion })).not.toBeNull()
    expect(await signIn({ email: 'lina@example.org', password }, HERE)).toBeNull()
  })

  it('a new password needs the present one', async () => {
    const lina = await makePerson({ email: 'lina@example.org', password })
    const attempt = changePassword(lina, { current: 'not this one', password: 'an even longer secret' })
    await expect(attempt).rejects.toMatchObject({ faults: [{ pointer: '/current' }] })
    expect(await signIn({ email: 'lina@example.org', password }, HERE)).not.toBeNull()
  })
})

describe('one-time links', () => {
  const invited = async () =>
    tokenOf((await invitePerson(admin, { email: 'lina@example.org', name: 'Lina' })).link?.url)

  it('an invitation sets the first password, once', async () => {
    const token = await invited()
    expect(await oneTimeLink(null, { token })).toEqual({
      kind: 'invitation',
      state: 'open',
      person: { name: 'Lina', email: 'lina@example.org' },
    })
    await setPassword(null, { token, password })
    expect(await signIn({ email: 'lina@example.org', password }, HERE)).not.toBeNull()
    await expect(setPassword(null, { token, password: 'a second secret' })).rejects.toMatchObject({
      current: { state: 'used' },
    })
    expect(await oneTimeLink(null, { token })).toEqual({ kind: 'invitation', state: 'used', person: null })
    expect(await signIn({ email: 'lina@example.org', password }, HERE)).not.toBeNull()
  })

  it('two people with the same link: one of them gets it', async () => {
    const token = await invited()
    const both = await Promise.allSettled([
      setPassword(null, { token, password: 'the first secret' }),
      setPassword(null, { token, password: 'the second secret' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('an old one says that it is old', async () => {
    const token = await invited()
    await inWriteTransaction((tx) => tx.oneTimeLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }))
    expect((await oneTimeLink(null, { token })).state).toBe('expired')
    await expect(setPassword(null, { token, password })).rejects.toMatchObject({ current: { state: 'expired' } })
  })

  it('an unknown one is not found', async () => {
    await expect(oneTimeLink(null, { token: 'x'.repeat(43) })).rejects.toThrow(NotFound)
    await expect(setPassword(null, { token: 'x'.repeat(43), password })).rejects.toThrow(NotFound)
  })

  it('those of a disabled person can’t be used', async () => {
    const { personId, link } = await invitePerson(admin, { email: 'lina@example.org', name: 'Lina' })
    await disablePerson(admin, { personId })
    await expect(setPassword(null, { token: tokenOf(link?.url), password })).rejects.toThrow(Conflict)
  })

  it('refuse a short password and stay usable', async () => {
    const token = await invited()
    await expect(setPassword(null, { token, password: 'too short' })).rejects.toThrow(InvalidInput)
    expect((await oneTimeLink(null, { token })).state).toBe('open')
  })

  it('the owner’s signs in once, and sets no password', async () => {
    const token = tokenOf(owner.signInLink)
    await expect(setPassword(null, { token, password })).rejects.toThrow(NotFound)
    expect(await followSignInLink(null, { token })).toMatchObject({ id: owner.personId })
    await expect(followSignInLink(null, { token })).rejects.toMatchObject({ current: { state: 'used' } })
    expect(await signIn({ email: owner.email, password: owner.password }, HERE)).not.toBeNull()
  })
})

describe('asking for a new password', () => {
  it('mails a link to who has an account, and says the same to who has none', async () => {
    await makePerson({ email: 'lina@example.org', password })
    expect(await requestReset('nobody@example.org', ADDRESS)).toBe(await requestReset('lina@example.org', ADDRESS))
    const mails = await deliveredMails()
    expect(mails.map(({ to }) => to)).toEqual(['lina@example.org'])
    const token = tokenOf(/https:\S+/.exec(mails[0]?.text ?? '')?.[0])
    await setPassword(null, { token, password: 'an even longer secret' })
    expect(await signIn({ email: 'lina@example.org', password: 'an even longer secret' }, HERE)).not.toBeNull()
  })

  it('takes its time, whether there is such an account or not', async () => {
    await makePerson({ email: 'lina@example.org', password })
    for (const email of ['lina@example.org', 'nobody@example.org']) {
      const timers = vi.spyOn(globalThis, 'setTimeout')
      await requestReset(email, ADDRESS)
      expect(timers.mock.calls.filter(([, wait]) => wait === RESET_TAKES)).toHaveLength(1)
      timers.mockRestore()
    }
  })

  it('a second request leaves the first link open, and following one ends the others and their mails', async () => {
    await makePerson({ email: 'lina@example.org', password })
    const ask = async () => {
      await requestReset('lina@example.org', ADDRESS)
      return tokenOf(/https:\S+/.exec((await deliveredMails())[0]?.text ?? '')?.[0])
    }
    const [first, second] = [await ask(), await ask()]
    await requestReset('lina@example.org', ADDRESS)
    expect((await oneTimeLink(null, { token: first })).state).toBe('open')
    await setPassword(null, { token: first, password: 'an even longer secret' })
    expect((await oneTimeLink(null, { token: second })).state).toBe('expired')
    expect(await deliveredMails()).toEqual([])
    expect(await reader().mail.findMany({ where: { text: { not: '' } } })).toEqual([])
  })

  it('sends nobody more than three in an hour', async () => {
    await makePerson({ email: 'lina@example.org', password })
    for (let n = 0; n < 5; n += 1) await requestReset('lina@example.org', ADDRESS)
    expect((await outbox(admin, {})).items).toHaveLength(3)
  })

  it('leaves an open invitation as it is', async () => {
    const { link } = await invitePerson(admin, { email: 'lina@example.org', name: 'Lina' })
    await requestReset('lina@example.org', ADDRESS)
    expect((await oneTimeLink(null, { token: tokenOf(link?.url) })).state).toBe('open')
  })
})
