import { afterAll, beforeAll, expect, it } from 'vitest'
import { look } from '@/lib/server/live/events'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { request } from './test-client'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

it('streams changes as server-sent events, resuming after Last-Event-ID', async () => {
  const { id } = await makeArticle(team.editor)
  const response = await request('GET', `/events?article=${id}`, {
    as: team.reviewer,
    headers: { 'last-event-id': '0' },
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('cache-control')).toContain('no-store')
  await makeClaim(team.editor, id)
  await look()
  const stream = response.body?.getReader()
  let text = ''
  while (!text.includes('claim.mark')) {
    const part = await stream?.read()
    if (!part || part.done) break
    text += new TextDecoder().decode(part.value)
  }
  await stream?.cancel()
  const events = [...text.matchAll(/id: (\d+)\nevent: change\ndata: (.+)\n\n/g)]
  expect(events.map(([, seq, data]) => [Number(seq), JSON.parse(data ?? '{}').command])).toEqual([
    [expect.any(Number), 'article.import'],
    [expect.any(Number), 'claim.mark'],
  ])
})

it('is not for readers without an account, and not for another desk', async () => {
  const { id } = await makeArticle(team.editor)
  expect((await request('GET', '/events')).status).toBe(401)
  expect((await request('GET', `/events?article=${id}`, { as: team.stranger })).status).toBe(404)
})
