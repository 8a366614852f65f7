import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { makeArticle, makeTeam, type Team } from '@/prisma/factories'
import { annotateArticle } from './annotate'
import { exportArticle } from './reports/export'
import { addText, ALIKE, ARTICLE_STATES } from './test-article-states'
import { openTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
let team: Team

const Exported = z.looseObject({
  article: z.looseObject({ text: z.string(), earlierTexts: z.array(z.looseObject({ text: z.string() })).default([]) }),
  claims: z.array(z.looseObject({})),
})

const exported = async (articleId: string) =>
  Exported.parse(JSON.parse((await exportArticle(team.chief, { articleId, format: 'json' })).body))

/** Without what an import never makes: the workflow's state and what was published belong to the house that did it. */
const comparable = ({ claims, ...file }: z.infer<typeof Exported>) => ({
  ...file,
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
