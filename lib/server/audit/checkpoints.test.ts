import { createPublicKey, verify } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { isConsistent } from '@/lib/domain/merkle-tree'
import { fromBase64, parseCheckpoint, signatureOf } from '@/lib/domain/signed-checkpoint'
import type { Actor } from '@/lib/policy/actor'
import { makeNewsroom } from '@/prisma/factories'
import { verifyAudit } from './list'
import { readCheckpoint } from './checkpoint-file'
import { proveConsistency } from './proof'
import { hashBytes, presentKey, presentKeyLine, verifierKey } from './checkpoint-key'
import { checkpointWhenDue } from './checkpoint-worker'
import { checkpointKeys, keepCheckpoint, makeCheckpoint, rotateCheckpointKey } from './checkpoints'
import { closeDatabase, reader } from '../db/clients'
import { addDesk } from '../newsroom/desks'
import { env, parseEnv } from '../platform/env'
import { SYSTEM } from '../engine/system-actor'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { rehash, tamperWith } from '../test-tampering'

let database: TestDatabase
let owner: Actor
beforeEach(async () => {
  database = await openTestDatabase()
  ;({ owner } = await makeNewsroom())
})
afterEach(() => database.close())

const elsewhere = () => join(database.folder, 'checkpoint.txt')
const work = (name: string) => addDesk(owner, { name })

/** What an old or a forged log looks like when everything inside the file was made to fit. */
async function writtenAnew(sql: string) {
  await closeDatabase()
  tamperWith(database.file, (file) => {
    file.exec(`${sql}; DELETE FROM "Checkpoint"; UPDATE "AuditEvent" SET "seals" = NULL WHERE "kind" = 'checkpoint'`)
    rehash(file)
  })
}

describe('a checkpoint', () => {
  it('is a signed note that others verify by the newsroom’s public key', async () => {
    const { note, seq } = await makeCheckpoint(owner, {})
    const read = parseCheckpoint(note)
    const key = verifierKey(presentKeyLine())
    const signature = read && signatureOf(read, key, hashBytes)
    const x = Buffer.from(key.publicKey).toString('base64url')
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    expect(read).toMatchObject({ origin: 'checks.example/audit', size: seq })
    expect(signature && verify(null, Buffer.from(read?.text ?? ''), publicKey, signature)).toBe(true)
  })

  it('is signed by a key that its owner alone can read', async () => {
    await makeCheckpoint(owner, {})
    expect(statSync(env().checkpointKeyFile).mode & 0o777).toBe(0o600)
  })

  it('is made anew only when something has happened since', async () => {
    const first = await makeCheckpoint(owner, {})
    expect(await makeCheckpoint(owner, {})).toEqual(first)
    await work('Science')
    expect((await makeCheckpoint(owner, {})).seq).toBeGreaterThan(first.seq)
  })

  it('is not made of a log that was tampered with', async () => {
    tamperWith(database.file, `UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = 1`)
    await expect(makeCheckpoint(owner, {})).rejects.toThrow(/Nothing was signed/)
    expect(await reader().checkpoint.count()).toBe(0)
  })
})

describe('against a checkpoint kept outside', () => {
  beforeEach(async () => {
    await work('Politics')
    await work('Culture')
    keepCheckpoint(elsewhere(), await makeCheckpoint(owner, {}))
  })
  const verified = async () => (await verifyAudit(owner, { checkpoint: readCheckpoint(elsewhere()) })).fault

  it('the log holds, also after more has happened', async () => {
    expect(await verified()).toBeNull()
    await work('Science')
    expect(await verified()).toBeNull()
  })

  it.each([
    ['a log that was cut', `DELETE FROM "AuditPayload" WHERE "seq" > 2; DELETE FROM "AuditEvent" WHERE "seq" > 2`],
    ['a log that was written anew', `UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = 2`],
  ])('%s shows, and by nothing else', async (_, sql) => {
    await writtenAnew(sql)
    expect((await verifyAudit(owner, {})).fault).toBeNull()
    expect(await verified()).toMatchObject({ fault: 'rolled-back' })
  })

  it('a log that was written anew shows also against one kept in the file, while it is there', async () => {
    tamperWith(database.file, (file) => {
      file.exec(`UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = 2`)
      rehash(file)
    })
    expect((await verifyAudit(owner, {})).fault).toMatchObject({ fault: 'checkpoint-disagrees' })
  })

  it('nothing is compared when somebody else has signed or altered it', () => {
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    expect(() => readCheckpoint(elsewhere(), other)).toThrow(Conflict)
    expect(readCheckpoint(elsewhere(), presentKeyLine())).toBeDefined()
    const altered = readFileSync(elsewhere(), 'utf8').replace('/audit\n3\n', '/audit\n2\n')
    writeFileSync(elsewhere(), altered)
    expect(() => readCheckpoint(elsewhere())).toThrow(Conflict)
    writeFileSync(elsewhere(), 'Nothing of the kind.\n')
    expect(() => readCheckpoint(elsewhere())).toThrow(InvalidInput)
  })

  it('the log holds when the key has changed since, and the log says that it has', async () => {
    const before = presentKey()
    await rotateCheckpointKey(owner, {})
    expect(presentKey()).not.toEqual(before)
    expect(await checkpointKeys(null, {})).toHaveLength(2)
    expect(await verified()).toBeNull()
    const event = await reader().auditEvent.findFirst({ where: { command: 'audit.rotate-key' } })
    expect(event).not.toBeNull()
  })

  it('files of earlier versions are read, too', async () => {
    const { seq, hash } = (await verifyAudit(owner, {})).head
    writeFileSync(elsewhere(), JSON.stringify({ seq, hash }))
    expect(await verified()).toBeNull()
    writeFileSync(elsewhere(), JSON.stringify({ seq, hash: '0'.repeat(64) }))
    expect(await verified()).toMatchObject({ fault: 'rolled-back' })
  })
})

