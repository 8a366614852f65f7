import { statSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFile } from '@/lib/server/db/sqlite'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeClaim, makeEvidence, makeSource, makeTeam, type Team } from '@/prisma/factories'
import { cookieOf, request } from './test-client'

/** What SQLite is asked between a request's coming in and its answer, the look-up of who asks included. */
const MOST_STATEMENTS = 15

/**
 * Pages of the file that a save writes, the ends of all indexes that its rows stand in among them. Each is 4 kB for the disk
 * before the save is answered.
 */
const MOST_PAGES = { 'marking a claim': 36, 'changing a claim': 20 } as const

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

/** A save of each kind, of a claim of its own. */
const SAVES: Readonly<Record<string, () => Promise<() => Promise<Response>>>> = {
  async 'marking a claim'() {
    const { id } = await makeArticle(team.editor)
    return save('POST', `/articles/${id}/claims`, () => ({ quote: 'Harbour fees doubled' }))
  },
  async 'changing a claim'() {
    return save('PATCH', `/claims/${await claimId()}`, (at) => ({ statement: `Harbour fees rose ${at} times.` }))
  },
  async 'attaching evidence'() {
    const [claim, { id: sourceId }] = [await claimId(), await makeSource(team.editor)]
    return save('POST', `/claims/${claim}/evidence`, (at) => ({ sourceId, stance: 'supports', passage: `Table ${at}` }))
  },
  async 'changing evidence'() {
    const { id } = await makeEvidence(team.editor, await claimId())
    return save('PATCH', `/evidence/${id}`, (at) => ({ note: `Seen ${at} times.` }))
  },
  async 'giving a verdict'() {
    const verdict = { kind: 'truth', rating: 'true', asOf: '2026-11-01', confidence: 'high' }
    return save('POST', `/claims/${await claimId()}/verdicts`, (at) => ({
      ...verdict,
      justification: `Read ${at} times.`,
    }))
  },
  async commenting() {
    return save('POST', `/claims/${await claimId()}/comments`, (at) => ({ text: `Question ${at}` }))
  },
}

const claimId = async () => (await makeClaim(team.editor, (await makeArticle(team.editor)).id)).id

/** A request to be sent again and again, each time with another body. */
async function save(method: string, path: string, body: (at: number) => object) {
  const headers = { ...(await cookieOf(team.editor)), 'if-match': '*' }
  let at = 0
  return () => {
    at += 1
    return request(method, path, { headers, body: body(at) })
  }
}

it.each(Object.entries(SAVES))('%s takes few statements', async (_, prepare) => {
  const said = await statementsOf(await prepare())
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

it.each(Object.entries(MOST_PAGES))('%s writes few pages', async (name, most) => {
  const pages = await pagesOf((await SAVES[name]?.()) ?? expect.fail(`no save ${name}`))
  expect(pages).toBeLessThanOrEqual(most)
})
