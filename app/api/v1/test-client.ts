import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sessionCookieName, sessionToken } from '@/lib/http/session'
import type { MaybeActor } from '@/lib/policy/actor'
import { storedRows } from '@/lib/server/test-rows'

/** Calls the route handlers of the API within the test's own process, as Next would: by path and method. */

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const ROUTES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => ({ file, parts: dirname(file).split('/') }))
  // A named part of an address wins over a placeholder.
  .sort((a, b) => a.parts.filter(isPlaceholder).length - b.parts.filter(isPlaceholder).length)

function isPlaceholder(part: string): boolean {
  return part.startsWith('[')
}

export interface Sent {
  readonly as?: MaybeActor
  readonly body?: unknown
  /** In place of a JSON body: exactly these bytes. */
  readonly bytes?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null when it is none. */
  readonly json: unknown
}

/** A person's session cookie as their browser would send it. */
export async function cookieOf(actor: MaybeActor): Promise<Record<string, string>> {
  if (!actor) return {}
  const { sessionVersion } = await storedRows().person.findUniqueOrThrow({ where: { id: actor.personId } })
  return { cookie: `${sessionCookieName()}=${await sessionToken({ id: actor.personId, sessionVersion })}` }
}

/** The answer itself, for streams. `path` without `/api/v1`. */
export async function request(method: string, path: string, sent: Sent = {}): Promise<Response> {
  const url = new URL(`https://checks.example/api/v1${path}`)
  const wanted = url.pathname.replace('/api/v1/', '').split('/')
  const route = ROUTES.find(
    ({ parts }) =>
      parts.length === wanted.length && parts.every((part, at) => isPlaceholder(part) || part === wanted[at]),
  )
  if (!route) throw new Error(`no route for ${path}`)
  const params = Object.fromEntries(
    route.parts.flatMap((part, at) =>
      isPlaceholder(part) ? [[part.slice(1, -1), decodeURIComponent(wanted[at] ?? '')]] : [],
    ),
  )
  const body = sent.bytes ?? (sent.body === undefined ? null : JSON.stringify(sent.body))
  const headers = {
    'sec-fetch-site': 'same-origin',
    ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(await cookieOf(sent.as ?? null)),
    ...sent.headers,
  }
  const handlers = await import(join(ROOT, route.file))
  const init = { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body, duplex: 'half' }) }
  return handlers[method](new Request(url, init), { params: Promise.resolve(params) })
}

/** The answer, read; of an endless one only its head. */
export async function call(method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const response = await request(method, path, sent)
  const type = response.headers.get('content-type') ?? ''
  const endless = type.startsWith('text/event-stream')
  if (endless) await response.body?.cancel()
  const text = endless ? '' : await response.text()
  const isJson = text !== '' && /json/.test(type)
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null }
}
