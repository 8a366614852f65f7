import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { UnusableDatabase } from './sqlite'

declare global {
  // The handle must live as long as the process: closing it gives the lock away.
  var stetServerLock: Database.Database | undefined
}

/**
 * Makes this process the only server of a database file. Two would each believe to hold the one writer, and would answer
 * with different sessions and caches; the command line beside a server is fine, and takes no lock.
 *
 * The lock is one of the operating system's, held through a small SQLite file beside the database: it goes with the
 * process, however that ends, so no stale file can keep a server from starting.
 *
 * @throws UnusableDatabase when another server runs
 */
export function holdServerLock(databaseFile: string): void {
  if (globalThis.stetServerLock) return
  const lock = new Database(`${databaseFile}.lock`, { timeout: 0 })
  try {
    lock.pragma('journal_mode=DELETE')
    lock.exec('BEGIN EXCLUSIVE')
    globalThis.stetServerLock = lock
  } catch (error) {
    lock.close()
    if (
      !(error instanceof Error) ||
      !/SQLITE_BUSY|locked/i.test(`${'code' in error ? error.code : ''} ${error.message}`)
    )
      throw error
    throw new UnusableDatabase(
      `Another Stet server already uses ${databaseFile}. Nothing was changed; stop that one, or give this one another folder by STET_DATA.`,
    )
  }
}

/** Gives the lock away. */
export function releaseServerLock(): void {
  globalThis.stetServerLock?.close()
  globalThis.stetServerLock = undefined
}

/** Whether a server runs on this database file; for the command line, which works beside one. */
export function serverRuns(databaseFile: string): boolean {
  if (globalThis.stetServerLock || !existsSync(`${databaseFile}.lock`)) return globalThis.stetServerLock !== undefined
  try {
    holdServerLock(databaseFile)
    releaseServerLock()
    return false
  } catch (error) {
    if (error instanceof UnusableDatabase) return true
    throw error
  }
}
