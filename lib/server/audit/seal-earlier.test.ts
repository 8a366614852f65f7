import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makePublishedClaim, makeSource, makeTeam } from '@/prisma/factories'
import { verifyChain } from './verification'
import { closeDatabase, reader } from '../db/clients'
import { bootstrap } from '../upkeep/bootstrap'
import { changeSource, oneSource } from '../claims/sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { rehash, tamperWith } from '../test-tampering'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor)
  await makePublishedClaim(team, articleId)
  const source = await makeSource(team.editor)
  const { version } = await oneSource(team.editor, { id: source.id })
  const hidden = { confidential: true, title: 'A letter', identity: 'The harbour master' }
  await changeSource(team.editor, { id: source.id, ...hidden }, { version })
})
afterAll(() => database.close())

/** Makes the file what an older Stet has left, after more was done to it, and starts. */
async function startAsOlder(more = '') {
  await closeDatabase()
  tamperWith(database.file, (file) => {
    file.exec(`UPDATE "AuditEvent" SET "seals" = NULL; ${more}`)
    rehash(file)
  })
  await bootstrap()
}

it('what is there from before the log vouched for rows is sealed at the next start, once', async () => {
  await startAsOlder()
  expect((await verifyChain()).faults).toEqual([])
  const events = await reader().auditEvent.count()
  await bootstrap()
  expect(await reader().auditEvent.count()).toBe(events)
})

it('a record that no event of publishing speaks of is not, and is found', async () => {
  await startAsOlder(
    `INSERT INTO "Publication" ("id", "claimId", "slug", "edition", "record", "sha256", "claimVersion", "publishedById", "publishedAt")
     SELECT 'forged', 'a claim of nobody', "slug", 7, "record", "sha256", "claimVersion", "publishedById", "publishedAt" FROM "Publication" LIMIT 1`,
  )
  expect((await verifyChain()).faults).toEqual([
    expect.objectContaining({ fault: 'row-unknown', subject: 'publication forged' }),
  ])
})

it('a log that does not begin with the founding is not sealed over', async () => {
  await startAsOlder(`DELETE FROM "AuditPayload" WHERE "seq" < 4; DELETE FROM "AuditEvent" WHERE "seq" < 4`)
  expect((await verifyChain()).faults.length).toBeGreaterThan(5)
})
