import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { changeArticle } from '@/lib/server/articles/change'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { makePublishedClaim, type Team } from '@/prisma/factories'
import { type Hostile, keptOf, pageWith, QUOTE } from './hostile-company'

/** Statements in which every payload stands whole, several in each as far as there is room for them. */
function statementsOf(given: readonly Hostile[]): readonly string[] {
  const statements: string[] = []
  for (const { payload } of given) {
    const words = payload.replace(/\s+/g, ' ')
    const last = statements.at(-1)
    if (last !== undefined && last.length + words.length < 1_800) statements[statements.length - 1] = `${last} ${words}`
    else statements.push(`He said ${words}`)
  }
  return statements
}

/** What was made of some payloads, and what its pages must show. */
export interface PublishedPage {
  readonly given: readonly Hostile[]
  readonly id: string
  readonly article: string
  /** The blocks of the article, as intake keeps them. */
  readonly blocks: readonly string[]
  readonly checks: readonly { readonly path: string; readonly statement: string }[]
}

/** Brings a page in as a programme would, marks claims whose statements are hostile too, and publishes them. */
export async function publishPage(
  page: Page,
  team: Team,
  secret: string,
  given: readonly Hostile[],
): Promise<PublishedPage> {
  const answer = await page.request.post('/api/v1/articles', {
    headers: { Authorization: `Bearer ${secret}` },
    data: { html: pageWith(given), known: 'import' },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = z.object({ id: z.string() }).parse(await answer.json())
  const blocks = await keptOf(given)
  expect((await articleText(team.editor, { id })).text, 'the article is what was planned').toBe(blocks.join('\n\n'))
  const { version } = await oneArticle(team.chief, { id })
  await changeArticle(team.chief, { id, publicText: 'full', publicTextGround: 'Ours.' }, { version })
  const checks: { path: string; statement: string }[] = []
  for (const statement of statementsOf(given)) {
    const { slug } = await makePublishedClaim(team, id, { quote: QUOTE, statement })
    checks.push({ path: `/checks/${slug}`, statement })
  }
  const { slug } = await oneArticle(team.chief, { id })
  return { given, id, article: `/articles/${slug}`, blocks, checks }
}
