import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asHtml, checksFeed } from '@/app/feed'
import { Refusal } from '@/lib/domain/errors'
import { deskAgents } from '@/lib/server/claims/agents'
import { deskArticles } from '@/lib/server/articles/list'
import { publicChecks } from '@/lib/server/checks/lists'
import { deskClaims } from '@/lib/server/claims/list'
import { commands } from '@/lib/server/engine/command'
import { openFile } from '@/lib/server/db/sqlite'
import { inbox, reviewsWaiting } from '@/lib/server/review/inbox'
import { QUEUES, reviewQueue } from '@/lib/server/review/review-queue'
import { deskSources, sourceUses } from '@/lib/server/claims/sources'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { withoutTrace } from '@/lib/server/test-rows'
import { type CrowdedDesk, makeManyRows } from '@/prisma/many-rows'
import { COMMANDS } from './test-commands'
import { QUERIES } from './test-queries'
import { expected } from './test-rights'
import { actorOf, makeWorld, type World } from './test-world'

/*
 * How SQLite goes about what every read asks, by its own account (EXPLAIN QUERY PLAN): reads grow with what is shown, never
 * with the table. Nothing has measured the tables, as in production, so the plans are those of any size.
 */

let database: TestDatabase
let file: ReturnType<typeof openFile>
let world: World
let desk: CrowdedDesk
const said: string[] = []

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../../lib/server', import.meta.url))
  const modules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  // A command is known once its file is.
  for (const file of modules.filter((each) => /(?<!\.test|\.d)\.ts$/.test(each) && !each.includes('generated')))
    await import(join(root, file))
  globalThis.stetStatementListener = (sql) => said.push(sql)
  database = await openTestDatabase()
  world = await makeWorld()
  desk = await makeManyRows(
    database.file,
    { claims: 120, articles: 60, sources: 60, agents: 60, people: 5 },
    world.team,
  )
  file = openFile(database.file, { readonly: true })
}, 60_000)
afterAll(async () => {
  globalThis.stetStatementListener = undefined
  file.close()
  await database.close()
})

interface Planned {
  readonly sql: string
  readonly steps: readonly string[]
}

