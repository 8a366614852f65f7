import { z } from 'zod'
import { command } from '../engine/command'
import { reader } from '../db/clients'
import { log, reasonOf } from '../platform/log'
import { query } from '../engine/query'
import { inWriteTransaction } from '../transaction/write-queue'

const HOUR = 60 * 60 * 1000

/** Days without a request after which a session ends. */
export const IDLE_DAYS = 7

/** How old "last seen" may get before it is written again: reading must not make a write of each request. */
const NOTED_EVERY = HOUR

const Noted = z.object({ lastSeenAt: z.string().pipe(z.coerce.date()).nullable() })

/** What is known of a session that is used. */
export interface UsedSession {
  readonly sessionId: string
  readonly personId: string
  readonly startedAt: Date
  readonly expiresAt: Date
}

/** Whether nobody has used a session for too long. One that was never seen counts from its start. */
export const isIdle = (lastSeenAt: Date | undefined) =>
  lastSeenAt !== undefined && Date.now() - lastSeenAt.getTime() > IDLE_DAYS * 24 * HOUR

/**
 * Notes that a session is used, at most once an hour. Not audited: it changes nothing that counts, and when it can't be
 * written (a full disk) people must still be able to read.
 *
 * @param device as its person tells it apart from their others
 * @param lastSeenAt when it was last noted, for who has just read that
 */
export async function noteSessionUse(
  session: UsedSession,
  device: string,
  lastSeenAt = lastNoted(session.sessionId),
): Promise<void> {
  const { sessionId: id, personId, startedAt, expiresAt } = session
  const now = new Date()
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < NOTED_EVERY) return
  const seen = { device, lastSeenAt: now }
  try {
    await inWriteTransaction(async (tx) => {
      await tx.session.deleteMany({ where: { expiresAt: { lt: now } } })
      await tx.session.upsert({ where: { id }, create: { id, personId, startedAt, expiresAt, ...seen }, update: seen })
    })
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'the use of a session could not be noted')
  }
}

function lastNoted(sessionId: string): Date | null {
  const row = reader().sql.get('SELECT "lastSeenAt" FROM "Session" WHERE "id" = ?', sessionId)
  return Noted.parse(row ?? { lastSeenAt: null }).lastSeenAt
}

export interface SessionView {
  readonly id: string
  /** Empty when the browser didn't say. */
  readonly device: string
  readonly startedAt: string
  /** To the hour. */
  readonly lastSeenAt: string
}

/** One's own open sessions, the last used first. */
export const ownSessions = query({
  name: 'session.own-list',
  permission: 'desks:mine',
  input: z.strictObject({}),
  load: async ({ db, actor }) => {
    const rows = await db.session.findMany({
      where: { personId: actor?.personId ?? '', expiresAt: { gt: new Date() } },
      orderBy: { lastSeenAt: 'desc' },
    })
    const ended = await db.endedSession.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
    return rows.filter(({ id }) => !ended.some((each) => each.id === id))
  },
  desk: () => null,
  show: ({ target }): readonly SessionView[] =>
    target.map(({ id, device, startedAt, lastSeenAt }) => ({
      ...{ id, device, startedAt: startedAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() },
    })),
})

/** Ends one of one's own sessions, as of a lost device; one that has ended already stays so. Its token is worthless from now on. */
export const endOwnSession = command({
  name: 'session.end-other',
  permission: 'self:change',
  input: z.strictObject({ sessionId: z.string().min(1).max(64) }),
  load: async ({ tx, actor, input }) => ({
    session: await tx.session.findFirst({ where: { id: input.sessionId, personId: actor?.personId ?? '' } }),
  }),
  desk: () => null,
  async run({ tx, target: { session } }) {
    if (!session) return { result: undefined, audit: null }
    const { id, personId, expiresAt } = session
    await tx.endedSession.upsert({ where: { id }, create: { id, expiresAt }, update: {} })
    await tx.session.delete({ where: { id } })
    return { result: undefined, audit: { kind: 'person', targetId: personId, after: { session: 'ended' } } }
  },
})
