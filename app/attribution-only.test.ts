import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { filterCounts, filterFacts } from '@/components/claim/claim-filters'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { WorkspaceView } from '@/lib/schemas/article'
import { exportClaim } from '@/lib/server/reports/export'
import { exportPeriod } from '@/lib/server/reports/period'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { wordsOf } from '@/messages/words'
import { makeTeam, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { GET as article } from './(public)/articles/[slug]/route'
import { GET as check } from './(public)/checks/[slug]/route'
import { GET as checks } from './(public)/route'
import { call } from './api/v1/test-client'
import { GET as embed } from './embed/[slug]/route'
import { GET as feedJson } from './feed.json/route'
import { GET as feedXml } from './feed.xml/route'

/*
 * A claim of which only the attribution was judged has a verdict (rule R1): nothing that names it says that it has none.
 * The screens of the desk: e2e/attribution-only.journey.ts.
 */

const WORDS = INTERFACE_LANGUAGES.flatMap((language) => {
  const t = wordsOf(language)
  return [t('report.noVerdict'), t('workspace.noVerdict'), t('workspace.filter.no-verdict'), t('desk.noVerdict')]
})
const STATEMENT = 'Harbour fees have doubled since spring.'

let database: TestDatabase
let team: Team
let articleId: string
let articleSlug: string
let claims: Readonly<Record<'draft' | 'submitted' | 'approved' | 'published', string>>
let slug: string

const Made = z.object({ id: z.string() })
const Slugged = z.object({ slug: z.string() })

async function post(by: 'editor' | 'reviewer' | 'chief', path: string, body: object = {}): Promise<unknown> {
  const answer = await call('POST', path, { as: team[by], body, headers: { 'if-match': '*' } })
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}

/** A claim with a verdict on its attribution alone, taken so far by the API. */
async function judged(...steps: readonly ('submit' | 'approve' | 'publish')[]): Promise<string> {
  const described = { quote: 'harbour fees had doubled since spring', statement: STATEMENT, noAuthor: true }
  const { id } = Made.parse(await post('editor', `/articles/${articleId}/claims`, described))
  const verdict = { kind: 'attribution', rating: 'accurate-paraphrase', asOf: '2026-03-02', justification: 'He did.' }
  await post('editor', `/claims/${id}/verdicts`, verdict)
  if (steps.includes('submit')) await post('editor', `/claims/${id}/submit`)
  if (steps.includes('approve')) await post('reviewer', `/claims/${id}/reviews`, { decision: 'approve' })
  if (steps.includes('publish')) await post('chief', `/claims/${id}/publish`)
  return id
}

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  articleId = Made.parse(await post('editor', '/articles', { text: SAMPLE_TEXT, language: 'en' })).id
  claims = {
    draft: await judged(),
    submitted: await judged('submit'),
    approved: await judged('submit', 'approve'),
    published: await judged('submit', 'approve', 'publish'),
  }
  articleSlug = Slugged.parse(await read(`/articles/${articleId}`)).slug
  const published = z.object({ publication: Slugged }).parse(await read(`/claims/${claims.published}`))
  slug = published.publication.slug
})
afterAll(() => database.close())

const asked = async (path: string, by: 'editor' | 'reviewer' | 'chief' = 'editor') =>
  (await call('GET', path, { as: team[by] })).text
const read = async (path: string): Promise<unknown> => JSON.parse(await asked(path))

type Route = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>
const opened = async (route: Route, path: string, ofSlug = slug, language = 'en') => {
  const headers = { cookie: `__Host-stet-language=${language}` }
  return (
    await route(new Request(`https://checks.example${path}`, { headers }), {
      params: Promise.resolve({ slug: ofSlug }),
    })
  ).text()
}

const said = (text: string) => WORDS.filter((words) => text.includes(words))

function expectNamed(text: string) {
  // Told as itself, for a place that says nothing of the claim would show nothing.
  expect(text).toMatch(/doubled since spring/)
  expect(said(text)).toEqual([])
}

describe('a claim of which only the attribution was judged is nowhere called without a verdict (R1):', () => {
  it.each([
    '/claims?articleId=ARTICLE',
    '/claims?words=harbour',
    '/claims?rating=accurate-paraphrase',
    '/articles/ARTICLE/claims',
    '/articles/ARTICLE/workspace',
  ])('in the list %s', async (path) => {
    expectNamed(await asked(path.replace('ARTICLE', articleId)))
  })

  it.each(['draft', 'submitted', 'approved', 'published'] as const)(
    'as one claim, %s, and in its history',
    async (state) => {
      expectNamed(await asked(`/claims/${claims[state]}`, 'reviewer'))
      expect(said(await asked(`/claims/${claims[state]}/history`))).toEqual([])
    },
  )

  it('by the filters of the workspace, which count none', async () => {
    const view = WorkspaceView.parse(await read(`/articles/${articleId}/workspace`))
    expect(view.claims).toHaveLength(4)
    expect(filterCounts(view.claims, filterFacts(view))['no-verdict']).toBe(0)
  })

  it.each(
    INTERFACE_LANGUAGES.flatMap((language) =>
      (['html', 'md', 'csv', 'json', 'webannotation'] as const).map((format) => [format, language] as const),
    ),
  )('in the export as %s in %s, of the article and of each claim', async (format, language) => {
    expectNamed(await asked(`/articles/${articleId}/export?format=${format}&language=${language}`))
    for (const claimId of Object.values(claims))
      expectNamed((await exportClaim(team.editor, { claimId, format, language })).body)
  })

  it.each(INTERFACE_LANGUAGES)('in the report of a period in %s', async (language) => {
    const day = new Date().toISOString().slice(0, 10)
    for (const format of ['csv', 'md'] as const)
      expectNamed(await textOf((await exportPeriod(team.chief, { from: day, to: day, format, language })).parts))
  })

  it('and has no ClaimReview, which tells of the truth alone', async () => {
    expect(JSON.parse(await asked(`/articles/${articleId}/export?format=claimreview`))).toEqual([])
    expect(await opened(check, `/checks/${slug}`)).not.toContain('application/ld+json')
  })

  it.each(INTERFACE_LANGUAGES)('by the pages for readers, in %s', async (language) => {
    const page = (route: Route, path: string, ofSlug = slug) => opened(route, path, ofSlug, language)
    const named = wordsOf(language)('codes.attributionRating.accurate-paraphrase')
    for (const text of [
      await page(checks, '/'),
      await page(checks, '/?q=harbour'),
      await page(check, `/checks/${slug}`),
      await page(article, `/articles/${articleSlug}`, articleSlug),
    ]) {
      expectNamed(text)
      expect(text).toContain(named)
    }
    // Other people's pages get it in the language of the claim.
    const framed = await page(embed, `/embed/${slug}`)
    expectNamed(framed)
    expect(framed).toContain(wordsOf('en')('codes.attributionRating.accurate-paraphrase'))
  })

  it('by the feeds', async () => {
    for (const text of [await opened(feedJson, '/feed.json'), await opened(feedXml, '/feed.xml')]) {
      expectNamed(text)
      expect(text).toContain(wordsOf('en')('codes.attributionRating.accurate-paraphrase'))
    }
  })

  it('by the examples of the API’s description', async () => {
    expect(said(await asked('/openapi.json'))).toEqual([])
  })
})
