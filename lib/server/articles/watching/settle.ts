import { z } from 'zod'
import type { JsonValue } from '@/lib/domain/json'
import {
  nextAsk,
  WATCH_OUTCOMES,
  WATCH_STATES,
  type WatchOutcome,
  type WatchState,
} from '@/lib/domain/watching/watch-policy'
import { PAGE_DOUBTS } from '@/lib/domain/watching/doubts'
import { id } from '@/lib/schemas/text'
import { codeOf } from '../../claim-content/aggregate'
import { command, type Outcome } from '../../engine/command'
import type { Tx } from '../../db/clients'
import { watchPolicyOf } from './policy'
import { addressesOf } from './watched-address'
import { sha256 } from '../../platform/digest'

const ChangedText = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  contentType: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  fetchedAt: z.string(),
  text: z.string(),
  textSha256: z.string(),
  readSha256: z.string(),
  title: z.string().nullable(),
  restored: z.array(z.string()).readonly(),
  doubts: z.array(z.enum(PAGE_DOUBTS)).readonly(),
})

const Seen = z.strictObject({
  outcome: z.enum(WATCH_OUTCOMES),
  status: z.int().nullable(),
  finalUrl: z.string().nullable(),
  retryAfter: z.number().nullable(),
  sha256: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  againstVersion: z.int(),
  asCurrent: z.boolean(),
  page: ChangedText.nullable(),
})

/** What an asking came to in the end. */
interface Settled {
  /** Null: nothing was kept of it. */
  readonly outcome: WatchOutcome | null
  readonly state: WatchState
  /** A changed text that is offered from now on. */
  readonly changedPageId: string | null
}

/**
 * Keeps what was seen at a watched page: a changed text is offered, in the place of an older one; a page that reads as before
 * takes its offer back; and the watch goes on, or ends. Stet's own action: nothing of the article is changed. (rule R7)
 */
export const settleWatch = command({
  name: 'watch.settle',
  permission: 'site:administer',
  input: z.strictObject({
    id,
    at: z.date(),
    /** What the asking began with: the address, null when there was none, and the version of the watch. */
    asked: z.strictObject({ url: z.string().nullable(), watchVersion: z.int() }),
    seen: Seen,
    chance: z.number().min(0).max(1),
  }),
  load: ({ tx, input }) => tx.watch.findUnique({ where: { id: input.id }, include: { article: true, desk: true } }),
  desk: () => null,
  async run({ tx, input: { at: now, asked, seen, chance }, target: watch }): Promise<Outcome<Settled>> {
    const { article, desk } = watch
    const state = codeOf(WATCH_STATES, watch.state)
    const nothing = { result: { outcome: null, state, changedPageId: null }, audit: null }
    if ((state !== 'watching' && state !== 'gone') || article.droppedAt) return nothing
    // Somebody wants it asked now, or has begun it anew, since this asking began: their turn is still to come.
    const isWantedAnew = watch.version !== asked.watchVersion
    const address = (await addressesOf(tx, [article])).get(article.id) ?? null
    if (seen.againstVersion !== article.latestVersion || asked.url !== address) {
      // The article has another text or address since: the page is compared with it, or asked for there, soon.
      const nextAt = new Date(now.getTime() + 60_000)
      if (!isWantedAnew) await tx.watch.update({ where: { id: watch.id }, data: { nextAt } })
      return nothing
    }
    const offered = await offer(tx, article, seen, now)
    const outcome = seen.outcome === 'changed' && !offered.isNew ? 'same' : seen.outcome
    const { pauseMinutes, failures, missingSince, changedAt } = watch
    const before = { state, pauseMinutes, failures, missingSince, changedAt }
    const next = nextAsk(watchPolicyOf(desk), before, { outcome, retryAfter: seen.retryAfter, now, chance })
    // A page that was only recognized says nothing where the answer that it was like has been forgotten meanwhile.
    const wasRecognized = seen.outcome === 'same' && !seen.asCurrent
    const wasRead = seen.sha256 !== null && (!wasRecognized || seen.sha256 === watch.seenSha256)
    await tx.watch.update({
      where: { id: watch.id },
      data: {
        ...next,
        ...(isWantedAnew && next.nextAt ? { nextAt: watch.nextAt } : { askedById: null }),
        ...{ seenAt: now, outcome, status: seen.status, finalUrl: seen.finalUrl },
        ...(wasRead
          ? {
              ...{ seenSha256: seen.sha256, etag: seen.etag, lastModified: seen.lastModified },
              seenVersion: seen.againstVersion,
            }
          : {}),
        // Who looks at a watch acts on its state: one more answer makes nothing that they saw untrue.
        version: { increment: next.state === state ? 0 : 1 },
      },
    })
    await tx.watchAnswer.create({
      data: {
        ...{ id: crypto.randomUUID(), watchId: watch.id, at: now, outcome },
        ...{ status: seen.status, finalUrl: seen.finalUrl },
      },
    })
    const after: Record<string, JsonValue> = {
      ...(next.state === state ? {} : { watch: next.state }),
      ...offered.told,
    }
    return {
      result: { outcome, state: next.state, changedPageId: offered.isNew ? offered.id : null },
      audit:
        Object.keys(after).length === 0
          ? null
          : {
              ...{ kind: 'watch', targetId: watch.id, deskId: article.deskId, articleId: article.id },
              ...(next.state === state ? {} : { before: { watch: state } }),
              after,
            },
    }
  },
})

