import { inEnglish } from '@/lib/domain/refusals/english'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, connect } from 'node:net'
import { once } from 'node:events'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '@/package.json'
import { parseEnv } from '../platform/env'
import { ClosedAddress, endWhenClosed, guardedLookup } from './guarded-agent'
import { type FetchRules, guardedFetch } from './guarded-fetch'
import { readAllowedHosts } from '../platform/host-lists'
import { openTestSite, testResolver, type TestSite } from './test-site'
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate'

const HTML = '<!doctype html><title>Harbour</title><p>The harbour opened.</p>'
const html = { 'Content-Type': 'text/html; charset=utf-8' }
const LIMITS = { wholeMs: 10_000, silentMs: 10_000, bytes: 100_000, redirects: 5 }

/** Small when packed, fifty megabytes when not. Packed beforehand: a site that is busy packing would be taken for a silent one. */
const EMPTY = Buffer.alloc(50_000_000)
const BOMBS = {
  gzip: gzipSync(EMPTY),
  br: brotliCompressSync(EMPTY, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  deflate: deflateSync(EMPTY),
}

let site: TestSite
let other: TestSite

beforeAll(async () => {
  globalThis.stetEnv = parseEnv({ NEXTAUTH_URL: 'https://checks.example', NEXTAUTH_SECRET: 'long enough for a test' })
  other = await openTestSite({ '/': (_, response) => response.writeHead(200, html).end('the other site') })
  site = await openTestSite({
    '/page': (_, response) => response.writeHead(200, { ...html, 'X-Robots-Tag': 'noarchive' }).end(HTML),
    '/gzip': (_, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(HTML)),
    '/deflate': (_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': 'deflate' }).end(deflateSync(HTML)),
    '/raw-deflate': (_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': 'deflate' }).end(deflateRawSync(HTML)),
    '/br': (_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': 'br' }).end(brotliCompressSync(HTML)),
    '/cut-gzip': (_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync(HTML).subarray(0, 30)),
    '/zstd': (_, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'zstd' }).end(HTML),
    '/gzip-bomb': (_, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(BOMBS.gzip),
    '/br-bomb': (_, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'br' }).end(BOMBS.br),
    '/deflate-bomb': (_, response) =>
      response.writeHead(200, { ...html, 'Content-Encoding': 'deflate' }).end(BOMBS.deflate),
    '/long': (_, response) => response.writeHead(200, { ...html, 'Content-Length': '200000' }).end('x'.repeat(200_000)),
    '/endless': (_, response) => {
      response.writeHead(200, html)
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_000))) continue
      }
      response.on('drain', more)
      more()
    },
    '/drip': (_, response) => {
      response.writeHead(200, html)
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    },
    '/silent': () => undefined,
    '/cut': (_, response) => {
      response.writeHead(200, { ...html, 'Content-Length': '1000' })
      response.write('half')
      response.destroy()
    },
    '/loop': (_, response) => response.writeHead(302, { Location: '/loop' }).end(),
    '/moved': (_, response) => response.writeHead(301, { Location: '/moved-again?x=1#end' }).end(),
    '/moved-again': (_, response) => response.writeHead(307, { Location: 'page' }).end(),
    '/nowhere': (_, response) => response.writeHead(302).end(),
    '/to-other': (_, response) => response.writeHead(302, { Location: `http://127.0.0.1:${other.port}/` }).end(),
    '/to': (request, response) =>
      response.writeHead(302, { Location: decodeURIComponent(request.url?.split('?')[1] ?? '') }).end(),
    '/cookie': (_, response) => response.writeHead(302, { Location: '/page', 'Set-Cookie': 'session=1; Path=/' }).end(),
    '/teapot': (_, response) => response.writeHead(418).end('short and stout'),
    '/gone': (_, response) => response.writeHead(410).end(),
    '/forbidden': (_, response) => response.writeHead(403, html).end(HTML),
    '/broken': (_, response) => response.writeHead(503, html).end(HTML),
    '/picture': (_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('not a picture'),
    '/bytes': (_, response) => response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end('bytes'),
    '/pdf': (_, response) => response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end('%PDF-1.7'),
  })
})
afterAll(async () => {
  await site.close()
  await other.close()
  globalThis.stetEnv = undefined
})

