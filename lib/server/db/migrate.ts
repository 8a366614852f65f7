import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { fold } from '@/lib/domain/folding'
import { makeFolder } from '../platform/env'
import { makeFile } from './database-file'
import { type GuardFault, guardFaults, guardsText } from './guards'
import { migrationsFolder } from './migrations-folder'
import { APPLICATION_ID, openFile, UnusableDatabase } from './sqlite'

/** The table in which Prisma Migrate keeps its books, so that `prisma migrate status` agrees with this runner. */
const BOOKS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);`

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export interface MigrationOutcome {
  readonly applied: readonly string[]
  /** Copy made before the first migration was applied to a database that had data. */
  readonly backup: string | null
  /** Guards that were not as they belong, and are again. */
  readonly repaired: readonly GuardFault[]
}

/**
 * Brings a SQLite file up to date: what `prisma migrate deploy` does, without its engine, with a copy made first (safety:
 * storage rules). The migrations, the guards and the marks of the file are one transaction: a kill leaves the file as it was, or
 * whole. Safe beside another process: the write lock decides.
 *
 * @throws UnusableDatabase for another program's file, a file from a newer Stet, or one whose migrations were edited
 */
export function migrate(file: string, folder = migrationsFolder()): MigrationOutcome {
  makeFolder(dirname(file))
  makeFile(file)
  const database = openFile(file)
  try {
    refuseForeign(database, file)
    const known = readMigrations(join(folder, 'sqlite'))
    database.exec(BOOKS)
    const done = appliedMigrations(database)
    refuseEdited(known, done, file)
    const pending = known.filter((migration) => !done.has(migration.name))
    const guards = guardsText(folder)
    if (pending.length === 0) {
      const repaired = guardFaults({ all: (sql) => database.prepare(sql).all() }, guards)
      if (repaired.length > 0) database.transaction(() => makeGuards(database, guards)).immediate()
      return { applied: [], backup: null, repaired }
    }
    const backup = done.size > 0 ? copyBefore(database, file) : null
    // Columns that hold words as they are searched for are written by migrations in the same form as by commands.
    database.function('fold', { deterministic: true }, (text) => fold(String(text)))
    // It can't be set inside a transaction.
    database.pragma('foreign_keys=OFF')
    const applyAll = database.transaction(() => {
      takeGuardsAway(database)
      const applied = pending.flatMap((migration) => (applyOne(database, migration) ? [migration.name] : []))
      makeGuards(database, guards)
      database.pragma(`application_id=${APPLICATION_ID}`)
      database.pragma(`user_version=${known.length}`)
      return applied
    })
    const applied = applyAll.immediate()
    database.pragma('foreign_keys=ON')
    const integrity = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') {
      throw new UnusableDatabase(`The database is damaged: ${String(integrity)}. Restore a backup.`)
    }
    return { applied, backup, repaired: [] }
  } finally {
    database.close()
  }
}

/** Names of the migrations that a file still lacks; all of them when there is no file. */
export function pendingMigrations(file: string, folder = migrationsFolder()): readonly string[] {
  const known = readMigrations(join(folder, 'sqlite')).map(({ name }) => name)
  if (!existsSync(file)) return known
  const database = openFile(file, { readonly: true })
  try {
    const books = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
    const done = books ? appliedMigrations(database) : new Map<string, string>()
    return known.filter((name) => !done.has(name))
  } finally {
    database.close()
  }
}

const triggersOf = (database: Database.Database) =>
  database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()

/** Makes every guard anew; a trigger that is none of ours goes. */
function makeGuards(database: Database.Database, guards: string) {
  takeGuardsAway(database)
  database.exec(guards)
}

/** Tables can't be rebuilt while a guard of another table names them; all are made again after the migrations. */
function takeGuardsAway(database: Database.Database) {
  for (const name of triggersOf(database)) database.exec(`DROP TRIGGER "${name}"`)
}

interface Migration {
  readonly name: string
  readonly sql: string
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Name → checksum of what is applied. */
function appliedMigrations(database: Database.Database): ReadonlyMap<string, string> {
  const rows = database
    .prepare<[], { migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    .all()
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

function refuseForeign(database: Database.Database, file: string) {
  const id = database.pragma('application_id', { simple: true })
  const tables = database.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get()
  const books = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get()
  if (id === APPLICATION_ID || tables === 0 || (id === 0 && books)) return
  throw new UnusableDatabase(
    `${file} belongs to another program. Nothing was changed; point DATABASE_URL at another file.`,
  )
}

function refuseEdited(known: readonly Migration[], done: ReadonlyMap<string, string>, file: string) {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const [name, checksum] of done) {
    const migration = byName.get(name)
    if (!migration) {
      throw new UnusableDatabase(
        `${file} was made by a newer version of Stet (it has ${name}). Nothing was changed; start that version.`,
      )
    }
    if (sha256(migration.sql) !== checksum) {
      throw new UnusableDatabase(
        `The migration ${name} was edited after it was applied to ${file}. Nothing was changed; restore its text.`,
      )
    }
  }
}

function copyBefore(database: Database.Database, file: string): string {
  const copy = `${file}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`
  database.prepare('VACUUM INTO ?').run(copy)
  return copy
}

/** False when another process applied it in the meantime. */
function applyOne(database: Database.Database, migration: Migration): boolean {
  if (appliedMigrations(database).has(migration.name)) return false
  database.exec(migration.sql)
  const broken = database.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) {
    throw new UnusableDatabase(
      `The migration ${migration.name} would break references between rows. All were taken back.`,
    )
  }
  const now = new Date().toISOString()
  database
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), sha256(migration.sql), now, migration.name, now)
  return true
}
