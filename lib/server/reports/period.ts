import { z } from 'zod'
import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { claimReviews } from '@/lib/domain/formats/claim-review'
import type { PublicRecord } from '@/lib/domain/public-record'
import type { DeskPolicies } from '@/lib/domain/publish-gate'
import type { MaybeActor } from '@/lib/policy/actor'
import { parseRecord } from '@/lib/schemas/public-record'
import { day, id } from '@/lib/schemas/text'
import { livingClaims } from '../claim-content/aggregate'
import { policiesOf } from '../claims/facts'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { deskMeant } from '../engine/desk-rows'
import { IdRows, inOrderOf } from '../engine/paging'
import { query } from '../engine/query'
import { compileReport } from './compile'
import { available, bodyOf, type ExportedInParts, ExportOptions, fileNamed, type Wanted } from './formats'

/**
 * The report of what a desk published in a period, days inclusive, the oldest first: as a table, as Markdown or as
 * ClaimReview. It is made while it is taken, so no more of it than one article, or a page of records, is ever in memory.
 */
export const exportPeriod = query({
  name: 'report.period',
  permission: 'desk:read',
  input: ExportOptions.extend({ deskId: id.optional(), from: day, to: day }),
  load: async ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  show({ db, actor, target: desk, input }): ExportedInParts {
    const format = available(input.format)
    const period = { deskId: desk.id, from: new Date(input.from), until: dayAfter(input.to) }
    const file = fileNamed(format, `${input.from}..${input.to}`)
    if (format === 'claimreview') {
      return { ...file, parts: claimReviewArray(publicRecords(db, period), policiesOf(desk)) }
    }
    if (format !== 'csv' && format !== 'md') {
      throw new InvalidInput(say('reports.format-of-period'), [fault('/format', say('faults.for-one-article'))])
    }
    const reports = articleReports(db, actor, period, { ...input, format })
    return { ...file, parts: joined(reports, format) }
  },
})

const dayAfter = (date: string) => new Date(Date.parse(date) + 24 * 60 * 60 * 1000)

interface Period {
  readonly deskId: string
  readonly from: Date
  readonly until: Date
}

/** Editions that are looked for at once. */
const AT_ONCE = 100

const Editions = z.array(z.object({ id: z.string(), articleId: z.string(), publicationId: z.string().nullable() }))

/**
 * The editions of living claims that the desk published in the period, in the order of time, part after part: each part is
 * found from the end of the one before, along the index by time.
 *
 * @param siblings the claims of which only the first edition counts, in SQL that knows "Claim"
 */
async function* firstEditions(db: Reader, { deskId, from, until }: Period, siblings: Prisma.Sql) {
  let begin = Prisma.sql`"Publication"."publishedAt" >= ${from}`
  for (;;) {
    const rows = await db.$queryRaw`
      SELECT "Publication"."id", "Claim"."articleId", "Claim"."publicationId"
      FROM "Publication"
      JOIN "Claim" ON "Claim"."id" = "Publication"."claimId" AND "Claim"."deskId" = ${deskId} AND "Claim"."deletedAt" IS NULL
      WHERE ${begin} AND "Publication"."publishedAt" < ${until}
        AND NOT EXISTS (
          SELECT 1 FROM "Publication" AS "earlier"
          WHERE "earlier"."claimId" IN ${siblings} AND "earlier"."publishedAt" >= ${from}
            AND ("earlier"."publishedAt", "earlier"."id") < ("Publication"."publishedAt", "Publication"."id"))
      ORDER BY "Publication"."publishedAt", "Publication"."id" LIMIT ${AT_ONCE}`
    const editions = Editions.parse(rows)
    yield editions
    const last = editions.at(-1)
    if (last === undefined || editions.length < AT_ONCE) return
    begin = Prisma.sql`("Publication"."publishedAt", "Publication"."id") >
      (SELECT "publishedAt", "id" FROM "Publication" WHERE "id" = ${last.id})`
  }
}

const THE_CLAIM = Prisma.sql`("Claim"."id")`
const ALL_OF_ITS_ARTICLE = Prisma.sql`
  (SELECT "sibling"."id" FROM "Claim" AS "sibling" WHERE "sibling"."articleId" = "Claim"."articleId")`

/** The claims of one article after another, each as one report. */
async function* articleReports(
  db: Reader,
  actor: MaybeActor,
  period: Period,
  wanted: Wanted & { readonly format: 'csv' | 'md' },
): AsyncGenerator<string> {
  for await (const editions of firstEditions(db, period, ALL_OF_ITS_ARTICLE)) {
    for (const { articleId } of editions) {
      const ids = await publishedClaims(db, articleId, period)
      yield bodyOf(await compileReport(db, actor, articleId, inOrderOf(ids, livingClaims(db, ids))), wanted)
    }
  }
}

/** Living claims of an article of which an edition was published in the period, in the order of their numbers. */
async function publishedClaims(db: Reader, articleId: string, { from, until }: Period): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT "id" FROM "Claim"
    WHERE "articleId" = ${articleId} AND "deletedAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Publication"
      WHERE "claimId" = "Claim"."id" AND "publishedAt" >= ${from} AND "publishedAt" < ${until})
    ORDER BY "number"`
  return IdRows.parse(rows).map(({ id }) => id)
}

/** Tables as one, with the heading row once; texts with a line between them. */
async function* joined(reports: AsyncIterable<string>, format: 'csv' | 'md'): AsyncGenerator<string> {
  let isFirst = true
  for await (const report of reports) {
    if (isFirst) yield report
    else yield format === 'csv' ? report.slice(report.indexOf('\r\n') + 2) : `\n\n---\n\n${report}`
    isFirst = false
  }
}

/** The records of claims that were published in the period, as they are public now; of retracted ones there is none. */
async function* publicRecords(db: Reader, period: Period) {
  for await (const editions of firstEditions(db, period, THE_CLAIM)) {
    const ids = editions.flatMap(({ publicationId }) => publicationId ?? [])
    const rows = await db.publication.findMany({ where: { id: { in: ids } } })
    yield inOrderOf(ids, rows).map(({ record }) => parseRecord(record))
  }
}

/** ClaimReviews as one array, written as `JSON.stringify` would write it whole. */
async function* claimReviewArray(
  parts: AsyncIterable<readonly PublicRecord[]>,
  { reviewOpinions }: Pick<DeskPolicies, 'reviewOpinions'>,
): AsyncGenerator<string> {
  let before = '['
  for await (const records of parts) {
    for (const review of claimReviews(records.map((record) => ({ record, options: { reviewOpinions } })))) {
      yield `${before}\n${JSON.stringify(review, null, 2).replace(/^/gm, '  ')}`
      before = ','
    }
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}
