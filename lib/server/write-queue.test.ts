import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StorageFull } from '@/lib/domain/errors'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { deskClaims } from './claims/show'
import { markClaim } from './claims/mark'
import { reader, writer } from './db/clients'
import { openTestDatabase, type TestDatabase } from './test-database'
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
  const [row] = await writer().$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`
  await writer().$queryRawUnsafe(`PRAGMA max_page_count = ${Number(row?.page_count ?? 1) + 2}`)
  try {
    await work()
  } finally {
    await writer().$queryRawUnsafe('PRAGMA max_page_count = 1073741823')
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
})
