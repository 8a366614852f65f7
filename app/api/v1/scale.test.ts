import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asHtml, checksFeed } from '@/app/feed'
import { deskAgents } from '@/lib/server/claims/agents'
import { everyItem } from '@/lib/server/annotations/library'
import { deskArticles } from '@/lib/server/articles/list'
import { publicChecks } from '@/lib/server/checks/lists'
import { deskClaims } from '@/lib/server/claims/list'
import { exportPeriod } from '@/lib/server/reports/period'
import { deskSources } from '@/lib/server/claims/sources'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { type CrowdedDesk, makeManyRows } from '@/prisma/many-rows'
import { everythingAnswers, PATIENCE } from './test-answers'
import { makeWorld, type World } from './test-world'

/*
 * A desk with ten thousand rows of each noun: every query and every page of the API answers. SQLite takes 999 values in a
 * list, so what grows with a table would stop there.
 */

const MANY = 10_000

interface Part {
  readonly limit: number
  readonly cursor?: string
}

let database: TestDatabase
let desk: CrowdedDesk
let world: World
beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
  const amounts = { claims: MANY, articles: MANY, sources: MANY, agents: MANY, people: MANY }
  desk = await makeManyRows(database.file, amounts, world.team)
}, 120_000)
afterAll(() => database.close())

describe('with ten thousand rows of each noun on one desk', () => {
  everythingAnswers(() => world)

  it('every list goes on to its end, without a row twice', { timeout: PATIENCE }, async () => {
    const { chief, deskId } = desk
    const filled = { claims: MANY, sources: MANY, agents: MANY, articles: MANY }
    const lists = {
      claims: (part: Part) => deskClaims(chief, { deskId, ...part }),
      sources: (part: Part) => deskSources(chief, { deskId, ...part }),
      agents: (part: Part) => deskAgents(chief, { deskId, ...part }),
      articles: (part: Part) => deskArticles(chief, { deskId, ...part }),
    }
    for (const [name, list] of Object.entries(lists)) {
      const rows: readonly { readonly id: string }[] = await everyItem<{ readonly id: string }>(list)
      const ids = new Set(rows.map(({ id }) => id))
      expect([name, ids.size]).toEqual([name, rows.length])
      expect(ids.size).toBeGreaterThan(Object.entries(filled).find(([each]) => each === name)?.[1] ?? 0)
    }
  })

  it('the public list counts all and reads a part; the feed has the newest', async () => {
    const { items, total } = await publicChecks(null, { limit: 20, offset: 4_000 })
    expect(items).toHaveLength(20)
    expect(total).toBeGreaterThan(MANY / 2)
    expect((await checksFeed(asHtml)).items).toHaveLength(50)
  })

  it('a period with more than a thousand checks is exported', { timeout: PATIENCE }, async () => {
    const asked = { deskId: desk.deskId, from: '2025-11-29', to: '2025-11-30' }
    const { parts } = await exportPeriod(desk.chief, { ...asked, format: 'claimreview' })
    expect((await textOf(parts)).match(/"ClaimReview"/g)?.length).toBeGreaterThan(1_000)
  })
})
