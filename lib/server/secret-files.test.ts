import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeNewsroom } from '@/prisma/factories'
import { presentKey } from './audit/checkpoint-key'
import { examine } from './upkeep/doctor'
import { env, EnvironmentFault, secretFile } from './platform/env'
import { openTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await makeNewsroom()
})
afterAll(() => database.close())

const finding = async () => (await examine()).find(({ check }) => check === 'secrets')

it('Files of secrets are made for their owner alone, and the doctor says when others can read one', async () => {
  const files = [join(env().dataFolder, 'session-secret'), env().confidentialKeyFile, env().checkpointKeyFile]
  secretFile(files[0] ?? '')
  secretFile(env().confidentialKeyFile)
  presentKey()
  for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await finding()).toMatchObject({ result: 'good' })
  for (const file of files) {
    chmodSync(file, 0o644)
    expect(await finding()).toMatchObject({ result: 'bad', detail: expect.stringContaining(file) })
    chmodSync(file, 0o600)
  }
})

it('A secret is made once, and one whose file is empty is none: nothing starts with it', () => {
  const file = join(database.folder, 'made-once')
  const secret = secretFile(file)
  expect(Buffer.from(secret, 'base64')).toHaveLength(32)
  expect(secretFile(file)).toBe(secret)
  expect(readdirSync(database.folder).filter((name) => name.startsWith('made-once'))).toEqual(['made-once'])
  writeFileSync(file, '\n')
  expect(() => secretFile(file)).toThrow(EnvironmentFault)
  expect(() => secretFile(file)).toThrow(/is empty\. Put its content back/)
})
