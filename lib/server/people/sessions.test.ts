import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { makePerson } from '@/prisma/factories'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'
import { actorForSession } from './actors'
import { endOwnSession, IDLE_DAYS, noteSessionUse, ownSessions } from './sessions'

const DAY = 24 * 60 * 60 * 1000

let database: TestDatabase
let lina: Actor
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  lina = await makePerson()
})

const session = (sessionId: string, days = 0) => ({
  ...{ sessionId, personId: lina.personId, sessionVersion: 1 },
  startedAt: new Date(Date.now() - days * DAY),
  expiresAt: new Date(Date.now() + 20 * DAY),
})
const lastSeen = (id: string, days: number) =>
  inWriteTransaction((tx) =>
    tx.session.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - days * DAY) } }),
  )

describe('a session', () => {
  it('that nobody used for a week has ended, also when it was never used', async () => {
    const used = session(crypto.randomUUID())
    await noteSessionUse(used, 'Firefox · Linux')
    expect(await actorForSession(used)).not.toBeNull()
    await lastSeen(used.sessionId, IDLE_DAYS - 0.1)
    expect(await actorForSession(used)).not.toBeNull()
    await lastSeen(used.sessionId, IDLE_DAYS + 0.1)
    expect(await actorForSession(used)).toBeNull()
    expect(await actorForSession(session(crypto.randomUUID(), IDLE_DAYS + 0.1))).toBeNull()
  })

  it('is noted once an hour, not at each request', async () => {
    const used = session(crypto.randomUUID())
    const seenAt = async () => (await reader().session.findUnique({ where: { id: used.sessionId } }))?.lastSeenAt
    await noteSessionUse(used, '')
    await lastSeen(used.sessionId, 0.5 / 24)
    const before = await seenAt()
    await noteSessionUse(used, '')
    expect(await seenAt()).toEqual(before)
    await lastSeen(used.sessionId, 1.5 / 24)
    await noteSessionUse(used, '')
    expect((await seenAt())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0)
  })

  it('goes on when its use can’t be written: a full disk must not keep anybody from reading', async () => {
    const nobody = { ...session(crypto.randomUUID()), personId: 'nobody' }
    await expect(noteSessionUse(nobody, '')).resolves.toBeUndefined()
  })
})

describe('one’s own sessions', () => {
  it('are listed with their device, and ended one by one', async () => {
    const [laptop, phone] = [session('laptop'), session('phone')]
    await noteSessionUse(laptop, 'Firefox · Linux')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 })
    await noteSessionUse(phone, 'Safari · iPhone')
    vi.useRealTimers()
    expect((await ownSessions(lina, {})).map(({ id, device }) => [id, device])).toEqual([
      ['phone', 'Safari · iPhone'],
      ['laptop', 'Firefox · Linux'],
    ])
    await endOwnSession(lina, { sessionId: 'phone' })
    expect((await ownSessions(lina, {})).map(({ id }) => id)).toEqual(['laptop'])
    expect(await actorForSession(phone)).toBeNull()
    expect(await actorForSession(laptop)).not.toBeNull()
  })

  it('are nobody else’s to see or to end', async () => {
    const own = session(crypto.randomUUID())
    await noteSessionUse(own, '')
    const omar = await makePerson()
    expect(await ownSessions(omar, {})).toEqual([])
    await endOwnSession(omar, { sessionId: own.sessionId })
    expect(await actorForSession(own)).not.toBeNull()
  })
})
