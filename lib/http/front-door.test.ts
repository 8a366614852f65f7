import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { log } from '@/lib/server/platform/log'
import { parseEnv } from '@/lib/server/platform/env'
import { answersTo, connectionsByAddress, type FrontDoor, openFrontDoor } from './front-door'
import { unreadAnswers } from './unread-answers'
import { isVouchedFor, noteAccepted } from './vouched'

const at = (publicUrl: string, more: Record<string, string> = {}) => {
  globalThis.stetEnv = parseEnv({ NEXTAUTH_URL: publicUrl, NEXTAUTH_SECRET: 'long enough a secret', ...more })
}
/** Answers that the test gives when it likes. */
const held: ServerResponse[] = []
let holds = true
let lastHeaders: IncomingHttpHeaders = {}
const server = createServer((request, response) => {
  door().receive(request, response, () => {
    lastHeaders = request.headers
    if (holds && request.url === '/slow') held.push(response)
    else response.end(request.url)
  })
})
const door = (): FrontDoor => globalThis.stetFrontDoor ?? expect.fail('the door is closed')
function portOf(listening: Server): number {
  const address = listening.address()
  return typeof address === 'object' && address !== null ? address.port : expect.fail('it does not listen')
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function ask(path: string, { method = 'GET', headers = {} } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { port: portOf(server), path, method, headers: { host: 'localhost', ...headers } },
      (response) => {
        let body = ''
        response.on('data', (part) => (body += part))
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

beforeAll(async () => {
  // All of a flood may knock before the first is let in.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 })
  await once(server, 'listening')
})
afterAll(() => void server.close())
beforeEach(() => {
  at('https://checks.example')
  openFrontDoor()
})
afterEach(() => {
  vi.useRealTimers()
  globalThis.stetEnv = undefined
})

describe('which names are answered', () => {
  it.each([
    'checks.example',
    'CHECKS.example:443',
    'localhost',
    'localhost:3000',
    '127.0.0.1:3000',
    '127.8.8.8',
    '[::1]:3000',
  ])('%s', (host) => expect(answersTo(host)).toBe(true))

  it.each([
    ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'checks.example.evil.example', '10.0.0.7'],
    ...['checks.example@evil.example', 'localhost:3000:3000', '', 'localhost:', '[::1', undefined],
  ])('not %s', (host) => expect(answersTo(host)).toBe(false))

  it('refuses a name that only points here (DNS rebinding) before anything is done', async () => {
    const { status, headers, body } = await ask('/api/auth/try', {
      method: 'POST',
      headers: { host: 'rebound.example' },
    })
    expect(status).toBe(421)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
    })
    expect(JSON.parse(body)).toMatchObject({ code: 'misdirected', status: 421 })
  })
})

describe('requests that Next would answer with an error of its own', () => {
  it.each([
    ['/checks/%ff', '/-'],
    ['/%', '/-'],
    ['/api/v1/claims/%c3%28', '/api/-'],
    ['/checks/%D8%A8?q=%ff', '/checks/%D8%A8?q=%ff'],
  ])('%s goes on as %s', async (path, seen) => {
    expect((await ask(path)).body).toBe(seen)
  })

  it.each([
    ['x', undefined],
    ['%5B%5D', undefined],
    ['%ff', undefined],
    [encodeURIComponent('["",{"children":["desk",{}]}]'), encodeURIComponent('["",{"children":["desk",{}]}]')],
  ])('a router state that can’t be read is no state: %s', async (sent, passed) => {
    await ask('/desk', { headers: { 'next-router-state-tree': sent, rsc: '1' } })
    expect(lastHeaders['next-router-state-tree']).toBe(passed)
  })

  it('TRACE is not available, and OPTIONS * tells the methods', async () => {
    expect((await ask('/', { method: 'TRACE' })).status).toBe(501)
    expect(await ask('*', { method: 'OPTIONS' })).toMatchObject({
      status: 204,
      headers: { allow: expect.stringContaining('GET, HEAD, POST') },
    })
  })

  it('an address of another site is none of ours', async () => {
    expect((await ask('http://evil.example/')).status).toBe(400)
  })
})

describe('whose turn it is', () => {
  const known = 'Bearer a-key-that-was-accepted'

  it('a flood of strangers is turned away, and nobody whose key was accepted', async () => {
    // A turn ends by itself after a while, and the next in line makes room: here none does before it is answered.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    noteAccepted((name) => (name === 'authorization' ? known : null), true)
    const flood = Array.from({ length: 600 }, () => ask('/slow'))
    const turnedAway = await Promise.any(flood)
    // Written so, it is no probe.
    expect(await ask('/api/health/../../slow')).toMatchObject({ status: 503 })
    expect(turnedAway).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
    expect(JSON.parse(turnedAway.body)).toMatchObject({ code: 'overloaded', status: 503 })
    expect(await ask('/api/v1/claims', { headers: { authorization: known } })).toMatchObject({ status: 200 })
    expect(await ask('/api/health/live')).toMatchObject({ status: 200 })
    holds = false
    for (const response of held) response.end()
    await Promise.all(flood)
  })

  it('a key that is refused once is a stranger again', () => {
    const header = (name: string) => (name === 'authorization' ? known : null)
    noteAccepted(header, true)
    expect(isVouchedFor(header)).toBe(true)
    noteAccepted(header, false)
    expect(isVouchedFor(header)).toBe(false)
  })
})

