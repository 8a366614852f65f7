import { z } from 'zod'
import { ReportError } from '@/lib/schemas/review'
import { command } from '../command'
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

/** Error reports about a desk's checks, newest first. */
export const errorReports = query({
  name: 'error.list',
  permission: 'desk:read',
  input: z.strictObject({ deskId: z.string() }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  async show({ db, target: desk }) {
    const claims = await db.claim.findMany({ where: { deskId: desk.id, slug: { not: null } }, select: { id: true } })
    return db.errorReport.findMany({
      where: { claimId: { in: claims.map(({ id }) => id) } },
      orderBy: { createdAt: 'desc' },
      take: 200,
    })
  },
})
