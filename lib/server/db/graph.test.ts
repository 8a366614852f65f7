import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApprovedClaim, makeArticle, makeClaim, makeTeam } from '@/prisma/factories'
import { publishClaim, correctClaim } from '../checks/publish'
import { CLAIM_ROWS, livingClaim } from '../claim-content/aggregate'
import { describeClaim } from '../claims/describe'
import { reviewClaim, submitClaim } from '../claims/review'
import { oneClaim } from '../claims/show'
import { addComment } from '../claims/comments'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { reader } from './clients'
import { graph } from './graph'

let database: TestDatabase
let claimIds: readonly string[]

beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor)
  const { id } = await makeApprovedClaim(team, articleId)
  const seen = async () => ({ version: (await oneClaim(team.chief, { id })).version })
  await publishClaim(team.chief, { id }, await seen())
  // What text must not be taken for: a number, a time, JSON, the end of a string.
  const statement = '2026-11-30T08:00:00.000Z "fees" \\u0041 [1,{}] \u{1F6A2}\nO’Hara ىٰ'
  const chain = [{ agent: { name: 'A source', kind: 'person' as const }, role: 'originator' as const }]
  await describeClaim(
    team.editor,
    { id, statement, chain, speaker: { name: 'The mayor', kind: 'person' } },
    await seen(),
  )
  await submitClaim(team.editor, { id }, await seen())
  await reviewClaim(team.reviewer, { id, decision: 'approve' }, await seen())
  await correctClaim(team.chief, { id, kind: 'correction', note: 'A figure was wrong.' }, await seen())
  await addComment(team.reviewer, { claimId: id, text: 'Since when?' })
  const bare = await makeClaim(team.editor, articleId)
  claimIds = [id, bare.id]
})
afterAll(() => database.close())

describe('a graph of rows', () => {
  it('is what Prisma reads with the same include, in one statement', async () => {
    const found = await Promise.all(claimIds.map((id) => livingClaim(reader(), id)))
    const expected = await reader().claim.findMany({ where: { id: { in: [...claimIds] } }, include: CLAIM_ROWS })
    const [full] = found
    expect(full?.speaker).not.toBeNull()
    for (const part of [
      'appearances',
      'chain',
      'evidence',
      'verdicts',
      'reviews',
      'comments',
      'publications',
      'corrections',
    ] as const)
      expect(full?.[part], part).not.toEqual([])
    expect(found).toEqual(claimIds.map((id) => expected.find((row) => row.id === id)))
  })

  it('gives several at once, in its order', async () => {
    const args = {
      where: { deletedAt: null },
      orderBy: { number: 'desc' },
      select: { id: true, article: true },
    } as const
    const found = graph('Claim', args).many(reader(), 'id', claimIds)
    expect(found).toEqual(
      await reader().claim.findMany({ ...args, where: { ...args.where, id: { in: [...claimIds] } } }),
    )
    expect(found).toHaveLength(2)
  })

  it('is null where its conditions do not hold, and refuses columns that nobody has', () => {
    const kept = graph<{ id: string }>('Claim', { where: { deletedAt: { not: null } }, select: { id: true } })
    expect(kept.one(reader(), 'id', claimIds[0] ?? '')).toBeNull()
    expect(() => kept.one(reader(), 'id" OR 1', '')).toThrow(/no field/)
    expect(() => graph('ArticleVersion', { include: { received: true } }).many(reader(), 'id', [])).toThrow(/bytes/)
  })
})
