import { createHash } from 'node:crypto'
import { InvalidInput, NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { ownPath } from '@/lib/schemas/text'
import type { CallOptions } from '@/lib/server/engine/command'
import { resolveActor } from './actor'
import { readForm, readJson } from './body'
import { releaseBody } from './bytes-in-flight'
import { ANSWER_POLICY } from './page-policy'
import { languageAsked, problemResponse } from './problem'
import { requireSameOrigin } from './same-origin'

/** What a route works with: the actor resolved once, the parameters of its path, its query string. */
export interface RouteRequest<Params> {
  readonly request: Request
  readonly actor: MaybeActor
  readonly params: Params
  /** Last value of each parameter of the query string. */
  readonly search: Readonly<Record<string, string>>
  readonly requestId: string
}

export interface ChangeRequest<Params> extends RouteRequest<Params> {
  /** The JSON body, not yet checked: the command's schema does that. */
  readonly body: unknown
  /** If-Match and Idempotency-Key, for the command. */
  readonly options: CallOptions
}

type Context<Params> = { readonly params: Promise<Params> }
/** What Next calls. What it answers when it doesn't refuse is known to the compiler alone: no function has that member. */
export type Handler<Params, Answer extends Response = Response> = ((
  request: Request,
  context: Context<Params>,
) => Promise<Response>) & { readonly [ofAnswer]?: Answer }
declare const ofAnswer: unique symbol

/** An answer whose status, and the value in its body, the compiler knows. The value itself isn't kept. */
export interface Answered<Status extends number, Value> extends Response {
  readonly status: Status
  readonly [ofValue]?: Value
}
declare const ofValue: unique symbol

/**
 * A route that reads. Everything private is `no-store`: what a query returns depends on who asks.
 * @param who finds out who asks; for a page, `sessionActor`
 */
export function reads<Params = Record<never, never>, Answer extends Response = Response>(
  answer: (given: RouteRequest<Params>) => Promise<Answer>,
  who?: (request: Request) => Promise<MaybeActor>,
): Handler<Params, Answer>
export function reads<Params>(
  answer: (given: RouteRequest<Params>) => Promise<Response>,
  who: (request: Request) => Promise<MaybeActor> = resolveActor,
): Handler<Params> {
  return (request, context) =>
    wrapped(request, async (requestId) => answer(await resolve(request, context, requestId, who)))
}

/**
 * A route that changes. With the session cookie it must come from our own pages; with a key it may come from anywhere. The
 * answer names the places in the audit log that the change has filled, by which the live stream's events are known again.
 */
export function changes<Params = Record<never, never>, Answer extends Response = Response>(
  answer: (given: ChangeRequest<Params>) => Promise<Answer>,
  read?: (request: Request, actor: MaybeActor) => Promise<unknown>,
): Handler<Params, Answer>
export function changes<Params>(
  answer: (given: ChangeRequest<Params>) => Promise<Response>,
  read: (request: Request, actor: MaybeActor) => Promise<unknown> = readJson,
): Handler<Params> {
  return (request, context) =>
    wrapped(request, async (requestId) => {
      const resolved = await resolve(request, context, requestId)
      // A stranger has no session that another site could use: they hear that they must sign in.
      if (resolved.actor?.via === 'web') requireSameOrigin(request)
      const body = await read(request, resolved.actor)
      const places: number[] = []
      const audited = (more: readonly number[]) => void places.push(...more)
      const response = await answer({ ...resolved, body, options: { ...callOptions(request, body), audited } })
      if (places.length > 0) response.headers.set('X-Audit-Seq', inRanges(places))
      return response
    })
}

/** A plain HTML form: works without JavaScript, answers with a redirect (303) to one of our own paths. */
export function formPost(
  answer: (given: ChangeRequest<Record<never, never>> & { fields: Record<string, string> }) => Promise<Response>,
) {
  return (request: Request) =>
    wrapped(request, async (requestId) => {
      requireSameOrigin(request)
      const resolved = await resolve<Record<never, never>>(request, { params: Promise.resolve({}) }, requestId)
      const fields = await readForm(request, resolved.actor)
      return answer({ ...resolved, body: fields, fields, options: {} })
    })
}

async function resolve<Params>(
  request: Request,
  context: Context<Params>,
  requestId: string,
  who: (request: Request) => Promise<MaybeActor> = resolveActor,
): Promise<RouteRequest<Params>> {
  const [actor, params] = await Promise.all([who(request), context.params])
  return { request, actor, params, search: Object.fromEntries(new URL(request.url).searchParams), requestId }
}

async function wrapped(request: Request, answer: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = crypto.randomUUID()
  try {
    const response = await answer(requestId)
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store')
    if (!response.headers.has('Content-Security-Policy')) response.headers.set('Content-Security-Policy', ANSWER_POLICY)
    response.headers.set('X-Request-Id', requestId)
    return response
  } catch (error) {
    // A body that wasn't read whole is left alone: to cancel it would cut the connection before the answer. `lingering` ends both.
    return problemResponse(error, requestId, languageAsked(request))
  } finally {
    releaseBody(request)
  }
}

/** Places in the audit log as ranges: `7-9, 12-12`. */
function inRanges(places: readonly number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const place of places) {
    const range = ranges.at(-1)
    if (range && place === range.last + 1) range.last = place
    else ranges.push({ first: place, last: place })
  }
  return ranges.map(({ first, last }) => `${first}-${last}`).join(', ')
}

function callOptions(request: Request, body: unknown): CallOptions {
  const key = request.headers.get('idempotency-key')
  const version = matchedVersion(request)
  return {
    ...(version === undefined ? {} : { version }),
    ...(key === null ? {} : { idempotency: { key: checkedKey(key), requestHash: requestHash(request, body) } }),
  }
}

const requestHash = (request: Request, body: unknown) =>
  createHash('sha256')
    .update(`${request.method} ${new URL(request.url).pathname}\n${JSON.stringify(body)}`)
    .digest('hex')

function checkedKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new InvalidInput(say('http.idempotency-key'))
}

/** No row ever has this version: an If-Match that is not one of our ETags matches nothing. */
const MATCHES_NOTHING = -1

/** The version named by If-Match; `*` means whatever is there. */
function matchedVersion(request: Request): CallOptions['version'] {
  const header = request.headers.get('if-match')
  if (header === null) return undefined
  if (header.trim() === '*') return '*'
  const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header)?.[1]
  return version === undefined ? MATCHES_NOTHING : Number(version)
}

interface AnswerOptions<Status extends number> {
  readonly status?: Status
  readonly location?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** JSON, with an ETag when the value is a versioned row. */
export function json<Value, Status extends number = 200>(
  value: Value,
  options?: AnswerOptions<Status>,
): Answered<Status, Value>
export function json(value: unknown, { status = 200, location, headers = {} }: AnswerOptions<number> = {}): Response {
  const version = rowVersion(value)
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      ...(version === null ? {} : { ETag: `"${version}"` }),
      ...(location === undefined ? {} : { Location: location }),
    },
  })
}

export function noContent(): Answered<204, never>
export function noContent(): Response {
  return new Response(null, { status: 204 })
}

function rowVersion(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('id' in value)) return null
  return typeof value.version === 'number' ? value.version : null
}

/** Redirects after a form, only to our own paths. */
export function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: ownPath(path) ?? '/' } })
}

/** The number of a version in an address. @throws NotFound for what is no such number */
export function versionNumber(part: string): number {
  if (!/^[1-9]\d{0,8}$/.test(part)) throw new NotFound()
  return Number(part)
}
