import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Forbidden, InvalidInput, NotFound, NotSignedIn } from '@/lib/domain/errors'
import { resolveActor } from './actor'
import { SESSION_SECONDS, startedSession } from './session'
import type { Actor } from '@/lib/policy/actor'
import { makeDesk, makeNewsroom, makePerson, type Newsroom } from '@/prisma/factories'
import { createKey, keys, ownKeys, revokeKey } from '@/lib/server/people/keys'
import { renameDesk } from '@/lib/server/newsroom/desks'
import { env } from '@/lib/server/platform/env'
import { disablePerson } from '@/lib/server/people/accounts'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { withoutTrace } from '@/lib/server/test-rows'

let database: TestDatabase
let newsroom: Newsroom
let lina: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  newsroom = await makeNewsroom()
  lina = await makePerson({ deskId: newsroom.deskId, role: 'editor' })
})
afterAll(() => database.close())

const bearer = (secret: string) =>
  resolveActor(new Request('https://checks.example', { headers: { authorization: `Bearer ${secret}` } }))

describe('a key', () => {
  it('acts for its person, by the door of the API', async () => {
    const { secret, keyId } = await createKey(lina, { name: 'Reader', scope: 'read' })
    const actor = await bearer(secret)
    expect(actor).toMatchObject({ personId: lina.personId, via: 'api', keyId, scope: 'read' })
    expect(actor?.roles.get(newsroom.deskId)).toBe('editor')
  })

  it('for reading changes nothing, whatever its person may do', async () => {
    const { secret } = await createKey(newsroom.owner, { name: 'Read only', scope: 'read' })
    const actor = await bearer(secret)
    await expect(renameDesk(actor, { deskId: newsroom.deskId, name: 'Other' })).rejects.toThrow(Forbidden)
    expect(await keys(actor, {})).not.toHaveLength(0)
  })

  it('of one desk reaches no other, and nothing site-wide', async () => {
    const { owner, deskId } = newsroom
    await makeDesk()
    const { secret } = await createKey(owner, { name: 'One desk', scope: 'write', deskId })
    const actor = await bearer(secret)
    expect(actor?.admin).toBe(false)
    expect([...(actor?.roles.keys() ?? [])]).toEqual([deskId])
    await expect(keys(actor, {})).rejects.toThrow(NotFound)
  })

  it('can’t make further keys', async () => {
    const { secret } = await createKey(lina, { name: 'Mother', scope: 'write' })
    await expect(createKey(await bearer(secret), { name: 'Child', scope: 'write' })).rejects.toThrow(Forbidden)
  })

  it.each([
    [
      'revoked',
      async () => {
        const { secret, keyId } = await createKey(lina, { name: 'Old', scope: 'read' })
        await revokeKey(lina, { keyId })
        return secret
      },
    ],
    [
      'of a disabled person',
      async () => {
        const gone = await makePerson()
        const { secret } = await createKey(gone, { name: 'Gone', scope: 'read' })
        await disablePerson(newsroom.owner, { personId: gone.personId })
        return secret
      },
    ],
    ['unknown', async () => 'stet_nobody-made-this-one'],
  ])('that is %s is refused, not taken for nobody', async (_, make) => {
    await expect(bearer(await make())).rejects.toThrow(NotSignedIn)
  })

  it('wins over a session cookie sent along', async () => {
    const { secret } = await createKey(lina, { name: 'Both', scope: 'read' })
    const cookie = (await startedSession({ id: newsroom.owner.personId, sessionVersion: 1 })).split(';')[0] ?? ''
    const actor = await resolveActor(
      new Request('https://checks.example', { headers: { authorization: `Bearer ${secret}`, cookie } }),
    )
    expect(actor?.personId).toBe(lina.personId)
  })

  it('notes its last use', async () => {
    const { secret, keyId } = await createKey(lina, { name: 'Used', scope: 'read' })
    await bearer(secret)
    // Nobody waits for the note; a change that comes after it does.
    await withoutTrace(async () => undefined)
    expect((await ownKeys(lina, {})).find(({ id }) => id === keyId)?.lastUsedAt).not.toBeNull()
  })
})

describe('whose keys one may touch', () => {
  it('one’s own, and an administrator everybody’s', async () => {
    const other = await makePerson()
    const { keyId } = await createKey(lina, { name: 'Mine', scope: 'read' })
    await expect(revokeKey(other, { keyId })).rejects.toThrow(NotFound)
    await expect(createKey(other, { name: 'Theirs', scope: 'write', personId: lina.personId })).rejects.toThrow(
      NotFound,
    )
    expect((await ownKeys(other, {})).length).toBe(0)
    await createKey(newsroom.owner, { name: 'For Lina', scope: 'read', personId: lina.personId })
    await revokeKey(newsroom.owner, { keyId })
    expect((await keys(newsroom.owner, {})).find(({ id }) => id === keyId)?.revokedAt).not.toBeNull()
  })

  it('never for a desk that the person doesn’t belong to', async () => {
    const { id: deskId } = await makeDesk()
    await expect(createKey(lina, { name: 'Far', scope: 'read', deskId })).rejects.toThrow(InvalidInput)
  })
})

describe('a key ends', () => {
  it('after the days it was made for, and a year at the latest', async () => {
    const [month, longest] = [
      await createKey(lina, { name: 'Month', scope: 'read', days: 30 }),
      await createKey(lina, { name: 'Longest', scope: 'read' }),
    ]
    await expect(createKey(lina, { name: 'Longer', scope: 'read', days: 366 })).rejects.toThrow(InvalidInput)
    const in31Days = Date.now() + 31 * 24 * 60 * 60 * 1000
    vi.useFakeTimers({ toFake: ['Date'], now: in31Days })
    await expect(bearer(month.secret)).rejects.toThrow(NotSignedIn)
    expect(await bearer(longest.secret)).not.toBeNull()
    expect((await ownKeys(lina, {})).find(({ name }) => name === 'Month')).toMatchObject({ isOver: true })
    vi.setSystemTime(in31Days + 335 * 24 * 60 * 60 * 1000)
    await expect(bearer(longest.secret)).rejects.toThrow(NotSignedIn)
    vi.useRealTimers()
  })
})

describe('a session cookie', () => {
  it('that is forged or of another secret is nobody’s', async () => {
    for (const value of ['nonsense', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.BBBB.CCCC']) {
      const cookie = `__Host-next-auth.session-token=${value}`
      expect(await resolveActor(new Request('https://checks.example', { headers: { cookie } }))).toBeNull()
    }
  })

  it('is nobody’s once its four weeks are over, though it was used until then', async () => {
    const token = { sub: lina.personId, sessionVersion: 1 }
    const cookieOf = async (maxAge: number) =>
      `__Host-next-auth.session-token=${await encode({ token, secret: env().secret, maxAge })}`
    const holder = async (cookie: string) =>
      resolveActor(new Request('https://checks.example', { headers: { cookie } }))
    expect(await holder(await cookieOf(60))).toMatchObject({ personId: lina.personId })
    expect(await holder(await cookieOf(-60))).toBeNull()
    expect(SESSION_SECONDS).toBe(28 * 24 * 60 * 60)
  })

  it('opens the session, and is for our own pages over https only', async () => {
    const set = await startedSession({ id: lina.personId, sessionVersion: 1 })
    expect(set).toMatch(/^__Host-next-auth\.session-token=.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
    const cookie = set.split(';')[0] ?? ''
    expect(
      await resolveActor(new Request('https://checks.example', { headers: { cookie: `a=b; ${cookie}` } })),
    ).toMatchObject({
      personId: lina.personId,
      via: 'web',
    })
  })
})
