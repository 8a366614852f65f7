import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makePublishedClaim, makeTeam, type Team } from '@/prisma/factories'
import { oneClaim } from '../claims/show'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'
import { listMissing } from './listed'
import { publicChecks, publicCorrections } from './lists'
import { retractClaim } from './publish'

let database: TestDatabase
let team: Team
let fees: { id: string; slug: string }
let list: { id: string; slug: string }
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  const article = await makeArticle(team.editor)
  fees = await makePublishedClaim(team, article.id, { quote: 'harbour fees had doubled since spring' })
  list = await makePublishedClaim(team, article.id, {
    quote: 'secret list of exempt ships',
    statement: 'A list exists.',
  })
})
afterAll(() => database.close())

const slugsOf = async (asked: Parameters<typeof publicChecks>[1] = {}) =>
  (await publicChecks(null, asked)).items.map(({ slug }) => slug)

it('are read newest first, a part at a time, with the number of all', async () => {
  expect(await slugsOf()).toEqual([list.slug, fees.slug])
  expect(await slugsOf({ limit: 1, offset: 1 })).toEqual([fees.slug])
  expect((await publicChecks(null, { limit: 1 })).total).toBe(2)
})

it('are found by every word of statement, quote, outlet or title, however it is written', async () => {
  expect(await slugsOf({ words: 'SECRET ships' })).toEqual([list.slug])
  expect(await slugsOf({ words: 'quay' })).toEqual([list.slug, fees.slug])
  expect(await slugsOf({ words: 'secret spring' })).toEqual([])
})

it('are found by the rating', async () => {
  expect(await slugsOf({ rating: 'true' })).toEqual([list.slug, fees.slug])
  expect(await slugsOf({ rating: 'false' })).toEqual([])
})

it('are made anew from the records where they are missing, as they were (R21)', async () => {
  const rows = () => reader().publishedCheck.findMany({ orderBy: { claimId: 'asc' } })
  const before = await rows()
  await inWriteTransaction((tx) => tx.publishedCheck.deleteMany())
  expect(await listMissing()).toBe(2)
  expect(await rows()).toEqual(before)
  expect(await listMissing()).toBe(0)
})

it('no longer hold a retracted check, which the ledger goes on to name (R21)', async () => {
  const { version } = await oneClaim(team.chief, { id: fees.id })
  await retractClaim(team.chief, { id: fees.id, reason: 'The register was misread.' }, { version })
  expect(await slugsOf()).toEqual([list.slug])
  const [entry] = await publicCorrections(null, {})
  expect(entry).toMatchObject({ kind: 'retraction', slug: fees.slug, note: 'The register was misread.' })
  await inWriteTransaction((tx) => tx.publishedCheck.deleteMany())
  await listMissing()
  expect(await slugsOf()).toEqual([list.slug])
})
