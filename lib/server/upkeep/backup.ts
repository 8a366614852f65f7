import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { Actor } from '@/lib/policy/actor'
import { command } from '../engine/command'
import { faultSentence } from '../audit/sentences'
import { isOfChain, verifyChain } from '../audit/verification'
import { confidentialKeyFault } from '../confidential/key-fault'
import { closeDatabase } from '../db/clients'
import { asideName, restoreDrafts } from '../db/database-file'
import { migrate } from '../db/migrate'
import { APPLICATION_ID, openFile } from '../db/sqlite'
import { diskSentence, hasRoomFor } from '../platform/disk'
import { env } from '../platform/env'
import { SYSTEM } from '../engine/system-actor'
import { holdServerLock, releaseServerLock } from '../db/server-lock'

const FileNote = z.strictObject({ fileName: z.string().max(255), sha256: z.string().max(64).optional() })

/** The log knows of every copy that left the database. */
const noteBackup = command({
  name: 'backup.make',
  permission: 'site:administer',
  input: FileNote,
  load: async () => ({}),
  desk: () => null,
  run: async ({ input }) => ({
    result: undefined,
    audit: { kind: 'backup', targetId: 'database', after: { file: input.fileName } },
  }),
})

const noteRestore = command({
  name: 'backup.restore',
  permission: 'site:administer',
  input: FileNote,
  load: async () => ({}),
  desk: () => null,
  run: async ({ input }) => ({
    result: undefined,
    audit: { kind: 'backup', targetId: 'database', after: { file: input.fileName, sha256: input.sha256 ?? null } },
  }),
})

export interface Backup {
  readonly file: string
  /** SHA-256 of the file, hexadecimal; also kept beside it in `FILE.sha256`, as `sha256sum -c` reads it. */
  readonly sha256: string
  /** In bytes. */
  readonly size: number
}

/**
 * Copies the database to a file that only its owner reads, consistent while the server writes (safety, trap 13). The key
 * of confidential identities is another file and stays where it is: without it a stolen backup gives no names away.
 *
 * @throws Conflict when the file exists, or its disk is full or can't be written
 */
export async function makeBackup(actor: Actor, file: string): Promise<Backup> {
  if (existsSync(file)) throw new Conflict(say('backup.file-exists', { file }))
  if (!existsSync(dirname(file))) {
    throw new InvalidInput(say('backup.no-folder', { folder: dirname(file) }))
  }
  await noteBackup(actor, { fileName: basename(file) })
  // Made under another name, so that a file of the right name is always whole.
  const draft = `${file}.part`
  beginDraft(draft)
  try {
    copyTo(draft)
    const { sha256, size } = await digestOf(draft)
    renameSync(draft, file)
    writeFileSync(`${file}.sha256`, `${sha256}  ${basename(file)}\n`, { mode: 0o600 })
    flush(dirname(file))
    return { file, sha256, size }
  } catch (error) {
    throw whyNone(error, draft)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** An empty draft that only its owner reads. Another's, or one that a kill left, is not touched. */
function beginDraft(draft: string) {
  try {
    closeSync(openSync(draft, 'wx', 0o600))
  } catch (error) {
    throw whyNone(error, draft)
  }
}

/** Why there is no backup, for whoever asked for it; what is no fault of the disk or of the place stays as it is. */
function whyNone(error: unknown, draft: string): unknown {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
    return new Conflict(say('backup.draft-is-there', { draft, name: basename(draft) }))
  }
  const reason = diskSentence(error, draft)
  return reason === null ? error : new Conflict(say('backup.refused', { why: reason }))
}

/** Fills a draft with a copy of the database, which is on the disk when this returns. */
function copyTo(draft: string) {
  const database = openFile(env().databaseFile, { readonly: true })
  try {
    database.prepare('VACUUM INTO ?').run(draft)
  } finally {
    database.close()
  }
  chmodSync(draft, 0o600)
  flush(draft)
}

/** Makes sure that a file or folder has reached the disk. */
function flush(path: string) {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

async function digestOf(file: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of createReadStream(file)) {
    hash.update(part)
    size += part.length
  }
  return { sha256: hash.digest('hex'), size }
}

export interface Restored {
  readonly databaseFile: string
  /** Where the database that was there before is now; null when there was none. */
  readonly kept: string | null
  readonly sha256: string
  /** Migrations that brought an older backup up to date. */
  readonly migrations: readonly string[]
  /** What is to be known of it, in sentences: its log is broken, the key of its confidential names is elsewhere. */
  readonly warnings: readonly string[]
}

/**
 * Puts a backup in the place of the database, which is kept aside. Everybody has to sign in again, and links that were not used
 * are gone. Refused while a server runs on it.
 *
 * @param given.sha256 what the file must have, where its `.sha256` is missing
 * @param given.altered also a backup whose audit log is broken
 * @throws InvalidInput when the file is damaged, was altered or isn't a backup of Stet, UnusableDatabase while a server runs,
 *   Conflict when there is no room for it
 */
export async function restoreBackup(given: {
  readonly file: string
  readonly sha256?: string | undefined
  readonly altered?: boolean | undefined
}): Promise<Restored> {
  const { file } = given
  if (!existsSync(file)) throw new InvalidInput(say('backup.no-file', { file }))
  const { sha256, size } = await digestOf(file)
  requireDigest(file, sha256, given.sha256 ?? storedDigest(file))
  const { databaseFile } = env()
  if (!hasRoomFor(databaseFile, size)) {
    throw new Conflict(say('backup.no-room', { database: databaseFile, megabytes: Math.ceil(size / 1024 / 1024) }))
  }
  await closeDatabase()
  holdServerLock(databaseFile)
  try {
    // A copy in the same folder is checked and moved, so that what was checked is what is put in place.
    const { unchecked, whole } = restoreDrafts(databaseFile)
    copyFileSync(file, unchecked)
    chmodSync(unchecked, 0o600)
    const migrations = checkedAndMigrated(unchecked, file)
    const warnings = await logFaults(unchecked, file, given.altered ?? false)
    endWhatEnded(unchecked)
    flush(unchecked)
    // From here on a start finishes what a kill interrupts (`settleFile`).
    renameSync(unchecked, whole)
    flush(dirname(databaseFile))
    const kept = existsSync(databaseFile) ? setAside(databaseFile) : null
    renameSync(whole, databaseFile)
    flush(dirname(databaseFile))
    await noteRestore(SYSTEM, { fileName: basename(file), sha256 })
    const keyFault = confidentialKeyFault()
    return { databaseFile, kept, sha256, migrations, warnings: keyFault === null ? warnings : [...warnings, keyFault] }
  } finally {
    releaseServerLock()
  }
}

function storedDigest(file: string): string {
  const beside = `${file}.sha256`
  if (!existsSync(beside)) {
    throw new InvalidInput(say('backup.no-checksum', { name: basename(beside) }))
  }
  return readFileSync(beside, 'utf8').split(/\s/)[0] ?? ''
}

function requireDigest(file: string, found: string, wanted: string) {
  if (found === wanted.trim().toLowerCase()) return
  throw new InvalidInput(say('backup.other-checksum', { file }))
}

/** Brings the copy up to date. @throws InvalidInput, UnusableDatabase for what is no sound database of ours */
function checkedAndMigrated(copy: string, file: string): readonly string[] {
  try {
    const fault = faultOf(copy)
    if (fault) throw new InvalidInput(say('backup.cannot-restore', { file, why: fault }))
    const { applied, backup } = migrate(copy)
    if (backup) rmSync(backup)
    return applied
  } catch (error) {
    dropCopy(copy)
    throw error
  }
}

function dropCopy(copy: string) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
}

