import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWebAnnotations } from '@/lib/domain/formats/web-annotation-reading'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { annotateArticle } from './annotate'
import { commentsHere } from './comments'
import { type Import, takeComments } from './import'
import { ClaimsKnown } from './matches'
import { ItemBook } from './sums'
import { claimsOfArticle } from '../claims/of-article'
import { deleteClaim } from '../claims/remove'
import { exportArticle } from '../reports/export'
import { openTestDatabase, type TestDatabase } from '../test-database'

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

describe('a file of which some things are refused', () => {
  const LONG = 'x'.repeat(10_001)
  const remark = (id: number, exact: string, value: string) => ({
    ...{ ...FOREIGN, canonical: undefined, via: undefined, id: `https://annotations.example/t${id}` },
    ...{ motivation: 'commenting', body: { type: 'TextualBody', value } },
    target: { source: FOREIGN.target.source, selector: { type: 'TextQuoteSelector', exact } },
  })
  const answer = (id: number, to: number, value: string) => ({
    ...remark(id, '', value),
    ...{ motivation: 'replying', target: `https://annotations.example/t${to}` },
  })
  const saidIn = async (articleId: string) => {
    const { items } = await claimsOfArticle(team.editor, { articleId })
    return items.map(({ comments }) => comments.map(({ text }) => text))
  }
  const web = (json: readonly object[]): unknown => JSON.parse(JSON.stringify(json))

  it('leaves those with their reasons and takes all others, as its preview says', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const json = web([
      remark(1, 'Shipping companies', 'Who?'),
      remark(2, 'secret list', 'Which?'),
      remark(3, 'secret list', LONG),
      remark(4, 'Harbour fees doubled', LONG),
      // An answer is taken without what it answers, and left without it.
      ...[answer(5, 1, LONG), answer(6, 5, 'And?'), answer(7, 2, 'That one.')],
      remark(8, 'secret list', 'Still here.'),
    ])
    const preview = await annotateArticle(team.editor, { articleId, json, preview: true })
    expect(await saidIn(articleId)).toEqual([])
    const report = await annotateArticle(team.editor, { articleId, json })
    expect(report.sum).toEqual({ inFile: 8, taken: 5, known: 0, waiting: 0, ignored: 3 })
    const left = report.ignored.flatMap(({ pointer, code }) => (/^\/\d+$/.test(pointer) ? [`${pointer} ${code}`] : []))
    expect(new Set(left)).toEqual(new Set(['/2', '/3', '/4'].map((pointer) => `${pointer} comment-too-long`)))
    const { sum, items, ignored, comments } = report
    expect(preview).toMatchObject({ sum, items, ignored, comments })
    expect(await saidIn(articleId)).toEqual([
      ['Who?', 'And?'],
      ['Which?', 'That one.', 'Still here.'],
    ])
    const [, , third] = report.outcomes
    expect(third).toMatchObject({ known: true, comments: { made: 0, known: 0 }, reason: { code: 'comment-too-long' } })
    expect(JSON.stringify(report)).not.toContain('Nothing was')
  })

  it('leaves what a colleague has taken the claim from meanwhile', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id } = await makeClaim(team.editor, articleId, { quote: 'secret list' })
    const { input } = readWebAnnotations(web([remark(1, 'secret list', 'Which?')]))
    if (!input) throw new Error('the file can be read')
    const work: Import = {
      ...{ actor: team.editor, articleId, preview: false, input, book: new ItemBook(input.items, []) },
      ...{ claims: new ClaimsKnown(articleId, new Map()), comments: await commentsHere(team.editor, articleId) },
      ...{ different: [], said: [], counts: { made: 0, known: 0 } },
    }
    await deleteClaim(team.editor, { id }, { version: 'any' })
    const { counts, left } = await takeComments(work, { id, key: 'C1' }, input.claims[0]?.comments ?? [])
    expect([counts, left]).toMatchObject([{ made: 0, known: 0 }, [{ pointer: '/0', reason: { code: 'gone' } }]])
    expect(work.book.close().sum).toMatchObject({ inFile: 1, ignored: 1 })
  })
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
