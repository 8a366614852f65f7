import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { nothingHere } from '@/lib/http/methods'
import { createKey } from '@/lib/server/people/keys'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { makeApprovedClaim, makeArticle, makeClaim, makeReadyClaim, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { call } from './test-client'
import { makeWorld, type World } from './test-world'

let database: TestDatabase
let team: Team
let world: World

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
  team = world.team
}, 120_000)
afterAll(() => database.close())

const Row = z.looseObject({ id: z.string(), version: z.number() })

describe('what is made', () => {
  it('is answered whole, with its address and its version, and found there again', async () => {
    const { id } = await makeArticle(team.editor)
    const body = { quote: 'secret list of exempt ships', type: 'event' }
    const made = await call('POST', `/articles/${id}/claims`, { as: team.editor, body })
    expect(made.status).toBe(201)
    const claim = Row.parse(made.json)
    expect(made.headers.get('location')).toBe(`/api/v1/claims/${claim.id}`)
    expect(made.headers.get('etag')).toBe(`"${claim.version}"`)
    const again = await call('GET', `/claims/${claim.id}`, { as: team.editor })
    expect(again.json).toEqual(made.json)
    expect(again.headers.get('cache-control')).toBe('private, no-store')
  })

  it('takes its number from the house: only a file that is taken over brings one', async () => {
    const claims = `/articles/${world.emptyArticleId}/claims`
    const evidence = `/claims/${world.claimId}/evidence`
    const cited = { sourceId: world.sourceId, stance: 'context' }
    for (const [path, body] of [
      [claims, { quote: 'Harbour fees doubled', number: 700 }],
      [evidence, { ...cited, number: 70 }],
    ] as const) {
      expect((await call('POST', path, { as: team.editor, body })).status).toBe(422)
    }
  })

  it('is changed with If-Match only: 428 without, 412 with an old one, 200 with the new view', async () => {
    const { id } = await makeClaim(team.editor, world.articleId)
    const change = (headers: Record<string, string>, statement: string) =>
      call('PATCH', `/claims/${id}`, { as: team.editor, body: { statement }, headers })
    expect((await change({}, 'One.')).status).toBe(428)
    const done = await change({ 'if-match': '"1"' }, 'Two.')
    expect(done).toMatchObject({ status: 200, json: { statement: 'Two.', version: 2 } })
    expect(done.headers.get('etag')).toBe('"2"')
    expect(await change({ 'if-match': '"1"' }, 'Three.')).toMatchObject({ status: 412, json: { currentVersion: 2 } })
    expect((await change({ 'if-match': 'W/"2"' }, 'Four.')).status).toBe(200)
  })

  it('is taken away with 204, and gone then', async () => {
    const { id } = await makeClaim(team.editor, world.articleId)
    const headers = { 'if-match': '"1"' }
    expect(await call('DELETE', `/claims/${id}`, { as: team.editor, body: {}, headers })).toMatchObject({
      status: 204,
      text: '',
    })
    expect((await call('GET', `/claims/${id}`, { as: team.editor })).status).toBe(404)
  })

  it('is made once by the same Idempotency-Key, and refused for another request', async () => {
    const { id } = await makeArticle(team.editor)
    const headers = { 'idempotency-key': 'mark-1' }
    const mark = (quote: string) =>
      call('POST', `/articles/${id}/claims`, { as: team.editor, body: { quote }, headers })
    const first = await mark('secret list')
    expect((await mark('secret list')).json).toEqual(first.json)
    expect((await mark('doubled since spring')).status).toBe(409)
    const { json } = await call('GET', `/articles/${id}/claims`, { as: team.editor })
    expect(json).toMatchObject({ items: [{ key: 'C1' }], nextCursor: null })
  })
})

