import { z } from 'zod'
import { DIRECTIONS } from '@/lib/domain/codes'
import { BLOCK_KINDS, BLOCK_ROLES } from '@/lib/domain/intake/draft'
import type { ArticleView, BlockView } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { query } from '../engine/query'
import { articleFields } from './list'

const ROWS = {
  versions: {
    select: {
      id: true,
      number: true,
      createdAt: true,
      textSha256: true,
      receivedSha256: true,
      received: { select: { size: true } },
    },
    orderBy: { number: 'asc' },
  },
} as const satisfies Prisma.ArticleInclude

export type ArticleRows = Prisma.ArticleGetPayload<{ include: typeof ROWS }> & { readonly claimCount: number }

export async function articleById(
  db: Pick<Reader, 'article' | 'claim'>,
  articleId: string,
): Promise<ArticleRows | null> {
  const [article, claimCount] = await Promise.all([
    db.article.findUnique({ where: { id: articleId }, include: ROWS }),
    db.claim.count({ where: { articleId, deletedAt: null } }),
  ])
  return article && { ...article, claimCount }
}

export function articleView(article: ArticleRows): ArticleView {
  return {
    ...articleFields(article, article.claimCount),
    versions: article.versions.map((version) => ({
      number: version.number,
      receivedAt: version.createdAt.toISOString(),
      textSha256: version.textSha256,
      receivedSha256: version.receivedSha256,
      receivedSize: version.received.size,
    })),
  }
}

export const oneArticle = query({
  name: 'article.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => articleById(db, input.id),
  desk: (article) => article.deskId,
  show: ({ target }) => articleView(target),
})

/** The string that anchors count in, exactly. */
export const articleText = query({
  name: 'article.text',
  permission: 'desk:read',
  input: z.strictObject({ id, number: z.int().min(1).optional() }),
  async load({ db, input }) {
    const article = await db.article.findUnique({ where: { id: input.id } })
    if (!article) return null
    const number = input.number ?? article.latestVersion
    const version = await db.articleVersion.findUnique({
      where: { articleId_number: { articleId: article.id, number } },
    })
    return version && { article, version }
  },
  desk: ({ article }) => article.deskId,
  show: ({ target: { version } }) => ({
    number: version.number,
    text: version.text,
    textSha256: version.textSha256,
    codePoints: version.textLength,
  }),
})

/** What import stores beside the text. */
const StoredVersionBlocks = z.object({
  blocks: z.array(
    z.object({
      kind: z.enum(BLOCK_KINDS),
      role: z.enum(BLOCK_ROLES).optional(),
      start: z.int(),
      end: z.int(),
      level: z.int().optional(),
      number: z.string().optional(),
      language: z.string().optional(),
      direction: z.enum(DIRECTIONS).optional(),
    }),
  ),
})

/** The blocks of a version as the pages draw them: the headline is a kind of its own. */
export function blocksOf(version: { readonly blocks: string }): BlockView[] {
  const { blocks } = StoredVersionBlocks.parse(JSON.parse(version.blocks))
  return blocks.map(({ kind, role, ...block }) => ({ kind: role === 'title' ? 'title' : kind, ...block }))
}
