import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { makeArticle, makeClaim, makeRelation, makeTeam, type Team } from '@/prisma/factories'
import { changeRelation, deleteRelation, relateClaims } from './relations'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { undo } from '../undo/undo'

let database: TestDatabase
let team: Team
let articleId: string
let one: string
let two: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  articleId = (await makeArticle(team.editor)).id
  one = (await makeClaim(team.editor, articleId)).id
  two = (await makeClaim(team.editor, articleId)).id
})
afterAll(() => database.close())

const ANY = { version: 'any' } as const

describe('a relation between two claims (R3)', () => {
  it('is not made twice, from whichever end where it says the same', async () => {
    await makeRelation(team.editor, one, two, { type: 'contradicts' })
    await expect(makeRelation(team.editor, one, two, { type: 'contradicts' })).rejects.toBeInstanceOf(Conflict)
    await expect(makeRelation(team.editor, two, one, { type: 'contradicts' })).rejects.toBeInstanceOf(Conflict)
    await expect(relateClaims(team.editor, { from: one, to: one, type: 'supports' })).rejects.toBeInstanceOf(
      InvalidInput,
    )
    await makeRelation(team.editor, one, two, { type: 'supports' })
    await makeRelation(team.editor, two, one, { type: 'supports' })
  })

  it.each(['same-as', 'contradicts', 'does-not-contradict'] as const)(
    'is not changed into what the other end says already: %s',
    async (type) => {
      await makeRelation(team.editor, one, two, { type })
      const { id } = await makeRelation(team.editor, two, one, { type: 'elaborates' })
      await expect(changeRelation(team.editor, { id, type }, ANY)).rejects.toBeInstanceOf(Conflict)
      await changeRelation(team.editor, { id, note: 'As the second says.' }, ANY)
    },
  )

  it('does not come back by undo beside its twin', async () => {
    const { id } = await makeRelation(team.editor, one, two, { type: 'same-as' })
    await deleteRelation(team.editor, { id }, ANY)
    await makeRelation(team.reviewer, two, one, { type: 'same-as' })
    await expect(undo(team.editor, { articleId })).rejects.toBeInstanceOf(Conflict)
  })
})
