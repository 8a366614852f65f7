import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveActor } from '@/lib/http/actor'
import { returnedForm } from '@/lib/http/returned-form'
import { changeLanguage } from '@/lib/server/people/profile'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeNewsroom, makePerson, type Newsroom } from '@/prisma/factories'
import { POST as createKey } from '../../admin/actions/create-key/route'
import { POST as endSession } from '../../desk/profile/session/route'
import { POST as signOut } from '../../sign-in/out/route'
import { POST as signOutEverywhere } from '../../sign-in/out/everywhere/route'
import { POST as link } from './link/route'
import { POST as reset } from './reset/route'
import { POST as signIn } from './sign-in/route'
import { POST as tryDemo } from './try/route'

const ORIGIN = 'https://checks.example'
const password = 'a long enough secret'

let database: TestDatabase
let newsroom: Newsroom
beforeAll(async () => {
  database = await openTestDatabase()
  newsroom = await makeNewsroom()
})
afterAll(() => database.close())

/** A browser's plain form, unless `headers` say otherwise. */
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: ORIGIN, 'sec-fetch-site': 'same-origin', accept: 'text/html,*/*', ...headers },
  })
const place = (response: Response) => response.headers.get('location') ?? ''
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.includes('session-token'))
    ?.split(';')[0] ?? ''
const actorWith = (cookie: string) => resolveActor(new Request(ORIGIN, { headers: { cookie } }))
const returnedIn = (response: Response) =>
  returnedForm(new URL(place(response), ORIGIN).searchParams.get('returned') ?? undefined, null)

const signedIn = async (email: string) => cookieOf(await signIn(form({ email, password })))

describe('signing in by the form', () => {
  it('starts a session and goes on to the page that was asked for', async () => {
    const lina = await makePerson({ password })
    const response = await signIn(form({ email: lina.email, password, next: '/desk/articles?x=1' }))
    expect([response.status, place(response)]).toEqual([303, '/desk/articles?x=1'])
    expect(await actorWith(cookieOf(response))).toMatchObject({ personId: lina.personId })
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never goes on to %s',
    async (next) => {
      const lina = await makePerson({ password })
      expect(place(await signIn(form({ email: lina.email, password, next })))).toBe('/desk')
    },
  )

  it('goes back with the address kept and the password not, in one way for all', async () => {
    const lina = await makePerson({ password })
    const answers = [
      await signIn(form({ email: lina.email, password: 'wrong', next: '/desk' })),
      await signIn(form({ email: 'nobody@example.org', password: 'wrong', next: '/desk' })),
    ]
    for (const response of answers) {
      expect(response.status).toBe(303)
      expect(place(response)).toMatch(/^\/sign-in\?next=%2Fdesk&returned=[\w-]+$/)
      expect(cookieOf(response)).toBe('')
    }
    const [known, unknown] = answers.map(returnedIn)
    expect(known).toMatchObject({ code: 'not-signed-in', fields: { email: lina.email, next: '/desk' } })
    expect(known?.fields).not.toHaveProperty('password')
    expect({ ...known, fields: null }).toEqual({ ...unknown, fields: null })
  })

  it('tells a programme by status: 401, 422, then 429 with Retry-After', async () => {
    const lina = await makePerson({ password })
    const attempt = (given: Record<string, string>) => signIn(form(given, { accept: '*/*' }))
    expect((await attempt({ email: 'no address', password })).status).toBe(422)
    expect((await attempt({ email: lina.email, password: 'x'.repeat(1025) })).status).toBe(422)
    for (let n = 0; n < 5; n += 1) expect((await attempt({ email: lina.email, password: 'wrong' })).status).toBe(401)
    const refused = await attempt({ email: lina.email, password })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is accepted from our own page, which tells nobody its address', async () => {
    const lina = await makePerson({ password })
    const own = { 'sec-fetch-site': 'same-origin', origin: 'null' }
    expect(cookieOf(await signIn(form({ email: lina.email, password }, own)))).not.toBe('')
  })

  it('is refused from another site’s page', async () => {
    const lina = await makePerson({ password })
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
    ]
    for (const headers of foreign) {
      const response = await signIn(form({ email: lina.email, password }, headers))
      expect([response.status, cookieOf(response)]).toEqual([403, ''])
    }
  })

  it('ends the session that the browser had, also in a copied cookie', async () => {
    const [lina, omar] = [await makePerson({ password }), await makePerson({ password })]
    const before = await signedIn(lina.email)
    const response = await signIn(form({ email: omar.email, password }, { cookie: before }))
    expect(await actorWith(before)).toBeNull()
    expect(await actorWith(cookieOf(response))).toMatchObject({ personId: omar.personId })
  })

  it('sets no cookie that a script, another site or another host could read', async () => {
    const lina = await makePerson({ password })
    await changeLanguage(lina, { language: 'ar' })
    const cookies = (await signIn(form({ email: lina.email, password }))).headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0]?.replace(/.*[-.]/, '')).sort()).toEqual([
      'device',
      'language',
      'token',
    ])
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/)
  })

  it('brings the person’s language along', async () => {
    const lina = await makePerson({ password })
    await changeLanguage(lina, { language: 'ar' })
    const response = await signIn(form({ email: lina.email, password }))
    expect(response.headers.getSetCookie().join('\n')).toContain('stet-language=ar;')
  })
})

