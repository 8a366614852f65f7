import type { Tx } from '../db/clients'
import { inBackground } from '../platform/background'
import { log } from '../platform/log'
import { inWriteTransaction } from '../transaction/write-queue'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Rows removed in one transaction: who saves meanwhile waits for no more. */
const AT_ONCE = 500
/** Pause between two purges, in milliseconds. */
const EVERY = HOUR
/** Before the first purge, in milliseconds: a start has other things to do. */
const AFTER_START = 60 * 1000

interface Forgotten {
  /** How long a row is of use, in milliseconds after its time. */
  readonly keptFor: number
  /** Removes so many at most of the rows whose time is before `end`. @returns how many it removed */
  readonly remove: (tx: Tx, end: Date) => Promise<number>
}

/** Rows that only wait to be forgotten: what nobody will ask for again, or what no longer counts. */
const FORGOTTEN: Readonly<Record<string, Forgotten>> = {
  /** A programme that repeats a call does so within hours. */
  idempotentAnswers: {
    keptFor: 2 * DAY,
    async remove(tx, end) {
      const where = { createdAt: { lt: end } }
      const rows = await tx.idempotentAnswer.findMany({ where, select: { id: true }, take: AT_ONCE })
      return (await tx.idempotentAnswer.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },
  },
  /** The token of an ended session is refused by its own age from then on. */
  endedSessions: {
    keptFor: 0,
    async remove(tx, end) {
      const where = { expiresAt: { lt: end } }
      const rows = await tx.endedSession.findMany({ where, select: { id: true }, take: AT_ONCE })
      return (await tx.endedSession.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },
  },
  rateLimits: {
    keptFor: 0,
    async remove(tx, end) {
      const where = { expiresAt: { lt: end } }
      const rows = await tx.rateLimit.findMany({ where, select: { key: true }, take: AT_ONCE })
      return (await tx.rateLimit.deleteMany({ where: { key: { in: rows.map(({ key }) => key) } } })).count
    },
  },
  /** Nobody takes back what they did a month ago; the history has it. (rule R8) */
  acts: {
    keptFor: 30 * DAY,
    async remove(tx, end) {
      const where = { createdAt: { lt: end } }
      const rows = await tx.act.findMany({ where, select: { id: true }, take: AT_ONCE })
      return (await tx.act.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },
  },
  /** What was seen at a watched page; the last answer stands with the watch. */
  watchAnswers: {
    keptFor: 90 * DAY,
    async remove(tx, end) {
      const where = { at: { lt: end } }
      const rows = await tx.watchAnswer.findMany({ where, select: { id: true }, take: AT_ONCE })
      return (await tx.watchAnswer.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },
  },
  /** Changed texts that were replaced or withdrawn; dismissed ones are kept, for they must not be offered again. */
  changedPages: {
    keptFor: 90 * DAY,
    async remove(tx, end) {
      const where = { decidedAt: { lt: end }, state: { in: ['replaced', 'withdrawn'] } }
      const rows = await tx.changedPage.findMany({ where, select: { id: true, receivedSha256: true }, take: AT_ONCE })
      const { count } = await tx.changedPage.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
      await removeUnusedBytes(
        tx,
        rows.map(({ receivedSha256 }) => receivedSha256),
      )
      return count
    },
  },
  /** Only mails that were delivered. */
  mails: {
    keptFor: 30 * DAY,
    async remove(tx, end) {
      const where = { sentAt: { lt: end } }
      const rows = await tx.mail.findMany({ where, select: { id: true }, take: AT_ONCE })
      return (await tx.mail.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
    },
  },
}

/** Received bytes that nothing holds any more. */
async function removeUnusedBytes(tx: Tx, hashes: readonly string[]) {
  const none = { none: {} }
  await tx.received.deleteMany({
    where: { sha256: { in: [...hashes] }, versions: none, snapshots: none, changed: none },
  })
}

/** Removes what only waits to be forgotten, some hundred rows in a transaction. @returns how many rows of each kind */
export async function purge(now = new Date()): Promise<Readonly<Record<string, number>>> {
  const removed: Record<string, number> = {}
  for (const [kind, { keptFor, remove }] of Object.entries(FORGOTTEN)) {
    const end = new Date(now.getTime() - keptFor)
    let count = 0
    let portion = AT_ONCE
    while (portion === AT_ONCE) {
      portion = await inWriteTransaction((tx) => remove(tx, end))
      count += portion
    }
    if (count > 0) removed[kind] = count
  }
  return removed
}

/** Purges in the background of the server, every hour. */
export const startPurging = () =>
  inBackground({
    name: 'purge',
    everyMs: EVERY,
    afterMs: AFTER_START,
    async round() {
      const removed = await purge()
      if (Object.keys(removed).length > 0) log.info({ removed }, 'what only waited to be forgotten was removed')
    },
  })
