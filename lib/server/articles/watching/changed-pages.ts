/** Changed texts that were seen at watched pages: who looks at them decides what becomes of them. (rule R7) */

import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { DismissChangedPage } from '@/lib/schemas/watch'
import { id } from '@/lib/schemas/text'
import { refuseDropped } from '../../engine/article-rows'
import { sha256 } from '../../platform/digest'
import { command, type Outcome } from '../../engine/command'
import { type Reader, reader, type Tx } from '../../db/clients'
import type { Scope } from '../../transaction/scope'
import { forgetLastAnswer } from './last-answer'
import { asTextOf, currentText, draftOfPage, type PageText } from './page-reading'
import { textSha256 } from '../received-text'

/** A changed text with its article, or null. */
export const changedPageRow = (db: Pick<Tx, 'changedPage'>, changedPageId: string) =>
  db.changedPage.findUnique({ where: { id: changedPageId }, include: { article: true } })

/** Says that a changed text is not wanted. It isn't offered again unless the page changes once more. */
export const dismissChangedPage = command({
  name: 'changed-page.dismiss',
  permission: 'article:change',
  input: DismissChangedPage.safeExtend({ id }),
  load: ({ tx, input }) => changedPageRow(tx, input.id),
  desk: ({ deskId }) => deskId,
  guard: { version: (page) => page.version, needed: true },
  async run({ tx, actor, now, input, target: page }): Promise<Outcome<{ id: string }>> {
    refuseDropped(page.article)
    if (page.state !== 'open')
      throw new Conflict(say('watching.not-open', { state: page.state }), { state: page.state })
    const { reason } = input
    await tx.changedPage.update({
      where: { id: page.id },
      data: { state: 'dismissed', decidedById: actor.personId, decidedAt: now, reason, version: { increment: 1 } },
    })
    return {
      result: { id: page.id },
      audit: { ...about(page), before: { changedPage: 'open' }, after: { changedPage: 'dismissed', reason } },
      undo: {
        articleId: page.articleId,
        label: 'dismiss-changed-page',
        inverse: { command: 'changed-page.reopen', input: { id: page.id } },
        forward: { command: 'changed-page.dismiss', input: { id: page.id, reason } },
        expects: [],
      },
    }
  },
})

/** Offers a dismissed text again: undo of dismissing it, and a second thought. */
export const reopenChangedPage = command({
  name: 'changed-page.reopen',
  permission: 'article:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => changedPageRow(tx, input.id),
  desk: ({ deskId }) => deskId,
  guard: { version: (page) => page.version, needed: true },
  async run({ tx, target: page }): Promise<Outcome<{ id: string }>> {
    refuseDropped(page.article)
    if (page.state !== 'dismissed') throw new Conflict(say('watching.not-dismissed'), { state: page.state })
    const other = await tx.changedPage.findFirst({ where: { articleId: page.articleId, state: 'open' } })
    if (other) throw new Conflict(say('watching.newer-text-waits'))
    if (page.baseVersion !== page.article.latestVersion) throw new Conflict(say('watching.other-text-since'))
    await tx.changedPage.update({
      where: { id: page.id },
      data: { state: 'open', decidedById: null, decidedAt: null, reason: null, version: { increment: 1 } },
    })
    // The page may read as before by now: the next answer is compared, even if it is the same as the last.
    await forgetLastAnswer(tx, page.articleId)
    return {
      result: { id: page.id },
      audit: { ...about(page), before: { changedPage: 'dismissed' }, after: { changedPage: 'open' } },
    }
  },
})

const about = (page: { readonly id: string; readonly deskId: string; readonly articleId: string }) => ({
  ...{ kind: 'changed-page', targetId: page.id, deskId: page.deskId, articleId: page.articleId },
})

/**
 * A changed text as it was offered, for taking it as a new version: its bytes read again, the same way.
 *
 * @throws NotFound when it is not there, or is another article's; Conflict when it has changed since it was shown
 */
export async function offeredText(articleId: string, changedPageId: string, whose: string): Promise<PageText> {
  const db: Reader = reader()
  const page = await db.changedPage.findUnique({
    where: { id: changedPageId },
    include: { received: { select: { bytes: true } }, article: true },
  })
  if (page?.articleId !== articleId) throw new NotFound(say('watching.no-such-text'))
  const { contentType, url, finalUrl, fetchedAt, received } = page
  const made = await draftOfPage({ bytes: received.bytes, contentType, finalUrl }, whose)
  if (made.kind === 'draft') {
    const current = await currentText(db, page.article)
    const text = asTextOf(current, made, { url, finalUrl, fetchedAt: fetchedAt.toISOString() }, [])
    if (textSha256(text.text.text) === page.textSha256) return text
  }
  throw new Conflict(say('watching.read-differently'))
}

/**
 * What a new version of an article means for a changed text that waits: the one that was taken is settled, any other is compared
 * with a text that isn't the newest any more.
 *
 * @throws Conflict when the one that is taken was decided about before
 */
export async function settleChangedPages(
  { tx, actor, now }: Scope,
  article: { readonly id: string; readonly deskId: string },
  taken: string | null,
  text: string,
): Promise<{ readonly id: string; readonly state: 'taken' | 'replaced' } | null> {
  const open = await tx.changedPage.findFirst({ where: { articleId: article.id, state: 'open' } })
  if (taken !== null && open?.id !== taken) {
    throw new Conflict(say('watching.waits-no-more'))
  }
  if (!open) return null
  const state = taken !== null || open.textSha256 === sha256(text) ? 'taken' : 'replaced'
  await tx.changedPage.update({
    where: { id: open.id },
    data: { state, decidedById: actor?.personId ?? null, decidedAt: now, version: { increment: 1 } },
  })
  return { id: open.id, state }
}
