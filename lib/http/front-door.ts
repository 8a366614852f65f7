import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { BlockList, isIP } from 'node:net'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { env } from '@/lib/server/platform/env'
import { log } from '@/lib/server/platform/log'
import { noteRefusal } from '@/lib/server/engine/refusal-log'
import { NotSignedIn, Overloaded, type Refusal } from '@/lib/domain/errors'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { sayIn } from '@/messages/refusals'
import { LARGEST_OF_A_STRANGER, tooLarge } from './body'
import { clientAddress, isTrustedProxy } from './client-address'
import { lingering } from './lingering'
import { ANSWER_POLICY } from './page-policy'
import { languageAsked, type Problem, problemOf } from './problem'
import { inRounds } from './rounds'
import { turns } from './turns'
import { unreadAnswers } from './unread-answers'
import { bringsCredential, isVouchedFor } from './vouched'

/**
 * What is judged of every connection and request before Next sees it: `scripts/server.mjs` asks. Who may see what is decided
 * behind the two doors, never here.
 */
export interface FrontDoor {
  /** Whether one more connection of this address may stay open; closes it otherwise. */
  readonly connected: (socket: Socket) => void
  /** Hands the request on to Next, at once or when it is its turn; or answers it. */
  readonly receive: (request: IncomingMessage, response: ServerResponse, handOn: () => void) => void
}

declare global {
  // Next compiles this file into a bundle of its own; the server that listens is not part of it.
  var stetFrontDoor: FrontDoor | undefined
}

/** Connections of one address at once; a proxy of `STET_TRUST_PROXY` may have as many as it likes. */
export const MOST_CONNECTIONS_OF_AN_ADDRESS = 1_000

/** Opens the door for the server that listens. Called once, before it does. */
export function openFrontDoor(): void {
  const strangers = turns()
  const probes = turns(PROBES_AT_ONCE)
  const beginInRounds = inRounds()
  const ends = { ofColleagues: lingering(), ofStrangers: lingering() }
  const watchUnread = unreadAnswers()
  globalThis.stetFrontDoor = {
    connected: connectionsByAddress(),
    receive(request, response, handOn) {
      const isKnown = isVouchedFor(headerOf(request))
      if (isKnown) ends.ofColleagues(request, response)
      else ends.ofStrangers(request, response)
      if (!admits(request, response)) return
      const begin = () => void (response.destroyed || handOn())
      if (isKnown) return beginInRounds(begin)
      watchUnread(response, bringsCredential(headerOf(request)))
      if (isTooLarge(request)) return answerRefusal(response, refusalOfSize(request))
      const whenOver = (over: () => void) => void response.once('close', over)
      const line = isProbe(request) ? probes : strangers
      if (line.take(senderOf(request), { begin, whenOver })) return
      answerRefusal(response, new Overloaded(5, say('http.too-many-requests')))
    },
  }
}

/** Whoever watches over the server doesn't stand behind a flood, and is none: so many are answered at once. */
const PROBES_AT_ONCE = 2
const PROBES = new Set(['/api/health/live', '/api/health/ready'])

/** By the exact address: `/api/health/../..` is every other one. */
const isProbe = ({ method, url }: IncomingMessage) => method === 'GET' && PROBES.has(url?.split('?')[0] ?? '')

/**
 * Whether a stranger says that more comes than they may send. It is refused before anything is kept or read; what has no length is
 * counted while it is read (`body.ts`), and so is what comes with a credential that isn't known yet.
 */
const isTooLarge = (request: IncomingMessage) =>
  !bringsCredential(headerOf(request)) && Number(request.headers['content-length'] ?? 0) > LARGEST_OF_A_STRANGER

/** Who brings much to an address for programs might do so with an account; a form of a reader is too long. */
const refusalOfSize = ({ url }: IncomingMessage) =>
  url?.startsWith('/api/') ? new NotSignedIn() : tooLarge(LARGEST_OF_A_STRANGER)

/** Whose turns are counted together. Who brings a key or a session, though it isn't known yet, doesn't wait with the others. */
const senderOf = (request: IncomingMessage) =>
  `${clientAddress({ headers: { get: headerOf(request) } })}${bringsCredential(headerOf(request)) ? ' with a credential' : ''}`