interface Offered {
  readonly id: string | null
  readonly isNew: boolean
  readonly told: Readonly<Record<string, JsonValue>>
}

type Article = { readonly id: string; readonly deskId: string; readonly latestVersion: number }

/** What becomes of the changed text that waits, and of the one that was seen. */
async function offer(tx: Tx, article: Article, seen: z.output<typeof Seen>, now: Date): Promise<Offered> {
  const open = await tx.changedPage.findFirst({ where: { articleId: article.id, state: 'open' } })
  const close = (state: 'replaced' | 'withdrawn') =>
    open &&
    tx.changedPage.update({
      where: { id: open.id },
      data: { state, decidedAt: now, version: { increment: 1 } },
    })
  const { page } = seen
  if (!page) {
    if (!open || !seen.asCurrent) return { id: open?.id ?? null, isNew: false, told: {} }
    await close('withdrawn')
    return { id: null, isNew: false, told: { changedPage: 'withdrawn' } }
  }
  if (open?.textSha256 === page.textSha256) return { id: open.id, isNew: false, told: {} }
  const dismissed = await tx.changedPage.findFirst({
    where: { articleId: article.id, readSha256: page.readSha256, state: 'dismissed' },
    select: { id: true },
  })
  if (dismissed) {
    await close('withdrawn')
    return { id: null, isNew: false, told: open ? { changedPage: 'withdrawn' } : {} }
  }
  await close('replaced')
  const id = await keepChanged(tx, article, page)
  const isNew = open?.readSha256 !== page.readSha256
  return { id, isNew, told: { changedPage: isNew ? 'seen' : 'replaced', textSha256: page.textSha256 } }
}

async function keepChanged(tx: Tx, article: Article, page: z.output<typeof ChangedText>): Promise<string> {
  const { bytes, restored, doubts, fetchedAt, ...said } = page
  const receivedSha256 = sha256(bytes)
  const known = await tx.received.findUnique({ where: { sha256: receivedSha256 }, select: { sha256: true } })
  if (!known) {
    const kept = new Uint8Array(bytes)
    await tx.received.create({
      data: { sha256: receivedSha256, bytes: kept, size: kept.byteLength, contentType: said.contentType },
    })
  }
  const { id } = await tx.changedPage.create({
    data: {
      ...{ id: crypto.randomUUID(), deskId: article.deskId, articleId: article.id, baseVersion: article.latestVersion },
      ...{ ...said, receivedSha256, fetchedAt: new Date(fetchedAt) },
      ...{ restored: JSON.stringify(restored), doubts: JSON.stringify(doubts) },
    },
  })
  return id
}
