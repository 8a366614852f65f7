import { env } from '../env'
import { PrismaClient } from './generated/client'
import { StetSqlite } from './sqlite'

/** What runs inside a transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** A read-only connection to the database. Its type leaves out what writes; SQLite refuses it besides. */
export type Reader = Pick<PrismaClient, '$queryRaw' | Exclude<Extract<keyof PrismaClient, string>, `$${string}`>>

const TRANSACTION = { maxWait: 10_000, timeout: 20_000 }

declare global {
  // Hot reload and separate bundles would make two writers, which wait for each other for ever.
  var stetWriter: PrismaClient | undefined
  var stetReader: PrismaClient | undefined
}

/** The one connection that writes. Known to `command.ts` only: a write outside its transaction would land in another's. */
export function writer(): PrismaClient {
  return (globalThis.stetWriter ??= new PrismaClient({
    adapter: new StetSqlite(env().databaseFile, 'writer'),
    transactionOptions: TRANSACTION,
  }))
}

/** The one connection that reads; SQLite refuses any write on it. */
export function reader(): Reader {
  return (globalThis.stetReader ??= new PrismaClient({
    adapter: new StetSqlite(env().databaseFile, 'reader'),
    transactionOptions: TRANSACTION,
  }))
}

/** Closes both, for tests and the command line. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([globalThis.stetWriter?.$disconnect(), globalThis.stetReader?.$disconnect()])
  globalThis.stetWriter = undefined
  globalThis.stetReader = undefined
}
