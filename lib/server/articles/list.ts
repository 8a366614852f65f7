import { z } from 'zod'
import { DIRECTIONS, PUBLIC_TEXTS } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import type { ArticleListItem, ArticleView } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import { codeOf } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { deskMeant } from '../engine/desk-rows'
import { hasWords, inOrderOf, page, partOfListing } from '../engine/paging'
import { query } from '../engine/query'

type ArticleRow = Prisma.ArticleGetPayload<object>

/** What is known of an article apart from its texts. */
export function articleFields(article: ArticleRow, claimCount: number): Omit<ArticleView, 'versions'> {
  return {
    id: article.id,
    version: article.version,
    deskId: article.deskId,
    title: article.title,
    outlet: article.outlet,
    byline: article.byline,
    section: article.section,
    language: article.language,
    direction: codeOf(DIRECTIONS, article.direction),
    publishedAt: article.publishedAt,
    canonicalUrl: article.canonicalUrl,
    publicText: codeOf(PUBLIC_TEXTS, article.publicText),
    publicTextGround: article.publicTextGround,
    slug: article.slug,
    latestVersion: article.latestVersion,
    claimCount,
    demo: article.demo,
    droppedAt: article.droppedAt?.toISOString() ?? null,
    createdById: article.createdById,
    createdAt: article.createdAt.toISOString(),
    updatedAt: article.updatedAt.toISOString(),
  }
}

/** A desk's articles, newest first, with how many of their claims are in each state. */
export const deskArticles = query({
  name: 'article.list',
  permission: 'desk:read',
  input: z.strictObject({
    deskId: id.optional(),
    words: z.string().max(200).optional(),
    dropped: z.boolean().default(false),
    limit: z.int().min(1).max(200).default(50),
    cursor: id.optional(),
  }),
  load: async ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const words = input.words ? fold(input.words) : ''
    const standing = Prisma.raw(input.dropped ? '"droppedAt" IS NOT NULL' : '"droppedAt" IS NULL')
    const ids = await partOfListing(
      db,
      {
        table: 'Article',
        key: 'createdAt',
        descending: true,
        where: Prisma.sql`"deskId" = ${desk.id} AND ${standing} ${hasWords(Prisma.sql`"titleFolded"`, words)}`,
      },
      input,
    )
    const [rows, states] = await Promise.all([
      db.article.findMany({ where: { id: { in: ids } } }),
      claimStates(db, ids),
    ])
    return page(
      inOrderOf(ids, rows),
      input.limit,
      (row) => row.id,
      (row): ArticleListItem => {
        const counts = states.get(row.id) ?? {}
        const claimCount = Object.values(counts).reduce((sum, count) => sum + count, 0)
        return { ...articleFields(row, claimCount), states: counts }
      },
    )
  },
})

const StateCounts = z.array(z.object({ articleId: z.string(), state: z.string(), claims: z.coerce.number() }))

/** Article → state → number of its living claims in it. */
async function claimStates(db: Pick<Reader, '$queryRaw'>, articleIds: readonly string[]) {
  const states = new Map<string, Record<string, number>>()
  if (articleIds.length === 0) return states
  const rows = StateCounts.parse(
    await db.$queryRaw`
      SELECT "articleId", "state", count(*) AS "claims" FROM "Claim"
      WHERE "articleId" IN (${Prisma.join([...articleIds])}) AND "deletedAt" IS NULL GROUP BY "articleId", "state"`,
  )
  for (const { articleId, state, claims } of rows) {
    states.set(articleId, { ...states.get(articleId), [state]: claims })
  }
  return states
}
