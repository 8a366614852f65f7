import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reader } from '@/lib/server/db/clients'
import { removeDemo } from '@/lib/server/upkeep/demo'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeClaim, makeNewsroom } from '../factories'
import { loadDemo } from './load'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  await loadDemo()
})
afterAll(() => database.close())

describe('the demo', () => {
  it('has claims in every state that the product has now', async () => {
    const states = await reader().claim.groupBy({ by: ['state'] })
    expect(states.map((row) => row.state).sort()).toEqual(
      ['approved', 'draft', 'dropped', 'published', 'retracted', 'returned', 'submitted'].sort(),
    )
  })

  it('has an article with a second text, and a small queue of claims whose words changed or are gone', async () => {
    const waiting = await reader().reanchoring.groupBy({ by: ['outcome'], where: { decision: null }, _count: true })
    expect(waiting.map((row) => [row.outcome, row._count]).sort()).toEqual([
      ['changed', 1],
      ['lost', 1],
    ])
  })

  it('has a desk of its own, and no right on another', async () => {
    const desk = await reader().desk.findFirstOrThrow({ where: { demo: true } })
    const people = await reader().person.findMany({ where: { demo: true }, include: { memberships: true } })
    expect(people.map(({ memberships }) => memberships.map(({ deskId }) => deskId))).toEqual(Array(3).fill([desk.id]))
    expect(await reader().article.count({ where: { demo: true, deskId: { not: desk.id } } })).toBe(0)
  })

  it('invites nobody by mail', async () => {
    expect(await reader().mail.count({ where: { to: { endsWith: '@demo.example' } } })).toBe(0)
  })

  it('goes as a whole when it is removed, and leaves everything else', async () => {
    const { owner } = await makeNewsroom()
    const { id: articleId } = await makeArticle(owner)
    const claim = await makeClaim(owner, articleId)
    await removeDemo(SYSTEM, {})
    expect(await reader().article.findMany({ select: { id: true } })).toEqual([{ id: articleId }])
    expect(await reader().claim.findMany({ select: { id: true } })).toEqual([{ id: claim.id }])
    expect(await reader().person.findMany({ select: { id: true } })).toEqual([{ id: owner.personId }])
    expect(await reader().source.count()).toBe(0)
    expect(await reader().publication.count()).toBe(0)
    expect(await reader().desk.count({ where: { deletedAt: null } })).toBe(1)
  })
})
