import { z } from 'zod'
import type { ClaimView } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { claimIdsIn, inTextOrder } from './in-article'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'
import { inOrderOf, type Page, page } from '../engine/paging'
import { query } from '../engine/query'
import { CLAIM_ROWS, livingClaims } from '../claim-content/aggregate'
import { claimViews } from './views'

/** An article's claims, whole, in the order of its newest text: what a programme reads before it marks or exports. */
export const claimsOfArticle = query({
  name: 'article.claims',
  permission: 'desk:read',
  input: z.strictObject({
    articleId: id,
    limit: z.int().min(1).max(200).default(50),
    /** The id of the claim that the part begins with. */
    cursor: id.optional(),
  }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.articleId } }),
  desk: (article) => article.deskId,
  async show({ db, actor, input, target: article }): Promise<Page<ClaimView>> {
    const all = idsInTextOrder(db, article.id, article.latestVersion)
    const from = input.cursor === undefined ? 0 : Math.max(0, all.indexOf(input.cursor))
    const part = page(
      all.slice(from, from + input.limit + 1),
      input.limit,
      (claimId) => claimId,
      (claimId) => claimId,
    )
    const claims = inOrderOf(part.items, livingClaims(db, part.items))
    return { items: await claimViews(db, actor, claims), nextCursor: part.nextCursor }
  },
})

/** What the order of the text needs of a claim. */
const PLACE_ROWS = {
  id: true,
  number: true,
  appearances: {
    where: CLAIM_ROWS.appearances.where,
    orderBy: CLAIM_ROWS.appearances.orderBy,
    select: { start: true, end: true, articleVersion: { select: { number: true } } },
  },
} as const satisfies Prisma.ClaimSelect

const PLACES = graph<Prisma.ClaimGetPayload<{ select: typeof PLACE_ROWS }>>('Claim', { select: PLACE_ROWS })

/** The order is found from the places alone, so that a part of the list is all that is read whole. */
function idsInTextOrder(db: GraphSource, articleId: string, version: number): string[] {
  const ids = claimIdsIn(db, articleId)
  const claims = inOrderOf(ids, PLACES.many(db, 'id', ids)).map(({ appearances, ...claim }) => ({
    ...claim,
    appearances: appearances.map(({ articleVersion, ...place }) => ({
      ...place,
      articleVersion: articleVersion.number,
    })),
  }))
  return inTextOrder(claims, version).map((claim) => claim.id)
}
