import { cookieOf } from '@/app/api/v1/test-client'
import { problemResponse } from '@/lib/http/problem'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { migrate } from '@/lib/server/db/migrate'
import { addDesk } from '@/lib/server/newsroom/desks'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeNewsroom } from '@/prisma/factories'
import { GET as live } from './live/route'
import { GET as ready } from './ready/route'

const disk = vi.hoisted(() => ({ full: false }))
vi.mock('@/lib/server/transaction/write-queue', async (original) => {
  const real = await original<{ inWriteTransaction: (work: unknown) => Promise<unknown> }>()
  return {
    inWriteTransaction: (work: unknown) =>
      disk.full ? Promise.reject(new Error('disk full')) : real.inWriteTransaction(work),
  }
})

let database: TestDatabase
beforeEach(async () => {
  globalThis.stetHealth = undefined
  database = await openTestDatabase()
})
afterEach(async () => {
  disk.full = false
  await database.close()
})

const context = { params: Promise.resolve({}) }
const asked = async (route: typeof live | typeof ready) => {
  const response = await route(new Request('https://checks.example/'), context)
  return { status: response.status, body: await response.json() }
}

it('the process lives', async () => {
  expect(await asked(live)).toEqual({ status: 200, body: { live: true } })
})

it('the server is ready: the database can be written, nothing is changed by asking, and the chain’s head is told', async () => {
  const { owner } = await makeNewsroom()
  await addDesk(owner, { name: 'Politics' })
  const first = await asked(ready)
  expect(first.status).toBe(200)
  expect(first.body).toEqual({
    ready: true,
    database: 'writable',
    chain: { seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  globalThis.stetHealth = undefined
  expect(await asked(ready)).toEqual(first)
  expect(migrate(database.file).applied).toEqual([])
})

it('tells versions to administrators alone', async () => {
  const { owner } = await makeNewsroom()
  const headers = await cookieOf(owner)
  const response = await ready(new Request('https://checks.example/', { headers }), context)
  expect(await response.json()).toMatchObject({
    pendingMigrations: [],
    versions: { node: process.versions.node, sqlite: expect.stringMatching(/^3\./) },
  })
})

it('a disk that fails is said to be one, and worth another try', async () => {
  for (const message of [
    'SQLITE_IOERR: disk I/O error',
    'attempt to write a readonly database',
    'EROFS: read-only file system',
  ]) {
    const response = problemResponse(new Error(message), 'request')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await response.json()).toMatchObject({ code: 'storage-fails', detail: expect.not.stringContaining(message) })
  }
})

it('a full disk is said to be one, whatever tells of it', async () => {
  for (const message of ['SQLITE_FULL: database or disk is full', 'ENOSPC: no space left on device, write']) {
    const response = problemResponse(new Error(message), 'request')
    expect(response.status).toBe(507)
    expect(await response.json()).toMatchObject({ code: 'storage-full', detail: expect.not.stringContaining(message) })
  }
})

it('is not ready when the database can’t be written', async () => {
  disk.full = true
  expect(await asked(ready)).toMatchObject({ status: 503, body: { ready: false, database: 'unwritable' } })
})
