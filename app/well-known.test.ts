import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCheckpoint } from '@/lib/server/audit/checkpoints'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeNewsroom } from '@/prisma/factories'
import { GET as getCheckpoint } from './.well-known/stet-checkpoint/route'
import { GET as getKeys } from './.well-known/stet-checkpoint-keys/route'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const asked = (get: typeof getKeys, path: string) =>
  get(new Request(`https://checks.example/.well-known/${path}`), { params: Promise.resolve({}) })

it('anybody reads the newest checkpoint of the log, and the keys by which it is verified', async () => {
  const { owner } = await makeNewsroom()
  expect((await asked(getCheckpoint, 'stet-checkpoint')).status).toBe(404)
  expect(await (await asked(getKeys, 'stet-checkpoint-keys')).text()).toBe('')
  const { note } = await makeCheckpoint(owner, {})
  const answer = await asked(getCheckpoint, 'stet-checkpoint')
  expect(await answer.text()).toBe(note)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await (await asked(getKeys, 'stet-checkpoint-keys')).text()).toMatch(
    /^checks\.example\/audit\+[0-9a-f]{8}\+\S+\n$/,
  )
})
