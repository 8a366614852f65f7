import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { houseScale } from '../newsroom/scales'
import { newsroom } from '../newsroom/newsroom'
import { auditLog } from '../audit/list'
import { closeDatabase, reader } from '../db/clients'
import { env, parseEnv } from '../platform/env'
import { actorForEmail } from '../people/actors'
import { bootstrap, ownerLines } from './bootstrap'
import { holdServerLock, releaseServerLock, serverRuns } from '../db/server-lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-ready-'))
  globalThis.stetEnv = parseEnv({ STET_DATA: folder, STET_OWNER_EMAIL: 'Chief@Harbour.example' })
})
afterEach(async () => {
  releaseServerLock()
  await closeDatabase()
  globalThis.stetEnv = undefined
  rmSync(folder, { recursive: true, force: true })
})

it('makes database, newsroom, scale, desk and owner out of nothing, and says the owner’s secrets once', async () => {
  const { owner, migrations } = await bootstrap()
  expect(migrations.length).toBeGreaterThan(0)
  expect(owner).toMatchObject({ email: 'Chief@Harbour.example' })
  const actor = await actorForEmail('chief@harbour.example', 'cli')
  expect(actor).toMatchObject({ admin: true, via: 'cli' })
  expect([...(actor?.roles ?? [])]).toEqual([[owner?.deskId, 'chief']])
  expect((await reader().desk.findFirstOrThrow()).name).toBe('Newsroom')
  expect((await newsroom(null, {})).publicUrl).toBe('http://localhost:3000')
  expect((await houseScale(null, {})).ratings).toHaveLength(12)
  expect(owner && ownerLines(owner)).toMatch(
    /^\nOwner: Chief@Harbour\.example\nPassword: \S+\nSign-in link: http:\S+\n/,
  )
  expect(await bootstrap()).toEqual({ migrations: [], backup: null, owner: null })
  expect(JSON.stringify((await auditLog(actor, {})).items)).not.toContain(owner?.password)
})

it('founds one newsroom when two processes start at once', async () => {
  const both = await Promise.all([bootstrap(), bootstrap()])
  expect(both.filter(({ owner }) => owner !== null)).toHaveLength(1)
  expect(await reader().person.count()).toBe(1)
})

const OTHER_SERVER = `
  const Database = require('better-sqlite3')
  const lock = new Database(process.argv[1] + '.lock', { timeout: 0 })
  try { lock.exec('BEGIN EXCLUSIVE'); process.exit(0) } catch { process.exit(9) }`
const startOther = () => spawnSync(process.execPath, ['-e', OTHER_SERVER, env().databaseFile]).status

it('lets one server run on a file: another process can’t get the lock until the first lets go', () => {
  holdServerLock(env().databaseFile)
  expect(startOther()).toBe(9)
  releaseServerLock()
  expect(startOther()).toBe(0)
})

it('lets the command line see whether a server runs, without taking its place', () => {
  expect(serverRuns(env().databaseFile)).toBe(false)
  expect(existsSync(`${env().databaseFile}.lock`)).toBe(false)
  holdServerLock(env().databaseFile)
  expect(serverRuns(env().databaseFile)).toBe(true)
  releaseServerLock()
  expect(serverRuns(env().databaseFile)).toBe(false)
  expect(startOther()).toBe(0)
})
