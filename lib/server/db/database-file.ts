import { chmodSync, closeSync, existsSync, openSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UnusableDatabase } from './sqlite'

/** A backup on its way into place: still being copied and checked, then checked and whole. */
export const restoreDrafts = (databaseFile: string) => ({
  unchecked: join(dirname(databaseFile), `.${basename(databaseFile)}.restoring`),
  whole: join(dirname(databaseFile), `.${basename(databaseFile)}.restored`),
})

/** Where a restore puts the database that was there before. */
export const asideName = (databaseFile: string, at: Date) =>
  `${databaseFile}.before-restore-${at.toISOString().replace(/[:.]/g, '-')}`

/**
 * Finishes a restore that was killed between its two renames, before anything opens the database. A new newsroom is never
 * founded beside one that was set aside.
 *
 * @throws UnusableDatabase when the database is gone and only what was set aside is there
 */
export function settleFile(databaseFile: string): void {
  if (existsSync(databaseFile)) {
    // Others on the machine have no business in it, and older versions left it readable.
    if ((statSync(databaseFile).mode & 0o077) !== 0) chmodSync(databaseFile, 0o600)
    return
  }
  const { whole } = restoreDrafts(databaseFile)
  if (existsSync(/* turbopackIgnore: true */ whole)) {
    renameSync(whole, databaseFile)
    return
  }
  const folder = dirname(databaseFile)
  const aside = existsSync(folder)
    ? readdirSync(folder).filter(
        (name) => name.startsWith(`${basename(databaseFile)}.before-`) && !/-(wal|shm)$/.test(name),
      )
    : []
  if (aside.length > 0) {
    throw new UnusableDatabase(
      `${databaseFile} is missing, but ${aside.join(', ')} is kept beside it. Nothing was made in its place; restore a backup, or give that file its name back.`,
    )
  }
}

/** Makes an empty file that only its owner reads; what SQLite puts beside it takes the same rights. */
export function makeFile(databaseFile: string): void {
  if (!existsSync(databaseFile)) closeSync(openSync(databaseFile, 'a', 0o600))
}
