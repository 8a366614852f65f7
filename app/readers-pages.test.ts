import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { publishClaim, retractClaim } from '@/lib/server/checks/publish'
import { oneClaim } from '@/lib/server/claims/show'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import {
  makeAgent,
  makeArticle,
  makeClaim,
  makeEvidence,
  makePublishedClaim,
  makeReview,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { submitClaim } from '@/lib/server/claims/review'
import { GET as article } from './(public)/articles/[slug]/route'
import { GET as check } from './(public)/checks/[slug]/route'
import { GET as corrections } from './(public)/corrections/route'
import { GET as methodology } from './(public)/methodology/route'
import { GET as reportError } from './(public)/report-error/route'
import { GET as checks } from './(public)/route'
import { GET as embed } from './embed/[slug]/route'
import { GET as feedJson } from './feed.json/route'
import { GET as feedXml } from './feed.xml/route'
import { cookieOf } from './api/v1/test-client'

let database: TestDatabase
let team: Team

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

type Route<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

const opened = <Params extends object>(
  route: Route<Params>,
  path: string,
  params: Params,
  headers: Record<string, string> = {},
) => route(new Request(`http://localhost:3000${path}`, { headers }), { params: Promise.resolve(params) })

const read = async <Params extends object>(route: Route<Params>, path: string, params: Params) =>
  (await opened(route, path, params)).text()

const seenBy = async (id: string) => ({ version: (await oneClaim(team.chief, { id })).version })

function elements(html: string): Tree.Element[] {
  const found: Tree.Element[] = []
  const walk = (node: Tree.ParentNode) => {
    for (const child of node.childNodes) {
      if ('tagName' in child) found.push(child)
      if ('childNodes' in child) walk(child)
    }
  }
  walk(parse(html))
  return found
}

/** Everything in a page that could run, fetch or send something of its own accord. */
const alive = (html: string) =>
  elements(html).flatMap(({ tagName, attrs }) => [
    ...(/^(img|iframe|object|embed|style|base|video|audio)$/.test(tagName) ? [tagName] : []),
    ...(tagName === 'script' && !attrs.some(({ value }) => value === 'application/ld+json') ? [tagName] : []),
    ...attrs.flatMap(({ name, value }) => (/^on|^src|^srcdoc/.test(name) || /^javascript:/i.test(value) ? [name] : [])),
  ])

/** What somebody from outside might call themselves. */
const evil = (what: string) => `${what} "'><img src=x onerror=alert(1)><script>alert(1)</script>&lt;b&gt;]]>`

async function publishHostile() {
  const { id: articleId } = await makeArticle(team.editor, {
    title: evil('title'),
    outlet: evil('outlet'),
    byline: evil('byline'),
    text: 'The harbour was sold on Monday. Nobody knows the price. It rained.',
  })
  const speaker = await makeAgent(team.editor, { name: evil('speaker'), description: evil('description') })
  const { id } = await makeClaim(team.editor, articleId, {
    quote: 'The harbour was sold on Monday',
    statement: evil('statement'),
    speaker: speaker.id,
    saidPlace: evil('place'),
  })
  await makeEvidence(team.editor, id, {
    source: {
      title: evil('source'),
      kind: 'document',
      primary: true,
      publishedAt: '2026-02-27',
      publisher: evil('publisher'),
    },
    passage: evil('passage'),
    note: evil('note'),
    question: evil('question'),
    answer: evil('answer'),
  })
  await makeVerdict(team.editor, id, { justification: `[1] ${evil('reasons')} [link](javascript:alert(1))` })
  await submitClaim(team.editor, { id }, await seenBy(id))
  await makeReview(team.reviewer, id)
  const { slug } = await publishClaim(team.chief, { id }, await seenBy(id))
  const { slug: articleSlug } = await oneArticle(team.chief, { id: articleId })
  return { id, articleId, slug, articleSlug: articleSlug ?? '' }
}

describe('what people outside wrote', () => {
  it('stays text on every page and in every feed', async () => {
    const { id, articleId, slug, articleSlug } = await publishHostile()
    const pages = async () => [
      await read(checks, '/', {}),
      await read(checks, `/?q=${encodeURIComponent(evil('statement'))}`, {}),
      await read(check, `/checks/${slug}`, { slug }),
      await read(article, `/articles/${articleSlug}`, { slug: articleSlug }),
      await read(embed, `/embed/${slug}`, { slug }),
      await read(reportError, `/report-error?check=${slug}`, {}),
      await read(corrections, '/corrections', {}),
    ]
    for (const html of await pages()) expect(alive(html)).toEqual([])
    const { version } = await oneArticle(team.chief, { id: articleId })
    await changeArticle(
      team.chief,
      { id: articleId, publicText: 'full', publicTextGround: 'Our own work.' },
      { version },
    )
    await retractClaim(team.chief, { id, reason: evil('reason') }, await seenBy(id))
    for (const html of await pages()) expect(alive(html)).toEqual([])
    // The words themselves are all there.
    const [, , page = ''] = await pages()
    for (const what of ['statement', 'speaker', 'place', 'source', 'publisher', 'passage', 'note', 'reason', 'title'])
      expect(page).toContain(`${what} &quot;'&gt;&lt;img src=x`)
  })

  it('begins no tag in a feed, whatever its reader takes it for', async () => {
    await publishHostile()
    const json = await read(feedJson, '/feed.json', {})
    const { items } = JSON.parse(json)
    expect(items[0].title).toContain('statement "\'>&lt;img src=x onerror=alert(1)>')
    expect(json).not.toMatch(/<[a-z!/]/i)
    const xml = await read(feedXml, '/feed.xml', {})
    const texts = [...xml.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, text = '']) => text)
    expect(texts.join()).toContain('speaker &quot;')
    for (const text of texts) expect(alive(text)).toEqual([])
    expect(xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('alert(1)')
  })
})

