import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase } from './db/clients'
import { migrate } from './db/migrate'
import { migrationsFolder } from './db/migrations-folder'
import { parseEnv } from './platform/env'
import { inWriteTransaction } from './transaction/write-queue'

/** A real, migrated, empty SQLite file for one test file; the environment of this process points at it. */
export interface TestDatabase {
  readonly folder: string
  readonly file: string
  close(): Promise<void>
}

/** Copies a template that is migrated once per set of migrations, and makes it this process's database. */
export async function openTestDatabase(): Promise<TestDatabase> {
  await closeDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'stet-test-'))
  const file = join(folder, 'stet.db')
  copyFileSync(template(), file)
  globalThis.stetEnv = parseEnv({
    STET_DATA: folder,
    NEXTAUTH_URL: 'https://checks.example',
    NEXTAUTH_SECRET: 'a secret for tests only, long enough',
  })
  return {
    folder,
    file,
    async close() {
      // What nobody waits for must not come after the file is gone.
      await inWriteTransaction(async () => undefined).catch(() => undefined)
      await closeDatabase()
      globalThis.stetEnv = undefined
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function template(): string {
  const folder = join(tmpdir(), 'stet-test-templates')
  const made = join(folder, `${migrationsHash()}.db`)
  if (existsSync(made)) return made
  mkdirSync(folder, { recursive: true })
  const draft = join(mkdtempSync(join(tmpdir(), 'stet-template-')), 'stet.db')
  migrate(draft)
  renameSync(draft, made)
  return made
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(migrationsFolder(), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)))
  }
  return hash.digest('hex').slice(0, 16)
}
