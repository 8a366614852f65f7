import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeArticle, makeClaim, makeEvidence, makeSource, makeTeam, type Team } from '@/prisma/factories'
import { everyItem } from '../annotations/library'
import { deleteEvidence } from './evidence'
import { sourceUses } from './sources'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

it('tells where a source is cited, first cited first, part by part to the end', async () => {
  const { id } = await makeSource(team.editor)
  const article = await makeArticle(team.editor)
  const claims: string[] = []
  for (let made = 0; made < 5; made += 1) {
    const claim = await makeClaim(team.editor, article.id)
    await makeEvidence(team.editor, claim.id, { sourceId: id })
    claims.push(claim.id)
  }
  const gone = await makeEvidence(team.editor, claims[0] ?? '', { sourceId: id })
  await deleteEvidence(team.editor, { id: gone.id }, { version: 1 })

  const first = await sourceUses(team.editor, { id, limit: 2 })
  expect(first.items.map(({ claimId }) => claimId)).toEqual(claims.slice(0, 2))
  const all = await everyItem((part) => sourceUses(team.editor, { ...part, id, limit: 2 }))
  expect(all.map(({ claimId }) => claimId)).toEqual(claims)
})
