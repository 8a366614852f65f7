import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Overloaded, StorageFull } from '@/lib/domain/errors'
import { type Tx, writer } from './db/clients'
import { takeWriteLock } from './audit-trail'
import { log } from './log'

/** Changes that may wait for the one writer before further ones are refused (safety: storage rules). */
const LONGEST_QUEUE = 500
/** A transaction that finds the file locked by another process is repeated whole, so often at most. */
const MOST_TRIES = 8

const inside = new AsyncLocalStorage<true>()

declare global {
  var stetWriteQueue: { last: Promise<unknown>; waiting: number } | undefined
}

const queue = () => (globalThis.stetWriteQueue ??= { last: Promise.resolve(), waiting: 0 })

/**
 * Runs one transaction at a time on the one writing connection. The lock is taken by the first statement.
 *
 * @throws Overloaded when too many wait
 */
export async function inWriteTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (inside.getStore()) {
    throw new Error('A change was started inside another change; call `.within` with its transaction instead.')
  }
  const line = queue()
  if (line.waiting >= LONGEST_QUEUE) throw new Overloaded()
  line.waiting += 1
  const turn = line.last.then(() => inside.run(true, () => repeated(work)))
  line.last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    line.waiting -= 1
  }
}

async function repeated<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await writer().$transaction(async (tx) => {
        await takeWriteLock(tx)
        return work(tx)
      })
    } catch (error) {
      await refuseOpenTransaction()
      if (isFull(error)) throw new StorageFull()
      if (!isBusy(error) || tries >= MOST_TRIES) throw error
      await wait(10 * 2 ** tries * (0.5 + Math.random()))
    }
  }
}

/**
 * A failed write must leave no transaction open: what is acknowledged after it would never reach the disk. If one is open
 * all the same, stopping beats acknowledging into nowhere; the supervisor starts the process again.
 */
async function refuseOpenTransaction() {
  try {
    await writer().$executeRaw`ROLLBACK`
  } catch {
    return
  }
  log.fatal('a failed change had left its transaction open; stopping so that no later change is lost')
  process.exit(70)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /SQLITE_BUSY|database is locked|timed out during query|P1008/i.test(error.message)
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /SQLITE_FULL|database or disk is full/i.test(error.message)
}
