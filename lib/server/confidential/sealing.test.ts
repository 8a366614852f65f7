import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, SecretMissing } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { makeNewsroom, makePerson, makeSource } from '@/prisma/factories'
import { verifyChain } from '../audit/verification'
import { makeBackup, restoreBackup } from '../upkeep/backup'
import { nextKeyFile } from './sealing'
import { replaceConfidentialKey } from './rekey'
import { reader } from '../db/clients'
import { examine } from '../upkeep/doctor'
import { env, secretFile } from '../platform/env'
import { requestReset } from '../people/sign-in'
import { openIdentity } from '../claims/source-identity'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { deliveredMails } from '../test-mails'

let database: TestDatabase
let owner: Actor
beforeEach(async () => {
  database = await openTestDatabase()
  owner = (await makeNewsroom()).owner
})
afterEach(() => database.close())

const keyFile = () => env().confidentialKeyFile
const finding = async () => (await examine()).find(({ check }) => check === 'confidential key')
const confidential = (identity: string) =>
  makeSource(owner, { title: 'A person close to the port', confidential: true, identity })
const identities = async (sources: readonly { readonly id: string }[]) => {
  const opened = await Promise.all(sources.map(({ id }) => openIdentity(owner, { id })))
  return opened.map(({ identity }) => identity)
}

describe('a key file that is gone', () => {
  it('is never made anew beside what it sealed, and the doctor says where to put it back', async () => {
    const source = await confidential('Rana Qasim')
    expect(await finding()).toMatchObject({ result: 'good' })
    const key = readFileSync(keyFile())
    rmSync(keyFile())
    await expect(confidential('Somebody else')).rejects.toThrow(SecretMissing)
    await expect(openIdentity(owner, source)).rejects.toThrow(SecretMissing)
    expect(existsSync(keyFile())).toBe(false)
    expect(await finding()).toMatchObject({ result: 'bad', detail: expect.stringContaining(`${keyFile()} is missing`) })
    writeFileSync(keyFile(), key, { mode: 0o600 })
    expect(await identities([source])).toEqual(['Rana Qasim'])
  })

  it('tells nobody who asks for a new password that there is such an account', async () => {
    const lina = await makePerson()
    await confidential('Rana Qasim')
    rmSync(keyFile())
    expect(await requestReset(lina.email, '198.51.100.7')).toBe(
      await requestReset('nobody@example.org', '198.51.100.7'),
    )
  })

  it('is told from another key in its place', async () => {
    await confidential('Rana Qasim')
    writeFileSync(keyFile(), 'the key of another newsroom')
    expect(await finding()).toMatchObject({ result: 'bad', detail: expect.stringContaining('is not the key') })
  })

  it('is told of after a restore on another machine', async () => {
    await confidential('Rana Qasim')
    const file = join(database.folder, 'copy.db')
    await makeBackup(owner, file)
    rmSync(keyFile())
    const { warnings } = await restoreBackup({ file })
    expect(warnings).toEqual([expect.stringContaining(`${keyFile()} is missing`)])
  })
})

describe('replacing the key', () => {
  it('seals everything anew, changes nothing else, and keeps the older key for older backups', async () => {
    const sources = []
    // More than one portion.
    for (let at = 0; at < 120; at += 1) sources.push(await confidential(`Person ${at}`))
    const lina = await makePerson({ password: 'a long enough secret' })
    await requestReset(lina.email, '198.51.100.7')
    const rows = () => reader().source.findMany({ orderBy: { id: 'asc' }, omit: { identityCipher: true } })
    const [before, key] = [await rows(), readFileSync(keyFile(), 'utf8')]
    const { resealed, lost, kept } = await replaceConfidentialKey(owner, { dropLost: false })
    expect([lost, await rows()]).toEqual([0, before])
    expect(resealed).toBeGreaterThanOrEqual(121)
    expect(readFileSync(kept ?? '', 'utf8')).toBe(key)
    expect(readFileSync(keyFile(), 'utf8')).not.toBe(key)
    for (const file of [kept ?? '', keyFile()]) expect(statSync(file).mode & 0o777).toBe(0o600)
    rmSync(kept ?? '')
    expect(await identities(sources)).toEqual(sources.map((_, at) => `Person ${at}`))
    expect((await deliveredMails()).some(({ to }) => to === lina.email)).toBe(true)
    expect((await verifyChain()).faults).toEqual([])
  })

  it('is finished by the next run when it was killed, and everything can be read and sealed in between', async () => {
    const older = await confidential('Sealed before')
    secretFile(nextKeyFile())
    const newer = await confidential('Sealed meanwhile')
    expect(await identities([older, newer])).toEqual(['Sealed before', 'Sealed meanwhile'])
    expect(await finding()).toMatchObject({ detail: expect.stringContaining('half replaced') })
    expect(await replaceConfidentialKey(owner, { dropLost: false })).toMatchObject({ resealed: 1, lost: 0 })
    expect(await identities([older, newer])).toEqual(['Sealed before', 'Sealed meanwhile'])
    expect(await finding()).toMatchObject({ result: 'good' })
    expect(readdirSync(dirname(keyFile())).filter((name) => name.endsWith('.next'))).toEqual([])
  })

  it('drops what a lost key has sealed only when that is asked for', async () => {
    const source = await confidential('Rana Qasim')
    rmSync(keyFile())
    await expect(replaceConfidentialKey(owner, { dropLost: false })).rejects.toThrow(Conflict)
    expect(await reader().source.count({ where: { identityCipher: { not: null } } })).toBe(1)
    expect(await replaceConfidentialKey(owner, { dropLost: true })).toEqual({ resealed: 0, lost: 1, kept: null })
    expect(await identities([source])).toEqual([null])
    expect(await finding()).toMatchObject({ result: 'good' })
    expect(await identities([await confidential('Rana Qasim')])).toEqual(['Rana Qasim'])
  })
})
