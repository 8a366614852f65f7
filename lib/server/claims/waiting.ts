import { z } from 'zod'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { IdRows } from '../engine/paging'

/*
 * Which claims wait for whom, found by the database along partial indexes that hold nothing but those. The indexes are named,
 * because SQLite has no figures by which it would choose them, and conditions on states are written out, because it takes a
 * partial index only for what it reads in the statement. (decision 027)
 */

type Db = Pick<Reader, '$queryRaw'>

const Counts = z.array(z.object({ count: z.coerce.number() }))

async function countOf(db: Db, sql: Prisma.Sql): Promise<number> {
  return Counts.parse(await db.$queryRaw(sql))[0]?.count ?? 0
}

const inList = (ids: readonly string[]) => Prisma.sql`(${Prisma.join([...ids])})`

/**
 * The first ids of several lists put together. Each list is a statement that gives "at" and "id" in the order of an index, so
 * that SQLite merges them, reads no more than it gives, and sorts nothing. An id that is in two of them is given once.
 */
async function firstOf(
  db: Db,
  lists: readonly Prisma.Sql[],
  { limit, newest = false }: { readonly limit: number; readonly newest?: boolean },
): Promise<string[]> {
  if (lists.length === 0 || limit === 0) return []
  const order = newest ? Prisma.sql`"at" DESC, "id" DESC` : Prisma.sql`"at", "id"`
  const rows = await db.$queryRaw`${Prisma.join([...lists], ' UNION ')} ORDER BY ${order} LIMIT ${limit}`
  return IdRows.parse(rows).map(({ id }) => id)
}

/** What stands against a person's approving it is not there: `blocker('approve', …)` of the workflow, as a condition. (rule R17) */
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

/** A part of one desk's list: `cursor` is the claim that it begins with. */
interface DeskPart {
  readonly personId: string
  readonly limit: number
  readonly cursor?: string | undefined
}

/** From a claim on, in the order of `submittedAt`; from the first when it has been taken back meanwhile. */
const fromSubmitted = (cursor: string | undefined) =>
  cursor === undefined
    ? Prisma.empty
    : Prisma.sql`AND ("submittedAt", "id") >= (SELECT coalesce("submittedAt", ''), "id" FROM "Claim" WHERE "id" = ${cursor})`

/** Claims that a person may review now: those assigned to them first, then the longest waiting. (rule R17) */
export async function reviewableClaims(
  db: Db,
  { deskIds, personId, limit, cursor }: Part & Pick<DeskPart, 'cursor'>,
): Promise<string[]> {
  if (deskIds.length === 0) return []
  const isPastAssigned = cursor !== undefined && !(await isAssigned(db, cursor, personId))
  const assigned = Prisma.sql`
    SELECT "submittedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_waiting_for_reviewer"
    WHERE "assignedReviewerId" = ${personId} AND "deskId" IN ${inList(deskIds)} AND ${SUBMITTED} AND ${isOpenTo(personId)}
    ${fromSubmitted(cursor)}`
  const first = isPastAssigned ? [] : await firstOf(db, [assigned], { limit })
  const open = deskIds.map(
    (deskId) => Prisma.sql`
      SELECT "submittedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_submitted"
      WHERE "deskId" = ${deskId} AND ${SUBMITTED} AND "assignedReviewerId" IS NULL AND ${isOpenTo(personId)}
      ${fromSubmitted(isPastAssigned ? cursor : undefined)}`,
  )
  return [...first, ...(await firstOf(db, open, { limit: limit - first.length }))]
}