describe('an article', () => {
  it('comes in as JSON or as a file in a form, and gives the string that positions count in', async () => {
    const asJson = await call('POST', '/articles', {
      as: team.editor,
      body: { text: SAMPLE_TEXT, deskId: world.deskId, known: 'import' },
    })
    const form = new FormData()
    form.set('file', new File([SAMPLE_TEXT.replaceAll('\n', '\r\n')], 'fees.txt', { type: 'text/plain' }))
    form.set('input', JSON.stringify({ outlet: 'The Pier', known: 'import' }))
    const asForm = await call('POST', '/articles', { as: team.editor, ...(await multipart(form)) })
    expect([asJson.status, asForm.status]).toEqual([201, 201])
    for (const made of [asJson, asForm]) {
      const { id } = Row.parse(made.json)
      const text = await call('GET', `/articles/${id}/versions/1/text`, { as: team.reviewer })
      expect(text.text).toBe(SAMPLE_TEXT)
      expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    }
    expect(asForm.json).toMatchObject({ outlet: 'The Pier' })
  })

  it('sent as a form once more with its Idempotency-Key is made once, though the form has another boundary', async () => {
    const send = async (outlet: string) => {
      const form = new FormData()
      form.set('file', new File([SAMPLE_TEXT], 'fees.txt', { type: 'text/plain' }))
      form.set('input', JSON.stringify({ outlet, known: 'import' }))
      const { bytes, headers } = await multipart(form)
      return call('POST', '/articles', {
        as: team.editor,
        bytes,
        headers: { ...headers, 'idempotency-key': 'form-1' },
      })
    }
    const first = await send('The Pier')
    expect(first.status).toBe(201)
    expect((await send('The Pier')).json).toEqual(first.json)
    expect((await send('The Quay')).status).toBe(409)
  })

  it('of 9 MB arrives whole, and one that is too large is refused (trap 4)', async () => {
    const file = (megabytes: number) => {
      const form = new FormData()
      form.set(
        'file',
        new File(
          [`<!-- ${'x'.repeat(megabytes * 1024 * 1024)} --><h1>A headline</h1><p>A sentence of some words.</p>`],
          'a.html',
        ),
      )
      return form
    }
    const whole = await call('POST', '/articles/preview', { as: team.editor, ...(await multipart(file(9))) })
    expect(whole.json).toMatchObject({ received: { byteLength: expect.any(Number) } })
    expect(JSON.parse(whole.text).received.byteLength).toBeGreaterThan(9 * 1024 * 1024)
    expect((await call('POST', '/articles/preview', { as: team.editor, ...(await multipart(file(11))) })).status).toBe(
      413,
    )
  })

  it.each([
    ['without a file', [['input', '{}']]],
    [
      'with an unknown field',
      [
        ['file', 'FILE'],
        ['path', '/etc'],
      ],
    ],
    [
      'whose input is no object',
      [
        ['file', 'FILE'],
        ['input', '[1]'],
      ],
    ],
    [
      'whose input brings other content',
      [
        ['file', 'FILE'],
        ['input', '{"text":"a"}'],
      ],
    ],
  ])('is refused as a form %s', async (_, fields) => {
    const form = new FormData()
    for (const [name = '', value = ''] of fields) {
      form.set(name, value === 'FILE' ? new File(['A headline\n\nA sentence.'], 'a.txt') : value)
    }
    expect((await call('POST', '/articles', { as: team.editor, ...(await multipart(form)) })).status).toBe(422)
  })

  it('that is here already is refused with its address, unless it is asked for all the same', async () => {
    const body = { text: 'Pier to open\n\nThe council of Marrow opens the pier on Friday, the mayor says.' }
    const { id } = Row.parse((await call('POST', '/articles', { as: team.editor, body })).json)
    expect(await call('POST', '/articles', { as: team.editor, body })).toMatchObject({
      status: 409,
      json: { known: [{ id, title: 'Pier to open', address: `/api/v1/articles/${id}` }] },
    })
    const again = await call('POST', '/articles', { as: team.editor, body: { ...body, known: 'import' } })
    expect(again.status).toBe(201)
  })

  it('shows its preview and stores nothing', async () => {
    const before = await call('GET', '/articles', { as: team.editor })
    const body = { text: SAMPLE_TEXT }
    const shown = await call('POST', '/articles/preview', { as: team.editor, body })
    expect(shown).toMatchObject({ status: 200, json: { draft: { pieces: expect.any(Array) } } })
    expect((await call('GET', '/articles', { as: team.editor })).json).toEqual(before.json)
  })

  it('is exported as a download', async () => {
    const answer = await call('GET', `/articles/${world.articleId}/export?format=json`, { as: team.editor })
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''Harbour/)
    expect(answer.json).toMatchObject({ format: 'stet-annotations/1' })
    const pdf = await call('GET', `/articles/${world.articleId}/export?format=pdf`, { as: team.editor })
    expect(pdf).toMatchObject({ status: 501, json: { code: 'not-available' } })
  })
})

/** A form as the bytes that a browser sends, with their true length. */
async function multipart(form: FormData) {
  const request = new Request('https://checks.example', { method: 'POST', body: form })
  const bytes = new Uint8Array(await request.arrayBuffer())
  const headers = { 'content-type': request.headers.get('content-type') ?? '', 'content-length': String(bytes.length) }
  return { bytes, headers }
}

