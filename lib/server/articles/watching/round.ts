/** Asks watched pages whose turn has come: one at a time to a host, several hosts side by side. (rules R7, R11) */

import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '@/lib/policy/actor'
import type { RobotRules } from '@/lib/domain/watching/robots'
import { reader } from '../../db/clients'
import { log } from '../../platform/log'
import { inWriteTransaction } from '../../transaction/write-queue'
import { askPage, type Seen, unseen, type Visit, visitPage } from './visit'
import { HostBusy, HostsOnTheWay } from './hosts-on-the-way'
import { settleWatch } from './settle'
import { addressesOf, hostAsked } from './watched-address'
import { type FetchRobots, holdHost, releaseHost, rulesOf } from './watched-hosts'

/** Pages of one look. */
const AT_A_LOOK = 100
/** Hosts that are asked side by side. */
const HOSTS_AT_ONCE = 4
/** How often a round tries to get hold of a host for one page. */
const MOST_TRIES = 20
/** The longest that a round waits for a host, in milliseconds; what is left has its turn later. */
const LONGEST_WAIT_MS = 10_000
/** The longest that a round stays with one host, in milliseconds: others have their turn as well. */
const LONGEST_AT_A_HOST_MS = 60_000
/** For how long pages are put off whose host is not free, in milliseconds. */
const PUT_OFF_MS = 60_000

export interface Round {
  /** Who is answerable in the log: Stet itself. */
  readonly by: Actor
  readonly visit?: Visit
  readonly robots?: FetchRobots
  readonly now?: () => Date
  /** From 0 to 1, by chance. */
  readonly chance?: () => number
  /** Waits for so many milliseconds; false: not in this round. */
  readonly wait?: (ms: number) => Promise<boolean>
  /** Only the page of this article, whatever its turn. */
  readonly articleId?: string
}

/** What a round saw at one page. */
export interface AskedPage {
  readonly articleId: string
  readonly title: string
  /** Null for an article that has lost its address. */
  readonly url: string | null
  /** Null: it was not asked in the end. */
  readonly outcome: Seen['outcome'] | null
  readonly status: number | null
  readonly state: string
  /** A changed text that is offered from now on. */
  readonly changedPageId: string | null
}

const waitAMoment = async (ms: number): Promise<boolean> => {
  if (ms > LONGEST_WAIT_MS) return false
  await pause(ms)
  return true
}

/** Asks every page that is due, each at most once. @returns what was seen, in the order of asking */
export async function askDuePages(round: Round): Promise<readonly AskedPage[]> {
  const now = round.now ?? (() => new Date())
  const due = await dueWatches(now(), round.articleId)
  const addresses = await addressesOf(
    reader(),
    due.map(({ article }) => article),
  )
  const byHost = new Map<string, Due[]>()
  const told: AskedPage[] = []
  for (const watch of due) {
    const url = addresses.get(watch.articleId) ?? null
    if (url === null) {
      // An article that has lost its address is looked at again later: it may get another.
      told.push(await settled(watch, null, unseen('barred', watch.article), { ...round, now }))
      continue
    }
    const host = hostAsked(url)
    byHost.set(host, [...(byHost.get(host) ?? []), { watch, url }])
  }
  const hosts = [...byHost]
  const lane = async () => {
    for (let next = hosts.shift(); next; next = hosts.shift()) {
      const [host, pages] = next
      const since = performance.now()
      for (const [at, page] of pages.entries()) {
        const isLong = performance.now() - since > LONGEST_AT_A_HOST_MS
        const seen = isLong ? 'host busy' : await askInTurn(host, page, { ...round, now })
        if (seen === 'host on the way busy') {
          await putOff([page], now())
          continue
        }
        if (seen === 'host busy') {
          await putOff(pages.slice(at), now())
          break
        }
        if (seen) told.push(seen)
      }
    }
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane))
  return told
}

/** Pages of a host that is asked by somebody else, or wants long pauses, don't stand in the way of others' turns. */
const putOff = (pages: readonly Due[], now: Date) =>
  inWriteTransaction((tx) =>
    tx.watch.updateMany({
      where: { id: { in: pages.map(({ watch }) => watch.id) }, nextAt: { lte: now } },
      data: { nextAt: new Date(now.getTime() + PUT_OFF_MS) },
    }),
  )

const dueWatches = (now: Date, articleId: string | undefined) =>
  reader().watch.findMany({
    where: {
      ...(articleId === undefined ? { nextAt: { lte: now } } : { articleId, nextAt: { not: null } }),
      article: { droppedAt: null },
    },
    orderBy: { nextAt: 'asc' },
    take: AT_A_LOOK,
    include: { article: { select: { id: true, title: true, latestVersion: true, canonicalUrl: true } } },
  })

type WatchRow = Awaited<ReturnType<typeof dueWatches>>[number]

interface Due {
  readonly watch: WatchRow
  readonly url: string
}

type Busy = 'host busy' | 'host on the way busy'

/** Asks one page when its host is free, unless another process has asked it meanwhile. */
async function askInTurn(host: string, { watch, url }: Due, round: Timed): Promise<AskedPage | Busy | null> {
  const holder = crypto.randomUUID()
  for (let tries = 0; ; tries += 1) {
    const ms = await holdHost(host, holder, round.now())
    if (ms === 0) break
    if (tries === MOST_TRIES || !(await (round.wait ?? waitAMoment)(ms))) return 'host busy'
  }
  let rules: RobotRules = NO_RULES
  let retryAfter: number | null = null
  const isVisit = watch.askedById !== null || round.articleId !== undefined
  const onTheWay = new HostsOnTheWay(host, holder, { ...round, isVisit })
  try {
    const still = await reader().watch.findUnique({ where: { id: watch.id } })
    const isDue = still?.nextAt && (round.articleId !== undefined || still.nextAt <= round.now())
    const wasAsked = still?.seenAt?.getTime() !== watch.seenAt?.getTime()
    if (!isDue || wasAsked || still.version !== watch.version) return null
    const site = await rulesOf(url, round.now(), (onward) => onTheWay.hold(onward), round.robots)
    rules = site.rules
    const seen =
      site.known || isVisit
        ? await askPage(
            { url, article: watch.article, watch },
            {
              visit: round.visit ?? visitPage,
              rules: isVisit ? null : rules,
              beforeHost: (onward) => onTheWay.take(onward),
            },
          )
        : unseen('unreachable', watch.article)
    retryAfter = seen.retryAfter
    return await settled(watch, url, seen, round)
  } catch (error) {
    if (error instanceof HostBusy) return 'host on the way busy'
    // A failure of our own counts as a try: it must neither keep the others waiting nor come back at once.
    log.error(
      { watchId: watch.id, reason: error instanceof Error ? error.name : typeof error },
      'a watched page failed',
    )
    return await settled(watch, url, unseen('unreachable', watch.article), round)
  } finally {
    await releaseHost(host, holder, rules, retryAfter, round.now())
    await onTheWay.release(retryAfter)
  }
}

const NO_RULES: RobotRules = { rules: [], crawlDelay: null }

type Timed = Round & { readonly now: () => Date }

async function settled(
  { id, article, version }: WatchRow,
  url: string | null,
  seen: Seen,
  round: Timed,
): Promise<AskedPage> {
  const chance = (round.chance ?? Math.random)()
  const { outcome, state, changedPageId } = await settleWatch(round.by, {
    ...{ id, at: round.now(), seen, chance },
    asked: { url, watchVersion: version },
  })
  return { articleId: article.id, title: article.title, url, outcome, status: seen.status, state, changedPageId }
}
