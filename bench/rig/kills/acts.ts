/** What is killed: first start, upgrade from every migration, backup, restore, rekey; each in a folder of its own. */

import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup, restoreBackup } from '@/lib/server/upkeep/backup'
import { replaceConfidentialKey } from '@/lib/server/confidential/rekey'
import { closeDatabase } from '@/lib/server/db/clients'
import { migrate } from '@/lib/server/db/migrate'
import { migrationsFolder } from '@/lib/server/db/migrations-folder'
import { openFile } from '@/lib/server/db/sqlite'
import { examine } from '@/lib/server/upkeep/doctor'
import { env, parseEnv } from '@/lib/server/platform/env'
import { bootstrap } from '@/lib/server/upkeep/bootstrap'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { makeNewsroom, makeSource } from '@/prisma/factories'

export interface Action {
  /** What must be there before. */
  readonly prepare: (folder: string) => Promise<void>
  readonly run: (folder: string) => Promise<unknown>
}

const MIGRATIONS = readdirSync(join(migrationsFolder(), 'sqlite'))
  .filter((name) => /^\d/.test(name))
  .sort()

/** The last migration of an older version: all but the newest. */
const OLDER = MIGRATIONS.slice(0, -1)

/** Names of all actions. */
export const ACT_NAMES = ['first start', ...OLDER.map((name) => `upgrade from ${name}`), 'backup', 'restore', 'rekey']

/** @throws Error for no such action */
export function actOf(name: string): Action {
  if (name === 'first start') return { prepare: async () => undefined, run: start }
  if (name === 'backup') return { prepare: found, run: backUp }
  if (name === 'rekey') return { prepare: foundWithSecrets, run: replaceKey }
  if (name === 'restore') {
    return {
      async prepare(folder) {
        await found(folder)
        await backUp(folder)
        await closeDatabase()
      },
      async run(folder) {
        workIn(folder)
        await restoreBackup({ file: backupIn(folder) })
      },
    }
  }
  const migration = OLDER.find((each) => name === `upgrade from ${each}`)
  if (!migration) throw new Error(`There is nothing called "${name}".`)
  return { prepare: async (folder) => olderDatabase(folder, migration), run: start }
}

const backupIn = (folder: string) => join(folder, 'backup.db')

/** From now on this process works in that folder. */
function workIn(folder: string): void {
  globalThis.stetEnv = parseEnv({ STET_DATA: folder, NEXTAUTH_URL: 'https://checks.example' })
}

async function start(folder: string) {
  workIn(folder)
  await bootstrap()
}

async function backUp(folder: string) {
  workIn(folder)
  await makeBackup(SYSTEM, backupIn(folder))
}

async function found(folder: string) {
  await start(folder)
  await closeDatabase()
}

/** Sealed names in two portions, which a new key seals anew. */
const SECRETS = 120

async function foundWithSecrets(folder: string) {
  workIn(folder)
  const { owner } = await makeNewsroom()
  for (let at = 0; at < SECRETS; at += 1) {
    await makeSource(owner, { title: `A letter ${at}`, confidential: true, identity: `Person ${at}` })
  }
  await closeDatabase()
}

async function replaceKey(folder: string) {
  workIn(folder)
  await replaceConfidentialKey(SYSTEM, { dropLost: false })
}

/** A database as an older version left it, with a person in it. */
function olderDatabase(folder: string, last: string) {
  const migrations = mkdtempSync(join(tmpdir(), 'stet-migrations-'))
  try {
    cpSync(migrationsFolder(), migrations, { recursive: true })
    for (const name of MIGRATIONS.filter((each) => each > last)) {
      rmSync(join(migrations, 'sqlite', name), { recursive: true })
    }
    // The guards name columns of the newest migration.
    const none = join(migrations, 'guards.sqlite.sql')
    rmSync(none)
    cpSync('/dev/null', none)
    const file = join(folder, 'stet.db')
    migrate(file, migrations)
    const database = openFile(file)
    database.exec(
      `INSERT INTO "Person" ("id", "name", "email", "emailFolded", "updatedAt") VALUES ('noor', 'Noor', 'n@x.example', 'n@x.example', '2026-01-01')`,
    )
    database.close()
  } finally {
    rmSync(migrations, { recursive: true, force: true })
  }
}

/**
 * Starts again where something was killed, and looks at all of it: doctor finds nothing, what was there is there, and a backup
 * of it can be restored into an empty place.
 *
 * @returns what is wrong; empty when nothing is
 */
export async function faultsAfter(name: string, folder: string): Promise<readonly string[]> {
  try {
    await start(folder)
    // It says itself what to do: to finish it. What no key opens would be refused.
    if (name === 'rekey') await replaceConfidentialKey(SYSTEM, { dropLost: false })
    const faults = await complaints()
    if (env().secret.length < SHORTEST_SECRET) faults.push('the secret of sessions is cut short')
    if (name.startsWith('upgrade') && !(await personIsThere(folder))) faults.push('the person is gone')
    const again = join(folder, 'again.db')
    const { sha256 } = await makeBackup(SYSTEM, again)
    faults.push(...(await faultsRestored(join(folder, 'place'), again, sha256)))
    // A backup that has its right name is whole, whenever the process that made it was killed.
    if (existsSync(backupIn(folder))) {
      const digest = createHash('sha256')
        .update(readFileSync(backupIn(folder)))
        .digest('hex')
      faults.push(...(await faultsRestored(join(folder, 'second place'), backupIn(folder), digest)))
    }
    return faults
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    await closeDatabase()
  }
}

async function faultsRestored(place: string, file: string, sha256: string): Promise<readonly string[]> {
  await closeDatabase()
  const key = env().confidentialKeyFile
  workIn(place)
  // It is in no backup: whoever restores elsewhere brings it.
  if (existsSync(key)) cpSync(key, env().confidentialKeyFile)
  await restoreBackup({ file, sha256 })
  await bootstrap()
  const faults = await complaints()
  await closeDatabase()
  return faults.map((fault) => `restored: ${fault}`)
}

/** What doctor says is bad. */
const complaints = async () => (await examine()).filter(({ result }) => result === 'bad').map(({ detail }) => detail)

/** Characters of a whole secret at least. */
const SHORTEST_SECRET = 32

async function personIsThere(folder: string): Promise<boolean> {
  const database = openFile(join(folder, 'stet.db'), { readonly: true })
  try {
    return database.prepare('SELECT 1 FROM "Person" WHERE "id" = \'noor\'').get() !== undefined
  } finally {
    database.close()
  }
}
