import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicCheck } from '@/lib/server/checks/show'
import { oneClaim } from '@/lib/server/claims/show'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeApprovedClaim, makeArticle, makePublishedClaim, makeReadyClaim, makeTeam } from './factories'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('data that nobody described', () => {
  it('is approved work of two people', async () => {
    const team = await makeTeam()
    const { id } = await makeApprovedClaim(team, (await makeArticle(team.editor)).id)
    const claim = await oneClaim(team.chief, { id })
    expect(claim.state).toBe('approved')
    expect(claim.gate.every(({ passed }) => passed)).toBe(true)
  })

  it('is public when it went all the way', async () => {
    const team = await makeTeam()
    const { slug } = await makePublishedClaim(team, (await makeArticle(team.editor)).id)
    expect((await publicCheck(null, { slug }))?.record.slug).toBe(slug)
  })

  it('is a claim whose gate lacks nothing but the review', async () => {
    const { editor } = await makeTeam()
    const article = await makeArticle(editor)
    const { id } = await makeReadyClaim(editor, article.id)
    const claim = await oneClaim(editor, { id })
    expect(claim.gate.filter(({ passed }) => !passed).map(({ rule }) => rule)).toEqual(['approved'])
    expect(article.text).toContain(claim.appearances[0]?.exact)
  })
})