const headerOf =
  ({ headers }: IncomingMessage) =>
  (name: string): string | null =>
    headers[name]?.toString() ?? null

/** Counts connections by address. */
export function connectionsByAddress(most = MOST_CONNECTIONS_OF_AN_ADDRESS): FrontDoor['connected'] {
  const open = new Map<string, number>()
  return (socket) => {
    const address = socket.remoteAddress ?? ''
    if (isTrustedProxy(address)) return
    const count = (open.get(address) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 0) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  }
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function admits(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = '', url = '', headers } = request
  if (!answersTo(headers.host)) {
    noteRefusal('a request for another host was refused', { host: headers.host?.slice(0, 100) ?? null })
    refuse(response, 421, 'Misdirected request', 'misdirected', say('http.not-our-name'))
    return false
  }
  if (!METHODS.has(method)) {
    refuse(response, 501, 'Not available', 'not-available', say('http.no-method', { method }))
    return false
  }
  if (url === '*') {
    response.writeHead(204, { ...GUARDS, Allow: [...METHODS].join(', ') }).end()
    return false
  }
  if (!url.startsWith('/')) {
    refuse(response, 400, 'Bad request', 'bad-request', say('http.names-a-path'))
    return false
  }
  // Next answers an address that it can't decode with an error of its own: there is nothing there.
  if (!isDecodable(url)) request.url = url.startsWith('/api/') ? '/api/-' : '/-'
  dropUnreadableState(request)
  noteUntrustedProxy(request)
  if (env().publicUrl.startsWith('https://')) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
  return true
}

/**
 * Takes away what pretends to be the state of Next's router and can't be read: Next would answer 500. Without it the whole page
 * is answered.
 */
function dropUnreadableState({ headers }: IncomingMessage): void {
  try {
    parseAndValidateFlightRouterState(headers[ROUTER_STATE])
  } catch {
    delete headers[ROUTER_STATE]
  }
}

const ROUTER_STATE = 'next-router-state-tree'

/**
 * Whether we are meant: by the public address, or by a loopback name. Another site's name that points to this machine
 * (DNS rebinding) would otherwise make a browser on it work for that site.
 */
export function answersTo(host: string | undefined): boolean {
  const name = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase()
  return name !== undefined && (LOOPBACK_NAME.test(name) || name === new URL(env().publicUrl).hostname)
}

const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

const PRIVATE = new BlockList()
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addAddress('::1', 'ipv6')

let proxyNoted = false

/** Says once that limits count the proxy in place of its visitors: it forwards, stands near, and is not trusted. */
function noteUntrustedProxy({ headers, socket }: IncomingMessage): void {
  if (proxyNoted || (headers['x-forwarded-for'] === undefined && headers.forwarded === undefined)) return
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  const isNear = isIP(address) !== 0 && PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  if (!isNear || isTrustedProxy(address)) return
  proxyNoted = true
  log.warn(
    { address },
    'a proxy seems to stand in front and is not trusted: all its visitors share one limit; set STET_TRUST_PROXY to its address',
  )
}

/** Headers of every answer from here; those that go through Next have them from there. */
const GUARDS = {
  'Content-Security-Policy': ANSWER_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** A problem as every other answer has it; the connection ends, for what else it brings is not read. */
function refuse(response: ServerResponse, status: number, title: string, code: string, sentence: Sentence): void {
  const { reason } = sentence
  const detail = sayIn(languageAsked({ headers: { get: headerOf(response.req) } }), sentence)
  answer(response, {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    reason,
    values: {},
    requestId: crypto.randomUUID(),
  })
}

function answerRefusal(response: ServerResponse, refusal: Refusal): void {
  const { problem, headers } = problemOf(
    refusal,
    crypto.randomUUID(),
    languageAsked({ headers: { get: headerOf(response.req) } }),
  )
  answer(response, problem, headers)
}

function answer(response: ServerResponse, problem: Problem, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(problem.status, {
    ...GUARDS,
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    Connection: 'close',
  })
  response.end(JSON.stringify(problem))
}
