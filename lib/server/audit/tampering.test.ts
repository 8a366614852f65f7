import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '@/lib/domain/signed-checkpoint'
import {
  changeDescription,
  makeApprovedClaim,
  makeArticle,
  makePublishedClaim,
  makeReadyClaim,
  makeReview,
  makeSource,
  makeSubmittedClaim,
  makeTeam,
  type Team,
} from '@/prisma/factories'
import { addVersion } from '../articles/add-version'
import { oneArticle } from '../articles/show'
import type { Checkpoint } from './checkpoint-file'
import { sha256 } from '../platform/digest'
import { type AuditFault, verifyChain } from './verification'
import { makeCheckpoint } from './checkpoints'
import { correctClaim, retractClaim } from '../checks/publish'
import { submitClaim } from '../claims/review'
import { oneClaim } from '../claims/show'
import { closeDatabase } from '../db/clients'
import { openFile } from '../db/sqlite'
import { env } from '../platform/env'
import { changeSource, oneSource } from '../claims/sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { rehash, tamperWith, type Tampering } from '../test-tampering'

let database: TestDatabase
let checkpoint: Checkpoint

/** Every kind of row that the log vouches for, in every state that it can be in. */
beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor)
  const corrected = { id: (await makePublishedClaim(team, articleId)).id }
  await changeDescription(team.editor, corrected.id, { statement: 'Harbour fees rose by half.' })
  await submitClaim(team.editor, corrected, await seen(team, corrected.id))
  await makeReview(team.reviewer, corrected.id)
  await correctClaim(
    team.chief,
    { id: corrected.id, kind: 'update', note: 'New figures.' },
    await seen(team, corrected.id),
  )
  const retracted = await makePublishedClaim(team, articleId)
  await retractClaim(team.chief, { id: retracted.id, reason: 'It was wrong.' }, await seen(team, retracted.id))
  await makeApprovedClaim(team, articleId)
  await makeSubmittedClaim(team.editor, articleId)
  await makeReadyClaim(team.editor, articleId)
  const source = await makeSource(team.editor, { title: 'A letter from the port' })
  const { version: sourceVersion } = await oneSource(team.editor, { id: source.id })
  const hidden = { confidential: true, title: 'A letter', identity: 'The harbour master' }
  await changeSource(team.editor, { id: source.id, ...hidden }, { version: sourceVersion })
  const { version } = await oneArticle(team.editor, { id: articleId })
  await addVersion(
    team.editor,
    { id: articleId, text: 'Harbour fees doubled, minister says\n\nNothing else.' },
    { version },
  )
  const { note } = await makeCheckpoint(team.admin, {})
  const signed = parseCheckpoint(note)
  checkpoint = { seq: signed?.size ?? 0, root: signed?.root ?? '' }
  await closeDatabase()
})
afterAll(() => database.close())

const seen = async (team: Team, id: string) => ({ version: (await oneClaim(team.chief, { id })).version })

let copies = 0

/** Tampers with a copy of the file, and makes that this process's database. */
function tampered(tampering: Tampering): void {
  copies += 1
  const copy = join(database.folder, `copy-${copies}.db`)
  copyFileSync(database.file, copy)
  globalThis.stetEnv = { ...env(), databaseFile: copy }
  tamperWith(copy, tampering)
}

const PUBLICATION = `(SELECT "id" FROM "Publication" ORDER BY "publishedAt" LIMIT 1)`
const OTHER = `(SELECT "id" FROM "Publication" ORDER BY "publishedAt" DESC LIMIT 1)`
const VERDICT = `(SELECT "id" FROM "Verdict" ORDER BY "createdAt" LIMIT 1)`
const SOMEBODY = `(SELECT "id" FROM "Person" WHERE "admin" = 0 ORDER BY "createdAt" DESC LIMIT 1)`
const LONG_AGO = `'2020-01-01T00:00:00.000+00:00'`
const EVENT = 12
/** Nothing in the file tells of checkpoints any more. */
const FORGET_CHECKPOINTS = `DELETE FROM "Checkpoint"; UPDATE "AuditEvent" SET "seals" = NULL WHERE "kind" = 'checkpoint'`

/** Columns of a table but its id, to copy a row under another. */
const copyOf = (table: string, id: string, columns: string) =>
  `INSERT INTO "${table}" ("id", ${columns}) SELECT '${id}', ${columns} FROM "${table}" LIMIT 1`

