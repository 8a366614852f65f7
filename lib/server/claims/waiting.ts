import { z } from 'zod'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { IdRows } from '../paging'

/*
 * Which claims wait for whom, found by the database along partial indexes that hold nothing but those. The indexes are named,
 * because SQLite has no figures by which it would choose them, and conditions on states are written out, because it takes a
 * partial index only for what it reads in the statement.
 */

type Db = Pick<Reader, '$queryRaw'>

const Counts = z.array(z.object({ count: z.coerce.number() }))

async function idsOf(db: Db, sql: Prisma.Sql): Promise<string[]> {
  return IdRows.parse(await db.$queryRaw(sql)).map(({ id }) => id)
}

async function countOf(db: Db, sql: Prisma.Sql): Promise<number> {
  return Counts.parse(await db.$queryRaw(sql))[0]?.count ?? 0
}

const inList = (ids: readonly string[]) => Prisma.sql`(${Prisma.join([...ids])})`

/** What stands against a person's approving it is not there: `hindrance('approve', …)` of the workflow, as a condition. (rule R17) */
const isOpenTo = (personId: string) => Prisma.sql`
  "submittedById" IS NOT ${personId}
  AND ("assignedReviewerId" IS NULL OR "assignedReviewerId" = ${personId})
  AND NOT EXISTS (
    SELECT 1 FROM "Contribution"
    WHERE "Contribution"."claimId" = "Claim"."id" AND "edition" = 0 AND "personId" = ${personId})`

const SUBMITTED = Prisma.sql`"state" = 'submitted' AND "deletedAt" IS NULL`

interface Part {
  readonly deskIds: readonly string[]
  readonly personId: string
  readonly limit: number
}

/** Claims that a person may review now: those assigned to them first, then the longest waiting. (rule R17) */
export async function reviewableClaims(db: Db, { deskIds, personId, limit }: Part): Promise<string[]> {
  if (deskIds.length === 0) return []
  const assigned = await idsOf(
    db,
    Prisma.sql`SELECT "id" FROM "Claim" INDEXED BY "Claim_waiting_for_reviewer"
      WHERE "assignedReviewerId" = ${personId} AND "deskId" IN ${inList(deskIds)} AND ${SUBMITTED} AND ${isOpenTo(personId)}
      ORDER BY "submittedAt", "id" LIMIT ${limit}`,
  )
  const open = await eachDesk(
    db,
    deskIds,
    (deskId) => Prisma.sql`
      SELECT "id", "submittedAt" AS "at" FROM "Claim" INDEXED BY "Claim_submitted" WHERE "deskId" = ${deskId} AND ${SUBMITTED} AND ${isOpenTo(personId)}
      ORDER BY "submittedAt", "id" LIMIT ${limit}`,
    limit,
  )
  return [...new Set([...assigned, ...open])].slice(0, limit)
}

/** How many claims a person may review now; it stops counting at `most`. */
export async function countReviewable(db: Db, { deskIds, personId }: Omit<Part, 'limit'>, most: number) {
  let count = 0
  for (const deskId of deskIds) {
    if (count >= most) break
    count += await countOf(
      db,
      Prisma.sql`SELECT count(*) AS "count" FROM (
        SELECT 1 FROM "Claim" INDEXED BY "Claim_submitted" WHERE "deskId" = ${deskId} AND ${SUBMITTED} AND ${isOpenTo(personId)} LIMIT ${most})`,
    )
  }
  return Math.min(count, most)
}

const UNDER_REVIEW = Prisma.sql`"state" IN ('submitted', 'second-verdict', 'adjudication') AND "deletedAt" IS NULL`

/** How many claims of a desk are with reviewers, whoever they are open to. */
export const countUnderReview = (db: Db, deskId: string) =>
  countOf(db, Prisma.sql`SELECT count(*) AS "count" FROM "Claim" WHERE "deskId" = ${deskId} AND ${UNDER_REVIEW}`)

/** Claims of a desk that are with reviewers and not open to this person, longest waiting first. */
export function reviewedByOthers(db: Db, deskId: string, { deskIds, personId, limit }: Part): Promise<string[]> {
  const theirs = deskIds.includes(deskId)
    ? Prisma.sql`AND NOT ("state" = 'submitted' AND ${isOpenTo(personId)})`
    : Prisma.empty
  return idsOf(
    db,
    Prisma.sql`SELECT "id" FROM "Claim" WHERE "deskId" = ${deskId} AND ${UNDER_REVIEW} ${theirs}
      ORDER BY "submittedAt", "id" LIMIT ${limit}`,
  )
}

const decidedBy = (deskId: string, personId: string) => Prisma.sql`
  FROM (SELECT DISTINCT "claimId" FROM "Review" WHERE "reviewerId" = ${personId}) AS "decided"
  JOIN "Claim" ON "Claim"."id" = "decided"."claimId" WHERE "deskId" = ${deskId} AND "deletedAt" IS NULL`

