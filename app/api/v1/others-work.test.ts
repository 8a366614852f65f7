import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { retractClaim } from '@/lib/server/checks/publish'
import { oneClaim } from '@/lib/server/claims/show'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import {
  makeApprovedClaim,
  makeArticle,
  makePublishedClaim,
  makeReadyClaim,
  makeSubmittedClaim,
  makeTeam,
  type Team,
} from '@/prisma/factories'
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

const ANY = { 'if-match': '*' }
const change = (as: Actor, body: object) => call('PATCH', `/articles/${articleId}`, { as, body, headers: ANY })
const shown = async () => (await call('GET', `/articles/${articleId}`, { as: team.editor })).json
const FULL = { publicText: 'full', publicTextGround: 'Licensed from The Quay.' }

describe('the text of another outlet (R30)', () => {
  it('is shown whole by a chief only, on a ground that is kept', async () => {
    for (const as of [team.editor, team.reviewer]) {
      expect(await change(as, FULL)).toMatchObject({ status: 403 })
    }
    expect(await change(team.chief, { publicText: 'full' })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/publicTextGround' }] },
    })
    expect(await shown()).toMatchObject({ publicText: 'excerpts', publicTextGround: null })
    expect(await change(team.chief, FULL)).toMatchObject({ status: 200, json: FULL })
    expect((await change(team.editor, { publicTextGround: 'I say so.' })).status).toBe(403)
    expect((await change(team.editor, { outlet: 'The Pier' })).status).toBe(200)
    expect(await shown()).toMatchObject(FULL)
  })

  it('goes back to excerpts by any editor, the ground with it', async () => {
    await change(team.chief, FULL)
    expect(await change(team.editor, { publicText: 'excerpts' })).toMatchObject({
      status: 200,
      json: { publicText: 'excerpts', publicTextGround: null },
    })
  })
})

describe('an article with published checks (R30)', () => {
  it('is not dropped until they are retracted', async () => {
    const { id } = await makePublishedClaim(team, articleId)
    const drop = () =>
      call('POST', `/articles/${articleId}/drop`, { as: team.chief, body: { reason: 'A double.' }, headers: ANY })
    expect(await drop()).toMatchObject({ status: 409, json: { current: { published: 1 } } })
    expect(await shown()).toMatchObject({ droppedAt: null })
    const { version } = await oneClaim(team.chief, { id })
    await retractClaim(team.chief, { id, reason: 'It was wrong.' }, { version })
    expect((await drop()).status).toBe(200)
  })

  it('is not made of a dropped one either: its claims go no further until it is taken up again', async () => {
    const { id } = await makeApprovedClaim(team, articleId)
    const { id: waiting } = await makeSubmittedClaim(team.editor, articleId)
    const { id: draft } = await makeReadyClaim(team.editor, articleId)
    const article = (verb: string, body: object = {}) =>
      call('POST', `/articles/${articleId}/${verb}`, { as: team.chief, body, headers: ANY })
    const claim = (verb: string, of: string, body: object = {}) =>
      call('POST', `/claims/${of}/${verb}`, { as: team.chief, body, headers: ANY })
    expect((await article('drop', { reason: 'A double.' })).status).toBe(200)
    expect((await claim('publish', id)).status).toBe(409)
    expect((await claim('reviews', waiting, { decision: 'approve' })).status).toBe(409)
    expect((await claim('submit', draft)).status).toBe(409)
    expect((await article('publish-approved')).json).toEqual({ results: [] })
    expect((await article('submit-ready')).json).toMatchObject({ submitted: [] })
    expect((await article('reopen')).status).toBe(200)
    expect((await claim('publish', id)).status).toBe(200)
  })
})