describe('the consistency of two checkpoints', () => {
  const headOf = (note: string) => {
    const read = parseCheckpoint(note)
    return { seq: read?.size ?? 0, root: read?.root ?? '' }
  }
  const bytes = ({ seq, root }: { seq: number; root: string }) => ({
    size: seq,
    root: fromBase64(root) ?? new Uint8Array(),
  })

  it('is proved by hashes that anybody checks without the log (RFC 9162)', async () => {
    const older = headOf((await makeCheckpoint(owner, {})).note)
    for (const name of ['Politics', 'Science', 'Sports', 'Culture', 'Harbour']) await work(name)
    const newer = headOf((await makeCheckpoint(owner, {})).note)
    const { proof } = await proveConsistency(owner, { older, newer })
    const steps = proof.map((step) => fromBase64(step) ?? new Uint8Array())
    expect(isConsistent(bytes(older), bytes(newer), steps, hashBytes)).toBe(true)
    await expect(proveConsistency(owner, { older: newer, newer: older })).rejects.toThrow(InvalidInput)
  })

  it('is not proved of a log that was written anew in between', async () => {
    const older = headOf((await makeCheckpoint(owner, {})).note)
    await work('Politics')
    await writtenAnew(`UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = 1`)
    const { seq, root } = (await verifyAudit(owner, {})).head
    await expect(proveConsistency(owner, { older, newer: { seq, root } })).rejects.toThrow(Conflict)
  })
})

describe('keeping checkpoints outside', () => {
  it('takes place once a day, in a folder, by mail and by a POST, and again until it succeeds', async () => {
    const posted: string[] = []
    let status = 503
    const archive = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        posted.push(`${request.method} ${body}`)
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => archive.listen(0, '127.0.0.1', resolve))
    const address = archive.address()
    const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const folder = join(database.folder, 'archive')
    mkdirSync(folder)
    const { checkpointTo } = parseEnv({
      STET_DATA: database.folder,
      STET_CHECKPOINT_TO: `${pathToFileURL(folder).href}, mailto:audit@elsewhere.example, http://${host}/checkpoints`,
    })
    globalThis.stetEnv = { ...env(), checkpointTo, fetchAllow: parseEnv({ STET_FETCH_ALLOW: host }).fetchAllow }

    await checkpointWhenDue(SYSTEM)
    const [made] = await reader().checkpoint.findMany()
    expect(readdirSync(folder)).toHaveLength(1)
    expect(posted).toEqual([`POST ${made?.note}`])
    expect(made?.deliveredAt).toBeNull()
    const [mail] = await reader().mail.findMany({ where: { to: 'audit@elsewhere.example' } })
    expect(mail?.text).toContain(made?.note)

    status = 200
    await work('Politics')
    await checkpointWhenDue(SYSTEM)
    expect(await reader().checkpoint.count()).toBe(1)
    expect((await reader().checkpoint.findFirst())?.deliveredAt).not.toBeNull()
    await checkpointWhenDue(SYSTEM, new Date(Date.now() + 25 * 60 * 60 * 1000))
    expect(await reader().checkpoint.count()).toBe(2)
    expect(readdirSync(folder)).toHaveLength(2)
    expect(posted).toHaveLength(3)
    await new Promise((resolve) => archive.close(resolve))
  })

  it('is set up by addresses alone, and a faulty one is said', () => {
    expect(() => parseEnv({ STET_DATA: database.folder, STET_CHECKPOINT_TO: 'the safe' })).toThrow(/STET_CHECKPOINT_TO/)
    // Not in clear over a network.
    const inClear = { STET_DATA: database.folder, STET_CHECKPOINT_TO: 'http://elsewhere.example/checkpoints' }
    expect(() => parseEnv(inClear)).toThrow(/https:\/\/elsewhere/)
  })
})
