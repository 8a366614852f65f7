import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { StorageFull } from '@/lib/domain/errors'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { deskClaims } from '../claims/list'
import { markClaim } from '../claims/mark'
import { reader, writer } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from './write-queue'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

/** Lets the file grow no further than it is: what a full disk looks like to SQLite. */
async function withFullDisk(work: () => Promise<void>) {
  const { database: file } = writer()
  file.pragma(`max_page_count = ${Number(file.pragma('page_count', { simple: true })) + 2}`)
  try {
    await work()
  } finally {
    file.pragma('max_page_count = 1073741823')
  }
}

describe('one writer', () => {
  it('refuses a change started inside a change, which would wait for itself for ever', async () => {
    await expect(inWriteTransaction(() => inWriteTransaction(async () => 'never'))).rejects.toThrow(
      /inside another change/,
    )
  })

  it('says that the disk is full, keeps every acknowledged change, and goes on when there is room again', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const acknowledged: string[] = []
    await withFullDisk(async () => {
      await expect(async () => {
        for (;;) acknowledged.push((await makeClaim(team.editor, articleId, { statement: 'x'.repeat(1_900) })).id)
      }).rejects.toBeInstanceOf(StorageFull)
    })
    const stored = await deskClaims(team.editor, { articleId, limit: 200 })
    expect(stored.items.map((claim) => claim.id).sort()).toEqual([...acknowledged].sort())
    await expect(markClaim(team.editor, { articleId, quote: 'Shipping companies deny it' })).resolves.toBeDefined()
  })

  it('lets no failed change take its neighbours with it', async () => {
    const before = await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })
    const { id: articleId } = await makeArticle(team.editor)
    const tries = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0
        ? makeClaim(team.editor, articleId, { statement: `Claim ${at}` })
        : inWriteTransaction(async (tx) => {
            await tx.person.update({ where: { id: team.editor.personId }, data: { name: 'Never' } })
            throw new Error('fails on purpose')
          }),
    )
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(20)
    const { items } = await deskClaims(team.editor, { articleId, limit: 200 })
    expect(items).toHaveLength(20)
    expect(await reader().person.findUniqueOrThrow({ where: { id: team.editor.personId } })).not.toMatchObject({
      name: 'Never',
    })
    const after = await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })
    expect(after.seq - before.seq).toBe(21)
  })

  it('answers nobody of a group whose COMMIT fails, keeps nothing of it, and goes on', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    // Time stands still, so that all three fall into one group however slow the machine is.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
    const orphan = inWriteTransaction(async (tx) => {
      // SQLite then looks for what is referred to at the COMMIT only.
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`
      await tx.textBand.create({ data: { articleVersionId: 'nowhere', value: 'a' } })
    })
    const beside = [makeClaim(team.editor, articleId), makeClaim(team.editor, articleId)]
    const outcomes = await Promise.allSettled([orphan, ...beside])
    clock.mockRestore()
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(writer().database.inTransaction).toBe(false)
    expect((await deskClaims(team.editor, { articleId })).items).toEqual([])
    await expect(makeClaim(team.editor, articleId)).resolves.toBeDefined()
  })

  it('takes no statement from a change that has been answered, nor from outside of one', async () => {
    const name = 'Never'
    let leaked: () => Promise<unknown> = async () => undefined
    await inWriteTransaction(async (tx) => {
      leaked = () => tx.person.updateMany({ data: { name } })
      // What runs on after the answer keeps the context in which it was started.
      setImmediate(() => leaked().catch(() => undefined))
    })
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    await expect(leaked()).rejects.toThrow(/outside the transaction of a change/)
    expect(await reader().person.count({ where: { name } })).toBe(0)
  })

  it('keeps what a change does after a part of it failed, and nothing of that part', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeClaim(team.editor, articleId)
    await inWriteTransaction(async (tx) => {
      const hop = {
        id: 'hop',
        position: 0,
        role: 'speaker',
        kind: 'person',
        verb: '',
        force: 'asserts',
        agentId: 'nobody',
      }
      const data = { statement: 'Never', chain: { create: [hop] } }
      await expect(tx.claim.update({ where: { id }, data })).rejects.toThrow()
      await tx.claim.update({ where: { id }, data: { saidPlace: 'Hull' } })
    })
    const claim = await reader().claim.findUniqueOrThrow({ where: { id } })
    expect(claim).toMatchObject({ saidPlace: 'Hull' })
    expect(claim.statement).not.toBe('Never')
  })
})
