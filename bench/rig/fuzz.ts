/**
 * Ten thousand requests that nobody would send on purpose: methods, paths, queries, headers and bodies made up from what the API
 * describes and from what breaks parsers. No answer may be a fault of the server, and it must be the same process at the end.
 */

import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { z } from 'zod'
import { colleaguesKey } from './colleague'
import { withStetServer } from '../stet-server'
import { servingProcess } from './measure'
import { randomFrom } from './random'

const REQUESTS = Number(process.env.STET_RIG_REQUESTS ?? 10_000)
const AT_ONCE = 8
/** The same requests each time. */
const SEED = 20_261_130

/** Faults that say what they are: not available, overloaded, storage full. */
const MAY_BE = new Set([501, 503, 507])

const PAGES = [
  ...[
    '/',
    '/feed.xml',
    '/feed.json',
    '/corrections',
    '/methodology',
    '/report-error',
    '/report-error/send',
    '/sign-in',
  ],
  ...['/desk', '/desk/claims', '/desk/articles', '/desk/reviews', '/desk/sources', '/desk/profile', '/admin/people'],
  ...['/checks/{x}', '/articles/{x}', '/embed/{x}', '/desk/articles/{x}', '/desk/claims/{x}', '/api/health/ready'],
  ...[
    '/api/csp-report',
    '/api/report-preview',
    '/api/auth/csrf',
    '/api/auth/signin',
    '/preferences',
    '/_next/static/{x}',
  ],
]

const METHODS = [
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PURGE',
]

const ODD = [
  ...['', ' ', '.', '..', '%', '%ff', '%00', '%2e%2e%2f', '%c3%28', '%ed%a0%80', '‮abc', 'null', '-1', '0', '1e309'],
  ...[
    '9'.repeat(40),
    'a'.repeat(2_000),
    "';--",
    '<script>',
    '{{7*7}}',
    '${x}',
    '\\',
    '[object Object]',
    '__proto__',
    '🧂',
    '٣',
  ],
  ...[
    'constructor',
    'true',
    '[]',
    '{}',
    '2026-11-30',
    '2026-02-30',
    'x'.repeat(65),
    'C1',
    'e\u0301',
    '\u{1f468}\u200d\u{1f469}',
  ],
]

const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['If-Match', ['"1"', '*', 'W/"0"', '"', '"99999999999"', '"a", "b"', ODD[17] ?? '']],
  ['If-None-Match', ['*', '"x"', '""']],
  ['Idempotency-Key', ['a', 'a'.repeat(255), 'a b', '%', 'é']],
  ['Accept', ['text/html', '*/*', 'application/xml', ';;;', 'a/b;q=abc']],
  ['Accept-Language', ['ar', 'xx-yy-zz', '*;q=0', ',,,', 'a'.repeat(500)]],
  [
    'Content-Type',
    ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', '/'],
  ],
  ['Content-Encoding', ['gzip', 'br', 'x']],
  ['Cookie', ['next-auth.session-token=x', 'a=b; ;;=', `theme=${'x'.repeat(400)}`, 'language=%ff', '=']],
  ['Authorization', ['Bearer', 'Bearer x', 'Basic YTpi', 'bearer  ', `Bearer ${'x'.repeat(300)}`]],
  ['X-Forwarded-For', ['1.2.3.4', '::1, x', 'x'.repeat(100)]],
  ['X-Forwarded-Host', ['evil.example']],
  ['Range', ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'x']],
  ['Last-Event-ID', ['-1', 'abc', '99999999999999999999']],
  ['Origin', ['null', 'http://evil.example', 'x']],
  ['Next-Router-State-Tree', ['x', '%5B%5D']],
  ['RSC', ['1']],
  ['Next-Action', ['x', 'a'.repeat(40)]],
]

interface Fuzzed {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
}

/** Endless requests, the same each time. @param ids what really exists, so that some requests get further in */
function* fuzzed(templates: readonly string[], ids: readonly string[], key: string): Generator<Fuzzed> {
  const random = randomFrom(SEED)
  const oneOf = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise
  const odd = () => oneOf(ODD, '')
  const part = () => (random() < 0.4 ? oneOf(ids, '') : odd())
  const value = (depth: number): unknown => {
    const kind = random()
    if (kind < 0.35) return odd()
    if (kind < 0.5) return oneOf<unknown>([0, -1, 1e308, 1.5, true, null, 2 ** 53], null)
    if (depth > 3) return oneOf(ids, '')
    if (kind < 0.65) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1))
    return Object.fromEntries(
      Array.from({ length: Math.floor(random() * 5) }, () => [oneOf(FIELDS, ''), value(depth + 1)]),
    )
  }
  const body = () => {
    const text = JSON.stringify(value(0))
    const kind = random()
    if (kind < 0.6) return Buffer.from(text)
    if (kind < 0.7) return Buffer.from(text.slice(0, Math.floor(text.length * random())))
    if (kind < 0.8) return Buffer.from(new URLSearchParams([[oneOf(FIELDS, ''), odd()]]).toString())
    return Buffer.from(Array.from({ length: 1 + Math.floor(random() * 200) }, () => Math.floor(random() * 256)))
  }
  for (;;) {
    const method = oneOf(METHODS, 'GET')
    const path = oneOf(templates, '/').replaceAll(/\{[^}]*\}/g, () => sendable(part()))
    const query = random() < 0.4 ? `?${sendable(oneOf(FIELDS, ''))}=${sendable(odd())}&limit=${sendable(odd())}` : ''
    const some = HEADERS.filter(() => random() < 0.12).map(([name, values]) => [name, oneOf(values, '')] as const)
    const usual: [string, string][] = [
      ['Authorization', `Bearer ${key}`],
      ['Content-Type', 'application/json'],
    ]
    const sent = method === 'GET' || method === 'HEAD' || random() < 0.15 ? null : body()
    yield {
      method,
      path: path + query,
      headers: Object.fromEntries([...usual.filter(() => random() < 0.7), ...some]),
      body: sent,
    }
  }
}

