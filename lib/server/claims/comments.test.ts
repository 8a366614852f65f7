import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict } from '@/lib/domain/errors'
import { makeArticle, makeClaim, makeComment, makeTeam, type Team } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { undo } from '../undo/undo'
import { addComment, deleteComment } from './comments'
import { oneClaim } from './show'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

const ANY = { version: '*' } as const

describe('a comment that was answered', () => {
  async function thread() {
    const { id: articleId } = await makeArticle(team.editor)
    const { id: claimId } = await makeClaim(team.editor, articleId)
    const question = await makeComment(team.editor, claimId, 'Who says this?')
    const answer = await addComment(team.reviewer, { claimId, text: 'The minister.', replyTo: question.id })
    const texts = async () => (await oneClaim(team.editor, { id: claimId })).comments.map(({ text }) => text)
    return { articleId, question, answer, texts }
  }

  it('is not deleted: nobody would see the answers', async () => {
    const { question, texts } = await thread()
    await expect(deleteComment(team.editor, { id: question.id }, ANY)).rejects.toThrow(Conflict)
    expect(await texts()).toEqual(['Who says this?', 'The minister.'])
  })

  it('is not taken away by undo either', async () => {
    const { articleId, texts } = await thread()
    await expect(undo(team.editor, { articleId })).rejects.toThrow(/was answered/)
    expect(await texts()).toEqual(['Who says this?', 'The minister.'])
  })

  it('goes once its answers are gone', async () => {
    const { question, answer, texts } = await thread()
    await deleteComment(team.reviewer, { id: answer.id }, ANY)
    await deleteComment(team.editor, { id: question.id }, ANY)
    expect(await texts()).toEqual([])
  })
})
