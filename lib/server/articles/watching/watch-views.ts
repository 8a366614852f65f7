import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { answerView, watchView } from '@/lib/policy/visibility/watch'
import type { ArticleWatchView, WatchView } from '@/lib/schemas/watch'
import { id } from '@/lib/schemas/text'
import type { Reader } from '../../db/clients'
import { Prisma } from '../../db/generated/client'
import { deskMeant, livingDesk } from '../../engine/desk-rows'
import { inOrderOf, page, PageOf, partOfListing } from '../../engine/paging'
import { query } from '../../engine/query'
import { watchPolicyOf } from './policy'
import { addressesOf } from './watched-address'

/** Answers that are shown with a watch. */
const ANSWERS_SHOWN = 20

const WITH_ARTICLE = {
  article: { select: { id: true, title: true, canonicalUrl: true, latestVersion: true } },
} as const satisfies Prisma.WatchInclude

type WatchRow = Prisma.WatchGetPayload<{ include: typeof WITH_ARTICLE }>

/** The watched pages of a desk, those that were stopped or ended included; newest first. */
export const deskWatches = query({
  name: 'watch.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional() }),
  load: ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const where = Prisma.sql`"deskId" = ${desk.id}`
    const ids = await partOfListing(db, { table: 'Watch', key: 'createdAt', descending: true, where }, input)
    const rows = inOrderOf(ids, await db.watch.findMany({ where: { id: { in: ids } }, include: WITH_ARTICLE }))
    const views = await watchViews(db, rows)
    return page(
      views,
      input.limit,
      (view) => view.id,
      (view) => view,
    )
  },
})

/** Whether the page of an article is watched, and what came of asking it. */
export const articleWatch = query({
  name: 'watch.of-article',
  permission: 'desk:read',
  input: z.strictObject({ articleId: id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.articleId } }),
  desk: (article) => article.deskId,
  async show({ db, target: article }): Promise<ArticleWatchView> {
    const row = await db.watch.findUnique({ where: { articleId: article.id }, include: WITH_ARTICLE })
    const [[watch = null], addresses, answers] = await Promise.all([
      watchViews(db, row ? [row] : []),
      addressesOf(db, [article]),
      row ? db.watchAnswer.findMany({ where: { watchId: row.id }, orderBy: { at: 'desc' }, take: ANSWERS_SHOWN }) : [],
    ])
    return {
      articleId: article.id,
      url: addresses.get(article.id) ?? null,
      watch,
      answers: answers.map(answerView),
    }
  },
})

/** One watch. */
export const oneWatch = query({
  name: 'watch.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.watch.findUnique({ where: { id: input.id }, include: WITH_ARTICLE }),
  desk: ({ deskId }) => deskId,
  async show({ db, target }): Promise<WatchView> {
    const [view] = await watchViews(db, [target])
    if (!view) throw new NotFound()
    return view
  },
})

async function watchViews(db: Reader, rows: readonly WatchRow[]): Promise<WatchView[]> {
  if (rows.length === 0) return []
  const articleIds = rows.map(({ articleId }) => articleId)
  const [addresses, people, open] = await Promise.all([
    addressesOf(
      db,
      rows.map(({ article }) => article),
    ),
    db.person.findMany({
      where: { id: { in: [...new Set(rows.map(({ startedById }) => startedById))] } },
      select: { id: true, name: true },
    }),
    db.changedPage.findMany({
      where: { articleId: { in: articleIds }, state: 'open' },
      select: { id: true, articleId: true },
    }),
  ])
  return rows.map((row) =>
    watchView(row, {
      url: addresses.get(row.articleId) ?? null,
      startedBy: people.find((person) => person.id === row.startedById) ?? null,
      changedPageId: open.find(({ articleId }) => articleId === row.articleId)?.id ?? null,
    }),
  )
}

/** How a desk watches pages, for those who work there. */
export const deskWatching = query({
  name: 'desk.watching',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id }),
  load: ({ db, input }) => livingDesk(db, input.deskId),
  desk: (target) => target.id,
  show: ({ target }) => ({
    ...{ id: target.id, version: target.version, name: target.name },
    watching: watchPolicyOf(target),
  }),
})