const resolver = () => testResolver({ 'site.test': ['127.0.0.1'] })

function rules(given: Partial<FetchRules> = {}): FetchRules {
  const allow = readAllowedHosts(`site.test:${site.port}`) ?? []
  return { accept: 'article', allow, resolve: resolver().resolve, limits: LIMITS, ...given }
}
const at = (path: string) => `http://site.test:${site.port}${path}`
const reasonOf = async (path: string, given: Partial<FetchRules> = {}) => {
  const got = await guardedFetch(at(path), rules(given))
  return got.kind === 'refused' ? got.reason : 'page'
}
const text = async (path: string) => {
  const got = await guardedFetch(at(path), rules())
  return got.kind === 'page' ? new TextDecoder().decode(got.bytes) : inEnglish(got.sentence)
}

describe('a page', () => {
  it('comes as its bytes, with its type, where it was found and when', async () => {
    const got = await guardedFetch(at('/moved'), rules())
    expect(got).toMatchObject({
      kind: 'page',
      contentType: 'text/html; charset=utf-8',
      url: at('/moved'),
      finalUrl: at('/page'),
      robots: 'noarchive',
      fetchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })
    expect(got.kind === 'page' && new TextDecoder().decode(got.bytes)).toBe(HTML)
  })

  it.each(['/gzip', '/deflate', '/raw-deflate', '/br'])('is taken out of its compression: %s', async (path) => {
    expect(await text(path)).toBe(HTML)
  })

  it('is asked for by name, without cookies, credentials or where we come from', async () => {
    await guardedFetch(at('/cookie').replace('//', '//me:secret@'), rules())
    const [first, second] = site.asked.slice(-2)
    expect(second?.path).toBe('/page')
    for (const { headers } of [first, second].flatMap((each) => each ?? [])) {
      expect(headers['user-agent']).toBe(`Stet/${version} (+https://checks.example)`)
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
    }
  })

  it('of any kind is evidence, but not every kind is an article', async () => {
    expect(await reasonOf('/picture')).toBe('not-an-article')
    expect(await reasonOf('/picture', { accept: 'anything' })).toBe('page')
    expect(await reasonOf('/bytes')).toBe('not-an-article')
    expect(await reasonOf('/pdf')).toBe('page')
  })
})

describe('what a site answers instead', () => {
  it.each([
    ['/gone', 'gone'],
    ['/missing', 'gone'],
    ['/forbidden', 'no-entry'],
    ['/broken', 'site-failed'],
    ['/teapot', 'site-failed'],
    ['/nowhere', 'site-failed'],
    ['/loop', 'redirects'],
    ['/cut', 'unreachable'],
    ['/cut-gzip', 'unreachable'],
    ['/zstd', 'unreachable'],
  ])('%s: %s', async (path, reason) => {
    expect(await reasonOf(path)).toBe(reason)
  })

  it('leads on at most five times', async () => {
    const before = site.asked.length
    await reasonOf('/loop')
    expect(site.asked.length - before).toBe(6)
  })
})

describe('limits', () => {
  it.each(['/gzip-bomb', '/br-bomb', '/deflate-bomb', '/long', '/endless'])('%s is cut off', async (path) => {
    expect(await reasonOf(path)).toBe('too-large')
  })

  it('end a body that drips without end, and a server that says nothing', async () => {
    expect(await reasonOf('/drip', { limits: { ...LIMITS, wholeMs: 300 } })).toBe('unreachable')
    expect(await reasonOf('/silent', { limits: { ...LIMITS, silentMs: 100 } })).toBe('unreachable')
    expect(await reasonOf('/silent', { limits: { ...LIMITS, wholeMs: 100 } })).toBe('unreachable')
  })
})