/**
 * What the audit log of the copy shows. A log that doesn't hold together says that somebody altered the backup; rows that it
 * doesn't vouch for may be older than it, and are for `doctor` to tell of.
 *
 * @param altered it is known, and wanted all the same
 * @returns sentences about what is restored all the same
 * @throws InvalidInput for a log that is broken
 */
async function logFaults(copy: string, file: string, altered: boolean): Promise<readonly string[]> {
  const { fault } = await verifyChain(undefined, copy)
  if (!fault || !isOfChain(fault)) return []
  const found = `The audit log of ${file} is broken: somebody altered it. ${faultSentence(fault)}`
  if (altered) return [found]
  dropCopy(copy)
  throw new InvalidInput(say('backup.altered', { why: found }))
}

/**
 * Ends all sessions and open links in a copy: those that ended after it was made would hold again. In the copy, so that no kill
 * leaves them open. Session versions go on somewhere that no token has been yet.
 */
function endWhatEnded(copy: string): void {
  const database = openFile(copy)
  try {
    database.exec(`BEGIN IMMEDIATE;
      UPDATE "Person" SET "sessionVersion" = "sessionVersion" + 1000 + abs(random() % 1000000);
      UPDATE "Mail" SET "text" = '', "sealed" = 0 WHERE "linkId" IN (SELECT "id" FROM "OneTimeLink" WHERE "usedAt" IS NULL);
      DELETE FROM "OneTimeLink" WHERE "usedAt" IS NULL;
      COMMIT`)
  } finally {
    database.close()
  }
}

function faultOf(copy: string): string | null {
  let database: Database.Database
  try {
    database = new Database(copy, { readonly: true })
    database.pragma('schema_version')
  } catch {
    return 'it is not a SQLite database.'
  }
  try {
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'it is not a backup of Stet.'
    const integrity = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return `it is damaged (${String(integrity).slice(0, 200)}).`
    const broken = database.pragma('foreign_key_check')
    return Array.isArray(broken) && broken.length > 0 ? 'references between its rows are broken.' : null
  } catch {
    return 'it is damaged.'
  } finally {
    database.close()
  }
}

/** Moves the database out of the way, with all that its log still holds. */
function setAside(databaseFile: string): string {
  const kept = asideName(databaseFile, new Date())
  try {
    const database = openFile(databaseFile)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // Damaged: it is kept as it is, with its log.
  }
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${databaseFile}${suffix}`)) renameSync(`${databaseFile}${suffix}`, `${kept}${suffix}`)
  }
  return kept
}
