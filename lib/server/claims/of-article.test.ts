import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { claimsOfArticle } from './of-article'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

it('tells an article’s claims part by part in the order of its text, not of their making', async () => {
  const { id: articleId } = await makeArticle(team.editor)
  const later = await makeClaim(team.editor, articleId, { quote: 'The port authority did not answer' })
  const inner = await makeClaim(team.editor, articleId, { quote: 'harbour fees had doubled' })
  const outer = await makeClaim(team.editor, articleId, { quote: 'harbour fees had doubled since spring' })

  const first = await claimsOfArticle(team.editor, { articleId, limit: 2 })
  expect(first.items.map(({ id }) => id)).toEqual([outer.id, inner.id])
  const rest = await claimsOfArticle(team.editor, { articleId, limit: 2, cursor: first.nextCursor ?? '' })
  expect(rest.items.map(({ id }) => id)).toEqual([later.id])
  expect(rest.nextCursor).toBeNull()
})