type Kind = AuditFault['fault']

/** What is done, how, and what is found without any checkpoint. */
const TAMPERINGS: readonly (readonly [string, Tampering, Kind])[] = [
  ['a record', `UPDATE "Publication" SET "record" = replace("record", 'fees', 'fares')`, 'row-altered'],
  [
    'a record and its hash',
    (file) => {
      const id = file.prepare(`SELECT ${PUBLICATION}`).pluck().get()
      file.prepare(`UPDATE "Publication" SET "record" = '{}', "sha256" = ? WHERE "id" = ?`).run(sha256('{}'), id)
    },
    'row-altered',
  ],
  ['a record deleted', `DELETE FROM "Publication" WHERE "id" = ${PUBLICATION}`, 'row-missing'],
  ['all records and the ledger deleted', `DELETE FROM "Publication"; DELETE FROM "Correction"`, 'row-missing'],
  [
    'two records that changed places',
    `CREATE TEMP TABLE "kept" AS SELECT "id", "record", "sha256" FROM "Publication";
     UPDATE "Publication" SET ("record", "sha256") = (SELECT "record", "sha256" FROM "kept"
       WHERE "kept"."id" = CASE "Publication"."id" WHEN ${PUBLICATION} THEN ${OTHER} ELSE ${PUBLICATION} END)
     WHERE "id" IN (${PUBLICATION}, ${OTHER})`,
    'row-altered',
  ],
  ['the number of an edition', `UPDATE "Publication" SET "edition" = 9 WHERE "id" = ${PUBLICATION}`, 'row-altered'],
  ['the address of a check', `UPDATE "Publication" SET "slug" = 'another' WHERE "id" = ${PUBLICATION}`, 'row-altered'],
  ['when it was published', `UPDATE "Publication" SET "publishedAt" = ${LONG_AGO}`, 'row-altered'],
  [
    'when it was published, so that it can’t be read',
    `UPDATE "Publication" SET "publishedAt" = 'never'`,
    'row-altered',
  ],
  ['a record of bytes', `UPDATE "Publication" SET "record" = x'ff00'`, 'row-unreadable'],
  ['who published it', `UPDATE "Publication" SET "publishedById" = 'nobody'`, 'row-altered'],
  ['that the gate was lifted', `UPDATE "Publication" SET "overrideReason" = 'because'`, 'row-altered'],
  [
    'a record slipped in',
    `INSERT INTO "Publication" ("id", "claimId", "slug", "edition", "record", "sha256", "claimVersion", "publishedById", "publishedAt")
     SELECT 'forged', "claimId", "slug", 7, "record", "sha256", "claimVersion", "publishedById", "publishedAt" FROM "Publication" LIMIT 1`,
    'row-unknown',
  ],
  ['the text of a correction', `UPDATE "Correction" SET "note" = 'Nothing happened.'`, 'row-altered'],
  ['what a correction changed', `UPDATE "Correction" SET "changes" = '[{}]'`, 'row-altered'],
  ['the date of a correction', `UPDATE "Correction" SET "createdAt" = ${LONG_AGO}`, 'row-altered'],
  ['a correction deleted', `DELETE FROM "Correction" WHERE "kind" = 'update'`, 'row-missing'],
  [
    'a retraction removed, and the check public again',
    `UPDATE "Claim" SET "state" = 'published', "publicationId" =
       (SELECT "publicationId" FROM "Correction" WHERE "claimId" = "Claim"."id") WHERE "state" = 'retracted';
     DELETE FROM "Correction" WHERE "kind" = 'retraction'`,
    'row-altered',
  ],
  [
    'a line slipped into the ledger',
    copyOf('Correction', 'forged', `"claimId", "publicationId", "kind", "note", "changes", "createdById", "createdAt"`),
    'row-unknown',
  ],
  [
    'an older edition made the public one',
    `UPDATE "Claim" SET "publicationId" = ${PUBLICATION} WHERE "state" = 'published'`,
    'row-altered',
  ],
  ['a check hidden', `UPDATE "Claim" SET "publicationId" = NULL WHERE "state" = 'published'`, 'row-altered'],
  ['the rating of a verdict', `UPDATE "Verdict" SET "rating" = 'false' WHERE "id" = ${VERDICT}`, 'row-altered'],
  ['the reasons of a verdict', `UPDATE "Verdict" SET "justification" = 'So.' WHERE "id" = ${VERDICT}`, 'row-altered'],
  ['who gave a verdict', `UPDATE "Verdict" SET "createdById" = ${SOMEBODY} WHERE "id" = ${VERDICT}`, 'row-altered'],
  ['a verdict deleted', `DELETE FROM "Verdict" WHERE "id" = ${VERDICT}`, 'row-missing'],
  [
    'a verdict slipped in',
    copyOf(
      'Verdict',
      'forged',
      `"claimId", "kind", "rating", "asOf", "justification", "createdById", "changedById", "createdAt", "updatedAt"`,
    ),
    'row-unknown',
  ],
  ['the text of an article', `UPDATE "ArticleVersion" SET "text" = replace("text", 'fees', 'fares')`, 'row-altered'],
  [
    'the text of an article and its hash',
    (file) => file.prepare(`UPDATE "ArticleVersion" SET "text" = 'Other.', "textSha256" = ?`).run(sha256('Other.')),
    'row-altered',
  ],
  ['a version deleted', `DELETE FROM "ArticleVersion" WHERE "number" = 2`, 'row-missing'],
  [
    'a version slipped in',
    `INSERT INTO "ArticleVersion" ("id", "articleId", "number", "text", "textSha256", "textLength", "blocks", "intake", "receivedSha256", "createdById", "createdAt")
     SELECT 'forged', "articleId", 9, "text", "textSha256", "textLength", "blocks", "intake", "receivedSha256", "createdById", "createdAt" FROM "ArticleVersion" LIMIT 1`,
    'row-unknown',
  ],
  ['a role raised', `UPDATE "Membership" SET "role" = 'chief' WHERE "role" = 'editor'`, 'row-altered'],
  ['a role removed', `DELETE FROM "Membership" WHERE "role" = 'reviewer'`, 'row-missing'],
  [
    'a role slipped in',
    `INSERT INTO "Membership" ("id", "personId", "deskId", "role", "updatedAt")
     SELECT 'forged', "Person"."id", "Desk"."id", 'chief', "Desk"."updatedAt" FROM "Person", "Desk"
     WHERE NOT EXISTS (SELECT 1 FROM "Membership" WHERE "personId" = "Person"."id") LIMIT 1`,
    'row-unknown',
  ],
  ['somebody made an administrator', `UPDATE "Person" SET "admin" = 1`, 'row-altered'],
  ['a person deleted', `DELETE FROM "Person" WHERE "id" = ${SOMEBODY}`, 'row-missing'],
  ['the seal of a submitted claim', `UPDATE "Claim" SET "sealedHash" = 'x' WHERE "state" = 'submitted'`, 'row-altered'],
  ['a claim approved by hand', `UPDATE "Claim" SET "state" = 'approved' WHERE "state" = 'submitted'`, 'row-altered'],
  [
    'an approval slipped in',
    copyOf('Review', 'forged', `"claimId", "claimVersion", "reviewerId", "decision", "contentHash", "createdAt"`),
    'row-unknown',
  ],
  ['an approval deleted', `DELETE FROM "Review" WHERE "decision" = 'approve'`, 'row-missing'],
  ['an approval by another person', `UPDATE "Review" SET "reviewerId" = ${SOMEBODY}`, 'row-altered'],
  ['the checkpoints emptied', `DELETE FROM "Checkpoint"`, 'row-missing'],
  ['a checkpoint altered', `UPDATE "Checkpoint" SET "createdAt" = ${LONG_AGO}`, 'row-altered'],
  ['what an event holds', `UPDATE "AuditPayload" SET "payload" = '{}' WHERE "seq" = ${EVENT}`, 'payload-altered'],
  ['who is behind an event', `UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = ${EVENT}`, 'altered'],
  ['an event that can’t be read', `UPDATE "AuditEvent" SET "actorName" = x'ff00' WHERE "seq" = ${EVENT}`, 'altered'],
  ['when an event was', `UPDATE "AuditEvent" SET "at" = ${LONG_AGO} WHERE "seq" = ${EVENT}`, 'altered'],
  ['what an event vouches for', `UPDATE "AuditEvent" SET "seals" = NULL`, 'altered'],
  [
    'two events that changed places',
    `UPDATE "AuditEvent" SET "seq" = -1 WHERE "seq" = ${EVENT};
     UPDATE "AuditEvent" SET "seq" = ${EVENT} WHERE "seq" = ${EVENT} + 1;
     UPDATE "AuditEvent" SET "seq" = ${EVENT} + 1 WHERE "seq" = -1`,
    'unlinked',
  ],
  [
    'an event deleted from the middle',
    `DELETE FROM "AuditPayload" WHERE "seq" = ${EVENT}; DELETE FROM "AuditEvent" WHERE "seq" = ${EVENT}`,
    'missing',
  ],
  [
    'the last event deleted',
    `DELETE FROM "AuditPayload" WHERE "seq" = (SELECT "seq" FROM "AuditHead");
     DELETE FROM "AuditEvent" WHERE "seq" = (SELECT "seq" FROM "AuditHead")`,
    'cut',
  ],
  [
    'the last event deleted, and the head set back',
    `DELETE FROM "AuditPayload" WHERE "seq" = (SELECT "seq" FROM "AuditHead");
     DELETE FROM "AuditEvent" WHERE "seq" = (SELECT "seq" FROM "AuditHead");
     UPDATE "AuditHead" SET ("seq", "hash") = (SELECT "seq", "hash" FROM "AuditEvent" ORDER BY "seq" DESC LIMIT 1)`,
    'row-unknown',
  ],
  [
    'the log wiped',
    `DELETE FROM "AuditPayload"; DELETE FROM "AuditEvent"; UPDATE "AuditHead" SET "seq" = 0, "hash" = ''`,
    'wiped',
  ],
  [
    'every payload shredded',
    `UPDATE "AuditPayload" SET "payload" = NULL, "shreddedAt" = ${LONG_AGO}`,
    'payload-shredded',
  ],
  [
    'one payload shredded',
    `UPDATE "AuditPayload" SET "payload" = NULL, "shreddedAt" = ${LONG_AGO} WHERE "seq" = ${EVENT}`,
    'payload-shredded',
  ],
  [
    'a verdict, and the log hashed anew from end to end without knowing of seals',
    (file) => {
      file.exec(`UPDATE "Verdict" SET "rating" = 'false' WHERE "id" = ${VERDICT}; ${FORGET_CHECKPOINTS}`)
      rehash(file)
    },
    'row-altered',
  ],
]

