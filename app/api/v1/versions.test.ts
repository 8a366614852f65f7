import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ReanchoringQueueView,
  ReanchoringView,
  VersionAddedView,
  VersionDiffView,
  VersionView,
} from '@/lib/schemas/article-version'
import { VerdictView } from '@/lib/schemas/verdict'
import { listen, look, type StreamMessage } from '@/lib/server/live/events'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeReadyClaim, makeTeam, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { call } from './test-client'

const CHANGED = SAMPLE_TEXT.replace('had doubled', 'had nearly doubled')

let database: TestDatabase
let team: Team
let articleId: string
let claimId: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  articleId = (await makeArticle(team.editor)).id
  claimId = (await makeReadyClaim(team.editor, articleId, { quote: 'harbour fees had doubled' })).id
})
afterAll(() => database.close())

const get = (path: string) => call('GET', path, { as: team.editor })
const post = (path: string, body: unknown, version?: string | null, as = team.editor) =>
  call('POST', path, { as, body, ...(version ? { headers: { 'if-match': version } } : {}) })

async function add(text = CHANGED) {
  const { headers } = await get(`/articles/${articleId}`)
  return post(`/articles/${articleId}/versions`, { text }, headers.get('etag'))
}
async function entry() {
  const { items } = ReanchoringQueueView.parse((await get(`/articles/${articleId}/reanchoring`)).json)
  const [first] = items
  if (!first) throw new Error('the queue is empty')
  return first
}

describe('POST /articles/{id}/versions', () => {
  it('answers 201 with the article, its new version and what became of the marks', async () => {
    const answer = await add()
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`/api/v1/articles/${articleId}/versions/2`)
    const { latestVersion, added } = z.strictObject(VersionAddedView.shape).parse(answer.json)
    expect({ latestVersion, outcomes: added.outcomes }).toEqual({
      latestVersion: 2,
      outcomes: { exact: 0, moved: 0, changed: 1, ambiguous: 0, lost: 0 },
    })
    expect((await get(`/articles/${articleId}/versions/2/text`)).text).toBe(CHANGED)
    expect((await get(`/articles/${articleId}/versions/1/text`)).text).toBe(SAMPLE_TEXT)
  })

  it('takes a file, as importing does', async () => {
    const form = new FormData()
    form.set('file', new File([CHANGED], 'second.txt', { type: 'text/plain' }))
    const { headers } = await get(`/articles/${articleId}`)
    const sent = { as: team.editor, bytes: form, headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await call('POST', `/articles/${articleId}/versions`, sent)).status).toBe(201)
  })

  it.each([
    ['without a version', { text: CHANGED }, null, 428],
    ['with a stale one', { text: CHANGED }, '"999"', 412],
    ['the same text', { text: SAMPLE_TEXT }, '*', 409],
    ['no text', {}, '*', 422],
    ['two texts', { text: 'A', html: '<p>B</p>' }, '*', 422],
    ['another desk', { text: CHANGED, deskId: 'x' }, '*', 422],
  ])('refuses %s and keeps everything', async (_, body, version, status) => {
    const answer = await post(`/articles/${articleId}/versions`, body, version)
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject({ detail: expect.stringMatching(/Nothing was|read it again|Say which/i) })
    expect((await get(`/articles/${articleId}/versions`)).json).toMatchObject({ items: [{ number: 1 }] })
  })

  it('gives the first answer again to the same key, and makes no second version', async () => {
    const { headers } = await get(`/articles/${articleId}`)
    const sent = {
      as: team.editor,
      body: { text: CHANGED },
      headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': crypto.randomUUID() },
    }
    const twice = [
      await call('POST', `/articles/${articleId}/versions`, sent),
      await call('POST', `/articles/${articleId}/versions`, sent),
    ]
    expect(twice.map(({ status }) => status)).toEqual([201, 201])
    expect((await get(`/articles/${articleId}`)).json).toMatchObject({ latestVersion: 2 })
  })

  it('is heard by whoever has the article open', async () => {
    const told: StreamMessage[] = []
    const listening = { actor: team.reviewer, articleId, stillActor: async () => team.reviewer }
    const stop = await listen({ ...listening, tell: (each) => told.push(each) })
    await add()
    await look()
    stop()
    expect(told).toContainEqual({
      type: 'change',
      event: expect.objectContaining({
        command: 'article.add-version',
        kind: 'article-version',
        articleId,
        claimId: null,
      }),
    })
  })

  it('makes marking on the old version a conflict', async () => {
    await add()
    const answer = await post(`/articles/${articleId}/claims`, { version: 1, start: 0, end: 7 })
    expect(answer).toMatchObject({ status: 409, json: { current: { version: 2 } } })
  })
})

describe('the versions of an article', () => {
  it('are listed, shown and compared in the shapes that are described', async () => {
    await add()
    const { items } = z
      .object({ items: z.array(z.strictObject(VersionView.shape)) })
      .parse((await get(`/articles/${articleId}/versions`)).json)
    expect(items.map(({ number }) => number)).toEqual([2, 1])
    expect((await get(`/articles/${articleId}/versions/2`)).json).toEqual(items[0])
    const diff = z
      .strictObject(VersionDiffView.shape)
      .parse((await get(`/articles/${articleId}/versions/2/diff?from=1`)).json)
    expect(diff.rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same'])
    for (const path of ['versions/7', 'versions/x', 'versions/7/diff', 'versions/2/diff?from=9']) {
      expect((await get(`/articles/${articleId}/${path}`)).status).toBe(404)
    }
  })
})

describe('the decisions of the queue', () => {
  it.each([
    ['accept', {}, 'accepted'],
    ['reattach', { version: 2, start: 0, end: 7, exact: 'Harbour' }, 'reattached'],
    ['keep', {}, 'kept'],
  ])('%s: with If-Match, once', async (verb, body, decision) => {
    await add()
    const { id, version } = await entry()
    const path = `/appearances/${id}/${verb}`
    expect((await post(path, body)).status).toBe(428)
    const done = await post(path, body, `"${version}"`)
    expect(done.status).toBe(200)
    expect(z.strictObject(ReanchoringView.shape).parse(done.json)).toMatchObject({ id, decision })
    expect((await post(path, body, `"${version}"`, team.reviewer)).status).toBe(412)
    expect((await post(path, body, '*', team.reviewer)).status).toBe(409)
    expect((await get(`/articles/${articleId}/reanchoring`)).json).toMatchObject({ waiting: 0, items: [] })
    expect((await post(`/articles/${articleId}/undo`, {})).status).toBe(200)
    expect((await get(`/articles/${articleId}/reanchoring`)).json).toMatchObject({ waiting: 1 })
  })

  it('asks for a re-check of the verdicts, which a confirmation settles', async () => {
    await add()
    const { id, version } = await entry()
    await post(`/appearances/${id}/accept`, {}, `"${version}"`)
    expect((await get(`/claims/${claimId}`)).json).toMatchObject({ needsRecheck: true })
    for (const kind of ['truth', 'attribution']) {
      const { headers } = await get(`/claims/${claimId}`)
      const answer = await post(`/claims/${claimId}/verdicts/${kind}/confirm`, {}, headers.get('etag'))
      expect(VerdictView.parse(answer.json)).toMatchObject({ kind, needsRecheck: false })
    }
    expect((await get(`/claims/${claimId}`)).json).toMatchObject({ needsRecheck: false })
  })
})
