import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retractClaim } from '../checks/publish'
import { oneClaim } from '../claims/show'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { countRowsRead } from '../test-rows-read'
import { makeArticle, makeDesk, makePerson, makePublishedClaim, makeTeam, type Team } from '@/prisma/factories'
import { type CrowdedDesk, makeManyRows } from '@/prisma/many-rows'
import { exportClaim } from './export'
import { exportPeriod } from './period'

let database: TestDatabase
let desk: CrowdedDesk
let team: Team
const rows = countRowsRead()

/** Half of the claims are public, in half of the articles. */
const CLAIMS = 600
const ARTICLES = 30

beforeAll(async () => {
  database = await openTestDatabase()
  desk = await makeManyRows(database.file, { claims: CLAIMS, articles: ARTICLES, sources: 30, agents: 30, people: 5 })
  team = await makeTeam()
})
afterAll(async () => {
  rows.stop()
  await database.close()
})

const whole = (format: 'csv' | 'md' | 'claimreview') =>
  exportPeriod(desk.chief, { deskId: desk.deskId, from: '2025-11-29', to: '2025-11-30', format })

/** How many rows are read for each part of a file, one after the other. */
async function rowsForEachPart(parts: AsyncIterable<string>): Promise<number[]> {
  const read: number[] = []
  let before = rows.read()
  for await (const _ of parts) {
    read.push(rows.read() - before)
    before = rows.read()
  }
  return read
}

describe('the report of a period', () => {
  it.each(['csv', 'md'] as const)('as %s holds the rows of one article at a time', async (format) => {
    const { parts } = await whole(format)
    const [first = 0, ...others] = await rowsForEachPart(parts)
    expect(others).toHaveLength(ARTICLES / 2 - 1)
    // The first looks for the articles, too.
    expect(first).toBeLessThanOrEqual(Math.max(...others) + ARTICLES)
    expect(Math.max(...others)).toBeLessThan(2 * Math.min(...others))
  })

  it('as ClaimReview holds a page of records at a time', async () => {
    const { parts } = await whole('claimreview')
    const read = await rowsForEachPart(parts)
    expect(read.length).toBeGreaterThan(CLAIMS / 2)
    // The editions of a page, and a record for each.
    expect(Math.max(...read)).toBeLessThanOrEqual(200)
    expect(read.filter((each) => each > 0).length).toBeLessThanOrEqual(4)
  })

  it('reads nothing more for whoever takes no more', async () => {
    const { parts } = await whole('md')
    const before = rows.read()
    for await (const _ of parts) break
    expect(rows.read() - before).toBeLessThan(CLAIMS)
  })
})

describe('what was published in a period', () => {
  const today = new Date().toISOString().slice(0, 10)
  const period = (who: Team['chief'], format: 'csv' | 'md' | 'claimreview', more = {}) =>
    exportPeriod(who, { deskId: team.deskId, from: today, to: today, format, ...more })

  it('is there once, article by article, under one heading row', async () => {
    const [one, two] = [await makeArticle(team.editor), await makeArticle(team.editor)]
    const claims = []
    for (const [at, { id }] of [one, two, one].entries())
      claims.push(await makePublishedClaim(team, id, { statement: `Fees rose, ${at}.` }))
    await retractClaim(
      team.chief,
      { id: claims[2]?.id ?? '', reason: 'Wrong.' },
      { version: (await oneClaim(team.chief, { id: claims[2]?.id ?? '' })).version },
    )
    const csv = await textOf((await period(team.chief, 'csv')).parts)
    expect(csv.match(/Fees rose, \d/g)).toEqual(['Fees rose, 0', 'Fees rose, 2', 'Fees rose, 1'])
    expect(csv.match(/check_url/g)).toHaveLength(1)
    expect((await textOf((await period(team.chief, 'md')).parts)).split('\n\n---\n\n')).toHaveLength(2)
    const reviews = await textOf((await period(team.chief, 'claimreview')).parts)
    expect(reviews).toBe(`${JSON.stringify(JSON.parse(reviews), null, 2)}\n`)
    expect(JSON.parse(reviews)).toMatchObject([{ claimReviewed: 'Fees rose, 0.' }, { claimReviewed: 'Fees rose, 1.' }])
    const single = await exportClaim(team.chief, { claimId: claims[0]?.id ?? '', format: 'claimreview' })
    expect(JSON.parse(single.body)).toEqual([JSON.parse(reviews)[0]])
  })

  it('is nothing on a desk that published nothing', async () => {
    const { id: deskId } = await makeDesk()
    const chief = await makePerson({ role: 'chief', deskId })
    expect(await textOf((await period(chief, 'claimreview', { deskId })).parts)).toBe('[]\n')
    expect(await textOf((await period(chief, 'csv', { deskId })).parts)).toBe('')
  })

  it('is refused before anything is made, as what it can not be', async () => {
    await expect(period(team.chief, 'csv', { format: 'html' })).rejects.toMatchObject({ status: 422 })
    await expect(period(team.stranger, 'csv')).rejects.toMatchObject({ status: 404 })
  })
})
