import { TooManyRequests } from '@/lib/domain/errors'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { sha256 } from '../platform/digest'
import { reader } from '../db/clients'
import { noteRefusal } from './refusal-log'
import { inWriteTransaction } from '../transaction/write-queue'

/** So many tries in a time. Kept in the database, so that a restart gives nobody new ones (safety: storage rules). */
export interface Limit {
  /** Part of the stored key. */
  readonly name: string
  readonly tries: number
  readonly seconds: number
}

/** One limit for one subject: an account, an address. Only a hash of the subject is stored. */
export interface Counter {
  readonly limit: Limit
  readonly subject: string
}

const keyOf = ({ limit, subject }: Counter) => `${limit.name}:${sha256(subject).slice(0, 32)}`

/**
 * Takes one try from each counter, before the work it guards: tries that run side by side can't slip past together. A
 * refused try takes nothing, and writes nothing: a flood of them must not keep the one writer busy.
 *
 * @throws TooManyRequests when any counter has none left
 */
export async function takeTry(counters: readonly Counter[], refusal: Sentence): Promise<void> {
  refuseExhausted(counters, await storedCounts(reader(), counters), refusal)
  await inWriteTransaction(async (tx) => {
    const now = new Date()
    await tx.rateLimit.deleteMany({ where: { expiresAt: { lte: now } } })
    const counts = await storedCounts(tx, counters)
    refuseExhausted(counters, counts, refusal)
    for (const counter of counters) {
      const key = keyOf(counter)
      const expiresAt = new Date(now.getTime() + counter.limit.seconds * 1000)
      await tx.rateLimit.upsert({
        where: { key },
        create: { key, points: 1, expiresAt },
        update: { points: { increment: 1 } },
      })
    }
  })
}

/** Whether a try is left in each counter; takes one when so. For limits that nobody is told of. */
export async function mayTry(counters: readonly Counter[]): Promise<boolean> {
  try {
    await takeTry(counters, say('people.too-many-tries'))
    return true
  } catch (error) {
    if (error instanceof TooManyRequests) return false
    throw error
  }
}

/** After a success: `cleared` counters start anew, `returned` ones get their try back. */
export async function giveBack(given: {
  readonly cleared: readonly Counter[]
  readonly returned: readonly Counter[]
}): Promise<void> {
  await inWriteTransaction(async (tx) => {
    await tx.rateLimit.deleteMany({ where: { key: { in: given.cleared.map(keyOf) } } })
    await tx.rateLimit.updateMany({
      where: { key: { in: given.returned.map(keyOf) }, points: { gt: 0 } },
      data: { points: { decrement: 1 } },
    })
  })
}

interface Count {
  readonly key: string
  readonly points: number
  readonly expiresAt: Date
}

async function storedCounts(db: Pick<ReturnType<typeof reader>, 'rateLimit'>, counters: readonly Counter[]) {
  const rows = await db.rateLimit.findMany({ where: { key: { in: counters.map(keyOf) } } })
  return new Map<string, Count>(rows.map((row) => [row.key, row]))
}

function refuseExhausted(counters: readonly Counter[], counts: ReadonlyMap<string, Count>, refusal: Sentence) {
  const now = Date.now()
  const waits = counters.flatMap((counter) => {
    const count = counts.get(keyOf(counter))
    const wait = count ? (count.expiresAt.getTime() - now) / 1000 : 0
    return count && count.points >= counter.limit.tries && wait > 0 ? [{ limit: counter.limit.name, wait }] : []
  })
  for (const { limit } of waits) noteRefusal('a limit was reached', { limit })
  if (waits.length > 0) throw new TooManyRequests(refusal, Math.ceil(Math.max(...waits.map(({ wait }) => wait))))
}
