import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { errorReportView } from '@/lib/policy/visibility/error-report'
import { CloseErrorReport, ReportError } from '@/lib/schemas/error-report'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import type { Reader } from '../db/clients'
import { deskMeant } from '../engine/desk-rows'
import { Prisma } from '../db/generated/client'
import { inOrderOf, page, PageOf, partOfListing } from '../engine/paging'
import { query } from '../engine/query'
import { takeTry } from '../engine/rate-limit'

/** A reader says that something is wrong. Anybody may; the desk's chiefs and admins read it. (rule R31) */
export const reportError = command({
  name: 'error.report',
  permission: 'public:read',
  input: ReportError,
  load: async ({ tx, input }) => ({
    claim: input.slug
      ? await tx.claim.findFirst({
          where: { slug: input.slug, publications: { some: {} } },
          select: { id: true, slug: true },
        })
      : null,
  }),
  desk: () => null,
  async run({ tx, input, target: { claim } }) {
    const report = await tx.errorReport.create({
      data: {
        id: crypto.randomUUID(),
        claimId: claim?.id ?? null,
        slug: claim?.slug ?? null,
        text: input.text,
        contact: input.contact ?? null,
      },
    })
    return {
      result: { id: report.id },
      audit: {
        kind: 'error-report',
        targetId: report.id,
        claimId: claim?.id ?? null,
        after: { slug: claim?.slug ?? null },
      },
    }
  },
})

/** Reports of one address: a reader who found several errors, not a script. Signed-in people count as readers here. */
const REPORTS_SOON = { name: 'report-address', tries: 5, seconds: 10 * 60 }
const REPORTS_DAILY = { name: 'report-address-day', tries: 40, seconds: 24 * 60 * 60 }

/**
 * Takes a reader's report, unless too many came from their address.
 *
 * @throws TooManyRequests
 */
export async function sendErrorReport(
  actor: MaybeActor,
  report: z.infer<typeof ReportError>,
  address: string,
): Promise<void> {
  await takeTry(
    [REPORTS_SOON, REPORTS_DAILY].map((limit) => ({ limit, subject: address })),
    say('desk.too-many-reports'),
  )
  await reportError(actor, report)
}

/** The desk that hears of what is about no check: the newsroom's first. */
const firstDesk = (db: Pick<Reader, 'desk'>) =>
  db.desk.findFirst({
    where: { deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })

/** A report with what it is about and whose it is; null when it is not there. */
async function deskReport(db: Pick<Reader, 'errorReport' | 'claim' | 'desk'>, reportId: string) {
  const report = await db.errorReport.findUnique({ where: { id: reportId } })
  if (!report) return null
  if (report.claimId === null) {
    const desk = await firstDesk(db)
    return desk && { report, deskId: desk.id, articleId: null }
  }
  const claim = await db.claim.findUnique({ where: { id: report.claimId }, select: { deskId: true, articleId: true } })
  return claim && { report, ...claim }
}

/** Says what came of a reader's report, and why: for who answers for what is published. (rules R22, R31) */
export const closeErrorReport = command({
  name: 'error.close',
  permission: 'error-report:close',
  input: CloseErrorReport.safeExtend({ id }),
  load: ({ tx, input }) => deskReport(tx, input.id),
  desk: ({ deskId }) => deskId,
  async run({ tx, actor, now, input, target: { report, deskId, articleId } }) {
    if (report.closedAt !== null) {
      throw new Conflict(say('desk.report-closed'), {
        outcome: report.outcome ?? '',
      })
    }
    const { outcome, reason } = input
    await tx.errorReport.update({
      where: { id: report.id },
      data: { closedAt: now, closedById: actor.personId, outcome, closeReason: reason },
    })
    return {
      result: { id: report.id },
      audit: {
        kind: 'error-report',
        targetId: report.id,
        deskId,
        articleId,
        claimId: report.claimId,
        after: { errorOutcome: outcome, reason },
      },
    }
  },
})

/** Error reports about a desk's checks, and to the first desk those about none; newest first. */
export const errorReports = query({
  name: 'error.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional(), closed: z.boolean().optional() }),
  load: ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const aboutItsOwn = Prisma.sql`EXISTS (
      SELECT 1 FROM "Claim" WHERE "id" = "ErrorReport"."claimId" AND "deskId" = ${desk.id})`
    const isFirst = (await firstDesk(db))?.id === desk.id
    const about = isFirst ? Prisma.sql`("claimId" IS NULL OR ${aboutItsOwn})` : aboutItsOwn
    const closed =
      input.closed === undefined ? '' : input.closed ? 'AND "closedAt" IS NOT NULL' : 'AND "closedAt" IS NULL'
    const where = Prisma.sql`${about} ${Prisma.raw(closed)}`
    const ids = await partOfListing(db, { table: 'ErrorReport', key: 'createdAt', descending: true, where }, input)
    const rows = inOrderOf(ids, await db.errorReport.findMany({ where: { id: { in: ids } } }))
    return page(rows, input.limit, (row) => row.id, errorReportView)
  },
})

export const oneErrorReport = query({
  name: 'error.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => deskReport(db, input.id),
  desk: ({ deskId }) => deskId,
  show: ({ target }) => errorReportView(target.report),
})
