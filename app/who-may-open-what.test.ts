import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makePerson } from '@/prisma/factories'
import { cookieOf } from './api/v1/test-client'
import { expected, type Right, type Outcome } from './api/v1/test-rights'
import { actorOf, IDENTITIES, type Identity, makeWorld, type World } from './api/v1/test-world'

/** What Next would know of the request whose page is made. */
const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ get: () => undefined }),
}))

interface Address {
  readonly right: Right
  /** Parts of the address in brackets. */
  readonly params?: (world: World) => Record<string, string>
  /** The form, or the query string. */
  readonly fields?: (world: World) => Record<string, string>
}

const at = (right: Right, fields?: Address['fields']): Address => ({ right, ...(fields ? { fields } : {}) })
const of = (right: Right, params: Address['params']): Address => ({ right, ...(params ? { params } : {}) })

/** Every page. Lists over one's own desks open for anybody with an account, and hold nothing of other desks. */
const PAGES: Readonly<Record<string, Address>> = {
  'sign-in': at('read published'),
  'sign-in/link/[token]': of('read published', (w) => ({ token: w.invitationToken })),
  'sign-in/reset': at('read published'),
  desk: at('own account'),
  'desk/articles': at('own account'),
  'desk/articles/new': at('own account'),
  'desk/articles/[id]': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/articles/[id]/annotations': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/articles/[id]/public-text': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/articles/[id]/reanchoring': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/articles/[id]/versions': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/articles/[id]/versions/new': of("read the desk's work", (w) => ({ id: w.articleId })),
  'desk/changed-pages': at('own account'),
  'desk/changed-pages/[id]': of("read the desk's work", (w) => ({ id: w.changedPageId })),
  'desk/claims': at('own account'),
  'desk/policies': at('own account'),
  'desk/profile': at('own account'),
  'desk/reports': at('own account'),
  'desk/reviews': at('own account'),
  'desk/reviews/[id]': of("read the desk's work", (w) => ({ id: w.submitted.editor ?? '' })),
  'desk/sources': at('own account'),
  'desk/sources/new': at('own account'),
  'desk/sources/[id]': of("read the desk's work", (w) => ({ id: w.sourceId })),
  // Leads to /admin/people, whoever asks.
  admin: at('read published'),
  'admin/audit': at('administer'),
  'admin/backup': at('administer'),
  'admin/desks': at('administer'),
  'admin/keys': at('administer'),
  'admin/outbox': at('administer'),
  'admin/people': at('administer'),
  'admin/people/[id]': of('administer', (w) => ({ id: w.team.editor.personId })),
  'admin/people/invite': at('administer'),
  'admin/scale': at('administer'),
  'admin/settings': at('administer'),
}

/** Every page that is written without scripts: a route, for everybody. */
const READERS: Readonly<Record<string, Address>> = {
  '(public)': at('read published'),
  '(public)/articles/[slug]': of('read published', (w) => ({ slug: w.articleSlug })),
  '(public)/checks/[slug]': of('read published', (w) => ({ slug: w.slug })),
  '(public)/corrections': at('read published'),
  '(public)/methodology': at('read published'),
  '(public)/report-error': at('read published'),
  'embed/[slug]': of('read published', (w) => ({ slug: w.slug })),
}

const someone = (w: World) => ({ personId: w.invitedId })
/** A version that nobody has: who may is stopped behind the door. */
const stale = { version: '999999' }

