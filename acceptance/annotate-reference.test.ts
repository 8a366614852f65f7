import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unnamedAtRoot } from '@/lib/domain/chain'
import type { AnnotationReport } from '@/lib/server/annotations/annotate'
import { annotateArticle } from '@/lib/server/annotations/annotate'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { exportArticle } from '@/lib/server/reports/export'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeArticle, makeNewsroom } from '@/prisma/factories'

const folder = new URL('../../shared/articles/tell-abyad/', import.meta.url)
const file = JSON.parse(readFileSync(new URL('claims.json', folder), 'utf8'))

const bytes = new Uint8Array(readFileSync(new URL('article.txt', folder)))

let database: TestDatabase
let report: AnnotationReport
let run: () => Promise<AnnotationReport>
let workspace: Awaited<ReturnType<typeof articleWorkspace>>

beforeAll(async () => {
  database = await openTestDatabase()
  const { owner } = await makeNewsroom()
  const { id } = await makeArticle(owner, { file: { bytes, name: 'article.txt' } })
  run = () => annotateArticle(owner, { articleId: id, json: file })
  report = await run()
  workspace = await articleWorkspace(owner, { id })
})
afterAll(() => database.close())

describe('the reference annotations', () => {
  it('all find their place', () => {
    expect(report.counts).toEqual({ exact: 32, moved: 0, changed: 0, ambiguous: 0, lost: 0 })
    for (const [at, { key, start, end, claim, refused }] of report.outcomes.entries()) {
      const { target, key: wanted } = file.claims[at]
      expect({ key, start, end, refused }).toEqual({ key: wanted, start: target.start, end: target.end, refused: null })
      expect(claim?.key).toBe(`C${at + 1}`)
    }
  })

  it('bring all their relations', () => {
    expect(report.relations).toEqual({ made: 31, left: [] })
    const contradictions = workspace.relations.filter(({ type }) => type === 'contradicts')
    expect(contradictions.map(({ from, to }) => `${from.key} ${to.key}`).sort()).toEqual(
      file.relations
        .filter((each: { type: string }) => each.type === 'contradicts')
        .map(({ from, to }: { from: string; to: string }) => `${from} ${to}`.replaceAll('C0', 'C'))
        .sort(),
    )
  })

  it('keep who hides behind "officials"', () => {
    const unnamed = workspace.claims.filter(({ chain }) => unnamedAtRoot(chain)).map(({ key }) => key)
    expect(unnamed.sort()).toEqual(['C16', 'C17', 'C18', 'C19', 'C20', 'C26', 'C27'])
  })

  it('double nothing when they come again', async () => {
    const again = await run()
    expect(again.outcomes.every(({ known }) => known)).toBe(true)
    expect(again.relations).toEqual({ made: 0, left: [] })
  })

  it('come out of another house as they went in', async () => {
    const { owner } = await makeNewsroom()
    const exported = async (articleId: string) => (await exportArticle(owner, { articleId, format: 'json' })).body
    const first = await exported(workspace.article.id)
    await database.close()
    database = await openTestDatabase()
    const { owner: other } = await makeNewsroom()
    const { id } = await makeArticle(other, { file: { bytes, name: 'article.txt' } })
    await annotateArticle(other, { articleId: id, json: JSON.parse(first) })
    const again = await exportArticle(other, { articleId: id, format: 'json' })
    expect(again.body).toBe(first)
  })
})
