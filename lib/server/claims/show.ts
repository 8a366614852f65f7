import { z } from 'zod'
import { CLAIM_STATES, CLAIM_TYPES } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import { viewerOn } from '@/lib/policy/viewer'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { currentVerdict, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import type { ClaimListItem } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import type { Prisma } from '../db/generated/client'
import { defaultDesk, livingDesk } from '../desk-rows'
import { page, partOf } from '../paging'
import { query } from '../query'
import { codeOf, livingClaim, stateOf } from './aggregate'
import { claimViews } from './views'

export const oneClaim = query({
  name: 'claim.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingClaim(db, input.id),
  desk: (claim) => claim.deskId,
  async show({ db, actor, target }) {
    const [view] = await claimViews(db, actor, [target])
    if (!view) throw new Error('a claim has a view')
    return view
  },
})

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
  _count: { select: { evidence: { where: { deletedAt: null } } } },
} as const satisfies Prisma.ClaimInclude

/** A desk's claims, filtered by words, speaker, rating, state and person. (rule R32) */
export const deskClaims = query({
  name: 'claim.list',
  permission: 'desk:read',
  input: z.strictObject({
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
  }),
  async load({ db, actor, input }) {
    if (!input.articleId) return livingDesk(db, input.deskId ?? defaultDesk(actor))
    const article = await db.article.findUnique({ where: { id: input.articleId } })
    return article && livingDesk(db, article.deskId)
  },
  desk: (desk) => desk.id,
  async show({ db, actor, input, target: desk }) {
    const viewer = viewerOn(actor, desk.id)
    const words = input.words ? fold(input.words) : ''
    const where: Prisma.ClaimWhereInput = {
      deskId: desk.id,
      deletedAt: null,
      ...(input.articleId ? { articleId: input.articleId } : {}),
      ...(words ? { statementFolded: { contains: words } } : {}),
      ...(input.speakerId ? { speakerId: input.speakerId } : {}),
      ...(input.state ? { state: input.state } : {}),
      ...(input.type ? { type: input.type } : {}),
      ...(input.needsRecheck === undefined ? {} : { needsRecheck: input.needsRecheck }),
      AND: [
        ...(input.personId
          ? [
              {
                OR: [
                  { createdById: input.personId },
                  { submittedById: input.personId },
                  { assignedReviewerId: input.personId },
                ],
              },
            ]
          : []),
        // A rating that the viewer may not see yet must not be found by it either. (rule R18)
        ...(input.rating
          ? [
              { verdicts: { some: { deletedAt: null, rating: input.rating } } },
              { NOT: { state: 'second-verdict', assignedReviewerId: viewer.id } },
            ]
          : []),
      ],
    }
    const rows = await db.claim.findMany({
      where,
      include: LIST_ROWS,
      orderBy: input.articleId ? [{ number: 'asc' }] : [{ updatedAt: 'desc' }, { id: 'asc' }],
      ...partOf(input),
    })
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
          evidenceCount: row._count.evidence,
          slug: row.publicationId === null ? null : row.slug,
        }
      },
    )
  },
})
