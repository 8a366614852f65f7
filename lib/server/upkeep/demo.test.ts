import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict } from '@/lib/domain/errors'
import { makeArticle, makeDesk, makeNewsroom, makePerson } from '@/prisma/factories'
import { verifyChain } from '../audit/verification'
import { reader } from '../db/clients'
import { declareDemo, isDemoMisplaced, removeDemo } from './demo'
import { ownDesks } from '../newsroom/desks'
import { setAdmin } from '../people/accounts'
import { actorById, actorForSession } from '../people/actors'
import { setMembership } from '../people/memberships'
import { bootstrap } from './bootstrap'
import { SYSTEM } from '../engine/system-actor'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

/** A newsroom, and a sample desk with one person of its own. */
async function newsroomWithDemo() {
  const { owner, deskId } = await makeNewsroom()
  const { id: sampleDeskId } = await makeDesk({ name: 'Samples' })
  const lina = await makePerson({ role: 'editor', deskId: sampleDeskId })
  await declareDemo(SYSTEM, { deskIds: [sampleDeskId], personIds: [lina.personId], articleIds: [] })
  await setMembership(SYSTEM, { personId: owner.personId, deskId: sampleDeskId, role: 'chief' })
  const present = async () => (await actorById(owner.personId, 'web')) ?? owner
  return { owner: await present(), present, deskId, sampleDeskId, lina }
}

describe('people of the demo', () => {
  it('get no right on a desk of the newsroom, and never administer it', async () => {
    const { owner, deskId, sampleDeskId, lina } = await newsroomWithDemo()
    const { personId } = lina
    await expect(setMembership(owner, { personId, deskId, role: 'editor' })).rejects.toThrow(Conflict)
    await expect(setAdmin(owner, { personId, admin: true })).rejects.toThrow(Conflict)
    await setMembership(owner, { personId, deskId: sampleDeskId, role: 'reviewer' })
    expect(await actorById(personId, 'web')).toMatchObject({
      admin: false,
      roles: new Map([[sampleDeskId, 'reviewer']]),
    })
  })

  it('lose at the next start what an earlier version gave them, with their sessions, and the log tells of it', async () => {
    const { deskId } = await makeNewsroom()
    const { personId } = await makePerson({ role: 'chief', deskId })
    const colleague = await makePerson({ role: 'editor', deskId })
    // As it was: they belonged to the newsroom's own desk.
    await declareDemo(SYSTEM, { deskIds: [], personIds: [personId], articleIds: [] })
    const session = { personId, sessionVersion: 1, sessionId: 'before the upgrade' }
    expect((await actorForSession(session))?.roles.get(deskId)).toBe('chief')
    await bootstrap()
    expect(await actorForSession(session)).toBeNull()
    expect((await actorById(personId, 'web'))?.roles.size).toBe(0)
    expect((await actorById(colleague.personId, 'web'))?.roles.size).toBe(1)
    expect((await verifyChain()).faults).toEqual([])
    const events = () => reader().auditEvent.count({ where: { command: 'demo.withdraw' } })
    await bootstrap()
    expect([await isDemoMisplaced(), await events()]).toEqual([false, 1])
  })
})

describe('the desk of the demo', () => {
  it('is not what somebody means who works on another one too', async () => {
    const { owner, deskId } = await newsroomWithDemo()
    const { id } = await makeArticle(owner)
    expect(await reader().article.findUnique({ where: { id }, select: { deskId: true } })).toEqual({ deskId })
    expect((await ownDesks(owner, {})).map((desk) => desk.id)[0]).toBe(deskId)
  })

  it('goes with the demo, and so do the roles of colleagues there', async () => {
    const { present, deskId } = await newsroomWithDemo()
    await removeDemo(SYSTEM, {})
    expect((await ownDesks(await present(), {})).map((desk) => desk.id)).toEqual([deskId])
    expect((await verifyChain()).faults).toEqual([])
  })

  it('stays when somebody brought an article of their own there', async () => {
    const { owner, present, deskId, sampleDeskId } = await newsroomWithDemo()
    const { id } = await makeArticle(owner, { deskId: sampleDeskId })
    await removeDemo(SYSTEM, {})
    expect((await ownDesks(await present(), {})).map((desk) => desk.id)).toEqual([deskId, sampleDeskId])
    expect(await reader().article.count({ where: { id } })).toBe(1)
  })
})
