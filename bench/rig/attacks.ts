/** What a stranger can throw at a server from one machine: bounded, and at a loopback address only. */

import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Target {
  readonly port: number
  /** When to stop, in milliseconds since the epoch. */
  readonly until: number
}

export interface Outcome {
  /** Requests sent whole, or connections opened. */
  readonly sent: number
  /** Status → how often; 0 for a connection that ended without an answer. */
  readonly answers: Readonly<Record<number, number>>
  /** Connections that the server still held open after `LONGEST_HELD` seconds. */
  readonly heldTooLong: number
}

/** A server that lets a silent or dripping stranger stay longer than this, in seconds, can be filled by them. */
export const LONGEST_HELD = 30

const HOST = '127.0.0.1'

/** Refused forms as a browser sends them, each as large as a stranger's may be: a report that is too long. */
const refusedForms = (target: Target) =>
  flood(target, 32, {
    path: '/report-error/send',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'text/html',
      Origin: `http://localhost:${target.port}`,
    },
    bodies: [`text=${'a'.repeat(60_000)}`, `text=${'a'.repeat(1_000_000)}`],
  })

/** JSON of 11 MB that is quickly sent and slowly parsed. */
const jsonBombs = (target: Target) =>
  flood(target, 16, {
    path: '/api/v1/sources',
    headers: { 'Content-Type': 'application/json' },
    bodies: [
      `[${'[],'.repeat(3_700_000)}[]]`,
      `{${Array.from({ length: 900_000 }, (_, at) => `"k${at}":0`).join(',')}}`,
      '['.repeat(5_000_000),
      // As large as a stranger's may be.
      `[${'[],'.repeat(21_000)}[]]`,
    ],
  })

const START = (port: number, path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

/** Uploads of 12 MB that stop after their first part. */
const stalledBodies = (target: Target) =>
  hold(target, 400, async (socket) => {
    socket.write(START(target.port, '/api/v1/articles', 12_000_000))
    socket.write(Buffer.alloc(256 * 1024, 0x20))
  })

/** Small bodies of which a byte comes every second; half of them to pages and forms. */
const drippingBodies = (target: Target) =>
  hold(target, 400, async (socket, at) => {
    const path = ['/api/v1/sources', '/report-error/send', '/', '/api/csp-report'][at % 4] ?? '/'
    socket.write(START(target.port, path, 60_000))
    await drip(target, socket)
  })

/** Connections on which nothing is ever sent. */
const idleConnections = (target: Target) => hold(target, 2_000, async () => undefined)

/** Headers of which a byte comes every second. */
const slowHeaders = (target: Target) =>
  hold(target, 500, async (socket) => {
    socket.write(`GET / HTTP/1.1\r\nHost: localhost:${target.port}\r\nX-Slow: `)
    await drip(target, socket)
  })

/** Connections that ask for a WebSocket where there is none, and then stay. */
const upgrades = (target: Target) =>
  hold(target, 500, async (socket) => {
    const asks = 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
    socket.write(`GET /nothing/here HTTP/1.1\r\nHost: localhost:${target.port}\r\n${asks}`)
  })

/** How long pages are left untaken before it is looked whether the connection is still there: only who reads learns that. */
const UNREAD_MS = (LONGEST_HELD - 5) * 1_000

/** Pages that are asked for, twenty at a time, and not taken. */
const unreadPages = (target: Target) =>
  hold(target, 800, async (socket) => {
    socket.pause()
    socket.write(`GET /sign-in HTTP/1.1\r\nHost: localhost:${target.port}\r\n\r\n`.repeat(20))
    await wait(UNREAD_MS)
    socket.resume()
  })

export const ATTACKS: Readonly<Record<string, (target: Target) => Promise<Outcome>>> = {
  'refused-forms': refusedForms,
  'stalled-bodies': stalledBodies,
  'dripping-bodies': drippingBodies,
  'json-bombs': jsonBombs,
  'idle-connections': idleConnections,
  'slow-headers': slowHeaders,
  upgrades,
  'unread-pages': unreadPages,
}

async function drip({ until }: Target, socket: Socket): Promise<void> {
  while (!socket.destroyed && Date.now() < until) {
    socket.write(' ')
    await wait(1_000)
  }
}

/** Keeps so many connections open, a new one for each that the server ends. */
async function hold(
  target: Target,
  count: number,
  behave: (socket: Socket, at: number) => Promise<void>,
): Promise<Outcome> {
  const answers: Record<number, number> = {}
  let sent = 0
  let heldTooLong = 0
  const one = async (at: number) => {
    while (Date.now() < target.until) {
      const opened = Date.now()
      const socket = connect(target.port, HOST)
      let status = 0
      socket.on('error', () => undefined)
      socket.on('data', (part) => (status ||= Number(/^HTTP\/1\.1 (\d{3})/.exec(part.toString('latin1'))?.[1] ?? 0)))
      const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
      sent += 1
      void behave(socket, at).catch(() => undefined)
      const ended = await Promise.race([closed.then(() => true), wait(target.until - Date.now()).then(() => false)])
      if (ended) answers[status] = (answers[status] ?? 0) + 1
      if (Date.now() - opened > LONGEST_HELD * 1_000) heldTooLong += 1
      socket.destroy()
      // A machine that dials without pause would measure itself.
      await wait(100)
    }
  }
  await Promise.all(Array.from({ length: count }, (_, at) => one(at)))
  return { sent, answers, heldTooLong }
}

interface Flood {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: readonly string[]
}

/** Sends whole requests, so many at a time. */
async function flood(target: Target, atOnce: number, { path, headers, bodies }: Flood): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const answers: Record<number, number> = {}
  const encoded = bodies.map((body) => Buffer.from(body))
  let sent = 0
  const post = (body: Buffer) =>
    new Promise<number>((resolve) => {
      const length = { 'Content-Length': String(body.byteLength), Host: `localhost:${target.port}` }
      const options = { host: HOST, port: target.port, method: 'POST', path, agent, headers: { ...headers, ...length } }
      let status = 0
      const sending = request(options, (response) => {
        status = response.statusCode ?? 0
        response.resume()
        response.once('close', () => resolve(status))
      })
      // Also when the answer was there before all was sent.
      sending.on('error', () => resolve(status))
      sending.setTimeout(LONGEST_HELD * 1_000, () => sending.destroy())
      sending.end(body)
    })
  const one = async (at: number) => {
    for (let round = at; Date.now() < target.until; round += 1) {
      const body = encoded[round % encoded.length]
      if (!body) return
      const status = await post(body)
      sent += 1
      answers[status] = (answers[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, at) => one(at)))
  agent.destroy()
  return { sent, answers, heldTooLong: 0 }
}
