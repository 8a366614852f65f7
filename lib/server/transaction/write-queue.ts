import { AsyncResource } from 'node:async_hooks'
import { existsSync } from 'node:fs'
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { Overloaded, StorageFull } from '@/lib/domain/errors'
import { type Tx, writer } from '../db/clients'
import { inTurn, takeTurn } from '../db/write-turn'
import { diskFaultOf } from '../platform/disk'
import { env } from '../platform/env'
import { log } from '../platform/log'

/*
 * One transaction at a time on the one writing connection. Changes that wait together share a transaction, and with it the
 * one slow step, the disk's word that it has kept them: each runs within a savepoint of its own, and is answered after the
 * COMMIT. (docs/decisions/023)
 */

/** Changes that may wait for the one writer before further ones are refused (safety: storage rules). */
const LONGEST_QUEUE = 500
/** How long a change waits while other processes hold the write lock, in milliseconds. */
const LONGEST_WAIT = 25_000
/** How long one change may work inside its transaction, in milliseconds. */
const LONGEST_WORK = 20_000
/** How long changes join a transaction after its begin, in milliseconds: reads and other processes get their turn then. */
const LONGEST_GROUP = 20
/** Pauses between tries to take the lock grow to this, in milliseconds: a free lock is not left lying about. */
const LONGEST_PAUSE = 4

interface Change {
  /** When it came, in milliseconds. */
  readonly since: number
  /** Does the work; resolves with what answers its caller, to be called after the COMMIT. */
  readonly run: (tx: Tx) => Promise<() => void>
  readonly fail: (error: unknown) => void
  /** Tells the caller that the lock did not come free in time. */
  readonly giveUp: () => void
}

interface Line {
  readonly waiting: Change[]
  /** Changes not yet answered, those of the open transaction included. */
  unanswered: number
  moving: boolean
}

declare global {
  var stetWriteLine: Line | undefined
}

const line = () => (globalThis.stetWriteLine ??= { waiting: [], unanswered: 0, moving: false })

/**
 * Runs a change on the one writing connection, whole or not at all, and resolves once it is on the disk. The lock is taken
 * before the work begins.
 *
 * @throws Overloaded when too many wait, or another process holds the lock too long; StorageFull
 */
export async function inWriteTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (inTurn()) {
    throw new Error('A change was started inside another change; call `.within` with its transaction instead.')
  }
  const queue = line()
  if (queue.unanswered >= LONGEST_QUEUE) throw new Overloaded()
  queue.unanswered += 1
  try {
    return await new Promise<Result>((resolve, reject) => {
      // The work keeps the context of who asked for it, whoever moves the line.
      const context = new AsyncResource('stet.change')
      queue.waiting.push({
        since: performance.now(),
        run: (tx) =>
          context.runInAsyncScope(async () => {
            const result = await takeTurn(() => bounded(work(tx)))
            return () => resolve(result)
          }),
        fail: (error) => reject(diskFaultOf(error) === 'full' ? new StorageFull() : error),
        giveUp: () => reject(new Overloaded()),
      })
      void move(queue)
    })
  } finally {
    queue.unanswered -= 1
  }
}

/** Work that never ends would keep everybody else from writing. */
async function bounded<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('A change took too long inside its transaction.')), LONGEST_WORK)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Takes the waiting changes group by group until none is left. */
async function move(queue: Line): Promise<void> {
  if (queue.moving) return
  queue.moving = true
  try {
    while (queue.waiting.length > 0) {
      // All that has arrived by now shares the next transaction, and reads that wait are answered first.
      await nextRound()
      const { database, tx } = writer()
      if (!(await takeLock(database, queue))) continue
      const began = performance.now()
      await commitGroup(database, tx, queue)
      // Others have twice the time that they had to wait: on a slow or busy machine that is longer.
      if (worksBesideServer()) await wait(Math.max(2 * LONGEST_PAUSE, 2 * (performance.now() - began)))
    }
  } catch (error) {
    for (const change of queue.waiting.splice(0)) change.fail(error)
  } finally {
    queue.moving = false
  }
}

/** The command line lets the server in between its changes: who asks again and again for the lock must find it free. */
const worksBesideServer = () => !globalThis.stetServerLock && existsSync(`${env().databaseFile}.lock`)

/**
 * Begins a transaction that holds SQLite's write lock, so that no change finds out late that another process was faster.
 * While another holds it, this process goes on answering.
 *
 * @returns false when nobody waits any more
 */
async function takeLock(database: Database.Database, queue: Line): Promise<boolean> {
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      database.exec('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      if (!isBusy(error)) throw error
    }
    const oldest = performance.now() - LONGEST_WAIT
    while (queue.waiting[0] && queue.waiting[0].since < oldest) queue.waiting.shift()?.giveUp()
    if (queue.waiting.length === 0) return false
    // Processes that wait side by side must not try in step.
    await wait(pause * (0.5 + Math.random()))
  }
}

/**
 * Runs waiting changes one after another in the open transaction, commits it, and answers them. A change that fails takes
 * back its own work only; a COMMIT that fails is every one's failure.
 */
async function commitGroup(database: Database.Database, tx: Tx, queue: Line): Promise<void> {
  const done: { readonly change: Change; readonly answer: () => void }[] = []
  const until = performance.now() + LONGEST_GROUP
  try {
    while (done.length === 0 || performance.now() < until) {
      const change = queue.waiting.shift()
      if (!change) break
      // Before the first there is nothing that its failure could take along.
      const first = done.length === 0
      if (!first) database.exec('SAVEPOINT change')
      try {
        const answer = await change.run(tx)
        if (!first) database.exec('RELEASE change')
        done.push({ change, answer })
      } catch (error) {
        change.fail(error)
        // Some errors, such as a full disk, end the transaction as a whole: the others begin anew.
        if (first || !database.inTransaction) {
          queue.waiting.unshift(...done.map((each) => each.change))
          takeBack(database)
          return
        }
        database.exec('ROLLBACK TO change; RELEASE change')
      }
    }
    database.exec('COMMIT')
  } catch (error) {
    takeBack(database)
    for (const { change } of done) change.fail(error)
    return
  }
  for (const { answer } of done) answer()
}

/**
 * Ends the transaction after a failure. What is acknowledged after it would never reach the disk if it stayed open: then
 * stopping beats acknowledging into nowhere, and the supervisor starts the process again.
 */
function takeBack(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK')
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : typeof error }, 'a failed change was not taken back')
  }
  if (!database.inTransaction) return
  log.fatal('a failed change had left its transaction open; stopping so that no later change is lost')
  process.exit(70)
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  /SQLITE_BUSY|database is locked/i.test(`${'code' in error ? String(error.code) : ''} ${error.message}`)
