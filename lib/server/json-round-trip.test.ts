import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeArticle, makeClaim, makeRelation, makeTeam, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { annotateArticle } from './annotations/annotate'
import { oneClaim } from './claims/show'
import { changeComment } from './claims/comments'
import { exportArticle } from './reports/export'
import { addText, ALIKE, ARTICLE_STATES, GUARDED } from './test-article-states'
import { openTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let team: Team

const Exported = z.looseObject({
  article: z.looseObject({ text: z.string(), earlierTexts: z.array(z.looseObject({ text: z.string() })).default([]) }),
  claims: z.array(z.looseObject({})),
  comments: z.array(z.looseObject({ broughtInBy: z.string().optional() })).default([]),
})

const exported = async (articleId: string) =>
  Exported.parse(JSON.parse((await exportArticle(team.chief, { articleId, format: 'json' })).body))

/**
 * Without what an import never makes: the workflow's state and what was published belong to the house that did it. And without
 * who brought a comment in, which is said of every one that isn't this house's own.
 */
const comparable = ({ claims, comments, ...file }: z.infer<typeof Exported>) => ({
  ...file,
  comments: comments.map(({ broughtInBy: _, ...comment }) => comment),
  claims: claims.map(({ state: _, publication: __, ...claim }) => claim),
})

const files = new Map<string, z.infer<typeof Exported>>()

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  for (const [what, make, article] of ARTICLE_STATES) {
    const { id } = await makeArticle(team.editor, article)
    await make(team, id)
    files.set(what, await exported(id))
  }
  await database.close()
  database = await openTestDatabase()
  team = await makeTeam()
}, 240_000)
afterAll(() => database.close())

it.each(ARTICLE_STATES)('%s: comes out of an empty house as it went in', async (what) => {
  const file = files.get(what)
  if (!file) throw new Error(`nothing was exported of ${what}`)
  const { article } = file
  team = await makeTeam()
  const known = ImportedArticle.parse(article)
  const [first = '', ...later] = [...article.earlierTexts.map(({ text }) => text), article.text]
  const { id } = await makeArticle(team.editor, { ...known, text: first })
  for (const text of later) await addText(team, id, text)
  const { outcomes } = await annotateArticle(team.editor, { articleId: id, json: file })
  expect(outcomes.filter(({ claim }) => claim === null)).toEqual([])
  expect(comparable(await exported(id))).toEqual(comparable(file))
})

it('two agents or sources that are called alike stay two where the desk has them already', async () => {
  const file = files.get(ALIKE)
  if (!file) throw new Error(`nothing was exported of ${ALIKE}`)
  team = await makeTeam()
  for (const _ of ['first', 'again']) {
    const { id } = await makeArticle(team.editor, { ...ImportedArticle.parse(file.article), text: file.article.text })
    await annotateArticle(team.editor, { articleId: id, json: file })
    expect(comparable(await exported(id))).toEqual(comparable(file))
  }
})

it('what was said of a claim that cited a confidential source stays in its house (R15)', () => {
  const told = JSON.stringify(files.get(GUARDED))
  expect(told).toContain('Who says so?')
  expect(told).not.toContain('Qasim')
})

it('who said what, and when, is theirs elsewhere, and not the importer’s to change', async () => {
  const file = files.get(ARTICLE_STATES.find(([what]) => what.startsWith('comments in threads'))?.[0] ?? '')
  if (!file) throw new Error('nothing was exported')
  team = await makeTeam()
  const { id: articleId } = await makeArticle(team.editor, { text: file.article.text })
  const { outcomes, notes, ignored } = await annotateArticle(team.editor, { articleId, json: file })
  expect(notes).toBe(2)
  expect(ignored.map(({ message }) => message)).toEqual(['is a note on an older text that this article does not have'])
  const taken = outcomes.find(({ key }) => key === 'C1')?.claim
  const claim = await oneClaim(team.editor, { id: taken?.id ?? '' })
  const [comment] = claim.comments
  expect(comment).toMatchObject({ createdById: team.editor.personId, writtenBy: expect.any(String) })
  expect(comment?.writtenBy).not.toBe(team.editor.name)
  const changed = changeComment(team.editor, { id: comment?.id ?? '', text: 'I never said so.' }, { version: 'any' })
  await expect(changed).rejects.toMatchObject({ status: 403 })
  // Taken over twice, nothing is said twice.
  const again = await annotateArticle(team.editor, { articleId, json: file })
  expect(again.notes).toBe(0)
  expect((await oneClaim(team.editor, { id: claim.id })).comments).toHaveLength(claim.comments.length)
})

describe('a relation to a claim of another article', () => {
  const other = SAMPLE_TEXT.replaceAll('Harbour', 'Airport').replaceAll('harbour', 'airport')
  const files: z.infer<typeof Exported>[] = []

  beforeAll(async () => {
    team = await makeTeam()
    const here = await makeArticle(team.editor)
    const there = await makeArticle(team.editor, { text: other })
    const { id } = await makeClaim(team.editor, here.id)
    await makeClaim(team.editor, there.id)
    const { id: second } = await makeClaim(team.editor, there.id)
    await makeRelation(team.editor, id, second, { note: 'The same minister.' })
    files.push(await exported(here.id), await exported(there.id))
  })

  const bring = async (file: z.infer<typeof Exported> | undefined) => {
    if (!file) throw new Error('nothing was exported')
    const { id } = await makeArticle(team.editor, { ...ImportedArticle.parse(file.article), text: file.article.text })
    return { id, report: await annotateArticle(team.editor, { articleId: id, json: file }) }
  }

  it('comes out as it went in where the other article is here first', async () => {
    team = await makeTeam()
    const [here, there] = files
    await bring(there)
    const { id, report } = await bring(here)
    expect(report.relations).toEqual({ made: 1, left: [] })
    expect(await exported(id)).toEqual(here)
  })

  it.each([
    ['is not here', async () => {}, 'not here'],
    ['is here twice', async () => [await bring(files[1]), await bring(files[1])], 'more than once'],
    [
      'is another desk’s',
      async () => {
        const { editor } = team
        team = await makeTeam()
        await bring(files[1])
        team = { ...team, editor }
      },
      'not here',
    ],
  ])('is left, with the reason, where the other article %s', async (_, prepare, reason) => {
    team = await makeTeam()
    await prepare()
    const { report } = await bring(files[0])
    expect(report.outcomes.map(({ claim }) => claim?.key)).toEqual(['C1'])
    expect(report.relations).toMatchObject({
      made: 0,
      left: [{ pointer: '/relations/0', message: expect.stringContaining(reason) }],
    })
  })
})

/** What is told of the article when its text is brought in. */
const ImportedArticle = z.object({
  title: z.string(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  section: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  publishedAt: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
})
