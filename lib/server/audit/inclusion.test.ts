import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound } from '@/lib/domain/errors'
import { isIncluded } from '@/lib/domain/merkle-tree'
import { fromBase64 } from '@/lib/domain/signed-checkpoint'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeNewsroom, makePublishedClaim, makeTeam } from '@/prisma/factories'
import { type InclusionProof, proveEvent, proveRecord } from './inclusion'
import { verifyChain } from './verification'
import { publicCheck } from '../checks/show'
import { closeDatabase, reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { tamperWith } from '../test-tampering'

let database: TestDatabase
let owner: Actor
let slug: string
beforeEach(async () => {
  database = await openTestDatabase()
  owner = (await makeNewsroom()).owner
  const team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor)
  const { id } = await makePublishedClaim(team, articleId)
  slug = (await reader().claim.findUniqueOrThrow({ where: { id } })).slug ?? ''
  await makeArticle(team.editor)
})
afterEach(() => database.close())

const sha256 = (given: string | Uint8Array) => createHash('sha256').update(given).digest()
const headNow = async () => {
  const { head } = await verifyChain()
  return { seq: head.seq, root: head.root }
}

/** What somebody does who has nothing but the proof and the checkpoint. */
function holds({ seq, event, head, proof }: InclusionProof, root = head.root): boolean {
  const entry = sha256(event)
  const list = { size: head.seq, root: fromBase64(root) ?? new Uint8Array() }
  const steps = proof.map((step) => fromBase64(step) ?? new Uint8Array())
  return isIncluded(entry, seq - 1, list, steps, (bytes) => new Uint8Array(sha256(bytes)))
}

describe('an event of the log', () => {
  it('is proved to stand at its place, each of them', async () => {
    const head = await headNow()
    for (let seq = 1; seq <= head.seq; seq += 1)
      expect(holds(await proveEvent(owner, { seq, head })), `${seq}`).toBe(true)
  })

  it('is proved by an older checkpoint too, and by no other root', async () => {
    const head = await headNow()
    await makeArticle((await makeTeam()).editor)
    const proved = await proveEvent(owner, { seq: 3, head })
    expect(holds(proved)).toBe(true)
    expect(holds(proved, (await headNow()).root)).toBe(false)
    expect(holds({ ...proved, event: proved.event.replace('"seq":3', '"seq":4') })).toBe(false)
  })

  it('is not proved beyond the checkpoint, or by one that the log does not agree with', async () => {
    const head = await headNow()
    await expect(proveEvent(owner, { seq: head.seq + 1, head })).rejects.toThrow(InvalidInput)
    const other = { ...head, root: Buffer.alloc(32).toString('base64') }
    await expect(proveEvent(owner, { seq: 1, head: other })).rejects.toThrow(Conflict)
  })
})

describe('a published record', () => {
  it('is proved by its hash alone: as readers see it, in the event that vouches for it', async () => {
    const proved = await proveRecord(owner, { slug, head: await headNow() })
    expect(holds(proved)).toBe(true)
    const publication = JSON.parse(proved.publication)
    expect(publication).toMatchObject({ slug, edition: 1, sha256: (await publicCheck(null, { slug }))?.sha256 })
    const digest = sha256(proved.publication).toString('hex')
    expect(JSON.parse(JSON.parse(proved.event).seals)).toContainEqual(['publication', publication.id, digest])
  })

  it('is not proved when there is none, or when its event was altered', async () => {
    const head = await headNow()
    await expect(proveRecord(owner, { slug: 'nothing', head })).rejects.toThrow(NotFound)
    await expect(proveRecord(owner, { slug, edition: 2, head })).rejects.toThrow(NotFound)
    const { seq } = await proveRecord(owner, { slug, head })
    await closeDatabase()
    tamperWith(database.file, `UPDATE "AuditEvent" SET "actorName" = 'Nobody' WHERE "seq" = ${seq}`)
    await expect(proveRecord(owner, { slug, head })).rejects.toThrow(Conflict)
  })
})
