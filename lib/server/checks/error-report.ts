import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { errorReportView } from '@/lib/policy/visibility/error-report'
import { CloseErrorReport, ReportError } from '@/lib/schemas/error-report'
import { id } from '@/lib/schemas/text'
import { command } from '../command'
import type { Reader } from '../db/clients'
import { defaultDesk, livingDesk } from '../desk-rows'
import { page, PageOf, partOf } from '../paging'
import { query } from '../query'

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

/** A report with the claim it is about; null when it is about none, and so no desk's. */
async function reportOfClaim(db: Pick<Reader, 'errorReport' | 'claim'>, reportId: string) {
  const report = await db.errorReport.findUnique({ where: { id: reportId } })
  if (!report?.claimId) return null
  const claim = await db.claim.findUnique({
    where: { id: report.claimId },
    select: { id: true, deskId: true, articleId: true },
  })
  return claim && { report, claim }
}

/** Says what came of a reader's report, and why: for who answers for what is published. (rules R22, R31) */
export const closeErrorReport = command({
  name: 'error.close',
  permission: 'check:publish',
  input: CloseErrorReport.safeExtend({ id }),
  load: ({ tx, input }) => reportOfClaim(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  async run({ tx, actor, now, input, target: { report, claim } }) {
    if (report.closedAt !== null) {
      throw new Conflict('Somebody closed this report before. Nothing was changed; see what came of it.', {
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
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        after: { errorOutcome: outcome, reason },
      },
    }
  },
})

/** Error reports about a desk's checks, newest first. */
export const errorReports = query({
  name: 'error.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional(), closed: z.boolean().optional() }),
  load: ({ db, actor, input }) => livingDesk(db, input.deskId ?? defaultDesk(actor)),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const claims = await db.claim.findMany({ where: { deskId: desk.id, slug: { not: null } }, select: { id: true } })
    const rows = await db.errorReport.findMany({
      where: {
        claimId: { in: claims.map((claim) => claim.id) },
        ...(input.closed === undefined ? {} : { closedAt: input.closed ? { not: null } : null }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      ...partOf(input),
    })
    return page(rows, input.limit, (row) => row.id, errorReportView)
  },
})

export const oneErrorReport = query({
  name: 'error.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => reportOfClaim(db, input.id),
  desk: ({ claim }) => claim.deskId,
  show: ({ target }) => errorReportView(target.report),
})
