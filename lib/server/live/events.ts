import { setInterval } from 'node:timers'
import { TooManyRequests } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { Actor, MaybeActor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import type { PresentView } from '@/lib/schemas/presence'
import { reader } from '../db/clients'
import { log, reasonOf } from '../platform/log'

/**
 * One change, as a live page hears of it: that it happened, to what and by whom, never its content. Whoever wants that
 * reads it again, through the door that knows what they may see (rules R15, R18).
 */
export interface ChangeEvent {
  /** Place in the audit log. */
  readonly seq: number
  readonly at: string
  readonly command: string
  readonly kind: string
  readonly targetId: string
  readonly deskId: string
  readonly articleId: string | null
  readonly claimId: string | null
  readonly actorId: string | null
  readonly actorName: string
}

/**
 * What a listener is told. `presence`: who has the article open. `reset`: too much was missed, up to this place in the log;
 * read everything again. `end`: nothing more will come.
 */
export type StreamMessage =
  | { readonly type: 'change'; readonly event: ChangeEvent }
  | { readonly type: 'presence'; readonly people: readonly PresentView[] }
  | { readonly type: 'reset'; readonly seq: number }
  | { readonly type: 'end' }

export interface Listening {
  readonly actor: Actor
  /** Only what concerns this article. */
  readonly articleId?: string | undefined
  /** The last event that the listener knows; without it, from now on. */
  readonly after?: number | undefined
  /** The same person with the rights of the moment; null when they have none any more. */
  readonly stillActor: () => Promise<MaybeActor>
  readonly tell: (told: StreamMessage) => void
}

interface Listener extends Listening {
  actor: Actor
  last: number
}

interface Hub {
  readonly listeners: Set<Listener>
  /** Up to where the log was read. */
  seq: number
  timer: NodeJS.Timeout | null
  reading: boolean
}

declare global {
  // One for the process: each bundle reading the log by itself would multiply the work.
  var stetEvents: Hub | undefined
}

const hub = (): Hub => (globalThis.stetEvents ??= { listeners: new Set(), seq: 0, timer: null, reading: false })

/** How often the log is looked at while anybody listens, in milliseconds. */
const LOOK_MS = 500
/** More than this behind, reading everything again is cheaper than hearing of each change. */
const MOST_MISSED = 500
/** Streams that one person may keep open: one per tab, with room. */
const MOST_STREAMS = 24

/**
 * Tells a listener of every change on the desks that they may read, from the commands of this process, of the command
 * line and of any other alike: the audit log is the one source.
 *
 * @returns ends the listening
 * @throws TooManyRequests when one person listens too often
 */
export async function listen(listening: Listening): Promise<() => void> {
  const { listeners } = hub()
  const own = [...listeners].filter(({ actor }) => actor.personId === listening.actor.personId)
  if (own.length >= MOST_STREAMS) {
    throw new TooManyRequests(say('http.too-many-windows'), 30)
  }
  const head = await headSeq()
  const listener: Listener = { ...listening, last: Math.min(listening.after ?? head, head) }
  startLooking(head)
  let present = true
  // What happens while the missed is read is missed as well, until both ends meet.
  while (present && listener.last < hub().seq) present = await catchUp(listener)
  if (present) {
    listeners.add(listener)
    startLooking(head)
  }
  return () => {
    listeners.delete(listener)
    stopWhenAlone()
  }
}

const headSeq = async () => (await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq

function startLooking(head: number) {
  const { timer, seq } = hub()
  if (timer) return
  hub().seq = Math.max(seq, head)
  hub().timer = setInterval(() => void look(), LOOK_MS)
  hub().timer?.unref()
}

function stopWhenAlone() {
  const { listeners, timer } = hub()
  if (listeners.size > 0 || !timer) return
  clearInterval(timer)
  hub().timer = null
}

/** Reads what is new and tells it. */
export async function look(): Promise<void> {
  const shared = hub()
  if (shared.reading) return
  shared.reading = true
  try {
    const head = await headSeq()
    if (head <= shared.seq) return
    const events = await changesAfter(shared.seq, MOST_MISSED + 1)
    const tooMany = events.length > MOST_MISSED
    shared.seq = tooMany ? head : (events.at(-1)?.seq ?? head)
    for (const listener of [...shared.listeners]) await deliver(listener, events, tooMany)
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'live events could not be read; trying again')
  } finally {
    shared.reading = false
  }
}

/** False when the listener has lost their rights. */
async function catchUp(listener: Listener): Promise<boolean> {
  const until = hub().seq
  const tooMany = until - listener.last > MOST_MISSED
  const present = await deliver(listener, tooMany ? [] : await changesAfter(listener.last, MOST_MISSED), tooMany)
  listener.last = Math.max(listener.last, until)
  return present
}

const changesAfter = (seq: number, take: number) =>
  reader().auditEvent.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' }, take })

type Row = Awaited<ReturnType<typeof changesAfter>>[number]

/** Rights are asked for again before anything is told: they may be what changed. False when there are none any more. */
async function deliver(listener: Listener, rows: readonly Row[], tooMany: boolean): Promise<boolean> {
  const fresh = rows.filter((row) => row.seq > listener.last)
  if (!tooMany && !fresh.some((row) => concerns(row, listener) || !row.deskId)) return true
  if (!(await hasRights(listener))) return false
  if (tooMany) {
    listener.last = Math.max(listener.last, hub().seq)
    listener.tell({ type: 'reset', seq: listener.last })
    return true
  }
  for (const row of fresh) {
    listener.last = row.seq
    const { deskId } = row
    if (deskId && concerns(row, listener)) listener.tell({ type: 'change', event: shown({ ...row, deskId }) })
  }
  return true
}

/** Tells those who listen to one article what isn't in the log. Made anew for each, so that the last told is the newest. */
export async function tellOfArticle(
  { articleId, deskId }: { readonly articleId: string; readonly deskId: string },
  told: () => StreamMessage,
): Promise<void> {
  const those = [...hub().listeners].filter((listener) => listener.articleId === articleId)
  for (const listener of those) {
    if ((await hasRights(listener)) && can(listener.actor, 'desk:read', deskId)) listener.tell(told())
  }
}

/** Takes over the rights of the moment; ends the listening when there are none. */
async function hasRights(listener: Listener): Promise<boolean> {
  const actor = await listener.stillActor()
  if (actor) {
    listener.actor = actor
    return true
  }
  hub().listeners.delete(listener)
  listener.tell({ type: 'end' })
  stopWhenAlone()
  return false
}

const concerns = (row: Row, { actor, articleId }: Listener) =>
  row.deskId !== null && can(actor, 'desk:read', row.deskId) && (articleId === undefined || row.articleId === articleId)

const shown = (row: Row & { readonly deskId: string }): ChangeEvent => ({
  seq: row.seq,
  at: row.at.toISOString(),
  command: row.command,
  kind: row.kind,
  targetId: row.targetId,
  deskId: row.deskId,
  articleId: row.articleId,
  claimId: row.claimId,
  actorId: row.actorId,
  actorName: row.actorName,
})