/** Names of fields that commands and lists know. */
const FIELDS = [
  ...[
    'quote',
    'statement',
    'title',
    'text',
    'url',
    'version',
    'id',
    'state',
    'rating',
    'stance',
    'claimIds',
    'start',
    'end',
  ],
  ...[
    'cursor',
    'limit',
    'format',
    'from',
    'to',
    'words',
    'deskId',
    'agentId',
    'sourceId',
    'publishedAt',
    'links',
    'returned',
  ],
  ...['__proto__', 'constructor', ''],
]

/** What the client lets through in a request line: bytes that aren't there are written with a percent sign, others stay odd. */
const sendable = (text: string) =>
  text.replaceAll(/[^\x21-\x7e]/gu, (character) => {
    // A lone surrogate can't be written.
    const written = character.isWellFormed?.() === false ? '%ed%a0%80' : encodeURIComponent(character)
    return written
  })

/** Sends them all. @returns requests that were answered with a fault, or not at all */
async function faultsOf(port: number, requests: Iterator<Fuzzed>, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const answers: Record<number, number> = {}
  const faults: string[] = []
  const one = async () => {
    while (Object.values(answers).reduce((sum, each) => sum + each, 0) < count) {
      const { value: sent, done } = requests.next()
      if (done === true) return
      const status = await statusOf(port, agent, sent)
      answers[status] = (answers[status] ?? 0) + 1
      if (status === 0 || (status >= 500 && !MAY_BE.has(status))) {
        faults.push(`${status} ${sent.method} ${sent.path.slice(0, 200)} ${JSON.stringify(sent.headers).slice(0, 300)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  agent.destroy()
  return { answers, faults }
}

function statusOf(port: number, agent: Agent, { method, path, headers, body }: Fuzzed): Promise<number> {
  return new Promise((resolve) => {
    const length = body === null ? {} : { 'Content-Length': String(body.byteLength) }
    const own = { Host: `localhost:${port}`, ...headers, ...length }
    const latin = Object.fromEntries(
      Object.entries(own).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
    )
    const sending = request({ host: '127.0.0.1', port, method, path, agent, headers: latin }, (response) => {
      response.resume()
      response.once('close', () => resolve(response.statusCode ?? 0))
      // An event stream goes on for ever.
      if (response.headers['content-type']?.startsWith('text/event-stream') === true) response.destroy()
    })
    sending.setTimeout(20_000, () => sending.destroy())
    sending.on('error', () => resolve(0))
    sending.end(body ?? undefined)
  })
}

const Described = z.object({ paths: z.record(z.string(), z.unknown()) })
const Identified = z.object({ id: z.string() })

/** @returns whether it holds, and whether a server that decodes without asking falls */
export async function tryFuzz(): Promise<boolean> {
  let holds = true
  await withStetServer(async ({ origin, environment, pid }) => {
    const key = await colleaguesKey({ ...process.env, ...environment })
    const port = Number(new URL(origin).port)
    const before = servingProcess(pid)
    const described: unknown = await (await fetch(`${origin}/api/v1/openapi.json`)).json()
    const templates = [...Object.keys(Described.parse(described).paths).flatMap((path) => [path, path]), ...PAGES]
    const { answers, faults } = await faultsOf(port, fuzzed(templates, await idsOf(origin, key), key), REQUESTS)
    for (const fault of faults.slice(0, 20)) console.log(fault)
    const sameProcess = servingProcess(pid) === before && (await fetch(`${origin}/api/health/ready`)).ok
    console.log(`fuzz: ${REQUESTS} requests`, answers, sameProcess ? 'the same process' : 'ANOTHER PROCESS')
    holds = faults.length === 0 && sameProcess
  })
  const fires = await controlFalls()
  console.log(fires ? 'The control of fuzz fell.' : 'The control of fuzz stood: the rig is blind.')
  return holds && fires
}

/** An article, a claim and a source to hit. */
async function idsOf(origin: string, key: string): Promise<readonly string[]> {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const made = async (path: string, body: unknown) => {
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return Identified.parse(await answer.json()).id
  }
  const article = await made('/articles', { title: 'Harbour', text: 'Harbour fees doubled since spring.' })
  const claim = await made(`/articles/${article}/claims`, { quote: 'Harbour fees doubled' })
  return [article, claim, await made('/sources', { title: 'A register' })]
}

/** A server that decodes addresses and reads JSON without asking. */
async function controlFalls(): Promise<boolean> {
  const naive = createServer((received, response) => {
    try {
      decodeURIComponent(received.url ?? '')
    } catch {
      response.statusCode = 500
    }
    response.end()
  })
  naive.listen(0, '127.0.0.1')
  await once(naive, 'listening')
  const address = naive.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { faults } = await faultsOf(port, fuzzed(PAGES, [], 'none'), 500)
  naive.close()
  naive.closeAllConnections()
  return faults.some((fault) => fault.startsWith('500'))
}
