import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportArticle } from '../reports/export'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'
import { makeArticle, makeClaim, makeEvidence, makeRelation, makeSource, makeTeam, type Team } from '@/prisma/factories'
import { articleWorkspace } from './workspace'

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
    const page = await articleWorkspace(team.editor, { id: articleId, part: { first: 24 } })
    expect([page.claims.length, page.otherMarks.length]).toEqual([24, 1_178])
    const { body } = await exportArticle(team.editor, { articleId, format: 'json' })
    expect(JSON.parse(body).claims).toHaveLength(1_202)
  })

  it('holds what its claims use, though that be a thousand sources and more', async () => {
    const { deskId } = team
    const { id: articleId } = await makeArticle(team.editor, { deskId })
    const claim = await makeClaim(team.editor, articleId)
    const { id: evidenceId } = await makeEvidence(team.editor, claim.id)
    const evidence = await reader().evidence.findUniqueOrThrow({ where: { id: evidenceId }, include: { source: true } })
    const { source, ...cited } = evidence
    const copies = Array.from({ length: 1_100 }, (_, at) => ({ id: `source-${at}`, number: at + 2 }))
    for (let at = 0; at < copies.length; at += 20) {
      const part = copies.slice(at, at + 20)
      await inWriteTransaction(async (tx) => {
        await tx.source.createMany({ data: part.map(({ id }) => ({ ...source, id })) })
        await tx.evidence.createMany({
          data: part.map(({ id, number }) => ({ ...cited, id: `evidence-${number}`, sourceId: id, number })),
        })
      })
    }
    await makeSource(team.editor, { deskId })
    const view = await articleWorkspace(team.editor, { id: articleId })
    expect(view.sources).toHaveLength(1_101)
  })
})
