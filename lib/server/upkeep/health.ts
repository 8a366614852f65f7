import { StorageFull } from '@/lib/domain/errors'
import { version } from '@/package.json'
import { reader } from '../db/clients'
import { pendingMigrations } from '../db/migrate'
import { hasRoomFor } from '../platform/disk'
import { env } from '../platform/env'
import { log, reasonOf } from '../platform/log'
import { inWriteTransaction } from '../transaction/write-queue'

export interface Health {
  readonly ready: boolean
  readonly database: 'writable' | 'unwritable'
  /** Head of the audit chain. */
  readonly chain: { readonly seq: number; readonly hash: string } | null
  /** Migrations that the database still lacks. */
  readonly pendingMigrations: readonly string[]
  readonly versions: { readonly stet: string; readonly node: string; readonly sqlite: string | null }
}

/** How long an answer holds, in milliseconds: whoever asks in a loop must not keep the disk busy. */
const HOLDS_MS = 2_000

declare global {
  var stetHealth: { readonly until: number; readonly answer: Promise<Health> } | undefined
}

/** Whether the server can do its work. */
export function health(): Promise<Health> {
  const now = Date.now()
  if (!globalThis.stetHealth || globalThis.stetHealth.until < now) {
    globalThis.stetHealth = { until: now + HOLDS_MS, answer: probe() }
  }
  return globalThis.stetHealth.answer
}

async function probe(): Promise<Health> {
  const [writable, read] = await Promise.all([canWrite(), readState()])
  const pending = read === null ? [] : pendingMigrations(env().databaseFile)
  return {
    ready: writable && read !== null && pending.length === 0,
    database: writable ? 'writable' : 'unwritable',
    chain: read?.chain ?? null,
    pendingMigrations: pending,
    versions: { stet: version, node: process.versions.node, sqlite: read?.sqlite ?? null },
  }
}

/** What anybody may know: whether it works. Versions and migrations would tell a stranger what to try. */
export const publicHealth = ({ ready, database, chain }: Health) => ({ ready, database, chain })

/** A transaction that writes the head of the audit chain as it is, and reaches the disk: no datum changes. */
async function canWrite(): Promise<boolean> {
  try {
    if (!hasRoomFor(env().databaseFile, 0)) throw new StorageFull()
    await inWriteTransaction((tx) => tx.$executeRaw`UPDATE "AuditHead" SET "seq" = "seq" WHERE "id" = 1`)
    return true
  } catch (error) {
    log.error({ reason: reasonOf(error) }, 'the database can’t be written')
    return false
  }
}

async function readState() {
  try {
    const head = await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })
    const rows = await reader().$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS "version"`
    return { chain: { seq: head.seq, hash: head.hash }, sqlite: rows[0]?.version ?? null }
  } catch (error) {
    log.error({ reason: reasonOf(error) }, 'the database can’t be read')
    return null
  }
}