describe('what is not published', () => {
  it('is on no page: neither the rest of the text nor a claim that is still worked on (R30)', async () => {
    const { id: articleId } = await makeArticle(team.editor, {
      title: 'Fees rise',
      text: 'Fees doubled. Ships stay away. Sentence between. The list is secret. Another between. Pelicans returned. Last words.',
    })
    await makeClaim(team.editor, articleId, { quote: 'Pelicans returned', statement: 'The pelicans are back.' })
    const { slug } = await makePublishedClaim(team, articleId, { quote: 'Fees doubled' })
    const { slug: articleSlug } = await oneArticle(team.chief, { id: articleId })
    const pages = [
      await read(article, `/articles/${articleSlug}`, { slug: articleSlug ?? '' }),
      await read(check, `/checks/${slug}`, { slug }),
      await read(checks, '/', {}),
      await read(feedJson, '/feed.json', {}),
    ]
    for (const page of pages) expect(page).not.toMatch(/pelicans|list is secret|last words/i)
    expect(pages[0]).toContain('Ships stay away.')
  })

  it.each(['nothing-like-it', 'UPPER', '..', '%ff', 'a'.repeat(121)])('is not there: %s', async (slug) => {
    for (const [path, route] of Object.entries({ checks: check, articles: article, embed })) {
      const answer = await opened(route, `/${path}/${slug}`, { slug })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(await answer.text()).toContain('There is nothing at this address')
    }
  })
})

describe('a retracted check', () => {
  it('says so at its address and in frames, has no ClaimReview, and is in no list (R21)', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id, slug } = await makePublishedClaim(team, articleId, { statement: 'Fees have doubled since spring.' })
    expect(await read(check, `/checks/${slug}`, { slug })).toContain('application/ld+json')
    expect(await read(checks, '/', {})).toContain(`/checks/${slug}`)
    await retractClaim(team.chief, { id, reason: 'The register was a forgery.' }, await seenBy(id))
    const page = await read(check, `/checks/${slug}`, { slug })
    expect(page).toContain('This check was retracted on')
    expect(page).toContain('The register was a forgery.')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).not.toContain('application/ld+json')
    expect(await read(embed, `/embed/${slug}`, { slug })).toContain('Withdrawn')
    expect(await read(checks, '/', {})).not.toContain(`/checks/${slug}`)
    expect(await read(corrections, '/corrections', {})).toContain('The register was a forgery.')
  })
})

describe('a page that was read before', () => {
  it('is not sent again while it is the same, and is once anything in it has changed', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { id, slug } = await makePublishedClaim(team, articleId)
    const first = await opened(check, `/checks/${slug}`, { slug })
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = () => opened(check, `/checks/${slug}`, { slug }, { 'if-none-match': `"x", ${etag}` })
    expect([(await again()).status, await (await again()).text()]).toEqual([304, ''])
    // Work on something else leaves the page as it is, though it is made anew.
    await makeArticle(team.editor)
    expect((await again()).status).toBe(304)
    await retractClaim(team.chief, { id, reason: 'It was wrong.' }, await seenBy(id))
    const changed = await again()
    expect(changed.status).toBe(200)
    expect(await changed.text()).toContain('It was wrong.')
  })

  it('is another in each language and theme, and tells whoever has an account the way to the desk', async () => {
    const inArabic = await opened(checks, '/', {}, { cookie: '__Host-stet-language=ar; __Host-stet-theme=dark' })
    const arabic = await inArabic.text()
    expect(arabic).toMatch(/^<!doctype html><html lang="ar" dir="rtl" data-theme="dark">/)
    expect(await read(checks, '/', {})).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    const own = await opened(checks, '/', {}, await cookieOf(team.editor))
    expect(own.headers.get('cache-control')).toBe('private, no-cache')
    expect(await own.text()).toContain('href="/desk"')
    expect(await read(checks, '/', {})).not.toContain('href="/desk"')
    expect(inArabic.headers.get('vary')).toBe('Cookie, Accept-Language')
  })

  it('knows no key: what a proxy before us asks for is not ours', async () => {
    expect((await opened(methodology, '/methodology', {}, { authorization: 'Basic eDp5' })).status).toBe(200)
  })

  it.each([
    ['/?q=harbour', checks],
    ['/report-error?check=x', reportError],
  ])('is kept by nobody when it is one reader’s: %s', async (path, route) => {
    expect((await opened(route, path, {})).headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('every page for readers', () => {
  it('lets no script run, and only the embedded check stand in other people’s pages', async () => {
    const { id: articleId } = await makeArticle(team.editor)
    const { slug } = await makePublishedClaim(team, articleId)
    const policies = await Promise.all(
      [
        await opened(checks, '/', {}),
        await opened(check, `/checks/${slug}`, { slug }),
        await opened(check, '/checks/none', { slug: 'none' }),
        await opened(methodology, '/methodology', {}),
        await opened(embed, `/embed/${slug}`, { slug }),
      ].map((answer) => answer.headers.get('content-security-policy') ?? ''),
    )
    for (const policy of policies) expect(policy).toMatch(/^default-src 'none'; style-src 'self';/)
    expect(policies.map((policy) => policy.includes('frame-ancestors *'))).toEqual([false, false, false, false, true])
  })
})