/** Every route outside the API that does something for a person. */
const FORMS: Readonly<Record<string, Address>> = {
  'admin/actions/add-desk': at('administer', () => ({ name: 'A third desk' })),
  'admin/actions/administrator': at('administer', (w) => ({ ...someone(w), admin: 'no' })),
  'admin/actions/create-key': at('administer', (w) => ({ ...someone(w), name: 'A key', deskId: '', scope: 'read' })),
  'admin/actions/disable': at('administer', someone),
  'admin/actions/enable': at('administer', someone),
  'admin/actions/invite': at('administer', () => ({
    ...{ name: 'Another', email: 'another@newsroom.example', deskId: '', role: 'editor', language: '' },
  })),
  'admin/actions/invite-again': at('administer', someone),
  'admin/actions/leave-desk': at('administer', (w) => ({ personId: w.disabled.personId, deskId: w.deskId })),
  'admin/actions/remove-demo': at('administer', () => ({})),
  'admin/actions/rename-desk': at('administer', (w) => ({ deskId: w.deskId, name: 'A name', ...stale })),
  'admin/actions/revoke-key': at('administer', (w) => ({ keyId: w.keyIds.admin ?? '' })),
  'admin/actions/role': at('administer', (w) => ({ ...someone(w), deskId: w.deskId, role: 'editor' })),
  'admin/actions/scale': at('administer', () => ({ name: 'A scale', ...SCALE, ...stale })),
  'admin/actions/settings': at('administer', () => ({
    ...{ name: 'The Newsroom', logo: '', contact: '', correctionsPolicy: '', methodology: '' },
    ...{ defaultLanguage: 'en', timeZone: 'UTC', ...stale },
  })),
  'desk/articles/show-text': at('claim', (w) => ({
    ...{ id: w.articleId, publicText: 'excerpts', publicTextGround: '', ...stale },
  })),
  'desk/changed-pages/dismiss': at('article', (w) => ({ id: w.changedPageId, reason: 'No news.', ...stale })),
  'desk/changed-pages/reopen': at('article', (w) => ({ id: w.dismissedPageId, ...stale })),
  'desk/changed-pages/take': at('article', (w) => ({ id: w.changedPageId, articleId: w.watchedArticleId, ...stale })),
  'desk/error-reports/close': at('publish', (w) => ({
    ...{ id: w.errorReportId, outcome: 'stands', reason: 'The figure is right.' },
  })),
  'desk/policies/save': at('desk policies', (w) => ({ deskId: w.deskId, minimumOrigins: '1', ...stale })),
  'desk/policies/watching': at('desk policies', (w) => ({
    ...{ deskId: w.deskId, firstMinutes: '60', growth: '2', longestHours: '168', endDays: '90', ...stale },
  })),
  'desk/profile/language': at('own account', () => ({ language: 'en' })),
  'desk/profile/name': at('own account', () => ({ name: 'A name' })),
  'desk/profile/session': at('own account', () => ({ sessionId: 'a session of nobody' })),
  'desk/profile/password': at('own account', () => ({ current: 'a wrong password', password: 'a long new password' })),
  'desk/reports/file': at("read the desk's work", (w) => ({ article: w.articleId, format: 'md' })),
  'api/report-preview': at("read the desk's work", (w) => ({ article: w.articleId })),
  'desk/reviews/decide': at('review', (w) => ({ id: w.submitted.editor ?? '', decision: 'approve', ...stale })),
  'desk/reviews/take': at('review', (w) => ({ id: w.submitted.editor ?? '', ...stale })),
  'desk/sources/archive': at('claim', (w) => ({ id: w.sourceId })),
  'desk/sources/delete': at('claim', (w) => ({ id: w.sourceId, ...stale })),
  'desk/sources/open-identity': at('claim', (w) => ({ id: w.sourceId })),
  'desk/sources/save': at('claim', (w) => ({ id: w.sourceId, title: 'A register', ...stale })),
  'desk/watches/change': at('article', (w) => ({
    ...{ verb: 'stop', articleId: w.watchedArticleId, id: w.watchId, ...stale },
  })),
  '(public)/report-error/send': at('read published', () => ({ text: 'The figure is wrong.' })),
  preferences: at('read published', () => ({ language: 'ar' })),
}

const SCALE = Object.fromEntries(
  ['yes', 'no'].flatMap((code, row) => [
    ...[`${row}.code`, `${row}.label.en`, `${row}.label.ar`].map((field) => [field, code]),
    ...[`${row}.definition.en`, `${row}.definition.ar`].map((field) => [field, code]),
    ...Object.entries({ colour: 'green', sign: code.slice(0, 1), number: String(row) }).map(([part, value]) => [
      `${row}.${part}`,
      value,
    ]),
  ]),
)

/** Routes in which the person is found out, or that serve readers and machines: signing in, feeds, health. */
const OPEN = [
  ...[
    '(public)/articles/[slug]/versions/[number]/text',
    'feed.json',
    'feed.xml',
    'sign-in/out',
    'sign-in/out/everywhere',
  ],
  ...['api/[[...path]]', 'api/auth/link', 'api/auth/reset', 'api/auth/sign-in', 'api/auth/try'],
  ...['api/csp-report', 'api/health/live', 'api/health/ready'],
  ...['.well-known/stet-checkpoint', '.well-known/stet-checkpoint-keys'],
]

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
const namesOf = (file: string) =>
  files.filter((each) => basename(each) === file && !each.startsWith('api/v1')).map((each) => dirname(each))

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
}, 120_000)
afterAll(() => database.close())

