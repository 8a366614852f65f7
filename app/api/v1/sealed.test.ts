import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { oneClaim } from '@/lib/server/claims/show'
import { storedRows } from '@/lib/server/test-rows'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeApprovedClaim, makeArticle, makeReadyClaim, makeTeam, type Team } from '@/prisma/factories'
import { call } from './test-client'

let database: TestDatabase
let team: Team
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  articleId = (await makeArticle(team.editor)).id
})
afterAll(() => database.close())

const version = async (id: string) => (await oneClaim(team.chief, { id })).version
const seen = async (id: string) => ({ 'if-match': `"${await version(id)}"` })

/** A row as it is seen at its address, changed by whoever asks. */
async function patch(by: 'reviewer' | 'chief', path: string, body: object) {
  const { headers } = await call('GET', path, { as: team[by] })
  return call('PATCH', path, { as: team[by], body, headers: { 'if-match': headers.get('etag') ?? '' } })
}

const post = async (by: 'editor' | 'reviewer' | 'chief', id: string, verb: string, body: object = {}) =>
  call('POST', `/claims/${id}/${verb}`, { as: team[by], body, headers: await seen(id) })

async function firstSource(claimId: string): Promise<string> {
  const { sourceId } = await storedRows().evidence.findFirstOrThrow({ where: { claimId } })
  return sourceId
}

describe('over the API', () => {
  it.each<[string, (claimId: string) => Promise<readonly [path: string, body: object]>]>([
    ['a source', async (id) => [`/sources/${await firstSource(id)}`, { title: 'A leaflet' }]],
    ['the article', async () => [`/articles/${articleId}`, { outlet: 'The Pier' }]],
  ])('an approval is void once %s is another, and nothing is published (R21, R29)', async (_, target) => {
    const { id } = await makeApprovedClaim(team, articleId)
    const before = await seen(id)
    const [path, body] = await target(id)
    expect((await patch('chief', path, body)).status).toBe(200)
    const stale = await call('POST', `/claims/${id}/publish`, { as: team.chief, body: {}, headers: before })
    expect(stale.status).toBe(412)
    expect((await post('chief', id, 'publish')).status).toBe(409)
    expect(await oneClaim(team.chief, { id })).toMatchObject({ state: 'draft', publication: null })
  })

  it('who changed the words may not approve them, whoever changed them since (R17)', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId)
    expect((await patch('reviewer', `/claims/${id}`, { statement: 'Harbour fees have doubled' })).status).toBe(200)
    expect((await patch('chief', `/claims/${id}`, { statement: 'Harbour fees have doubled.' })).status).toBe(200)
    expect((await post('editor', id, 'submit')).status).toBe(200)
    for (const by of ['reviewer', 'chief'] as const) {
      expect((await post(by, id, 'reviews', { decision: 'approve' })).status).toBe(403)
    }
    expect((await oneClaim(team.chief, { id })).state).toBe('submitted')
  })
})
