import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDesk, makeNewsroom, makePerson } from '@/prisma/factories'
import { declareDemo } from '../upkeep/demo'
import { env, parseEnv } from '../platform/env'
import { SYSTEM } from '../engine/system-actor'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { demoRoles, signInToDemo } from './demo'

let database: TestDatabase
let reviewerId: string
beforeAll(async () => {
  database = await openTestDatabase()
  await makeNewsroom()
  const { id: deskId } = await makeDesk()
  const { id: realDeskId } = await makeDesk()
  const demo = await makePerson({ deskId, role: 'reviewer' })
  const misplaced = await makePerson({ deskId: realDeskId, role: 'editor' })
  await makePerson({ deskId, role: 'chief' })
  reviewerId = demo.personId
  await declareDemo(SYSTEM, { deskIds: [deskId], personIds: [reviewerId, misplaced.personId], articleIds: [] })
})
afterAll(() => database.close())

function serveAt(host: string, publicUrl: string | undefined) {
  const { dataFolder } = env()
  globalThis.stetEnv = parseEnv({
    STET_DATA: dataFolder,
    HOST: host,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: 'a secret for tests only, long enough',
  })
}

it('is offered on this computer, as its own people only', async () => {
  serveAt('127.0.0.1', undefined)
  expect(await demoRoles()).toEqual(['reviewer'])
  expect(await signInToDemo('reviewer')).toMatchObject({ id: reviewerId })
  expect(await signInToDemo('chief')).toBeNull()
})

it('offers nobody who has a role on a desk of the newsroom', async () => {
  serveAt('127.0.0.1', undefined)
  expect(await signInToDemo('editor')).toBeNull()
})

it.each([
  ['the server listens for others', '0.0.0.0', 'http://localhost:3000'],
  ['its public address is elsewhere, behind a proxy', '127.0.0.1', 'https://checks.example'],
])('is not offered where %s', async (_, host, publicUrl) => {
  serveAt(host, publicUrl)
  expect(await demoRoles()).toEqual([])
  expect(await signInToDemo('reviewer')).toBeNull()
})