/** How many claims of a desk a person has decided on. */
export const countDecided = (db: Db, deskId: string, personId: string) =>
  countOf(db, Prisma.sql`SELECT count(*) AS "count" ${decidedBy(deskId, personId)}`)

/** Claims of a desk that a person has decided on, last touched first. */
export const decidedClaims = (db: Db, deskId: string, personId: string, limit: number) =>
  idsOf(
    db,
    Prisma.sql`SELECT "Claim"."id" AS "id" ${decidedBy(deskId, personId)} ORDER BY "updatedAt" DESC, "id" DESC LIMIT ${limit}`,
  )

/** Claims in a state, longest untouched first. */
export const claimsInState = (db: Db, deskIds: readonly string[], state: 'approved' | 'returned', limit: number) =>
  eachDesk(
    db,
    deskIds,
    (deskId) => Prisma.sql`
      SELECT "id", "updatedAt" AS "at" FROM "Claim" INDEXED BY "Claim_living_by_state"
      WHERE "deskId" = ${deskId} AND "state" = ${state} AND "deletedAt" IS NULL
      ORDER BY "updatedAt", "id" LIMIT ${limit}`,
    limit,
  )

/** Claims that a person made or submitted and that are back with them, longest waiting first. */
export function ownClaims(db: Db, what: 'returned' | 'recheck', { deskIds, personId, limit }: Part): Promise<string[]> {
  if (deskIds.length === 0) return Promise.resolve([])
  const waits = what === 'returned' ? `"state" = 'returned'` : `"needsRecheck" = 1`
  const index = what === 'returned' ? 'Claim_returned_to' : 'Claim_to_recheck_of'
  const by = (column: string, who: 'maker' | 'submitter') => Prisma.sql`
    SELECT * FROM (SELECT "id", "updatedAt" FROM "Claim" INDEXED BY ${Prisma.raw(`"${index}_${who}"`)}
      WHERE ${Prisma.raw(column)} = ${personId} AND ${Prisma.raw(waits)} AND "deletedAt" IS NULL
        AND "deskId" IN ${inList(deskIds)}
      ORDER BY "updatedAt", "id" LIMIT ${limit})`
  return idsOf(
    db,
    Prisma.sql`SELECT "id" FROM (${by('"createdById"', 'maker')} UNION ${by('"submittedById"', 'submitter')}) ORDER BY "updatedAt", "id" LIMIT ${limit}`,
  )
}

/** Threads on a person's claims that somebody else began and nobody has resolved, newest first. */
export function openThreads(db: Db, { deskIds, personId, limit }: Part): Promise<string[]> {
  if (deskIds.length === 0) return Promise.resolve([])
  const on = (column: 'createdById' | 'submittedById') => Prisma.sql`
    SELECT "Comment"."id", "Comment"."createdAt" FROM "Claim" INDEXED BY ${Prisma.raw(`"Claim_${column}_updatedAt_id_idx"`)}
    CROSS JOIN "Comment" INDEXED BY "Comment_open" ON "Comment"."claimId" = "Claim"."id" AND "Comment"."deletedAt" IS NULL
      AND "Comment"."resolvedAt" IS NULL AND "Comment"."replyToId" IS NULL
    WHERE "Claim".${Prisma.raw(`"${column}"`)} = ${personId} AND "Claim"."deletedAt" IS NULL
      AND "Claim"."deskId" IN ${inList(deskIds)} AND "Comment"."createdById" <> ${personId}`
  return idsOf(
    db,
    Prisma.sql`SELECT "id" FROM (${on('createdById')} UNION ${on('submittedById')})
      ORDER BY "createdAt" DESC, "id" DESC LIMIT ${limit}`,
  )
}

const StateCounts = z.array(z.object({ state: z.string(), count: z.coerce.number() }))

/** How many claims of a desk are in each state. */
export async function countByState(db: Db, deskId: string) {
  return StateCounts.parse(
    await db.$queryRaw`
      SELECT "state", count(*) AS "count" FROM "Claim" INDEXED BY "Claim_living_by_state"
      WHERE "deskId" = ${deskId} AND "deletedAt" IS NULL GROUP BY "state"`,
  )
}

/** How many claims of a desk need a re-check. */
export const countToRecheck = (db: Db, deskId: string) =>
  countOf(
    db,
    Prisma.sql`SELECT count(*) AS "count" FROM "Claim" INDEXED BY "Claim_to_recheck"
      WHERE "deskId" = ${deskId} AND "needsRecheck" = 1 AND "deletedAt" IS NULL`,
  )

const DatedRows = z.array(z.object({ id: z.string(), at: z.date().nullable() }))

/** The first of several desks' claims: each desk's in the order of its index, then put together. */
async function eachDesk(db: Db, deskIds: readonly string[], part: (deskId: string) => Prisma.Sql, limit: number) {
  const rows: z.output<typeof DatedRows> = []
  for (const deskId of deskIds) rows.push(...DatedRows.parse(await db.$queryRaw(part(deskId))))
  return rows
    .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id)
}
