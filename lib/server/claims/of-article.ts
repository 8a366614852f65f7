import { z } from 'zod'
import type { ClaimView } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { articleClaims, inTextOrder } from '../articles/show'
import { type Page, page } from '../paging'
import { query } from '../query'
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
    const rows = articleClaims(db, article.id)
    const views = inTextOrder(await claimViews(db, actor, rows), article.latestVersion)
    const from = input.cursor
      ? Math.max(
          0,
          views.findIndex((view) => view.id === input.cursor),
        )
      : 0
    return page(
      views.slice(from, from + input.limit + 1),
      input.limit,
      (view) => view.id,
      (view) => view,
    )
  },
})
