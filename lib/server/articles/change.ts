import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { fold } from '@/lib/domain/folding'
import { addressKey } from '@/lib/domain/intake/address-key'
import { ChangeArticle, DropArticle } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import { changedFields, command } from '../command'
import { factsOf, livingArticle } from '../article-rows'

/** Corrects what is known about an article; its text never changes. */
export const changeArticle = command({
  name: 'article.change',
  permission: 'article:change',
  input: ChangeArticle.safeExtend({ id }),
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, input: { id: _, ...fields }, target: { article } }) {
    const wanted = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const changed = changedFields({ ...factsOf(article), publicText: article.publicText }, wanted)
    if (!changed) return { result: { id: article.id }, audit: null }
    await tx.article.update({
      where: { id: article.id },
      data: {
        ...fields,
        ...(fields.title ? { titleFolded: fold(fields.title) } : {}),
        ...(fields.canonicalUrl === undefined ? {} : { addressKey: addressKey(fields.canonicalUrl) }),
        version: { increment: 1 },
      },
    })
    return {
      result: { id: article.id },
      audit: { kind: 'article', targetId: article.id, deskId: article.deskId, articleId: article.id, ...changed },
    }
  },
})

/** Puts an article aside, with a reason. Nothing of it is lost; what is published stays public. */
export const dropArticle = command({
  name: 'article.drop',
  permission: 'article:change',
  input: DropArticle.safeExtend({ id }),
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, now, input, target: { article } }) {
    if (article.droppedAt) throw new Conflict('This article was dropped already. Nothing was changed.')
    await tx.article.update({
      where: { id: article.id },
      data: { droppedAt: now, dropReason: input.reason, version: { increment: 1 } },
    })
    return {
      result: { id: article.id },
      audit: {
        kind: 'article',
        targetId: article.id,
        deskId: article.deskId,
        articleId: article.id,
        before: { dropped: false },
        after: { dropped: true, reason: input.reason },
      },
    }
  },
})

/** Takes a dropped article up again. */
export const reopenArticle = command({
  name: 'article.reopen',
  permission: 'article:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, target: { article } }) {
    if (!article.droppedAt) throw new Conflict('This article is not dropped. Nothing was changed.')
    await tx.article.update({
      where: { id: article.id },
      data: { droppedAt: null, dropReason: null, version: { increment: 1 } },
    })
    return {
      result: { id: article.id },
      audit: {
        kind: 'article',
        targetId: article.id,
        deskId: article.deskId,
        articleId: article.id,
        before: { dropped: true },
        after: { dropped: false },
      },
    }
  },
})