/** The statements of one act that look for rows, with their plans. Those that Prisma makes to find nothing are left out. */
async function plansOf(act: () => Promise<unknown>): Promise<readonly Planned[]> {
  said.length = 0
  await act()
  const read = [...new Set(said)].filter(
    (sql) => /^\s*(?:SELECT|WITH|UPDATE|DELETE)/.test(sql) && !/WHERE \(?1=0/.test(sql),
  )
  return read.map((sql) => ({
    sql: sql.replace(/\s+/g, ' ').trim(),
    steps: file
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  }))
}

/** Tables that a newsroom has few rows of. */
const SMALL = ['AuditHead', 'Checkpoint', 'Desk', 'Key', 'Newsroom', 'Person', 'RatingScale']

/** A step that goes through a table from one end to the other, or through all of an index beyond a value. */
const WHOLE =
  /^(?:SCAN (?:main\.)?(?!CONSTANT ROW)([A-Z]\w*)|SEARCH (?:main\.)?(\w+) USING (?:COVERING )?INDEX \w+ \(\w+[<>])/

/** Statements that may, with the reason. */
const MAY_SCAN = [
  // What was published in a period: as much as the period asked for has.
  /"Publication"."publishedAt" >= .* AND "Publication"."publishedAt" < /,
  // What has ended is forgotten, each once.
  /^DELETE FROM `main`.`EndedSession`/,
  // How many checks are public: counted once between two changes, along an index that holds nothing else.
  /^SELECT count\(\*\) AS "total" FROM "PublishedCheck"/,
]

/** Steps that grow with the table, where no `LIMIT` ends them after a page. */
const scans = ({ sql, steps }: Planned) =>
  steps.filter((step) => {
    const [, scanned, searched] = WHOLE.exec(step) ?? []
    const table = scanned ?? searched ?? ''
    const ends = / LIMIT [1-9][\d.]*(?: OFFSET [\d.]+)?$/.test(sql) || MAY_SCAN.some((allowed) => allowed.test(sql))
    return table !== '' && !SMALL.includes(table) && !ends
  })

/** A statement of Prisma's that reads what hangs on the rows of a page, by their ids. */
const BY_IDS_OF_A_PAGE = /`(?!desk)(?:id|\w+Id)` IN \(/

/** Steps that sort more than a page; rows of the same moment may be sorted among themselves. */
const sorts = ({ sql, steps }: Planned) =>
  steps.filter((step) => /^USE TEMP B-TREE FOR ORDER BY$/.test(step) && !BY_IDS_OF_A_PAGE.test(sql))

const told = (plans: readonly Planned[], fault: (plan: Planned) => readonly string[]) =>
  plans.flatMap((plan) => fault(plan).map((step) => `${step} in ${plan.sql}`))

describe('no read goes through a whole table', () => {
  it.each(Object.entries(QUERIES))('%s', async (_, { right, ask }) => {
    const who = (['chief', 'admin'] as const).find((each) => expected(right, each) === 'allowed') ?? 'anonymous'
    const plans = await plansOf(() => ask(world, actorOf(world, who)))
    expect(told(plans, scans)).toEqual([])
  })
})

describe('no change goes through a whole table', () => {
  // What came with the sample newsroom is looked for once, when it goes, or its people do.
  const once = new Set(['demo.remove', 'demo.withdraw'])
  const tried = Object.entries(COMMANDS).filter(([name, { direct }]) => !once.has(name) && !direct)
  it.each(tried)('%s', async (name, { right, input }) => {
    const who = (['editor', 'chief', 'reviewer', 'admin'] as const).find((each) => expected(right, each) === 'allowed')
    const scope = { actor: who ? actorOf(world, who) : null, now: new Date() }
    const attempt = () =>
      withoutTrace(async (tx) =>
        commands.get(name)?.within({ ...scope, tx }, input(world, who ?? 'anonymous'), { version: 'any' }),
      ).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    expect(told(await plansOf(attempt), scans)).toEqual([])
  })
})

/** What the lists of the desk and of readers, the inbox and the badge are asked. */
const LISTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'claims, newest first': () => deskClaims(desk.editor, { deskId: desk.deskId }),
  'claims, a later page': () => deskClaims(desk.editor, { deskId: desk.deskId, cursor: 'claim-60' }),
  'claims by state': () => deskClaims(desk.editor, { deskId: desk.deskId, state: 'returned' }),
  'claims by speaker': () => deskClaims(desk.editor, { deskId: desk.deskId, speakerId: 'agent-1' }),
  'claims by person': () => deskClaims(desk.editor, { deskId: desk.deskId, personId: desk.editor.personId }),
  'claims by rating': () => deskClaims(desk.editor, { deskId: desk.deskId, rating: 'true' }),
  'claims to check again': () => deskClaims(desk.editor, { deskId: desk.deskId, needsRecheck: true }),
  sources: () => deskSources(desk.editor, { deskId: desk.deskId }),
  'sources, a later page': () => deskSources(desk.editor, { deskId: desk.deskId, cursor: 'source-30' }),
  'uses of a source': () => sourceUses(desk.editor, { id: 'source-1' }),
  'uses of a source, a later page': () => sourceUses(desk.editor, { id: 'source-1', cursor: 'none' }),
  agents: () => deskAgents(desk.editor, { deskId: desk.deskId }),
  articles: () => deskArticles(desk.editor, { deskId: desk.deskId }),
  'inbox of an editor': () => inbox(desk.editor, {}),
  'inbox of a reviewer': () => inbox(desk.reviewer, {}),
  'inbox of a chief': () => inbox(desk.chief, {}),
  'badge of reviews': () => reviewsWaiting(desk.reviewer, {}),
  'public home': () => publicChecks(null, {}),
  'public home, by rating': () => publicChecks(null, { rating: 'true' }),
  feed: () => checksFeed(asHtml),
  ...Object.fromEntries(
    QUEUES.flatMap((queue) =>
      (['editor', 'reviewer'] as const).map((who) => [
        `review queue, ${queue}, of the ${who}`,
        () => reviewQueue(desk[who], { deskId: desk.deskId, queue }),
      ]),
    ),
  ),
}

/** Statements that may sort, with the reason. */
const MAY_SORT = [
  // A person's own contributions to claims under review: their work of these weeks, not the desk's of all years.
  /"Contribution_personId_edition_idx"/,
]

describe('no list, inbox or badge sorts more than it shows', () => {
  it.each(Object.entries(LISTS))('%s', async (_, ask) => {
    const plans = await plansOf(ask)
    expect(plans.length).toBeGreaterThan(0)
    expect(told(plans, scans)).toEqual([])
    expect(told(plans, sorts).filter((each) => !MAY_SORT.some((allowed) => allowed.test(each)))).toEqual([])
  })
})