/** Somebody of the kind with a session of their own: some actions end sessions. */
async function visitor(who: Identity) {
  const as = who === 'disabled' ? world.disabled : actorOf(world, who)
  return { host: 'checks.example', 'sec-fetch-site': 'same-origin', ...(await cookieOf(as)) }
}

/** What Next's own errors mean. */
function told(error: unknown): Outcome {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  if (/^NEXT_REDIRECT;.*;\/sign-in/.test(digest)) return 'sign in'
  if (/^NEXT_REDIRECT;/.test(digest)) return 'allowed'
  if (/404$/.test(digest)) return 'not found'
  throw error
}

async function opened(Page: (props: unknown) => unknown, props: unknown): Promise<Outcome> {
  try {
    await Page(props)
    return 'allowed'
  } catch (error) {
    return told(error)
  }
}

const answers = (right: Right) => Object.fromEntries(IDENTITIES.map((who) => [who, expected(right, who)]))

describe('who may open what', () => {
  it('is said of every page and of every route outside the API', () => {
    expect(namesOf('page.tsx').sort()).toEqual(Object.keys(PAGES).sort())
    expect(namesOf('route.ts').sort()).toEqual([...Object.keys(FORMS), ...OPEN].sort())
    expect(namesOf('route.tsx').sort()).toEqual(Object.keys(READERS).sort())
  })

  it.each(Object.entries(PAGES))('page %s', async (name, { right, params, fields }) => {
    const { default: Page, generateMetadata } = await import(join(ROOT, name, 'page.tsx'))
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      asked.headers = new Headers(await visitor(who))
      const props = () => ({
        params: Promise.resolve(params?.(world) ?? {}),
        searchParams: Promise.resolve(fields?.(world) ?? {}),
      })
      found[who] = await opened(Page, props())
      if (found[who] === 'allowed' || !generateMetadata) continue
      const head: unknown = await Promise.resolve(generateMetadata(props())).catch(told)
      expect(JSON.stringify(head)).not.toMatch(/harbour/i)
    }
    expect(found).toEqual(answers(right))
  })

  it.each(Object.entries(READERS))('readers’ page %s', async (name, { right, params }) => {
    const { GET } = await import(join(ROOT, name, 'route.tsx'))
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      const request = new Request(`https://checks.example/${name}`, { headers: await visitor(who) })
      const answer: Response = await GET(request, { params: Promise.resolve(params?.(world) ?? {}) })
      found[who] = STATUS[answer.status] ?? 'allowed'
    }
    expect(found).toEqual(answers(right))
  })

  it.each(Object.entries(FORMS))('route %s', async (name, { right, fields }) => {
    const route = await import(join(ROOT, name, 'route.ts'))
    const found: Record<string, Outcome> = {}
    for (const who of IDENTITIES) {
      const sent = new URLSearchParams(fields?.(world))
      const headers = { ...(await visitor(who)), 'content-type': 'application/x-www-form-urlencoded' }
      asked.headers = new Headers(headers)
      const url = `https://checks.example/${name}`
      const answer: Response = route.POST
        ? await route.POST(new Request(url, { method: 'POST', headers, body: sent }), { params: Promise.resolve({}) })
        : await route.GET(new Request(`${url}?${sent}`, { headers }), { params: Promise.resolve({}) })
      expect(answer.status).toBeLessThan(500)
      // A form that is not filled in right is refused to everybody, and would show nothing here.
      if (right !== 'own account') expect(answer.status).not.toBe(422)
      found[who] = STATUS[answer.status] ?? 'allowed'
    }
    expect(found).toEqual(answers(right))
  })

  it('does not let a person of the desk see another by a changed address', async () => {
    const outsider = await makePerson({ role: 'editor', deskId: [...world.team.stranger.roles.keys()][0] ?? '' })
    asked.headers = new Headers(await cookieOf(outsider))
    const { default: Page } = await import(join(ROOT, 'desk/articles/[id]/page.tsx'))
    const props = { params: Promise.resolve({ id: world.articleId }), searchParams: Promise.resolve({}) }
    expect(await opened(Page, props)).toBe('not found')
  })
})

const STATUS: Readonly<Record<number, Outcome>> = { 401: 'sign in', 403: 'forbidden', 404: 'not found' }
