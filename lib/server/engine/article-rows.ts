import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { JsonValue } from '@/lib/domain/json'
import { textsOfVersions } from '../claim-content/version-texts'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'

export type ArticleRow = Prisma.ArticleGetPayload<Record<never, never>>

/** A version of an article's text, without what intake found. */
export interface VersionRow {
  readonly id: string
  readonly number: number
  readonly text: string
}

const WITH_VERSIONS = { versions: { select: { id: true, number: true } } } as const
const ARTICLES = graph<Prisma.ArticleGetPayload<{ include: typeof WITH_VERSIONS }>>('Article', {
  include: WITH_VERSIONS,
})

/** An article with its newest version, or null. */
export async function livingArticle(
  db: GraphSource,
  articleId: string,
): Promise<{ article: ArticleRow; newest: VersionRow } | null> {
  const found = ARTICLES.one(db, 'id', articleId)
  if (!found) return null
  const { versions, ...article } = found
  const newest = versions.find(({ number }) => number === article.latestVersion)
  const text = newest && textsOfVersions(db, [newest.id]).get(newest.id)?.text
  return newest && text !== undefined ? { article, newest: { ...newest, text } } : null
}

const ROWS_ALONE = graph<ArticleRow>('Article', {})

/** An article's own row; null when there is none. */
export const articleRow = (db: GraphSource, articleId: string): ArticleRow | null => ROWS_ALONE.one(db, 'id', articleId)

/**
 * An article that was dropped stays as it is, with its claims and all that is said of them, until it is taken up again.
 *
 * @throws Conflict for such an article (rule R30)
 */
export function refuseDropped(article: { readonly droppedAt: Date | string | null } | null): void {
  if (article?.droppedAt) throw new Conflict(say('articles.dropped'))
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
