import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApprovedClaim, makeArticle, makeTeam, type Team } from '@/prisma/factories'
import { verifyAudit } from '../audit'
import { oneClaim } from '../claims/show'
import { reader } from '../db/clients'
import { openFile } from '../db/sqlite'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../write-queue'
import { correctClaim, publishClaim, retractClaim } from './publish'
import { sealEarlier } from './seals'

let database: TestDatabase
let team: Team
let checkpoint: { readonly seq: number; readonly hash: string }

/** Two checks: one published and corrected, one published and retracted; both with lines in the ledger. */
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  const articleId = (await makeArticle(team.editor)).id
  const publish = async () => {
    const claim = await makeApprovedClaim(team, articleId)
    await publishClaim(team.chief, claim, await seen(claim.id))
    return claim.id
  }
  const [corrected, retracted] = [await publish(), await publish()]
  await inWriteTransaction((tx) => tx.claim.update({ where: { id: corrected }, data: { state: 'approved' } }))
  await correctClaim(team.chief, { id: corrected, kind: 'update', note: 'New figures.' }, await seen(corrected))
  await retractClaim(team.chief, { id: retracted, reason: 'It was wrong.' }, await seen(retracted))
  checkpoint = (await verifyAudit(team.admin, {})).head
})
afterAll(() => database.close())

const seen = async (id: string) => ({ version: (await oneClaim(team.chief, { id })).version })

/** What somebody with the file and without scruples can do: guards dropped, rows changed, guards put back; then undone. */
async function afterTampering<Result>(sql: string, look: () => Promise<Result>): Promise<Result> {
  const file = openFile(database.file)
  const guards = file
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all()
  const tables = ['Publication', 'Correction', 'Claim', 'AuditEvent', 'AuditPayload', 'AuditHead', 'PublishedCheck']
  file.pragma('foreign_keys=OFF')
  const withoutGuards = (work: () => void) => {
    for (const { name } of guards) file.exec(`DROP TRIGGER "${name}"`)
    work()
    for (const guard of guards) file.exec(guard.sql)
  }
  withoutGuards(() => {
    for (const table of tables) file.exec(`CREATE TEMP TABLE "kept_${table}" AS SELECT * FROM main."${table}"`)
    file.exec(sql)
  })
  try {
    return await look()
  } finally {
    withoutGuards(() => {
      for (const table of tables) {
        file.exec(`DELETE FROM main."${table}"; INSERT INTO main."${table}" SELECT * FROM "kept_${table}"`)
      }
    })
    file.close()
  }
}

const FIRST = `(SELECT "id" FROM "Publication" ORDER BY "publishedAt" LIMIT 1)`
const OTHER = `(SELECT "id" FROM "Publication" ORDER BY "publishedAt" LIMIT 1 OFFSET 1)`

