/** One request at a time to a host, from whichever process, with the pauses and the rules that its robots.txt asks for. */

import { MOST_ROBOTS, type RobotRules, robotRules } from '@/lib/domain/watching/robots'
import { reader } from '../../db/clients'
import type { FetchedPage, FetchRefusal } from '../../fetching/fetch-outcome'
import { guardedFetch } from '../../fetching/guarded-fetch'
import { importHosts } from '../../newsroom/newsroom'
import { inWriteTransaction } from '../../transaction/write-queue'

/** How long a host is held for one request, in milliseconds: more than a fetch and the reading of its answer can take. */
const HELD_MS = 3 * 60_000
/** How long a robots.txt counts, in milliseconds (RFC 9309, 2.4). */
const ROBOTS_MS = 24 * 60 * 60_000
/** The shortest pause between two requests to a host, and the longest that a robots.txt is believed, in milliseconds. */
const SHORTEST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/**
 * Holds a host for one request.
 *
 * @returns milliseconds until it may be tried again; 0 when it is held now
 */
export function holdHost(host: string, holder: string, now: Date): Promise<number> {
  return inWriteTransaction(async (tx) => {
    const known = await tx.watchedHost.findUnique({ where: { host } })
    const until = known?.holder === holder ? null : known?.heldUntil
    if (until && until > now) return until.getTime() - now.getTime()
    if (known?.notBefore && known.notBefore > now) return known.notBefore.getTime() - now.getTime()
    const held = { holder, heldUntil: new Date(now.getTime() + HELD_MS) }
    await tx.watchedHost.upsert({ where: { host }, create: { host, ...held }, update: held })
    return 0
  })
}

/** Lets a host go; it is left alone for as long as it asks. @param retryAfter in seconds, of an answer that asks for it */
export async function releaseHost(
  host: string,
  holder: string,
  rules: RobotRules,
  retryAfter: number | null,
  now: Date,
) {
  const requested = (rules.crawlDelay ?? 0) * 1_000
  const pause = Math.min(Math.max(SHORTEST_PAUSE_MS, requested), LONGEST_PAUSE_MS)
  const notBefore = new Date(now.getTime() + Math.max(pause, Math.min(retryAfter ?? 0, 86_400) * 1_000))
  await inWriteTransaction((tx) =>
    tx.watchedHost.updateMany({ where: { host, holder }, data: { holder: null, heldUntil: null, notBefore } }),
  )
}

/** How a robots.txt is fetched; tests put another in its place. */
export type FetchRobots = (url: string, beforeHost: (url: URL) => Promise<void>) => Promise<FetchedPage | FetchRefusal>

const fetchRobots: FetchRobots = async (url, beforeHost) =>
  guardedFetch(url, {
    ...{ accept: 'anything', limits: { bytes: MOST_ROBOTS }, beforeHost },
    importHosts: await importHosts(reader()),
  })

const NO_RULES: RobotRules = { rules: [], crawlDelay: null }
/** What a site whose robots.txt can't be had asks for, until it can be (RFC 9309, 2.3.1.4). */
const NOTHING_ALLOWED: RobotRules = { rules: [{ allow: false, path: '/' }], crawlDelay: null }

/**
 * What the site of an address asks of programs.
 *
 * @param beforeHost comes before another host is asked, to which its robots.txt leads
 * @returns not `known` while its robots.txt can't be had
 * @throws what `beforeHost` does
 */
export async function rulesOf(
  address: string,
  now: Date,
  beforeHost: (url: URL) => Promise<void>,
  fetch: FetchRobots = fetchRobots,
): Promise<{ readonly rules: RobotRules; readonly known: boolean }> {
  const { host, origin } = new URL(address)
  const kept = await reader().watchedHost.findUnique({ where: { host } })
  if (kept?.robotsAt && now.getTime() - kept.robotsAt.getTime() < ROBOTS_MS)
    return { rules: read(kept.robots), known: true }
  const got = await fetch(`${origin}/robots.txt`, beforeHost)
  const text = robotsIn(got)
  if (text === null) {
    // What was said before counts on while the file can't be had.
    if (kept?.robotsAt) return { rules: read(kept.robots), known: true }
    // A site that the newsroom doesn't import from is barred, not out of reach.
    return { rules: NOTHING_ALLOWED, known: got.kind === 'refused' && got.reason === 'other-host' }
  }
  await inWriteTransaction((tx) =>
    tx.watchedHost.upsert({
      where: { host },
      create: { host, robots: text, robotsAt: now },
      update: { robots: text, robotsAt: now },
    }),
  )
  return { rules: read(text), known: true }
}

const read = (robots: string | null): RobotRules => (robots ? robotRules(robots, 'stet') : NO_RULES)

/** The text of a robots.txt; empty for a site that has none; null when it can't be known. */
function robotsIn(got: FetchedPage | FetchRefusal): string | null {
  if (got.kind === 'page') return new TextDecoder().decode(got.bytes).replaceAll('\0', '').toWellFormed()
  const { reason, status } = got
  if (reason === 'too-large' || reason === 'redirects') return ''
  return status !== undefined && status >= 400 && status < 500 && status !== 429 ? '' : null
}
