import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { cookieOf, request } from './test-client'

/** What SQLite is asked between a request's coming in and its answer, the look-up of who asks included. */
const MOST_STATEMENTS = 15

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
