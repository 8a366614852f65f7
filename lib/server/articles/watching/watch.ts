/** Watching the page of an article: starting it, stopping it, having it asked now. Who asks is in `round.ts`. (rules R7, R11) */

import { z } from 'zod'
import { Conflict, TooManyRequests } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { id } from '@/lib/schemas/text'
import { type ArticleRow, livingArticle } from '../../engine/article-rows'
import { command, type Outcome } from '../../engine/command'
import type { Tx } from '../../db/clients'
import type { Scope } from '../../transaction/scope'
import { stillHolds } from '../../engine/undo-acts'
import { addressesOf } from './watched-address'
import { watchPolicyOf } from './policy'

const ACTIVE = ['watching', 'gone']

const STOPPED = { watching: false, startedById: null }
const startedBy = (startedById: string) => ({ watching: true, startedById })

/** What acts remember of a watch: whether it is on, and who has started it. */
export const watchFields = ({ state, startedById }: { readonly state: string; readonly startedById: string }) =>
  ACTIVE.includes(state) ? startedBy(startedById) : STOPPED

/** Starts watching the page of an article, or starts again; it is first asked after the desk's first pause. */
export const startWatch = command({
  name: 'watch.start',
  permission: 'article:change',
  input: z.strictObject({ articleId: id }),
  load: async ({ tx, input }) => {
    const found = await livingArticle(tx, input.articleId)
    return (
      found && { article: found.article, watch: await tx.watch.findUnique({ where: { articleId: input.articleId } }) }
    )
  },
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, target: { article, watch } }): Promise<Outcome<{ articleId: string }>> {
    const result = { articleId: article.id }
    if (article.droppedAt) throw new Conflict(say('watching.article-dropped'))
    if (watch && ACTIVE.includes(watch.state)) throw new Conflict(say('watching.watched-already'))
    const url = await requireAddress(tx, article)
    const { firstMinutes } = watchPolicyOf(await tx.desk.findUniqueOrThrow({ where: { id: article.deskId } }))
    const fresh = {
      state: 'watching',
      nextAt: new Date(now.getTime() + firstMinutes * 60_000),
      pauseMinutes: firstMinutes,
      askedById: null,
      failures: 0,
      missingSince: null,
      changedAt: now,
      startedById: actor.personId,
    }
    const { id: watchId } = await tx.watch.upsert({
      where: { articleId: article.id },
      create: { id: crypto.randomUUID(), articleId: article.id, deskId: article.deskId, ...fresh },
      update: { ...fresh, version: { increment: 1 } },
    })
    return {
      result,
      audit: {
        kind: 'watch',
        targetId: watchId,
        deskId: article.deskId,
        articleId: article.id,
        before: { watching: false },
        after: { watching: true, url },
      },
      undo: {
        articleId: article.id,
        label: 'watch-start',
        inverse: { command: 'watch.stop', input: { id: watchId } },
        forward: { command: 'watch.start', input: { articleId: article.id } },
        expects: [stillHolds('watch', watchId, { before: STOPPED, after: startedBy(actor.personId) })],
      },
    }
  },
})

/** Watches an article that has just been brought in, where the desk does so with all that have an address. */
export async function watchNewArticle(scope: Scope, article: ArticleRow, desk: { readonly watching: string | null }) {
  if (!watchPolicyOf(desk).newArticles) return
  const url = (await addressesOf(scope.tx, [article])).get(article.id) ?? null
  if (url !== null) await startWatch.within(scope, { articleId: article.id })
}

/** @throws Conflict for an article without an address that could be asked */
async function requireAddress(tx: Tx, article: ArticleRow): Promise<string> {
  const url = (await addressesOf(tx, [article])).get(article.id) ?? null
  if (url !== null) return url
  throw new Conflict(say('watching.no-address'))
}

const withArticle = (tx: Tx, watchId: string) =>
  tx.watch.findUnique({ where: { id: watchId }, include: { article: true } })

/** Stops watching a page. What was seen is kept, a changed text that waits as well. */
export const stopWatch = command({
  name: 'watch.stop',
  permission: 'article:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => withArticle(tx, input.id),
  desk: ({ deskId }) => deskId,
  guard: { version: (watch) => watch.version, needed: true },
  async run({ tx, actor, target: watch }): Promise<Outcome<{ articleId: string }>> {
    const { articleId, deskId } = watch
    if (!ACTIVE.includes(watch.state)) throw new Conflict(say('watching.watched-no-more'))
    await tx.watch.update({
      where: { id: watch.id },
      data: { state: 'stopped', nextAt: null, askedById: null, version: { increment: 1 } },
    })
    return {
      result: { articleId },
      audit: {
        kind: 'watch',
        targetId: watch.id,
        deskId,
        articleId,
        before: { watching: true },
        after: { watching: false },
      },
      undo: {
        articleId,
        label: 'watch-stop',
        inverse: { command: 'watch.start', input: { articleId } },
        forward: { command: 'watch.stop', input: { id: watch.id } },
        // Done again, it stops what taking it back has started: that is the same person's.
        expects: [stillHolds('watch', watch.id, { before: startedBy(actor.personId), after: STOPPED })],
      },
    }
  },
})

/** Pages that one person may have asked out of turn and that still wait for it. */
const MOST_WAITING = 60

/**
 * Has a watched page asked now, whatever its turn. A person's own request is a visit: robots.txt is about programs that go by
 * themselves.
 */
export const askWatchNow = command({
  name: 'watch.ask-now',
  permission: 'article:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => withArticle(tx, input.id),
  desk: ({ deskId }) => deskId,
  guard: { version: (watch) => watch.version, needed: true },
  async run({ tx, actor, now, target: watch }): Promise<Outcome<{ articleId: string }>> {
    const { articleId, deskId } = watch
    if (!ACTIVE.includes(watch.state)) throw new Conflict(say('watching.not-watched'))
    if (watch.article.droppedAt) throw new Conflict(say('watching.dropped-nothing-asked'))
    if ((await tx.watch.count({ where: { askedById: actor.personId, nextAt: { lte: now } } })) >= MOST_WAITING)
      throw new TooManyRequests(say('watching.too-many-asked'), 600)
    await tx.watch.update({
      where: { id: watch.id },
      data: { nextAt: now, askedById: actor.personId, version: { increment: 1 } },
    })
    const after = { askedNow: true }
    return { result: { articleId }, audit: { kind: 'watch', targetId: watch.id, deskId, articleId, after } }
  },
})
