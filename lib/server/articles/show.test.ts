import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportArticle } from '../reports/export'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../write-queue'
import { makeAgent, makeArticle, makeClaim, makeRelation, makeSource, makeTeam, type Team } from '@/prisma/factories'
import { articleWorkspace } from './show'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

/** Copies of one claim straight into the file: a thousand commands would only take longer. */
async function copyClaim(claimId: string, copies: number) {
  const { id: _, ...claim } = await reader().claim.findUniqueOrThrow({ where: { id: claimId } })
  const { id: __, ...place } = await reader().appearance.findFirstOrThrow({ where: { claimId } })
  const numbered = Array.from({ length: copies }, (___, at) => ({
    id: `${claimId.slice(0, 20)}-${at}`,
    number: at + 1_000,
  }))
  for (let at = 0; at < copies; at += 20) {
    const part = numbered.slice(at, at + 20)
    await inWriteTransaction(async (tx) => {
      await tx.claim.createMany({ data: part.map((row) => ({ ...claim, ...row, slug: null })) })
      await tx.appearance.createMany({ data: part.map((row) => ({ ...place, id: row.id, claimId: row.id })) })
    })
  }
}

describe('the workspace of an article', () => {
  it('shows a thousand claims and more, and exports them', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const first = await makeClaim(team.editor, articleId)
    const second = await makeClaim(team.editor, articleId, { quote: 'Shipping companies deny it' })
    await makeRelation(team.editor, first.id, second.id)
    await copyClaim(first.id, 1_200)
    const view = await articleWorkspace(team.editor, { id: articleId })
    expect(view.claims).toHaveLength(1_202)
    expect(view.relations).toHaveLength(1)
    const { body } = await exportArticle(team.editor, { articleId, format: 'json' })
    expect(JSON.parse(body).claims).toHaveLength(1_202)
  })

  it('answers on a desk with a thousand agents and sources and more', async () => {
    const { deskId } = team
    const { id: articleId } = await makeArticle(team.editor, { deskId })
    const { id: agentId } = await makeAgent(team.editor, { deskId })
    const { id: sourceId } = await makeSource(team.editor, { deskId })
    const agent = await reader().agent.findUniqueOrThrow({ where: { id: agentId } })
    const source = await reader().source.findUniqueOrThrow({ where: { id: sourceId } })
    const named = (name: string) => Array.from({ length: 1_100 }, (_, at) => ({ id: `${name}-${at}` }))
    for (let at = 0; at < 1_100; at += 20) {
      await inWriteTransaction(async (tx) => {
        await tx.agent.createMany({
          data: named('agent')
            .slice(at, at + 20)
            .map((row) => ({ ...agent, ...row })),
        })
        await tx.source.createMany({
          data: named('source')
            .slice(at, at + 20)
            .map((row) => ({ ...source, ...row })),
        })
      })
    }
    const view = await articleWorkspace(team.editor, { id: articleId })
    expect([view.agents.length, view.sources.length]).toEqual([1_101, 1_101])
    expect(view.agents[0]).toMatchObject({ deskId, aliases: [] })
  })
})
