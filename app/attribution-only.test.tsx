import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { prerenderToNodeStream } from 'react-dom/static'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { withWords } from '@/components/shell/words'
import { filterCounts, filterFacts } from '@/components/claims/claim-filters'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { WorkspaceView } from '@/lib/schemas/article'
import { exportClaim } from '@/lib/server/reports/export'
import { exportPeriod } from '@/lib/server/reports/period'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import ar from '@/messages/ar'
import en from '@/messages/en'
import { wordsOf } from '@/messages/words'
import { makeTeam, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { GET as article } from './(public)/articles/[slug]/route'
import { GET as check } from './(public)/checks/[slug]/route'
import { GET as checks } from './(public)/route'
import { sendAs } from './api/v1/test-asking'
import { call, cookieOf } from './api/v1/test-client'
import { GET as embed } from './embed/[slug]/route'
import { GET as feedJson } from './feed.json/route'
import { GET as feedXml } from './feed.xml/route'

/*
 * A claim of which only the attribution was judged has a verdict (rule R1): nothing that names it says that it has none.
 */

/** What Next would know of the request whose page is made. */
const asked = vi.hoisted(() => ({ headers: new Headers(), language: 'en' }))
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({
    get: (name: string) => (name.endsWith('stet-language') ? { value: asked.language } : undefined),
  }),
}))
vi.mock('next/navigation', () => ({ useRouter: () => ({}), usePathname: () => '/desk' }))

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
  const answer = await sendAs(team[by], 'POST', path, body)
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

const told = async (path: string, by: 'editor' | 'reviewer' | 'chief' = 'editor') =>
  (await call('GET', path, { as: team[by] })).text
const read = async (path: string): Promise<unknown> => JSON.parse(await told(path))

type Route = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>
const opened = async (route: Route, path: string, ofSlug = slug, language = 'en') => {
  const headers = { cookie: `__Host-stet-language=${language}` }
  return (
    await route(new Request(`https://checks.example${path}`, { headers }), {
      params: Promise.resolve({ slug: ofSlug }),
    })
  ).text()
}

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const MESSAGES = { en, ar }

/** A page of the desk as the server writes it for the reviewer. */
async function page(name: string, language: InterfaceLanguage, params: object, search: object): Promise<string> {
  Object.assign(asked, { language, headers: new Headers(await cookieOf(team.reviewer)) })
  const { default: Page } = await import(join(ROOT, name, 'page.tsx'))
  const Words = withWords(MESSAGES[language])
  const { prelude } = await prerenderToNodeStream(
    <NuqsTestingAdapter>
      <Words language={language} timeZone="UTC" now={Date.now()}>
        <Page params={Promise.resolve(params)} searchParams={Promise.resolve(search)} />
      </Words>
    </NuqsTestingAdapter>,
  )
  return textOf(prelude)
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
    expectNamed(await told(path.replace('ARTICLE', articleId)))
  })

  it.each(['draft', 'submitted', 'approved', 'published'] as const)(
    'as one claim, %s, and in its history',
    async (state) => {
      expectNamed(await told(`/claims/${claims[state]}`, 'reviewer'))
      expect(said(await told(`/claims/${claims[state]}/history`))).toEqual([])
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
    expectNamed(await told(`/articles/${articleId}/export?format=${format}&language=${language}`))
    for (const claimId of Object.values(claims))
      expectNamed((await exportClaim(team.editor, { claimId, format, language })).body)
  })

  it.each(INTERFACE_LANGUAGES)('in the report of a period in %s', async (language) => {
    const day = new Date().toISOString().slice(0, 10)
    for (const format of ['csv', 'md'] as const)
      expectNamed(await textOf((await exportPeriod(team.chief, { from: day, to: day, format, language })).parts))
  })

  it('and has no ClaimReview, which tells of the truth alone', async () => {
    expect(JSON.parse(await told(`/articles/${articleId}/export?format=claimreview`))).toEqual([])
    expect(await opened(check, `/checks/${slug}`)).not.toContain('application/ld+json')
  })

  it.each(
    INTERFACE_LANGUAGES.flatMap((language) =>
      (
        [
          ['desk/claims', () => ({}), {}],
          ['desk/claims', () => ({}), { rating: 'accurate-paraphrase' }],
          ['desk/reviews', () => ({}), {}],
          ['desk/reviews/[id]', () => ({ id: claims.submitted }), {}],
          ['desk/articles/[id]', () => ({ id: articleId }), {}],
          ['desk/articles/[id]', () => ({ id: articleId }), { claim: 'draft' }],
        ] as const
      ).map(([name, params, search]) => [name, language, params, search] as const),
    ),
  )('on the screen %s in %s', async (name, language, params, search) => {
    const wanted = 'claim' in search ? { claim: claims[search.claim] } : search
    const text = await page(name, language, params(), wanted)
    expectNamed(text)
    expect(text).toContain(wordsOf(language)('codes.attributionRating.accurate-paraphrase'))
  })

  it.each(INTERFACE_LANGUAGES)('in the inbox and in the report that is shown, in %s', async (language) => {
    expectNamed(await page('desk', language, {}, {}))
    expectNamed(
      await page('desk/reports', language, {}, { scope: 'article', article: articleId, format: 'md', language }),
    )
  })

  it.each(INTERFACE_LANGUAGES)('by the pages for readers, in %s', async (language) => {
    const readers = (route: Route, path: string, ofSlug = slug) => opened(route, path, ofSlug, language)
    const named = wordsOf(language)('codes.attributionRating.accurate-paraphrase')
    for (const text of [
      await readers(checks, '/'),
      await readers(checks, '/?q=harbour'),
      await readers(check, `/checks/${slug}`),
      await readers(article, `/articles/${articleSlug}`, articleSlug),
    ]) {
      expectNamed(text)
      expect(text).toContain(named)
    }
    // Other people's pages get it in the language of the claim.
    const framed = await readers(embed, `/embed/${slug}`)
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
    expect(said(await told('/openapi.json'))).toEqual([])
  })
})
