import { afterAll, beforeAll, expect, it } from 'vitest'
import { HISTORY_FIELDS, SILENT } from '@/components/card/history-fields'
import { retractClaim } from '@/lib/server/checks/publish'
import { closeErrorReport } from '@/lib/server/checks/error-report'
import { claimHistory } from '@/lib/server/claims/history'
import { oneClaim } from '@/lib/server/claims/show'
import { storedRows } from '@/lib/server/test-rows'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeWorld, type World } from './test-world'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
}, 120_000)
afterAll(() => database.close())

it('has words for whatever the history of a claim tells', async () => {
  const { chief } = world.team
  const id = world.publishedClaimId
  const seen = async () => ({ version: (await oneClaim(chief, { id })).version })
  await closeErrorReport(chief, { id: world.errorReportId, outcome: 'stands', reason: 'The figure is right.' })
  await retractClaim(chief, { id, reason: 'It was wrong.' }, await seen())

  const claims = await storedRows().claim.findMany({ where: { deletedAt: null }, select: { id: true } })
  const histories = await Promise.all(claims.map((claim) => claimHistory(chief, { id: claim.id })))
  const told = new Set(histories.flatMap(({ items }) => items.map(({ field }) => field)))
  expect(told.size).toBeGreaterThan(20)
  expect([...told].filter((field) => !SILENT.has(field) && !HISTORY_FIELDS.some((known) => known === field))).toEqual(
    [],
  )
})
