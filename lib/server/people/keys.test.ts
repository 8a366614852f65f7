import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeNewsroom, makePerson, type Newsroom } from '@/prisma/factories'
import { auditLog } from '../audit/list'
import { reader } from '../db/clients'
import { createKey, keys } from './keys'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let newsroom: Newsroom
beforeAll(async () => {
  database = await openTestDatabase()
  newsroom = await makeNewsroom()
})
afterAll(() => database.close())

it('a key is stored as a hash, and stands in no list and no log', async () => {
  const lina = await makePerson({ deskId: newsroom.deskId, role: 'editor' })
  const { secret } = await createKey(lina, { name: 'Hidden', scope: 'read' })
  expect(secret).toMatch(/^stet_[A-Za-z0-9_-]{43}$/)
  const everywhere = [
    await reader().key.findMany(),
    await keys(newsroom.owner, {}),
    (await auditLog(newsroom.owner, {})).items,
  ]
  expect(JSON.stringify(everywhere)).toContain('Hidden')
  expect(JSON.stringify(everywhere)).not.toContain(secret)
})
