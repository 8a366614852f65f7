import { readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeArticle,
  makeComment,
  makePerson,
  makePublishedClaim,
  makeSubmittedClaim,
  makeTeam,
} from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { openFile } from './sqlite'

/*
 * What triggers keep beside the rows is what one would find by going through them, whatever happens to a row by whatever
 * statement.
 */

let database: TestDatabase
let file: Database.Database
let ids: Readonly<Record<'claim' | 'comment' | 'other' | 'person' | 'desk', string>>

beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const article = await makeArticle(team.editor)
  const other = await makeSubmittedClaim(team.editor, article.id)
  const claim = await makePublishedClaim(team, article.id)
  await makeComment(team.editor, claim.id)
  await makeComment(team.chief, other.id)
  const comment = await makeComment(team.reviewer, claim.id)
  ids = {
    claim: claim.id,
    comment: comment.id,
    other: other.id,
    person: (await makePerson()).personId,
    desk: (await makeTeam()).deskId,
  }
  file = openFile(database.file)
})
afterAll(async () => {
  file.close()
  await database.close()
})

interface Claim {
  readonly id: string
  readonly deskId: string
  readonly state: string
  readonly needsRecheck: number
  readonly createdById: string
  readonly submittedById: string | null
  readonly deletedAt: string | null
}
interface Thread {
  readonly id: string
  readonly claimId: string
  readonly createdById: string
  readonly createdAt: string
}

/** Counts and threads found by going through all rows. */
function found() {
  const claims = file
    .prepare<[], Claim>('SELECT * FROM "Claim"')
    .all()
    .filter(({ deletedAt }) => deletedAt === null)
  const threads = file
    .prepare<[], Thread>(
      'SELECT * FROM "Comment" WHERE "resolvedAt" IS NULL AND "deletedAt" IS NULL AND "replyToId" IS NULL',
    )
    .all()
  const counts = new Map<string, number>()
  for (const { deskId, state, needsRecheck } of claims) {
    const key = [deskId, state, needsRecheck].join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const waiting = threads.flatMap((thread) => {
    const claim = claims.find(({ id }) => id === thread.claimId)
    const people = new Set(claim ? [claim.createdById, claim.submittedById] : [])
    return [...people].flatMap((person) =>
      claim && person !== null && person !== thread.createdById
        ? [[person, thread.id, claim.deskId, thread.createdAt].join(' ')]
        : [],
    )
  })
  return { counts: [...counts].map((each) => each.join(' ')).sort(), waiting: waiting.sort() }
}

const rowsOf = (sql: string) => file.prepare<[], string>(sql).pluck().all()

const kept = () => ({
  counts: rowsOf(
    `SELECT "deskId" || ' ' || "state" || ' ' || "needsRecheck" || ' ' || "count" FROM "ClaimTally" WHERE "count" <> 0 ORDER BY 1`,
  ),
  waiting: rowsOf(
    `SELECT "personId" || ' ' || "commentId" || ' ' || "deskId" || ' ' || "createdAt" FROM "OpenThread" ORDER BY 1`,
  ),
})

const claim = (set: string) => () => `UPDATE "Claim" SET ${set} WHERE "id" = '${ids.claim}'`
const comment = (set: string) => () => `UPDATE "Comment" SET ${set} WHERE "id" = '${ids.comment}'`

describe('what is kept beside the rows', () => {
  it.each<[string, () => string]>([
    ['nothing', () => 'SELECT 1 WHERE 0'],
    ['the claim is returned', claim(`"state" = 'returned'`)],
    ['it needs a re-check', claim('"needsRecheck" = 1')],
    ['it is written as it was', claim('"state" = "state", "deletedAt" = NULL')],
    ['another hands it in', () => claim(`"submittedById" = '${ids.person}'`)()],
    ['it is taken back', claim('"submittedById" = NULL')],
    ['it is another’s', () => claim(`"createdById" = '${ids.person}'`)()],
    ['it goes to another desk', () => claim(`"deskId" = '${ids.desk}'`)()],
    ['it is deleted', claim(`"deletedAt" = '2026-01-01'`)],
    ['it is changed while deleted', claim(`"state" = 'draft', "submittedById" = "createdById"`)],
    ['it is there again', claim('"deletedAt" = NULL')],
    ['the comment is resolved', comment(`"resolvedAt" = '2026-01-01'`)],
    ['it is open again', comment('"resolvedAt" = NULL')],
    ['it is deleted', comment(`"deletedAt" = '2026-01-01'`)],
    ['it is restored', comment('"deletedAt" = NULL')],
    ['it moves to another claim', () => comment(`"claimId" = '${ids.other}'`)()],
    ['all claims change at once', () => `UPDATE "Claim" SET "needsRecheck" = 1 - "needsRecheck"`],
    ['the comment is gone', () => `DELETE FROM "Comment" WHERE "id" = '${ids.comment}'`],
  ])('is true after this: %s', (_, change) => {
    file.exec(change())
    expect(kept()).toEqual(found())
    expect(kept().counts).not.toEqual([])
    expect(kept().waiting).not.toEqual([])
  })

  it('is filled from the rows when the guards are made again', () => {
    const before = kept()
    file.exec('UPDATE "ClaimTally" SET "count" = 7; DELETE FROM "OpenThread"')
    file.exec(readFileSync('prisma/migrations/guards.sqlite.sql', 'utf8'))
    expect(kept()).toEqual(before)
  })
})
