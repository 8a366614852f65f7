import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'

/** Marks a file as Stet's ("Stet" in ASCII), so that another program's database is refused. */
export const APPLICATION_ID = 0x53746574

/** SQLite before this has a bug that can damage a WAL database when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Set on every connection. WAL: in rollback-journal mode a busy COMMIT poisons the connection. `synchronous=FULL`: with
 * NORMAL, acknowledged rows are lost in a power cut. `recursive_triggers`: without it, REPLACE deletes past triggers.
 */
const PRAGMAS: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['busy_timeout', '5000', 5000],
  ['secure_delete', 'ON', 1],
  ['cell_size_check', 'ON', 1],
]

export class UnusableDatabase extends Error {}

/** Opens a SQLite file directly, with every setting made and read back. @throws UnusableDatabase */
export function openFile(file: string, options: Database.Options = {}): Database.Database {
  const database = new Database(file, options)
  assertVersion(database.prepare('SELECT sqlite_version()').pluck().get())
  for (const [name, value, readBack] of PRAGMAS) {
    if (options.readonly && name === 'journal_mode') continue
    database.pragma(`${name}=${value}`)
    assertPragma(name, database.pragma(name, { simple: true }), readBack)
  }
  return database
}

function assertVersion(version: unknown) {
  const parts = String(version).split('.').map(Number)
  for (const [i, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0
    if (part > oldest) return
    if (part < oldest) {
      throw new UnusableDatabase(
        `SQLite ${version} can damage its files; ${OLDEST_SQLITE.join('.')} or newer is needed. Run npm ci.`,
      )
    }
  }
}

function assertPragma(name: string, found: unknown, wanted: string | number) {
  if (String(found) !== String(wanted)) {
    throw new UnusableDatabase(
      `SQLite's setting ${name} is ${String(found)} instead of ${wanted}: the file's disk can't hold a safe database.`,
    )
  }
}

/** Prisma's adapter on one connection with the settings above; a reader refuses every write. */
export class StetSqlite extends PrismaBetterSqlite3 {
  constructor(
    file: string,
    private readonly role: 'writer' | 'reader',
  ) {
    super({ url: `file:${file}` })
  }

  override async connect() {
    const connection = await super.connect()
    const read = async (sql: string) => {
      const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
      return rows[0]?.[0]
    }
    assertVersion(await read('SELECT sqlite_version()'))
    for (const [name, value, readBack] of PRAGMAS) {
      await connection.executeScript(`PRAGMA ${name}=${value}`)
      assertPragma(name, await read(`PRAGMA ${name}`), readBack)
    }
    if (this.role === 'reader') await connection.executeScript('PRAGMA query_only=ON')
    return connection
  }
}