describe('signing out', () => {
  it('makes the cookie worthless, also a copy of it, and leaves other sessions', async () => {
    const lina = await makePerson({ password })
    const [here, there] = [await signedIn(lina.email), await signedIn(lina.email)]
    const response = await signOut(form({}, { cookie: here }))
    expect(place(response)).toBe('/sign-in?done=signed-out')
    expect(response.headers.get('set-cookie')).toMatch(/session-token=; .*Max-Age=0/)
    expect(await actorWith(here)).toBeNull()
    expect(await actorWith(there)).not.toBeNull()
  })

  it('everywhere ends all sessions, for who gives the password again', async () => {
    const lina = await makePerson({ password })
    const [here, there] = [await signedIn(lina.email), await signedIn(lina.email)]
    const refused = await signOutEverywhere(form({ present: 'a wrong guess' }, { cookie: here }))
    expect(place(refused)).toMatch(/^\/desk\/profile\?returned=/)
    expect(await actorWith(here)).not.toBeNull()
    expect(place(await signOutEverywhere(form({ present: password }, { cookie: here })))).toContain(
      'signed-out-everywhere',
    )
    expect([await actorWith(here), await actorWith(there)]).toEqual([null, null])
  })

  it('ends another session, and makes a key, only for who gives the password again', async () => {
    const admin = await makePerson({ role: 'admin', password })
    const cookie = await signedIn(admin.email)
    const other = 'a session elsewhere'
    const key = { name: 'A key', personId: admin.personId, deskId: '', scope: 'read' }
    const attempts = [
      (present: string) => endSession(form({ sessionId: other, present }, { cookie, accept: '*/*' })),
      (present: string) => createKey(form({ ...key, present }, { cookie, accept: '*/*' })),
    ]
    for (const attempt of attempts) {
      expect((await attempt('a wrong guess')).status).toBe(422)
      expect((await attempt(password)).status).toBe(303)
    }
  })

  it('without a session is no fault', async () => {
    expect((await signOut(form({}))).status).toBe(303)
  })
})

describe('links', () => {
  it('ask for a new password with one answer for anyone', async () => {
    const lina = await makePerson({ password })
    const known = await reset(form({ email: lina.email }))
    const unknown = await reset(form({ email: 'nobody@example.org' }))
    expect([known.status, place(known)]).toEqual([unknown.status, place(unknown)])
    expect(place(known)).toBe('/sign-in/reset?done=sent')
  })

  it('that are unknown go back to their page', async () => {
    const token = 'x'.repeat(43)
    const response = await link(form({ token, password }))
    expect(place(response)).toMatch(new RegExp(`^/sign-in/link/${token}\\?returned=`))
    expect(JSON.stringify(returnedIn(response))).not.toContain(token)
  })
})

describe('the demo', () => {
  it('lets nobody in where it isn’t offered: here the public address is not loopback', async () => {
    expect(newsroom.owner.admin).toBe(true)
    const response = await tryDemo(form({ role: 'chief' }))
    expect(cookieOf(response)).toBe('')
    expect(returnedIn(response)).toMatchObject({ code: 'not-found' })
  })
})
