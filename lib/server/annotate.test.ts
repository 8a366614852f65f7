import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle, makeTeam, type Team } from '@/prisma/factories'
import { annotateArticle } from './annotate'
import { exportArticle } from './reports/export'
import { openTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

const FOREIGN = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://annotations.example/7',
  type: 'Annotation',
  motivation: 'highlighting',
  canonical: 'urn:uuid:4f3c2a5e-0d7b-4c55-9a6e-0b6f2d1c16a2',
  via: ['https://first.example/1'],
  target: {
    source: 'https://pier.example/fees',
    selector: { type: 'TextQuoteSelector', exact: 'Harbour fees doubled' },
  },
}
const WHERE = { canonical: FOREIGN.canonical, via: [FOREIGN.id, ...FOREIGN.via] }

const exported = async (articleId: string, format: 'json' | 'webannotation') =>
  JSON.parse((await exportArticle(team.editor, { articleId, format })).body)

it('is taken over once by two who do so at once', async () => {
  const { id } = await makeArticle(team.editor)
  const claim = (exact: string) => ({ key: exact, target: { exact } })
  const json = { format: 'stet-annotations/1', claims: [claim('secret list'), claim('Shipping companies')] }
  const reports = await Promise.all(
    [team.editor, team.reviewer].map((by) => annotateArticle(by, { articleId: id, json })),
  )
  const outcomes = reports.flatMap((report) => report.outcomes)
  expect(outcomes.filter((each) => each.claim !== null && !each.known)).toHaveLength(2)
  const { claims } = await exported(id, 'json')
  expect(claims.map(({ statement }: { statement: string }) => statement).sort()).toEqual([
    'Shipping companies',
    'secret list',
  ])
})

describe('an annotation from elsewhere', () => {
  it('keeps the identity of its first publisher and where it was before', async () => {
    const { id } = await makeArticle(team.editor)
    await annotateArticle(team.editor, { articleId: id, json: FOREIGN })
    const { first } = await exported(id, 'webannotation')
    const [highlight, ...others] = first.items
    expect(highlight).toMatchObject({ motivation: 'highlighting', ...WHERE })
    // The others are made here: they are not the annotation that was taken over.
    expect(others.some((item: object) => 'canonical' in item || 'via' in item)).toBe(false)
  })

  it('keeps them through Stet’s own file into another newsroom’s article', async () => {
    const one = await makeArticle(team.editor)
    await annotateArticle(team.editor, { articleId: one.id, json: FOREIGN })
    const file = await exported(one.id, 'json')
    expect(file.claims[0]).toMatchObject(WHERE)
    const other = await makeArticle(team.editor)
    await annotateArticle(team.editor, { articleId: other.id, json: file })
    expect((await exported(other.id, 'json')).claims).toEqual(file.claims)
  })

  it('has none where it came without: nothing is made up', async () => {
    const { id } = await makeArticle(team.editor)
    const { canonical: _, via: __, id: ___, ...anonymous } = FOREIGN
    await annotateArticle(team.editor, { articleId: id, json: anonymous })
    expect((await exported(id, 'json')).claims[0]).not.toHaveProperty('canonical')
  })
})
