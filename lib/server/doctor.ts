import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { version } from '@/package.json'
import { verifyChain } from './audit'
import { sha256 } from './audit-trail'
import { reader } from './db/clients'
import { pendingMigrations } from './db/migrate'
import { openFile } from './db/sqlite'
import { env } from './env'
import { serverRuns } from './server-lock'

/** One thing that was looked at. `bad` needs a deed, `note` is good to know. */
export interface Finding {
  readonly check: string
  readonly result: 'good' | 'note' | 'bad'
  /** A sentence: what was found and, when it is bad, what to do. */
  readonly detail: string
}

/** Looks at everything that Stet stands on, and changes nothing. */
export async function examine(): Promise<readonly Finding[]> {
  const { databaseFile } = env()
  const findings = [nodeVersion(), good('stet', `Version ${version}.`), folder(), secrets(), browser()]
  if (!existsSync(databaseFile)) {
    return [...findings, note('database', `There is no database at ${databaseFile} yet; the first start makes it.`)]
  }
  const pending = pendingMigrations(databaseFile)
  findings.push(
    ...databaseFindings(databaseFile),
    pending.length === 0
      ? good('migrations', 'None is pending.')
      : bad('migrations', `Pending: ${pending.join(', ')}. Start Stet; it copies the database first and applies them.`),
    note('server', serverRuns(databaseFile) ? 'A server runs on this database.' : 'No server runs on this database.'),
  )
  if (findings.some(({ result }) => result === 'bad')) return findings
  return [...findings, await auditChain(), await publishedRecords()]
}

const good = (check: string, detail: string): Finding => ({ check, result: 'good', detail })
const note = (check: string, detail: string): Finding => ({ check, result: 'note', detail })
const bad = (check: string, detail: string): Finding => ({ check, result: 'bad', detail })

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  return fits
    ? good('node', `Version ${process.versions.node}.`)
    : bad('node', `Version ${process.versions.node} is too old; install Node.js 24.`)
}

function folder(): Finding {
  const { dataFolder, databaseFile } = env()
  for (const path of new Set([dataFolder, dirname(databaseFile)])) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch {
      return bad('folders', `${path} can't be written; give its owner the right to, or set STET_DATA.`)
    }
  }
  return good('folders', `${dataFolder} can be written.`)
}

/** Secrets are read by their owner alone. */
function secrets(): Finding {
  const { dataFolder, confidentialKeyFile } = env()
  const open = [join(dataFolder, 'session-secret'), confidentialKeyFile].filter(
    (path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
  )
  return open.length === 0
    ? good('secrets', 'Secret files are readable by their owner alone.')
    : bad('secrets', `Others can read ${open.join(' and ')}; run chmod 600 on it.`)
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function browser(): Finding {
  const found = process.env.CHROMIUM_PATH ?? BROWSERS.find((path) => existsSync(path))
  return found
    ? good('browser', `${found} can make PDF files.`)
    : note('browser', 'No browser was found to make PDF files with; reports as PDF are not available yet anyway.')
}

const TRIGGERS = ['ArticleVersion_no_update', 'Publication_no_update', 'Correction_no_update', 'AuditEvent_no_update']

function databaseFindings(file: string): Finding[] {
  let database: ReturnType<typeof openFile>
  try {
    database = openFile(file, { readonly: true })
  } catch (error) {
    return [bad('database', `${file} can't be opened (${String(error)}). Restore a backup.`)]
  }
  try {
    const sqlite = good('sqlite', `Version ${String(database.prepare('SELECT sqlite_version()').pluck().get())}.`)
    const integrity = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return [sqlite, bad('database', `It is damaged: ${String(integrity)}. Restore a backup.`)]
    const broken = database.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      return [sqlite, bad('database', `${broken.length} references between rows are broken. Restore a backup.`)]
    }
    const there = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()
    const missing = TRIGGERS.filter((name) => !there.includes(name))
    return [
      sqlite,
      good('database', `${file} is whole.`),
      missing.length === 0
        ? good('guards', 'What was published is guarded by the database.')
        : bad('guards', `Guards are missing (${missing.join(', ')}): the file was altered. Restore a backup.`),
    ]
  } catch (error) {
    return [bad('database', `${file} can't be read (${String(error)}). Restore a backup.`)]
  } finally {
    database.close()
  }
}

async function auditChain(): Promise<Finding> {
  const { fault, head, published } = await verifyChain(reader())
  return fault
    ? bad('audit', `The log is broken at event ${fault.seq} (${fault.fault}). Somebody altered the file.`)
    : good(
        'audit',
        `All ${head.seq} events hold together, and vouch for ${published} published records and corrections.`,
      )
}

/** Each published record is what its hash says. (rule R21) */
async function publishedRecords(): Promise<Finding> {
  const rows = await reader().publication.findMany({
    select: { slug: true, edition: true, record: true, sha256: true },
  })
  const altered = rows.filter((row) => sha256(row.record) !== row.sha256)
  return altered.length === 0
    ? good('published', `${rows.length} published records are as they were published.`)
    : bad('published', `Altered after publication: ${altered.map(({ slug }) => slug).join(', ')}. Restore a backup.`)
}
