import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeNewsroom, makePerson, makeSource } from '@/prisma/factories'
import { deskArticles } from '../articles/list'
import { verifyChain } from '../audit/verification'
import { makeBackup, restoreBackup } from './backup'
import { reader } from '../db/clients'
import { openFile, UnusableDatabase } from '../db/sqlite'
import { examine } from './doctor'
import { env } from '../platform/env'
import { sendResetLink } from '../people/sign-in'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let owner: Actor
let file: string

beforeEach(async () => {
  database = await openTestDatabase()
  owner = (await makeNewsroom()).owner
  file = join(database.folder, 'copy.db')
})
afterEach(() => database.close())

const titles = async () => (await deskArticles(owner, {})).items.map(({ title }) => title).sort()

describe('a backup', () => {
  it('is whole though the newsroom goes on writing (trap 13)', async () => {
    const writing = Array.from({ length: 12 }, (_, at) => makeArticle(owner, { text: `Number ${at}\n\nA sentence.` }))
    const made = await makeBackup(owner, file)
    await Promise.all(writing)
    const copy = openFile(made.file, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const head = copy.prepare<[], { seq: number }>('SELECT seq FROM AuditHead').get()
    expect(copy.prepare('SELECT max(seq) FROM AuditEvent').pluck().get()).toBe(head?.seq)
    copy.close()
  })

  it('is for its owner alone, with its checksum printed and kept beside', async () => {
    const { sha256, size } = await makeBackup(owner, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256)
    expect(statSync(file).size).toBe(size)
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  copy.db\n`)
  })

  it('doesn’t touch what another one to the same name has begun, or what a kill has left', async () => {
    const both = await Promise.allSettled([makeBackup(owner, file), makeBackup(owner, file)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(readFileSync(`${file}.sha256`, 'utf8')).toContain(
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    )
    const other = join(database.folder, 'other.db')
    writeFileSync(`${other}.part`, 'left')
    await expect(makeBackup(owner, other)).rejects.toThrow(/other\.db\.part is there\. .* then remove other\.db\.part/)
    expect(readFileSync(`${other}.part`, 'utf8')).toBe('left')
  })

  it('gives no confidential name away: neither the name nor the key is in it', async () => {
    await makeSource(owner, {
      title: 'A person close to the port',
      confidential: true,
      identity: 'Rana Qasim, harbour master',
    })
    await makeBackup(owner, file)
    const bytes = readFileSync(file)
    expect(bytes.includes('Rana Qasim')).toBe(false)
    expect(bytes.includes(readFileSync(env().confidentialKeyFile, 'utf8').trim())).toBe(false)
  })

  it('never takes the place of another file', async () => {
    writeFileSync(file, 'precious')
    await expect(makeBackup(owner, file)).rejects.toBeInstanceOf(Conflict)
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })

  it('says which disk can’t be written, and leaves nothing behind', async () => {
    await expect(makeBackup(owner, '/sys/copy.db')).rejects.toThrow(
      /^No backup was made\. \/sys\/copy\.db\.part can't be/,
    )
    await expect(makeBackup(owner, '/sys/copy.db')).rejects.toBeInstanceOf(Conflict)
  })

  it('is made by administrators only', async () => {
    const chief = await makePerson({ role: 'chief', deskId: [...owner.roles.keys()][0] ?? '' })
    await expect(makeBackup(chief, file)).rejects.toBeInstanceOf(NotFound)
    expect(existsSync(file)).toBe(false)
  })
})

describe('restoring', () => {
  it('brings back what was, and keeps aside what is', async () => {
    await makeArticle(owner, { text: 'Before\n\nA sentence.' })
    const { email, sessionVersion } = await reader().person.findUniqueOrThrow({ where: { id: owner.personId } })
    await sendResetLink(null, { email })
    await makeBackup(owner, file)
    await makeArticle(owner, { text: 'After\n\nA sentence.' })
    const { kept } = await restoreBackup({ file })
    expect(await titles()).toEqual(['Before'])
    // What may have ended since doesn't hold again.
    const again = await reader().person.findUniqueOrThrow({ where: { id: owner.personId }, include: { links: true } })
    expect(again.sessionVersion).toBeGreaterThan(sessionVersion + 999)
    expect(again.links).toEqual([])
    expect(await reader().mail.count({ where: { linkId: { not: null }, text: { not: '' } } })).toBe(0)
    expect((await verifyChain()).fault).toBeNull()
    const aside = openFile(kept ?? '', { readonly: true })
    expect(aside.prepare('SELECT count(*) FROM Article').pluck().get()).toBe(2)
    aside.close()
    expect((await examine()).filter(({ result }) => result === 'bad')).toEqual([])
  })

  it.each<[string, () => void]>([
    ['was damaged', () => appendFileSync(file, 'x')],
    ['has lost its checksum', () => rmSync(`${file}.sha256`)],
    [
      'is no database, though its checksum is right',
      () => {
        writeFileSync(file, 'not a database')
        const sha256 = createHash('sha256').update('not a database').digest('hex')
        writeFileSync(`${file}.sha256`, `${sha256}  copy.db\n`)
      },
    ],
  ])('refuses a file that %s, and changes nothing', async (_, damage) => {
    await makeArticle(owner, { text: 'Here\n\nA sentence.' })
    await makeBackup(owner, file)
    await makeArticle(owner, { text: 'Later\n\nA sentence.' })
    damage()
    await expect(restoreBackup({ file })).rejects.toBeInstanceOf(InvalidInput)
    expect(await titles()).toEqual(['Here', 'Later'])
  })

  it('refuses a backup whose log somebody altered, and restores it only when that is known', async () => {
    await makeArticle(owner, { text: 'Here\n\nA sentence.' })
    const raw = openFile(database.file)
    for (const trigger of raw
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .pluck()
      .all())
      raw.exec(`DROP TRIGGER "${trigger}"`)
    raw.exec(`UPDATE "AuditEvent" SET "actorName" = 'Somebody else' WHERE "seq" = 1`)
    raw.close()
    await makeBackup(owner, file)
    await makeArticle(owner, { text: 'Later\n\nA sentence.' })
    await expect(restoreBackup({ file })).rejects.toThrow(/log of .*copy\.db is broken.* At event 1: .*--altered\.$/)
    expect(await titles()).toEqual(['Here', 'Later'])
    const { warnings } = await restoreBackup({ file, altered: true })
    expect(warnings).toEqual([expect.stringContaining('At event 1')])
    expect(await titles()).toEqual(['Here'])
  })

  it('takes a checksum that was kept elsewhere', async () => {
    const { sha256 } = await makeBackup(owner, file)
    rmSync(`${file}.sha256`)
    await expect(restoreBackup({ file, sha256 })).resolves.toMatchObject({ sha256 })
  })

  it('is refused while a server runs', async () => {
    await makeBackup(owner, file)
    const lock = openFile(`${database.file}.lock`)
    lock.pragma('journal_mode=DELETE')
    lock.exec('BEGIN EXCLUSIVE')
    await expect(restoreBackup({ file })).rejects.toBeInstanceOf(UnusableDatabase)
    lock.close()
  })
})

describe('the doctor', () => {
  it('finds a published guard that somebody took away', async () => {
    const raw = openFile(database.file)
    raw.exec('DROP TRIGGER "Publication_no_update"')
    raw.close()
    expect(await examine()).toContainEqual(expect.objectContaining({ check: 'guards', result: 'bad' }))
  })

  it('finds an altered log', async () => {
    const raw = openFile(database.file)
    raw.exec('DROP TRIGGER "AuditEvent_no_update"; UPDATE "AuditEvent" SET "actorName" = \'Nobody\' WHERE "seq" = 1')
    raw.close()
    const bad = (await examine()).filter(({ result }) => result === 'bad').map(({ check }) => check)
    expect(bad).toEqual(expect.arrayContaining(['guards', 'audit']))
    expect((await verifyChain()).fault).toEqual({ seq: 1, fault: 'altered' })
  })
})