describe('what is not public', () => {
  const nothing: Partial<FetchRules> = { allow: [] }

  it('is not connected to, by its address or by what its name stands for', async () => {
    const names = testResolver({
      'inside.example': ['127.0.0.1'],
      'inside6.example': ['::1'],
      'mapped.example': ['::ffff:127.0.0.1'],
      'both.example': ['8.8.8.8 127.0.0.1'],
    })
    const before = site.connections()
    const urls = [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      ...['inside', 'inside6', 'mapped', 'both'].map((n) => `${n}.example`),
    ]
    for (const host of urls) {
      for (const port of ['', `:${site.port}`]) {
        const got = await guardedFetch(`http://${host}${port}/page`, rules({ ...nothing, resolve: names.resolve }))
        expect(got, host + port).toMatchObject({ reason: 'unreachable' })
      }
    }
    expect(site.connections()).toBe(before)
    expect(names.lookups).toEqual(['inside.example', 'inside6.example', 'mapped.example', 'both.example'])
  })

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://localhost/',
    'file:///etc/passwd',
    'http://inside.example/',
    '//127.0.0.1/',
    'http://127.0.0.1:1/',
  ])('is not connected to on a redirect either: %s', async (target) => {
    const names = testResolver({ 'site.test': ['127.0.0.1'], 'inside.example': ['10.0.0.1'] })
    const got = await guardedFetch(at(`/to?${encodeURIComponent(target)}`), rules({ resolve: names.resolve }))
    expect(got).toMatchObject({ reason: 'unreachable' })
  })

  it('is not connected to when a public site leads there: an allowed host is not a way into others', async () => {
    const before = other.connections()
    expect(await reasonOf('/to-other')).toBe('unreachable')
    expect(other.connections()).toBe(before)
  })

  it('is told in the same sentence as what does not answer', async () => {
    const refused = await guardedFetch('http://127.0.0.1/', rules(nothing))
    const unknown = await guardedFetch('http://nobody.example/', rules(nothing))
    const cut = await guardedFetch(at('/cut'), rules())
    expect(
      new Set([refused, unknown, cut].map((each) => each.kind === 'refused' && inEnglish(each.sentence))).size,
    ).toBe(1)
  })

  it('is judged at every look-up: a name that changes its answer is refused when it does', async () => {
    const names = testResolver({ 'rebound.example': ['8.8.8.8', '127.0.0.1', '8.8.8.8 10.0.0.1'] })
    const lookup = guardedLookup(names.resolve)
    const ask = () =>
      new Promise((done) => lookup('rebound.example', { all: true }, (error, found) => done(error ?? found)))
    expect(await ask()).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await ask()).toBeInstanceOf(ClosedAddress)
    expect(await ask()).toBeInstanceOf(ClosedAddress)
  })

  it('is left at once, with nothing written, should a connection stand all the same', async () => {
    const heard: Buffer[] = []
    const server = createTcpServer((socket) =>
      socket.on('data', (bytes) => heard.push(bytes)).on('error', () => undefined),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const socket = endWhenClosed(connect(address && typeof address === 'object' ? address.port : 0, '127.0.0.1'))
    socket.write('GET /secret HTTP/1.1\r\n\r\n')
    const [error] = await once(socket, 'error')
    expect(error).toBeInstanceOf(ClosedAddress)
    await new Promise((done) => server.close(done))
    expect(heard).toEqual([])
  })

  it('includes ports that are not the web’s', async () => {
    const names = testResolver({ 'public.example': ['8.8.8.8'] })
    const got = await guardedFetch('http://public.example:22/', rules({ ...nothing, resolve: names.resolve }))
    expect(got).toMatchObject({ reason: 'unreachable' })
    expect(names.lookups).toEqual([])
  })
})

describe('a newsroom that imports from some sites only', () => {
  it('is told so before anything is asked, on redirects too', async () => {
    const before = site.connections()
    expect(await reasonOf('/page', { importHosts: ['press.example'] })).toBe('other-host')
    expect(site.connections()).toBe(before)
    const target = encodeURIComponent('https://attacker.example/')
    expect(await reasonOf(`/to?${target}`, { importHosts: ['site.test'] })).toBe('other-host')
    expect(await reasonOf('/page', { importHosts: ['site.test'] })).toBe('page')
  })
})

describe('a certificate that nobody vouches for', () => {
  it('ends the connection before anything is asked', async () => {
    const secure = await openTestSite(
      { '/page': (_, response) => response.writeHead(200, html).end(HTML) },
      (listener) => createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, listener),
    )
    const allow = readAllowedHosts(`site.test:${secure.port}`) ?? []
    const got = await guardedFetch(`https://site.test:${secure.port}/page`, rules({ allow }))
    expect(got).toMatchObject({ reason: 'unreachable' })
    expect(secure.connections()).toBe(1)
    expect(secure.asked).toEqual([])
    await secure.close()
  })
})
