import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { version } from '@/package.json'
import { systemBrowser } from '@/scripts/system-browser.mjs'
import { faultSentence, guardsSentence, rowsSentence } from '../audit/sentences'
import { verifyChain } from '../audit/verification'
import { confidentialKeyFault } from '../confidential/key-fault'
import { guardFaults } from '../db/guards'
import { pendingMigrations } from '../db/migrate'
import { openFile } from '../db/sqlite'
import { diskFaultOf, diskSentence, freeBytes, hasRoomFor } from '../platform/disk'
import { env } from '../platform/env'
import { serverRuns } from '../db/server-lock'

/** One thing that was looked at. `bad` needs an action, `note` is good to know. */
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
  findings.push(room(), ...databaseFindings(databaseFile), ...serverFinding(databaseFile))
  // Where the guards were taken away, what else was altered is the question.
  if (findings.some(({ check, result }) => result === 'bad' && !READABLE_ALL_THE_SAME.has(check))) return findings
  return [...findings, confidentialKey(), await auditChain()]
}

/** Checks whose fault keeps nobody from looking at what the database holds. */
const READABLE_ALL_THE_SAME = new Set(['guards', 'room', 'secrets'])

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

/** A full disk refuses changes. */
function room(): Finding {
  const { databaseFile } = env()
  const free = Math.floor(freeBytes(dirname(databaseFile)) / 1024 / 1024)
  return hasRoomFor(databaseFile, 0)
    ? good('room', `${free} MB are free on the disk of the database.`)
    : bad('room', `${free} MB are free on the disk of ${databaseFile}, and changes need more. Make room there.`)
}

/** Secrets are read by their owner alone. */
function secrets(): Finding {
  const { dataFolder, confidentialKeyFile, checkpointKeyFile } = env()
  const open = [join(dataFolder, 'session-secret'), confidentialKeyFile, checkpointKeyFile].filter(
    (path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
  )
  return open.length === 0
    ? good('secrets', 'Secret files are readable by their owner alone.')
    : bad('secrets', `Others can read ${open.join(' and ')}; run chmod 600 on it.`)
}

function browser(): Finding {
  const found = process.env.CHROMIUM_PATH ?? systemBrowser()
  return found
    ? good('browser', `${found} can make PDF files.`)
    : note('browser', 'No browser was found to make PDF files with; reports as PDF are not available yet anyway.')
}

const RESTORE = 'Restore a backup by stet restore.'

function databaseFindings(file: string): Finding[] {
  let database: ReturnType<typeof openFile>
  try {
    database = openFile(file, { readonly: true })
  } catch (error) {
    return [bad('database', diskSentence(error, file) ?? `${file} can't be opened (${String(error)}). ${RESTORE}`)]
  }
  try {
    const sqlite = good('sqlite', `Version ${String(database.prepare('SELECT sqlite_version()').pluck().get())}.`)
    const integrity = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return [sqlite, bad('database', `It is damaged: ${String(integrity)}. ${RESTORE}`)]
    const broken = database.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      return [sqlite, bad('database', `${broken.length} references between rows are broken. ${RESTORE}`)]
    }
    const pending = pendingMigrations(file)
    const guards = guardFaults({ all: (sql) => database.prepare(sql).all() })
    return [
      sqlite,
      good('database', `${file} is whole.`),
      pending.length === 0
        ? good('migrations', 'None is pending.')
        : bad(
            'migrations',
            `Pending: ${pending.join(', ')}. Start Stet; it copies the database first and applies them.`,
          ),
      guards.length === 0
        ? good('guards', 'What was published is guarded by the database.')
        : bad('guards', `${guardsSentence(guards)} The next start repairs them; see what else was altered.`),
    ]
  } catch (error) {
    return [bad('database', diskSentence(error, file) ?? `${file} can't be read (${String(error)}). ${RESTORE}`)]
  } finally {
    database.close()
  }
}

/** Nothing where the lock beside the database can't be looked at: `folders` tells of it. */
function serverFinding(file: string): Finding[] {
  try {
    return [note('server', serverRuns(file) ? 'A server runs on this database.' : 'No server runs on this database.')]
  } catch (error) {
    if (diskFaultOf(error) === null) throw error
    return []
  }
}

function confidentialKey(): Finding {
  const fault = confidentialKeyFault()
  return fault === null ? good('confidential key', 'What is sealed can be opened.') : bad('confidential key', fault)
}

async function auditChain(): Promise<Finding> {
  const { fault, events, rows } = await verifyChain()
  return fault
    ? bad('audit', `${faultSentence(fault)} Somebody altered the file.`)
    : good('audit', `All ${events} events hold together. As they vouch for them there are ${rowsSentence(rows)}.`)
}