describe('the workflow over HTTP', () => {
  it('goes from draft to a published check, each step with the version it saw', async () => {
    const { id } = await makeReadyClaim(team.editor, world.articleId)
    const step = async (as: typeof team.editor, verb: string, body = {}) => {
      const { version } = Row.parse((await call('GET', `/claims/${id}`, { as })).json)
      return call('POST', `/claims/${id}/${verb}`, { as, body, headers: { 'if-match': `"${version}"` } })
    }
    expect((await step(team.editor, 'submit')).json).toMatchObject({ state: 'submitted', otherReviewers: 2 })
    expect((await step(team.editor, 'reviews', { decision: 'approve' })).status).toBe(403)
    const returned = await step(team.reviewer, 'reviews', { decision: 'return', reason: 'Who says this?' })
    expect(returned.json).toMatchObject({ state: 'returned', stateReason: 'Who says this?' })
    await step(team.editor, 'submit')
    expect((await step(team.reviewer, 'reviews', { decision: 'approve' })).json).toMatchObject({ state: 'approved' })
    expect(await step(team.editor, 'publish')).toMatchObject({ status: 403, json: { code: 'forbidden' } })
    expect((await step(team.chief, 'publish')).json).toMatchObject({ state: 'published', publication: { edition: 1 } })
    expect(await step(team.chief, 'publish')).toMatchObject({ status: 409, json: { current: { state: 'published' } } })
    expect((await step(team.chief, 'adjudicate', { rating: 'true', reason: 'So.' })).status).toBe(501)
  })

  it('tells the failing rules when the gate is closed', async () => {
    const { id } = await makeApprovedClaim(team, world.articleId, { noAuthor: false })
    const { version } = Row.parse((await call('GET', `/claims/${id}`, { as: team.chief })).json)
    const answer = await call('POST', `/claims/${id}/publish`, {
      as: team.chief,
      body: {},
      headers: { 'if-match': `"${version}"` },
    })
    expect(answer).toMatchObject({ status: 422, json: { code: 'gate-closed', failing: [{ rule: 'speaker' }] } })
  })
})

describe('every address', () => {
  it('refuses other methods with those that it has', async () => {
    const answer = await call('PUT', `/claims/${world.claimId}`, { as: team.editor, body: {} })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, PATCH, DELETE, HEAD, OPTIONS')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('answers HEAD as GET without the body', async () => {
    const answer = await call('HEAD', `/claims/${world.claimId}`, { as: team.editor })
    expect(answer).toMatchObject({ status: 200, text: '' })
    expect(answer.headers.get('etag')).toMatch(/^"\d+"$/)
  })

  it.each([
    ['an answer', () => call('GET', `/claims/${world.claimId}`, { as: team.editor })],
    ['a refusal', () => call('GET', `/claims/${world.claimId}`)],
    ['a file', () => call('GET', `/articles/${world.articleId}/export?format=html`, { as: team.editor })],
    ['a method that is none', () => call('PUT', `/claims/${world.claimId}`, { as: team.editor, body: {} })],
  ])('lets nothing run and nobody frame %s', async (_, ask) => {
    const policy = (await ask()).headers.get('content-security-policy')
    for (const directive of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive)
  })

  it('that is none of ours is not found, as problem+json', async () => {
    const answer = nothingHere(new Request('https://checks.example/api/nothing'))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not-found', status: 404 })
  })

  it('with a name that nothing can have is not found', async () => {
    expect((await call('GET', '/claims/%2e%2e%2fpasswd', { as: team.editor })).status).toBe(404)
  })

  it('refuses a change from another site’s page, but not one with a key', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const body = { title: 'A register' }
    expect((await call('POST', '/sources', { as: team.editor, body, headers })).status).toBe(403)
    const { secret } = await createKey(team.editor, { name: 'bot', scope: 'write' })
    const withKey = { ...headers, authorization: `Bearer ${secret}` }
    expect((await call('POST', '/sources', { body, headers: withKey })).status).toBe(201)
  })

  it('tells a stranger to sign in, wherever their request comes from', async () => {
    const body = { title: 'A register' }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': '' }]) {
      expect((await call('POST', '/sources', { body, headers })).status).toBe(401)
    }
  })

  it('lets a reading key change nothing, and a wrong key see nothing', async () => {
    const { secret } = await createKey(team.chief, { name: 'reader', scope: 'read' })
    const headers = { authorization: `Bearer ${secret}` }
    expect((await call('GET', '/sources', { headers })).status).toBe(200)
    expect((await call('POST', '/sources', { body: { title: 'A register' }, headers })).status).toBe(403)
    expect((await call('GET', '/openapi.json', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
  })

  it('pages its lists', async () => {
    const first = await call('GET', `/claims?deskId=${world.deskId}&limit=2`, { as: team.editor })
    const page = z.object({ items: z.array(Row), nextCursor: z.string() }).parse(first.json)
    const second = await call('GET', `/claims?deskId=${world.deskId}&limit=2&cursor=${page.nextCursor}`, {
      as: team.editor,
    })
    const ids = z
      .looseObject({ items: z.array(Row) })
      .parse(second.json)
      .items.map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(page.items.map(({ id }) => id)).not.toEqual(expect.arrayContaining(ids))
    expect((await call('GET', '/claims?limit=1000', { as: team.editor })).status).toBe(422)
    expect((await call('GET', '/claims?sort=up', { as: team.editor })).status).toBe(422)
  })
})

describe('an archived copy', () => {
  it('is a download of no particular type that nothing runs in', async () => {
    const answer = await call('GET', `/sources/${world.sourceId}/snapshots/${world.snapshotSha256}`, {
      as: team.editor,
    })
    expect(answer.text).toBe('<p>The register</p>')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    })
  })
})
