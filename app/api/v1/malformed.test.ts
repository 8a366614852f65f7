import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { verifyChain } from '@/lib/server/audit/verification'
import { call, type Sent } from './test-client'
import { ROUTES } from './test-routes'
import { makeWorld, type World } from './test-world'

/** Requests for each route; the acceptance run sends more. */
const RUNS = Number(process.env.STET_MALFORMED_RUNS ?? 10)

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await openTestDatabase()
  world = await makeWorld()
}, 120_000)
afterAll(() => database.close())

const nasty = fc.constantFrom(
  '\ud800',
  'a\0b',
  '__proto__',
  'constructor',
  '💥'.repeat(300),
  '../../etc/passwd',
  "'; DROP TABLE Claim; --",
  '%00',
  '\u202e',
  '1e309',
)
const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  text,
  fc.constantFrom<unknown>(null, -1, 0, 1.5, 2 ** 53, 1e308, [], {}, { not: '' }, { contains: 'a' }, [[]], true),
)

/** What is meant, with members left out, exchanged, or added. */
const mutated = (body: unknown): fc.Arbitrary<unknown> => {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const exchanged = fc.tuple(
    ...fields.map(([name, right]) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant([[name, right]]) },
        { weight: 1, arbitrary: value.map((other) => [[name, other]]) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
    ),
  )
  const added = fc.oneof(
    fc.constant([]),
    fc.tuple(text, value).map((pair) => [pair]),
  )
  return fc.tuple(exchanged, added).map(([kept, more]) => Object.fromEntries([...kept.flat(), ...more]))
}

const DEEP = '['.repeat(20_000)
const bytes: fc.Arbitrary<BodyInit> = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((raw) => new Uint8Array(raw)),
  fc.constantFrom('{"text":"\\ud800"}', '{"text":', DEEP, `${DEEP}${']'.repeat(20_000)}`, '', '﻿{}', '{"a":1,"a":2}'),
  fc.constant(new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
)

const visible = fc.string({ unit: fc.constantFrom(...'"W/*0123456789abc;,= '), maxLength: 30 })
const headers = fc.record(
  {
    'if-match': fc.oneof(visible, fc.constantFrom('*', '"1"', '"2"', 'W/"1"', '"99999999999999"')),
    'idempotency-key': fc.oneof(visible, fc.constantFrom('k', 'x'.repeat(300))),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
    ),
    'last-event-id': visible,
  },
  { requiredKeys: [] },
)

const queries = fc.array(
  fc.tuple(
    fc.constantFrom('limit', 'cursor', 'words', 'deskId', 'state', 'format', 'version', 'after', 'article', 'q', 'x'),
    text,
  ),
  { maxLength: 3 },
)

/** The address as it is meant, or with a part of it exchanged, and any query string. */
function addresses(path: string): fc.Arbitrary<string> {
  const [plain = '', query = ''] = path.split('?')
  const parts = plain.split('/')
  const part = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text })
  return fc.tuple(part, fc.oneof(fc.constant(null), queries)).map(([exchanged, asked]) => {
    const at = parts.length > 2 ? 2 : -1
    const other = encodeURIComponent(exchanged?.toWellFormed() ?? '')
    // One or two full stops are no part of an address: they lead to another one.
    const isPart = other !== '' && !/^\.{1,2}$/.test(other)
    const shown = parts.map((each, i) => (i === at && isPart ? other : each))
    const search = asked
      ? new URLSearchParams(asked.map(([name, given]) => [name, given.toWellFormed()])).toString()
      : query
    return `${shown.join('/')}?${search}`
  })
}

async function isRefusedProperly(method: string, path: string, sent: Sent) {
  const answer = await call(method, path, { ...sent, as: world.team.chief })
  if (answer.status < 500 || answer.status === 501) {
    if (answer.status >= 400) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.text).not.toMatch(/node_modules|prisma|sqlite|at .*\.ts:\d/i)
    }
    return
  }
  throw new Error(`${answer.status} for ${method} ${path}: ${answer.text}`)
}

describe('a malformed request', () => {
  it.each(Object.entries(ROUTES))(
    'is refused, never a failure of ours: %s',
    async (place, { path, body }) => {
      const [method = ''] = place.split(' ')
      const bodies: fc.Arbitrary<Sent> =
        method === 'GET'
          ? fc.constant({})
          : fc.oneof(
              { weight: 3, arbitrary: mutated(body?.(world)).map((given) => ({ body: given })) },
              { weight: 1, arbitrary: value.map((given) => ({ body: given })) },
              {
                weight: 1,
                arbitrary: bytes.map((given) => ({ bytes: given, headers: { 'content-type': 'application/json' } })),
              },
            )
      await fc.assert(
        fc.asyncProperty(addresses(path(world)), bodies, headers, (address, sent, more) =>
          isRefusedProperly(method, address, { ...sent, headers: { ...sent.headers, ...more } }),
        ),
        { numRuns: RUNS, endOnFailure: true },
      )
    },
    120_000,
  )

  it('leaves a log whose chain holds', async () => {
    expect((await verifyChain()).fault).toBeNull()
  })
})

describe('a body', () => {
  const send = (bytes: BodyInit, type = 'application/json') =>
    call('POST', '/sources', { as: world.team.editor, bytes, headers: { 'content-type': type } })

  it('that is not UTF-8 is refused, not mended (trap 7)', async () => {
    const bytes = Buffer.concat([Buffer.from('{"title":"caf'), Buffer.from([0xe9]), Buffer.from('"}')])
    expect(await send(bytes)).toMatchObject({ status: 422, json: { code: 'invalid' } })
  })

  it.each(['{"title":"half \\ud83d"}', '{"title":"a\\u0000b"}'])('with %s is refused at its place', async (body) => {
    expect(await send(body)).toMatchObject({ status: 422, json: { errors: [{ pointer: '/title' }] } })
  })

  it('that is no JSON is refused as such (trap 11)', async () => {
    expect((await send('{"title":')).status).toBe(422)
    expect((await send('title=x', 'application/x-www-form-urlencoded')).status).toBe(415)
  })

  it('that is too large is refused before it is read', async () => {
    const answer = await call('POST', '/sources', {
      as: world.team.editor,
      bytes: '{}',
      headers: { 'content-type': 'application/json', 'content-length': String(100 * 1024 * 1024) },
    })
    expect(answer.status).toBe(413)
  })

  it('that was cut on the way is refused (trap 4)', async () => {
    const answer = await call('POST', '/sources', {
      as: world.team.editor,
      bytes: '{"title":"A register"}',
      headers: { 'content-type': 'application/json', 'content-length': '4000' },
    })
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid' } })
  })
})
