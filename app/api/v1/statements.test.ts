import { statSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFile } from '@/lib/server/db/sqlite'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { cookieOf, request } from './test-client'

/** What SQLite is asked between a request's coming in and its answer, the look-up of who asks included. */
const MOST_STATEMENTS = 15

/**
 * Pages of the file that a save writes, the ends of all indexes that its rows stand in among them. Each is 4 kB for the disk
 * before the save is answered.
 */
const MOST_PAGES = { marking: 38, changing: 20 } as const

let database: TestDatabase
let team: Team
const statements: string[] = []

beforeAll(async () => {
  globalThis.stetStatementListener = (sql) => statements.push(sql)
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(async () => {
  globalThis.stetStatementListener = undefined
  await database.close()
})

/** The statements of one request, after one of the same kind has settled what a process settles once. */
async function statementsOf(send: () => Promise<Response>): Promise<readonly string[]> {
  expect((await send()).ok).toBe(true)
  statements.length = 0
  expect((await send()).ok).toBe(true)
  return [...statements]
}

it('marks a claim in few statements', async () => {
  const { id } = await makeArticle(team.editor)
  const headers = await cookieOf(team.editor)
  const body = { quote: 'Harbour fees doubled' }
  const said = await statementsOf(() => request('POST', `/articles/${id}/claims`, { headers, body }))
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(MOST_STATEMENTS)
})

it('changes a claim in few statements', async () => {
  const { id } = await makeClaim(team.editor, (await makeArticle(team.editor)).id)
  const headers = { ...(await cookieOf(team.editor)), 'if-match': '*' }
  let saves = 0
  const said = await statementsOf(() => {
    saves += 1
    return request('PATCH', `/claims/${id}`, { headers, body: { statement: `Harbour fees rose ${saves} times.` } })
  })
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(MOST_STATEMENTS)
})

/** The pages that a save writes to the log; the least of some, for now and then an index needs another page. */
async function pagesOf(send: () => Promise<Response>): Promise<number> {
  const file = openFile(database.file)
  const counts: number[] = []
  for (let saves = 0; saves < 6; saves += 1) {
    file.pragma('wal_checkpoint(TRUNCATE)')
    expect((await send()).ok).toBe(true)
    counts.push(Math.floor(statSync(`${database.file}-wal`).size / 4096))
  }
  file.close()
  return Math.min(...counts)
}

it('marks a claim in few pages', async () => {
  const { id } = await makeArticle(team.editor)
  const headers = await cookieOf(team.editor)
  const body = { quote: 'Harbour fees doubled' }
  const pages = await pagesOf(() => request('POST', `/articles/${id}/claims`, { headers, body }))
  expect(pages).toBeLessThanOrEqual(MOST_PAGES.marking)
})

it('changes a claim in few pages', async () => {
  const { id } = await makeClaim(team.editor, (await makeArticle(team.editor)).id)
  const headers = { ...(await cookieOf(team.editor)), 'if-match': '*' }
  let saves = 0
  const pages = await pagesOf(() => {
    saves += 1
    return request('PATCH', `/claims/${id}`, { headers, body: { statement: `Harbour fees rose ${saves} times.` } })
  })
  expect(pages).toBeLessThanOrEqual(MOST_PAGES.changing)
})
