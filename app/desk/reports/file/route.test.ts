import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { cookieOf } from '@/app/api/v1/test-client'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { countRowsRead } from '@/lib/server/test-rows-read'
import { type CrowdedDesk, makeManyRows } from '@/prisma/many-rows'
import { GET } from './route'

vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }))

let database: TestDatabase
let desk: CrowdedDesk
const rows = countRowsRead()

beforeAll(async () => {
  database = await openTestDatabase()
  desk = await makeManyRows(database.file, { claims: 400, articles: 20, sources: 20, agents: 20, people: 5 })
})
afterAll(async () => {
  rows.stop()
  await database.close()
})

const asked = async (format: string, as = desk.chief) =>
  GET(
    new Request(
      `https://checks.example/desk/reports/file?scope=period&desk=${desk.deskId}&from=2025-11-29&to=2025-11-30&format=${format}`,
      { headers: await cookieOf(as) },
    ),
    { params: Promise.resolve({}) },
  )

it.each(['csv', 'md', 'claimreview'])('a period is made while it is taken, as %s', async (format) => {
  const answer = await asked(format)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('2025-11-29..2025-11-30')
  const reader = answer.body?.getReader()
  const before = rows.read()
  expect((await reader?.read())?.done).toBe(false)
  const first = rows.read() - before
  while ((await reader?.read())?.done === false);
  expect(rows.read() - before).toBeGreaterThan(2 * first - 1)
})

it('whoever may not have it gets a refusal, and no beginning of it', async () => {
  expect((await asked('csv', desk.stranger)).status).toBe(404)
  expect((await asked('html')).status).toBe(422)
})
