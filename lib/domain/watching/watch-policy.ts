/** When a watched page is asked again, and what its answers come to. Data to data: no clock, no chance of its own. (R7, R11) */

/** How a desk watches the pages of its articles. Its chief's to change. */
export interface WatchPolicy {
  /** Articles that are brought in with an address are watched from then on. */
  readonly newArticles: boolean
  /** Minutes until a page is first asked again, and after each change. */
  readonly firstMinutes: number
  /** By what the pause grows each time the page reads the same. */
  readonly growth: number
  /** The longest pause, in hours. */
  readonly longestHours: number
  /** Days without a change after which the watch ends. */
  readonly endDays: number
}

export const DEFAULT_WATCH_POLICY: WatchPolicy = {
  newArticles: false,
  firstMinutes: 60,
  growth: 2,
  longestHours: 168,
  endDays: 90,
}

/**
 * `watching`: asked again and again. `gone`: the same, but the page isn't there any more. `ended`: nothing changed for long.
 * `stopped`: a person stopped it.
 */
export const WATCH_STATES = ['watching', 'gone', 'ended', 'stopped'] as const
export type WatchState = (typeof WATCH_STATES)[number]

/**
 * What an answer came to.
 *
 * `same`, `changed`: the page was read. `elsewhere`: the address led to another page. `unreadable`: no article could be read in
 * the answer. `missing`: the site says that there is no such page. `barred`: the site, its robots.txt or the newsroom's own
 * settings don't let us in. `unreachable`: no answer, or the site failed.
 */
export const WATCH_OUTCOMES = [
  'same',
  'changed',
  'elsewhere',
  'unreadable',
  'missing',
  'barred',
  'unreachable',
] as const
export type WatchOutcome = (typeof WATCH_OUTCOMES)[number]

/** Where a watch stands before and after an answer. */
export interface WatchProgress {
  readonly state: WatchState
  readonly pauseMinutes: number
  /** Answers in a row that were none, or none that lets us in. */
  readonly failures: number
  /** Since when the site says that there is no such page. */
  readonly missingSince: Date | null
  /** When a text that has changed was last seen, or the watch began. */
  readonly changedAt: Date
}

export interface NextAsk extends WatchProgress {
  /** Null when it is not asked any more. */
  readonly nextAt: Date | null
}

export interface Answer {
  readonly outcome: WatchOutcome
  /** How long the site asks to be left alone, in seconds. */
  readonly retryAfter: number | null
  readonly now: Date
  /** From 0 to 1: by chance, so that pages are not all asked at once. */
  readonly chance: number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A page is gone when it was missing twice, so many minutes apart: sites fail and recover. */
export const GONE_AFTER_MINUTES = 6 * 60
/** By which share of a pause it is shorter or longer by chance. */
const JITTER = 0.1
/** No site is believed that asks for more, in days. */
const LONGEST_RETRY_DAYS = 30

/** What comes of an answer: whether the watch goes on, and when the page is asked next. */
export function nextAsk(policy: WatchPolicy, before: WatchProgress, answer: Answer): NextAsk {
  const { outcome, now } = answer
  const after = progressed(policy, before, answer)
  const end = after.changedAt.getTime() + policy.endDays * DAY
  if (now.getTime() >= end) return { ...after, state: 'ended', nextAt: null }
  const asked = answer.retryAfter === null ? 0 : Math.min(answer.retryAfter / 60, LONGEST_RETRY_DAYS * 24 * 60)
  const pause = Math.max(pauseAfter(policy, after, outcome) * (1 + JITTER * (2 * answer.chance - 1)), asked)
  return { ...after, nextAt: new Date(now.getTime() + Math.round(pause * MINUTE)) }
}

function progressed(policy: WatchPolicy, before: WatchProgress, { outcome, now }: Answer): WatchProgress {
  const kept = { ...before, pauseMinutes: withinPolicy(policy, before.pauseMinutes) }
  if (outcome === 'barred' || outcome === 'unreachable') return { ...kept, failures: before.failures + 1 }
  if (outcome === 'missing') {
    const missingSince = before.missingSince ?? now
    const isGone = now.getTime() - missingSince.getTime() >= GONE_AFTER_MINUTES * MINUTE
    const isNew = isGone && before.state !== 'gone'
    return {
      ...kept,
      failures: 0,
      missingSince,
      state: isGone ? 'gone' : before.state,
      ...(isNew ? { changedAt: now } : {}),
    }
  }
  const there: WatchProgress = { ...kept, failures: 0, missingSince: null, state: 'watching' }
  if (outcome === 'changed' || before.state === 'gone') {
    return { ...there, pauseMinutes: policy.firstMinutes, changedAt: now }
  }
  return { ...there, pauseMinutes: withinPolicy(policy, before.pauseMinutes * policy.growth) }
}

/** A chief may have made the pauses shorter or longer since. */
const withinPolicy = ({ firstMinutes, longestHours }: WatchPolicy, minutes: number) =>
  Math.round(Math.min(Math.max(minutes, firstMinutes), Math.max(longestHours * 60, firstMinutes)))

/** In minutes. A page that is missing is looked for once more soon; one that fails is left alone longer each time. */
function pauseAfter(policy: WatchPolicy, after: WatchProgress, outcome: WatchOutcome): number {
  if (after.state === 'gone') return withinPolicy(policy, policy.longestHours * 60)
  if (outcome === 'missing') return Math.max(policy.firstMinutes, GONE_AFTER_MINUTES / (1 - JITTER))
  if (after.failures === 0) return after.pauseMinutes
  return withinPolicy(policy, Math.max(after.pauseMinutes, policy.firstMinutes * 2 ** Math.min(after.failures, 20)))
}
