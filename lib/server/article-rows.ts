import type { JsonValue } from '@/lib/domain/json'
import type { Tx } from './db/clients'
import type { Prisma } from './db/generated/client'

type Db = Pick<Tx, 'article' | 'articleVersion'>

export type ArticleRow = Prisma.ArticleGetPayload<Record<never, never>>
export type ArticleVersionRow = Prisma.ArticleVersionGetPayload<Record<never, never>>

/** An article with its newest version, or null. */
export async function livingArticle(
  db: Db,
  articleId: string,
): Promise<{ article: ArticleRow; newest: ArticleVersionRow } | null> {
  const article = await db.article.findUnique({ where: { id: articleId } })
  if (!article) return null
  const newest = await db.articleVersion.findUnique({
    where: { articleId_number: { articleId, number: article.latestVersion } },
  })
  return newest && { article, newest }
}

/** What is said of an article beside its text, as the audit log and history tell it. */
export const factsOf = (article: ArticleRow): Record<string, JsonValue> => ({
  title: article.title,
  outlet: article.outlet,
  byline: article.byline,
  section: article.section,
  language: article.language,
  direction: article.direction,
  publishedAt: article.publishedAt,
  canonicalUrl: article.canonicalUrl,
})
