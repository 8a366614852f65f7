import type Database from 'better-sqlite3'
import { env } from '../platform/env'
import { type Prisma, PrismaClient } from './generated/client'
import type { GraphSource } from './graph'
import { modelsOf } from './models'
import { openFile, StetSqlite } from './sqlite'
import { statementsOf } from './statements'
import { currentTurn } from './write-turn'

/** What runs inside a transaction: Prisma's models, and the same connection in SQL for what every change does. */
export type Tx = Prisma.TransactionClient & GraphSource

/** A read-only connection to the database. Its type leaves out what writes; SQLite refuses it besides. */
export type Reader = Pick<PrismaClient, '$queryRaw' | Exclude<Extract<keyof PrismaClient, string>, `$${string}`>> &
  GraphSource

/** The writing connection: SQLite's own, for the transaction, and Prisma's view of it, for what runs inside. */
export interface Writer {
  readonly database: Database.Database
  readonly tx: Tx
}

interface Connection {
  readonly database: Database.Database
  readonly client: PrismaClient & GraphSource
}

declare global {
  // Hot reload and separate bundles would make two writers, which wait for each other for ever.
  var stetWriter: Connection | undefined
  var stetReader: Connection | undefined
}

function open(role: 'writer' | 'reader', file = env().databaseFile): Connection {
  const database = openFile(file, { role })
  const client = new PrismaClient({ adapter: new StetSqlite(database, role) })
  const sql = statementsOf(database, role === 'writer' ? currentTurn : () => undefined)
  return { database, client: Object.assign(client, { sql, models: modelsOf(client) }) }
}

/** The one connection that writes. Known to the write queue only; it takes statements only inside a change's turn. */
export function writer(): Writer {
  const { database, client } = (globalThis.stetWriter ??= open('writer'))
  return { database, tx: client }
}

/** The one connection that reads; SQLite refuses any write on it. */
export function reader(): Reader {
  return (globalThis.stetReader ??= open('reader')).client
}

/**
 * Reads the file as it stands at this moment, however long that takes and whoever writes meanwhile.
 *
 * @param file another one than the database: a copy of it
 */
export async function inSnapshot<Result>(read: (db: Reader) => Promise<Result>, file?: string): Promise<Result> {
  const { database, client } = open('reader', file)
  try {
    // SQLite begins the snapshot with the first statement that reads.
    database.exec('BEGIN; SELECT count(*) FROM sqlite_master')
    return await read(client)
  } finally {
    await client.$disconnect()
    if (database.open) database.close()
  }
}

/** Closes both, for tests and the command line. */
export async function closeDatabase(): Promise<void> {
  const open = [globalThis.stetWriter, globalThis.stetReader].filter((connection) => connection !== undefined)
  globalThis.stetWriter = undefined
  globalThis.stetReader = undefined
  for (const { client, database } of open) {
    await client.$disconnect()
    // Prisma closes only what it has used.
    database.close()
  }
}
