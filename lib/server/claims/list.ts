import { z } from 'zod'
import { CLAIM_STATES, CLAIM_TYPES } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import { viewerOn } from '@/lib/policy/viewer'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { currentVerdict, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import type { ClaimListItem } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { Prisma } from '../db/generated/client'
import { deskMeant, livingDesk } from '../engine/desk-rows'
import { hasWords, inOrderOf, page, partOfListing } from '../engine/paging'
import { query } from '../engine/query'
import { codeOf, stateOf } from '../claim-content/aggregate'

/** What a row of a list needs. */
const LIST_ROWS = {
  article: { select: { title: true } },
  speaker: { select: { name: true } },
  appearances: {
    where: { deletedAt: null, standing: { not: 'past' } },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { exact: true },
  },
  chain: { include: { agent: { select: { name: true } } }, orderBy: { position: 'asc' } },
  verdicts: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' }, select: { kind: true, rating: true } },
  evidence: { where: { deletedAt: null }, select: { id: true } },
} as const satisfies Prisma.ClaimInclude

const ClaimFilter = z.strictObject({
  deskId: id.optional(),
  articleId: id.optional(),
  words: z.string().max(200).optional(),
  speakerId: id.optional(),
  rating: z.string().max(40).optional(),
  state: z.enum(CLAIM_STATES).optional(),
  type: z.enum(CLAIM_TYPES).optional(),
  personId: id.optional(),
  needsRecheck: z.boolean().optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: id.optional(),
})

/** A desk's claims, filtered by words, speaker, rating, state and person. (rule R32) */
export const deskClaims = query({
  name: 'claim.list',
  permission: 'desk:read',
  input: ClaimFilter,
  async load({ db, actor, input }) {
    if (!input.articleId) return deskMeant(db, actor, input.deskId)
    const article = await db.article.findUnique({ where: { id: input.articleId } })
    return article && livingDesk(db, article.deskId)
  },
  desk: (desk) => desk.id,
  async show({ db, actor, input, target: desk }) {
    const viewer = viewerOn(actor, desk.id)
    const ids = await partOfListing(
      db,
      {
        table: 'Claim',
        ...(input.articleId ? { key: 'number', descending: false } : { key: 'updatedAt', descending: true }),
        where: conditions(desk.id, viewer.id, input),
      },
      input,
    )
    const rows = inOrderOf(ids, await db.claim.findMany({ where: { id: { in: ids } }, include: LIST_ROWS }))
    return page(
      rows,
      input.limit,
      (row) => row.id,
      (row): ClaimListItem => {
        const open = maySeeFirstVerdict(row, viewer)
        return {
          id: row.id,
          version: row.version,
          deskId: row.deskId,
          articleId: row.articleId,
          key: claimKey(row.number),
          statement: row.statement,
          language: row.language,
          type: row.type === null ? null : codeOf(CLAIM_TYPES, row.type),
          state: stateOf(row),
          needsRecheck: row.needsRecheck,
          verdictsHidden: !open,
          submittedById: row.submittedById,
          submittedAt: row.submittedAt?.toISOString() ?? null,
          assignedReviewerId: row.assignedReviewerId,
          updatedAt: row.updatedAt.toISOString(),
          articleTitle: row.article.title,
          exact: row.appearances[0]?.exact ?? null,
          speaker: row.speaker?.name ?? null,
          chain: row.chain.map((hop) => hop.agent.name),
          attributionRating: open ? (currentVerdict(row.verdicts, 'attribution')?.rating ?? null) : null,
          truthRating: open ? (currentVerdict(row.verdicts, 'truth')?.rating ?? null) : null,
          evidenceCount: row.evidence.length,
          slug: row.publicationId === null ? null : row.slug,
        }
      },
    )
  },
})

/** A rating that the viewer may not see yet must not be found by it either. (rule R18) */
const rated = (viewerId: string, rating: string) => Prisma.sql`
  AND EXISTS (SELECT 1 FROM "Verdict" WHERE "claimId" = "Claim"."id" AND "rating" = ${rating} AND "deletedAt" IS NULL)
  AND NOT ("state" = 'second-verdict' AND "assignedReviewerId" IS ${viewerId})`

const given = (column: string, value: string | undefined) =>
  value === undefined ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(`"${column}"`)} = ${value}`

/** Written out: by a value that it doesn't know, SQLite would not find the index of those that need a re-check. */
const rechecked = (needed: boolean | undefined) =>
  needed === undefined ? Prisma.empty : Prisma.sql`AND "needsRecheck" = ${Prisma.raw(needed ? '1' : '0')}`

const workedOnBy = (personId: string) =>
  Prisma.sql`AND ("createdById" = ${personId} OR "submittedById" = ${personId} OR "assignedReviewerId" = ${personId})`

const conditions = (deskId: string, viewerId: string, filter: z.output<typeof ClaimFilter>) => Prisma.sql`
  "deskId" = ${deskId} AND "deletedAt" IS NULL
  ${given('articleId', filter.articleId)}
  ${given('speakerId', filter.speakerId)}
  ${given('state', filter.state)}
  ${given('type', filter.type)}
  ${rechecked(filter.needsRecheck)}
  ${filter.personId ? workedOnBy(filter.personId) : Prisma.empty}
  ${filter.rating ? rated(viewerId, filter.rating) : Prisma.empty}
  ${hasWords(Prisma.sql`"statementFolded"`, filter.words ? fold(filter.words) : '')}`