const untilClosed = (socket: Socket) => new Promise<void>((resolve) => void socket.once('close', () => resolve()))

describe('a body that is answered before it has arrived', () => {
  /** Sends a request, and reads nothing before all of it is sent: as browsers do. */
  async function upload(path: string, bytes: number, headers = '') {
    const socket = connect({ port: portOf(server), host: '127.0.0.1', allowHalfOpen: true })
    let [answer, failure] = ['', '']
    socket.on('error', ({ message }) => (failure = message))
    const closed = untilClosed(socket)
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${bytes}\r\n${headers}\r\n`)
    await new Promise<void>((resolve) => void socket.end(Buffer.alloc(bytes, 0x20), () => resolve()))
    socket.on('data', (part) => (answer += part))
    await closed
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), answer, failure }
  }

  it('is thrown away, so that the answer arrives: of strangers at the door, of others from the route', async () => {
    const whole = { status: 401, failure: '' }
    expect(await upload('/api/v1/articles', 5_000_000)).toMatchObject(whole)
    const form = await upload('/report-error/send', 5_000_000)
    expect(form).toMatchObject({ ...whole, status: 413 })
    expect(form.answer).toContain('more than 64 kB. Nothing was saved')
    const withKey = await upload('/api/v1/articles', 5_000_000, 'Authorization: Bearer unknown\r\n')
    expect(withKey).toMatchObject({ ...whole, status: 200 })
    // Each says that the connection ends, so that nobody sends another request into it.
    for (const { answer } of [form, withKey]) expect(answer).toMatch(/^connection: close\r$/im)
  })

  it('loses its connection when a flood has used up what is thrown away, or when it goes on dripping', async () => {
    const socket = connect({ port: portOf(server), host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined)
    const ended = untilClosed(socket)
    socket.write('POST /dripping HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('200 OK')
    const drops = setInterval(() => socket.write(' '), 100)
    const flood = await Promise.all(Array.from({ length: 8 }, () => upload('/api/v1/articles', 12_000_000)))
    expect(flood.filter(({ failure }) => failure === '').length).toBeLessThanOrEqual(3)
    await ended
    clearInterval(drops)
  })
})

it('answers that are not taken are cut off, the oldest first, once too much waits for strangers', async () => {
  // Far more than the system itself takes off the server's hands.
  const page = Buffer.alloc(32 * 1024 * 1024, 0x20)
  const watch = unreadAnswers(2.5 * page.byteLength)
  const answers: ServerResponse[] = []
  const serving = createServer((_, response) => {
    answers.push(response)
    watch(response, false)
    response.end(page)
  }).listen(0, '127.0.0.1')
  await once(serving, 'listening')
  const sockets: Socket[] = []
  for (const count of [1, 2, 3, 4]) {
    const socket = connect(portOf(serving), '127.0.0.1').on('error', () => undefined)
    sockets.push(socket.pause())
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(() => answers).toHaveLength(count)
  }
  const cut = () => answers.map(({ destroyed }) => destroyed)
  await expect.poll(cut, { timeout: 15_000 }).toEqual([true, true, false, false])
  for (const socket of sockets) socket.destroy()
  serving.close()
})

it('a request that arrived whole keeps its connection', async () => {
  const socket = connect(portOf(server), '127.0.0.1')
  const post = 'POST /whole HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n '
  for (const expected of ['200 OK', '200 OK']) {
    socket.write(post)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain(expected)
  }
  socket.destroy()
})

it('tells browsers to come back over https only, when the public address is one', async () => {
  expect((await ask('/')).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  at('http://localhost:3000')
  expect((await ask('/')).headers['strict-transport-security']).toBeUndefined()
})

it('warns once of a proxy that is not trusted, and of none that is', async () => {
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  const forwarded = { headers: { 'x-forwarded-for': '198.51.100.7' } }
  at('https://checks.example', { STET_TRUST_PROXY: '127.0.0.1' })
  await ask('/', forwarded)
  expect(warned).not.toHaveBeenCalled()
  at('https://checks.example')
  await ask('/', forwarded)
  await ask('/', forwarded)
  expect(warned).toHaveBeenCalledOnce()
  expect(warned.mock.calls[0]?.[1]).toContain('STET_TRUST_PROXY')
})

it('lets one address have so many connections and no more, and again when some have ended', async () => {
  const connected = connectionsByAddress(2)
  const listening = createServer().on('connection', connected).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const dial = async () => {
    const socket = connect(portOf(listening), '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    return socket
  }
  const [first, second] = [await dial(), await dial()]
  await once(await dial(), 'close')
  first.destroy()
  await once(first, 'close')
  const fourth = await dial()
  fourth.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  expect(fourth.destroyed).toBe(false)
  for (const socket of [second, fourth]) socket.destroy()
  listening.close()
})
