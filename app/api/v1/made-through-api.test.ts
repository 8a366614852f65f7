import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asHtml, checksFeed } from '@/app/feed'
import type { Actor } from '@/lib/policy/actor'
import { deskAgents } from '@/lib/server/claims/agents'
import { everyItem } from '@/lib/server/annotations/library'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { publicChecks } from '@/lib/server/checks/lists'
import { deskClaims } from '@/lib/server/claims/list'
import { inbox } from '@/lib/server/review/inbox'
import { exportPeriod } from '@/lib/server/reports/period'
import { deskSources } from '@/lib/server/claims/sources'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, SAMPLE_TEXT } from '@/prisma/factories'
import { everythingAnswers, PATIENCE } from './test-answers'
import { asItIs } from './test-asking'
import { cookieOf, request } from './test-client'
import { makeWorld, type World } from './test-world'

/*
 * More than a thousand published checks on one desk, each with a speaker and a source of its own, all made through the API
 * as an editor's, a reviewer's and a chief's programmes would. SQLite once took 999 values in a list.
 */

const ARTICLES = 11
const CLAIMS = 100

/** Requests that are under way at once: saves that wait together share one transaction. */
const AT_ONCE = 25

let database: TestDatabase
let world: World
let articles: readonly string[]

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
  articles = await fill(world)
}, 300_000)
afterAll(() => database.close())

const Made = z.object({ id: z.string() })

/** Posts as a member of the team and gives the answer's body. */
async function poster(who: Actor): Promise<(path: string, body?: unknown) => Promise<unknown>> {
  const cookie = await cookieOf(who)
  return async (path, body = {}) => {
    const response = await request('POST', path, { headers: { ...cookie, 'if-match': await asItIs(path) }, body })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.json()
  }
}

/** Marks, proves, rates, hands in, approves and publishes; gives the articles' ids. */
async function fill({ team }: World): Promise<readonly string[]> {
  const editor = await poster(team.editor)
  const reviewer = await poster(team.reviewer)
  const chief = await poster(team.chief)
  const made: string[] = []
  while (made.length < ARTICLES) {
    const { id } = await makeArticle(team.editor, { text: `${SAMPLE_TEXT} Part ${made.length}.` })
    made.push(id)
  }
  const claims: string[] = []
  const each = made.flatMap((articleId) => Array.from({ length: CLAIMS }, (_, at) => ({ articleId, at })))
  await inTurns(each, async ({ articleId, at }) => {
    const claim = await editor(`/articles/${articleId}/claims`, {
      quote: 'harbour fees had doubled since spring',
      type: 'event',
      speaker: { name: `Speaker ${at} of ${articleId}`, kind: 'person' },
    })
    const { id } = Made.parse(claim)
    await editor(`/claims/${id}/evidence`, {
      stance: 'supports',
      passage: 'The fee rose from 40 to 80 for each berth.',
      source: { title: `Register ${at} of ${articleId}`, kind: 'document', primary: true, publishedAt: '2026-02-27' },
    })
    await editor(`/claims/${id}/verdicts`, {
      kind: 'truth',
      rating: 'true',
      asOf: '2026-03-02',
      confidence: 'high',
      justification: 'The register [1] shows it.',
    })
    claims.push(id)
  })
  await inTurns(made, (id) => editor(`/articles/${id}/submit-ready`))
  await inTurns(claims, (id) => reviewer(`/claims/${id}/reviews`, { decision: 'approve' }))
  await inTurns(made, (id) => chief(`/articles/${id}/publish-approved`))
  return made
}

/** Does it for each, `AT_ONCE` of them at a time. */
async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>) {
  const waiting = [...items]
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

describe('with 1,100 speakers, sources and published checks made through the API on one desk', () => {
  everythingAnswers(() => world)

  const MADE = ARTICLES * CLAIMS
  const desk = () => ({ deskId: world.deskId })

  it('readers find all of them, and the newest in the feed', async () => {
    expect((await publicChecks(null, { limit: 20, offset: 1_000 })).total).toBeGreaterThanOrEqual(MADE)
    expect((await checksFeed(asHtml)).items).toHaveLength(50)
  })

  it('the inbox counts them, and every list goes on to its end', { timeout: PATIENCE }, async () => {
    const { chief } = world.team
    expect((await inbox(chief, desk())).flow.published).toBeGreaterThanOrEqual(MADE)
    for (const list of [deskClaims, deskSources, deskAgents]) {
      const rows = await everyItem<{ readonly id: string }>((part) => list(chief, { ...desk(), ...part }))
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      expect(rows.length).toBeGreaterThanOrEqual(MADE)
    }
  })

  it('the workspace has the speakers and sources of its own claims', async () => {
    const view = await articleWorkspace(world.team.editor, { id: articles[0] ?? '' })
    expect([view.claims.length, view.agents.length, view.sources.length]).toEqual([CLAIMS, CLAIMS, CLAIMS])
  })

  it.each(['claimreview', 'csv', 'md'] as const)(
    'the period is exported as %s',
    { timeout: PATIENCE },
    async (format) => {
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      const { parts } = await exportPeriod(world.team.chief, { ...desk(), from: day(-1), to: day(1), format })
      const named = new Set((await textOf(parts)).match(/Speaker \d+ of [\w-]+/g))
      expect(named.size).toBe(MADE)
    },
  )
})