describe('tampering with the file is found (rules R21, R25)', () => {
  it('and there is none in it as it was written', async () => {
    tampered('')
    const found = await verifyChain(checkpoint)
    expect(found).toMatchObject({ faults: [], events: checkpoint.seq + 1 })
    expect(Object.entries(found.rows).filter(([, count]) => count === 0)).toEqual([])
  })

  it.each(TAMPERINGS)('%s', async (_, tampering, fault) => {
    tampered(tampering)
    expect((await verifyChain()).faults.map((each) => each.fault)).toContain(fault)
    expect((await verifyChain(checkpoint)).fault).not.toBeNull()
  })

  it('a whole log that was hashed anew shows against a checkpoint kept outside, and by nothing else', async () => {
    tampered((file) => {
      file.exec(`UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = ${EVENT}; ${FORGET_CHECKPOINTS}`)
      rehash(file)
    })
    expect((await verifyChain()).fault).toBeNull()
    expect((await verifyChain(checkpoint)).fault).toMatchObject({ fault: 'rolled-back' })
  })

  it.each([
    ['taken away', 'DROP TRIGGER "Publication_no_update"', 'guard-missing'],
    [
      'made harmless',
      `DROP TRIGGER "Publication_no_update";
       CREATE TRIGGER "Publication_no_update" BEFORE UPDATE ON "Publication" WHEN 0 BEGIN SELECT 1; END`,
      'guard-altered',
    ],
    [
      'joined by a stranger',
      `CREATE TRIGGER "stranger" AFTER INSERT ON "Person" BEGIN UPDATE "Person" SET "admin" = 1 WHERE "id" = NEW."id"; END`,
      'guard-foreign',
    ],
  ])('a guard that was %s', async (_, sql, fault) => {
    tampered('')
    const file = openFile(env().databaseFile)
    file.exec(sql)
    file.close()
    expect((await verifyChain()).faults).toEqual([expect.objectContaining({ fault })])
  })
})