describe('what is published is vouched for by the chain', () => {
  it('and stands as it was published', async () => {
    expect(await verifyAudit(team.admin, { checkpoint })).toMatchObject({ fault: null, published: 5 })
  })

  it.each([
    ['a record', `UPDATE "Publication" SET "record" = replace("record", 'fees', 'fares')`, 'record-altered'],
    [
      'a record’s hash',
      `UPDATE "Publication" SET "sha256" = '${'0'.repeat(64)}' WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    [
      'when it was published',
      `UPDATE "Publication" SET "publishedAt" = '2020-01-01T00:00:00.000+00:00' WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    ['who published it', `UPDATE "Publication" SET "publishedById" = 'nobody' WHERE "id" = ${FIRST}`, 'record-altered'],
    [
      'that the gate was lifted',
      `UPDATE "Publication" SET "overrideReason" = 'because' WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    ['its address', `UPDATE "Publication" SET "slug" = 'another' WHERE "id" = ${FIRST}`, 'record-altered'],
    ['its edition', `UPDATE "Publication" SET "edition" = 9 WHERE "id" = ${FIRST}`, 'record-altered'],
    [
      'the version it was made from',
      `UPDATE "Publication" SET "claimVersion" = 99 WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    [
      'the sealed content it names',
      `UPDATE "Publication" SET "contentHash" = 'x' WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    [
      'two records that changed places',
      `UPDATE "Publication" SET ("record", "sha256") = (SELECT o."record", o."sha256" FROM "Publication" o WHERE o."id" = ${OTHER}) WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
    ['a record deleted', `DELETE FROM "Publication" WHERE "id" = ${FIRST}`, 'record-missing'],
    ['all records deleted', `DELETE FROM "Publication"; DELETE FROM "Correction"`, 'record-missing'],
    [
      'a record slipped in',
      `INSERT INTO "Publication" ("id", "claimId", "slug", "edition", "record", "sha256", "claimVersion", "publishedById", "publishedAt")
       SELECT 'forged', "claimId", "slug", 7, "record", "sha256", "claimVersion", "publishedById", "publishedAt" FROM "Publication" LIMIT 1`,
      'record-unknown',
    ],
    ['a line of the ledger', `UPDATE "Correction" SET "note" = 'Nothing happened.'`, 'record-altered'],
    ['what the ledger says changed', `UPDATE "Correction" SET "changes" = '[{}]'`, 'record-altered'],
    ['the kind of a correction', `UPDATE "Correction" SET "kind" = 'clarification'`, 'record-altered'],
    [
      'when it was corrected',
      `UPDATE "Correction" SET "createdAt" = '2020-01-01T00:00:00.000+00:00'`,
      'record-altered',
    ],
    ['a line taken out of the ledger', `DELETE FROM "Correction" WHERE "kind" = 'retraction'`, 'record-missing'],
    [
      'a line slipped into the ledger',
      `INSERT INTO "Correction" SELECT 'forged', "claimId", "publicationId", "kind", "note", "changes", "createdById", "createdAt" FROM "Correction" LIMIT 1`,
      'record-unknown',
    ],
    [
      'an older edition made the public one',
      `UPDATE "Claim" SET "publicationId" = ${FIRST} WHERE "publicationId" IS NOT NULL`,
      'record-not-public',
    ],
    ['a check hidden', `UPDATE "Claim" SET "publicationId" = NULL WHERE "state" = 'published'`, 'record-not-public'],
    [
      'the log wiped',
      `DELETE FROM "AuditPayload"; DELETE FROM "AuditEvent"; UPDATE "AuditHead" SET "seq" = 0, "hash" = ''`,
      'wiped',
    ],
    [
      'every payload shredded, and a record with them',
      `UPDATE "AuditPayload" SET "payload" = NULL, "shreddedAt" = '2026-11-23T00:00:00.000+00:00';
       UPDATE "Publication" SET "record" = '{}' WHERE "id" = ${FIRST}`,
      'record-altered',
    ],
  ])('shows %s', async (_, sql, fault) => {
    const found = await afterTampering(sql, () => verifyAudit(team.admin, {}))
    expect(found.fault).toMatchObject({ fault })
    expect((await verifyAudit(team.admin, { checkpoint })).fault).toBeNull()
  })

  it('a wiped log is told from a checkpoint too', async () => {
    const wipe = `DELETE FROM "AuditPayload"; DELETE FROM "AuditEvent"; UPDATE "AuditHead" SET "seq" = 0, "hash" = ''`
    const found = await afterTampering(wipe, () => verifyAudit(team.admin, { checkpoint }))
    expect(found.fault).toMatchObject({ fault: 'rolled-back' })
  })
})

describe('what was published before the chain vouched for it', () => {
  const sealed = async () =>
    (await reader().auditEvent.findMany({ where: { kind: { startsWith: 'sealed-' } } })).map(({ targetId }) => targetId)

  it('is sealed at the next start, and what nobody published here is not', async () => {
    const before = await sealed()
    const sql = `UPDATE "AuditEvent" SET "kind" = 'claim' WHERE "kind" LIKE 'sealed-%';
      INSERT INTO "Publication" ("id", "claimId", "slug", "edition", "record", "sha256", "claimVersion", "publishedById", "publishedAt")
      SELECT 'forged', 'a claim of nobody', "slug", 7, "record", "sha256", "claimVersion", "publishedById", "publishedAt" FROM "Publication" LIMIT 1`
    const after = await afterTampering(sql, async () => {
      await inWriteTransaction((tx) => sealEarlier(tx, new Date()))
      return sealed()
    })
    expect([...after].sort()).toEqual([...before].sort())
  })

  it('is sealed once', async () => {
    const before = await sealed()
    await inWriteTransaction((tx) => sealEarlier(tx, new Date()))
    expect(await sealed()).toEqual(before)
  })
})
