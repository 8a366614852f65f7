import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { addressKey } from '@/lib/domain/intake/address-key'
import type { Actor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import { ChangeArticle, DropArticle } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import { changedFields, command } from '../engine/command'
import { type ArticleRow, factsOf, livingArticle } from '../engine/article-rows'
import { forgetLastAnswer } from './watching/last-answer'

/** Corrects what is known about an article; its text never changes. */
export const changeArticle = command({
  name: 'article.change',
  permission: 'article:change',
  input: ChangeArticle.safeExtend({ id }),
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, actor, input: { id: _, ...given }, target: { article } }) {
    const fields = given.publicText === 'excerpts' ? { ...given, publicTextGround: null } : given
    const wanted = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const { publicText, publicTextGround } = article
    const changed = changedFields({ ...factsOf(article), publicText, publicTextGround }, wanted)
    if (!changed) return { result: { id: article.id }, audit: null }
    requireShowable(actor, article, changed.after)
    await tx.article.update({
      where: { id: article.id },
      data: {
        ...fields,
        ...(fields.title ? { titleFolded: fold(fields.title) } : {}),
        ...(fields.canonicalUrl === undefined ? {} : { addressKey: addressKey(fields.canonicalUrl) }),
        version: { increment: 1 },
      },
    })
    if ('canonicalUrl' in changed.after) await forgetLastAnswer(tx, article.id)
    return {
      result: { id: article.id },
      audit: { kind: 'article', targetId: article.id, deskId: article.deskId, articleId: article.id, ...changed },
    }
  },
})

/** The whole text is shown to the public by a chief only, who says on what ground. (rule R30) @throws Forbidden, InvalidInput */
function requireShowable(actor: Actor, article: ArticleRow, after: Readonly<Record<string, unknown>>) {
  const shows = (after.publicText ?? article.publicText) === 'full'
  if (!('publicText' in after || 'publicTextGround' in after)) return
  if (shows && !can(actor, 'article:show-text', article.deskId)) {
    throw new Forbidden(say('articles.only-chief-shows-text'))
  }
  const ground = 'publicTextGround' in after ? after.publicTextGround : article.publicTextGround
  if (shows && !ground) {
    throw new InvalidInput(say('articles.text-needs-ground'), [
      fault('/publicTextGround', say('faults.needed-to-show-text')),
    ])
  }
  if (!shows && after.publicTextGround) {
    throw new InvalidInput(say('articles.ground-without-text'), [
      fault('/publicText', say('faults.full-to-have-ground')),
    ])
  }
}

/** Puts an article aside, with a reason. Nothing of it is lost. With checks that are public it stays. (rule R30) */
export const dropArticle = command({
  name: 'article.drop',
  permission: 'article:change',
  input: DropArticle.safeExtend({ id }),
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, now, input, target: { article } }) {
    if (article.droppedAt) throw new Conflict(say('articles.dropped-already'))
    const published = await tx.claim.count({ where: { articleId: article.id, publicationId: { not: null } } })
    if (published > 0) {
      throw new Conflict(say('articles.has-published-checks', { count: published }), { published })
    }
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
    if (!article.droppedAt) throw new Conflict(say('articles.not-dropped'))
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