async function isAssigned(db: Db, claimId: string, personId: string): Promise<boolean> {
  const assigned = Prisma.sql`
    SELECT count(*) AS "count" FROM "Claim" WHERE "id" = ${claimId} AND "assignedReviewerId" = ${personId}`
  return (await countOf(db, assigned)) > 0
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

/** Claims of a desk that are with reviewers in a state, as a list. */
const underReview = (deskId: string, state: 'submitted' | 'second-verdict' | 'adjudication', from: Prisma.Sql) =>
  Prisma.sql`
    SELECT "submittedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_deskId_state_submittedAt_id_idx"
    WHERE "deskId" = ${deskId} AND "state" = ${state} AND "deletedAt" IS NULL ${from}`

/** What `isOpenTo` leaves out of a desk's submitted claims, as lists, one for each of its reasons. (rule R17) */
const closedTo = (deskId: string, personId: string, from: Prisma.Sql) => [
  Prisma.sql`
    SELECT "submittedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_submitted_by"
    WHERE "submittedById" = ${personId} AND "deskId" = ${deskId} AND ${SUBMITTED} ${from}`,
  Prisma.sql`
    SELECT "submittedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_assigned"
    WHERE "deskId" = ${deskId} AND ${SUBMITTED} AND "assignedReviewerId" IS NOT NULL AND "assignedReviewerId" <> ${personId} ${from}`,
  Prisma.sql`
    SELECT "submittedAt" AS "at", "id" FROM "Contribution" INDEXED BY "Contribution_personId_edition_idx"
    CROSS JOIN "Claim" ON "Claim"."id" = "Contribution"."claimId" AND "deskId" = ${deskId} AND ${SUBMITTED}
    WHERE "personId" = ${personId} AND "edition" = 0 ${from}`,
]

/**
 * Claims of a desk that are with reviewers and not open to this person, longest waiting first.
 *
 * @param reviews whether the person reviews on the desk at all
 */
export function reviewedByOthers(
  db: Db,
  deskId: string,
  { personId, reviews, limit, cursor }: DeskPart & { readonly reviews: boolean },
): Promise<string[]> {
  const from = fromSubmitted(cursor)
  const submitted = reviews ? closedTo(deskId, personId, from) : [underReview(deskId, 'submitted', from)]
  const others = [underReview(deskId, 'second-verdict', from), underReview(deskId, 'adjudication', from)]
  return firstOf(db, [...submitted, ...others], { limit })
}

/** Claims of a desk that were returned, last returned first. */
export const returnedClaims = (db: Db, deskId: string, { limit, cursor }: Omit<DeskPart, 'personId'>) =>
  firstOf(
    db,
    [
      Prisma.sql`
        SELECT "updatedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_living_by_state"
        WHERE "deskId" = ${deskId} AND "state" = 'returned' AND "deletedAt" IS NULL
        ${cursor === undefined ? Prisma.empty : Prisma.sql`AND ("updatedAt", "id") <= (SELECT "updatedAt", "id" FROM "Claim" WHERE "id" = ${cursor})`}`,
    ],
    { limit, newest: true },
  )

/** Claims of a desk that a person has decided on, each once, by the person's last decision, newest first. */
export const decidedClaims = (db: Db, deskId: string, { personId, limit, cursor }: DeskPart) =>
  firstOf(
    db,
    [
      Prisma.sql`
        SELECT "Review"."createdAt" AS "at", "Review"."claimId" AS "id"
        FROM "Review" INDEXED BY "Review_reviewerId_createdAt_claimId_idx"
        CROSS JOIN "Claim" ON "Claim"."id" = "Review"."claimId" AND "Claim"."deskId" = ${deskId} AND "Claim"."deletedAt" IS NULL
        WHERE "Review"."reviewerId" = ${personId} AND NOT EXISTS (
          SELECT 1 FROM "Review" AS "later"
          WHERE "later"."claimId" = "Review"."claimId" AND "later"."reviewerId" = ${personId}
            AND "later"."createdAt" > "Review"."createdAt")
        ${cursor === undefined ? Prisma.empty : Prisma.sql`AND ("Review"."createdAt", "Review"."claimId") <= (SELECT max("createdAt"), ${cursor} FROM "Review" WHERE "claimId" = ${cursor} AND "reviewerId" = ${personId})`}`,
    ],
    { limit, newest: true },
  )

/** Claims that wait to be published, longest untouched first. */
export const approvedClaims = (db: Db, deskIds: readonly string[], limit: number) =>
  firstOf(
    db,
    deskIds.map(
      (deskId) => Prisma.sql`
        SELECT "updatedAt" AS "at", "id" FROM "Claim" INDEXED BY "Claim_living_by_state"
        WHERE "deskId" = ${deskId} AND "state" = 'approved' AND "deletedAt" IS NULL`,
    ),
    { limit },
  )

/** Claims that a person made or submitted and that are back with them, longest waiting first. */
export function ownClaims(db: Db, what: 'returned' | 'recheck', { deskIds, personId, limit }: Part): Promise<string[]> {
  if (deskIds.length === 0) return Promise.resolve([])
  const waits = what === 'returned' ? `"state" = 'returned'` : `"needsRecheck" = 1`
  const index = what === 'returned' ? 'Claim_returned_to' : 'Claim_to_recheck_of'
  const by = (column: string, who: 'maker' | 'submitter') => Prisma.sql`
    SELECT "updatedAt" AS "at", "id" FROM "Claim" INDEXED BY ${Prisma.raw(`"${index}_${who}"`)}
    WHERE ${Prisma.raw(column)} = ${personId} AND ${Prisma.raw(waits)} AND "deletedAt" IS NULL AND "deskId" IN ${inList(deskIds)}`
  return firstOf(db, [by('"createdById"', 'maker'), by('"submittedById"', 'submitter')], { limit })
}

/** Threads on claims that a person made or submitted, begun by somebody else and resolved by nobody, newest first. */
export const openThreads = (db: Db, { deskIds, personId, limit }: Part) =>
  firstOf(
    db,
    deskIds.map(
      (deskId) => Prisma.sql`
        SELECT "createdAt" AS "at", "commentId" AS "id"
        FROM "OpenThread" INDEXED BY "OpenThread_personId_deskId_createdAt_commentId_idx"
        WHERE "personId" = ${personId} AND "deskId" = ${deskId}`,
    ),
    { limit, newest: true },
  )
