import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import { currentTurn } from './write-turn'

/** Marks a file as Stet's ("Stet" in ASCII), so that another program's database is refused. */
export const APPLICATION_ID = 0x53746574

/** SQLite before this has a bug that can damage a WAL database when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * What a connection is for. The writer never waits for a lock inside SQLite, which would stop the whole process: the write
 * queue tries again by itself. A reader in WAL mode waits for nobody, except while a file is recovered after a crash. A tool
 * (migration, backup, check) runs where nobody else has to be answered.
 */
export type Role = 'writer' | 'reader' | 'tool'

type Pragma = readonly [name: string, value: string, readBack: string | number]

/**
 * Set on every connection. WAL: in rollback-journal mode a busy COMMIT poisons the connection. `synchronous=FULL`: with
 * NORMAL, acknowledged rows are lost in a power cut. `recursive_triggers`: without it, REPLACE deletes past triggers.
 */
const PRAGMAS: readonly Pragma[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
  ['cell_size_check', 'ON', 1],
]

/** Set last: while it opens, every connection may wait for another process that is just closing the file. */
const PRAGMAS_OF: Readonly<Record<Role, readonly Pragma[]>> = {
  writer: [
    ['busy_timeout', '0', 0],
    // Pages that every change writes anew (the head of the audit log, the ends of indexes) go into the file once for many changes.
    ['wal_autocheckpoint', '4000', 4000],
  ],
  reader: [
    ['busy_timeout', '5000', 5000],
    ['query_only', 'ON', 1],
  ],
  tool: [['busy_timeout', '5000', 5000]],
}

export class UnusableDatabase extends Error {}

declare global {
  /** Is told every statement of connections opened while it is set: for tests and benchmarks that count them. */
  var stetStatementListener: ((sql: string) => void) | undefined
}

/** Opens a SQLite file directly, with every setting made and read back. @throws UnusableDatabase */
export function openFile(
  file: string,
  { role = 'tool', readonly = false }: { readonly role?: Role; readonly readonly?: boolean } = {},
): Database.Database {
  const listener = globalThis.stetStatementListener
  const database = new Database(file, {
    readonly,
    ...(listener ? { verbose: (sql: unknown) => listener(String(sql)) } : {}),
  })
  assertVersion(database.prepare('SELECT sqlite_version()').pluck().get())
  for (const [name, value, readBack] of [...PRAGMAS, ...PRAGMAS_OF[role]]) {
    if (readonly && name === 'journal_mode') continue
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

/**
 * Prisma's adapter over a connection that we opened. Everything on the writer belongs to the change whose turn it is; what
 * Prisma would make a transaction of becomes a savepoint within the change's own.
 */
export class StetSqlite extends PrismaBetterSqlite3 {
  constructor(
    private readonly database: Database.Database,
    private readonly role: 'writer' | 'reader',
  ) {
    super({ url: 'file::memory:' })
  }

  override async connect() {
    const adapter = await super.connect()
    if (!('client' in adapter && adapter.client instanceof Database))
      throw new Error(
        'Prisma’s SQLite adapter keeps its connection elsewhere than it did: see lib/server/db/sqlite.ts.',
      )
    adapter.client.close()
    // As the adapter sets its own: big counts arrive whole.
    adapter.client = this.database.defaultSafeIntegers(true)
    adapter.getConnectionInfo = () => CONNECTION
    return this.role === 'writer' ? withinTurns(adapter, this.database) : adapter
  }
}

/**
 * Prisma supposes that SQLite takes 999 values in a statement, as it did before 2020, and refuses what it can't split. This
 * is SQLite's own limit; lists that grow with a table are read in parts all the same (lib/server/db/in-parts.ts).
 */
const CONNECTION = { maxBindValues: 32_766, supportsRelationJoins: false }

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
type Query = Parameters<Adapter['queryRaw']>[0]

function withinTurns(adapter: Adapter, database: Database.Database): Adapter {
  const { provider, adapterName } = adapter
  const statements = {
    provider,
    adapterName,
    getConnectionInfo: () => CONNECTION,
    queryRaw: async (query: Query) => {
      currentTurn()
      return adapter.queryRaw(query)
    },
    executeRaw: async (query: Query) => {
      currentTurn()
      return adapter.executeRaw(query)
    },
  }
  return {
    ...statements,
    executeScript: async (script) => {
      currentTurn()
      return adapter.executeScript(script)
    },
    dispose: () => adapter.dispose(),
    async startTransaction() {
      const release = await nestedIn(currentTurn())
      database.exec('SAVEPOINT nested')
      const end = async (sql: string) => {
        try {
          database.exec(sql)
        } finally {
          release()
        }
      }
      return {
        ...statements,
        // Prisma says no COMMIT of its own then.
        options: { usePhantomQuery: true },
        commit: () => end('RELEASE nested'),
        rollback: () => end('ROLLBACK TO nested; RELEASE nested'),
      }
    },
  }
}

/** Waits until no other group of statements is open within the turn, and opens one. */
async function nestedIn(turn: { nested: Promise<void> }): Promise<() => void> {
  const before = turn.nested
  let release = () => undefined as void
  turn.nested = new Promise((resolve) => {
    release = resolve
  })
  await before
  return release
}
