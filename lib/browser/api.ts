import type { Place } from '@/lib/contract/addresses'
import type { BodyOf, ParamsOf, QueryOf, VersionOf, ViewOf } from '@/lib/contract/call'
import type { JsonValue } from '@/lib/domain/json'

/** What is wrong with a field, in the language of the page; where, as a JSON pointer. */
export interface FieldFault {
  readonly pointer: string
  readonly message: string
}

/** The server said no. `code` is that of `lib/domain/errors`; `detail` is a whole sentence for people. */
export class RefusedByServer extends Error {
  override readonly name = 'RefusedByServer'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: readonly FieldFault[] = [],
    /** Rules of the gate that fail. */
    readonly failing: readonly string[] = [],
    readonly retryAfterSeconds: number | null = null,
    readonly requestId: string | null = null,
  ) {
    super(detail)
  }
}

/** No answer came: no connection, or the server is down. Nothing is known about whether the request arrived. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable'
}

/** Parts of a call that no declaration has a say in. */
interface Terms {
  /** Repeating the call with the same key does nothing twice. */
  readonly idempotencyKey?: string
  /** Lets the request outlive the page. Its body must stay under 64 KB. */
  readonly keepalive?: boolean
  /** Told, when the change is done, the places in the audit log that it has filled. */
  readonly audited?: (places: readonly number[]) => void
}

export interface CallOptions<P extends Place> extends Terms {
  readonly query?: QueryOf<P>
  readonly body?: BodyOf<P>
  /** Instead of `body`: fields by name, as they were typed into a form. The server says which of them are wrong. */
  readonly fields?: Readonly<Record<string, JsonValue>>
  /** Instead of `body`: a form with a file. */
  readonly form?: FormData
  /** The version of the row that the change is based on; sent as If-Match. */
  readonly version?: VersionOf<P>
}

/** The same for any address. */
interface AnyOptions extends Terms {
  readonly query?: object
  readonly body?: unknown
  readonly fields?: Readonly<Record<string, JsonValue>>
  readonly form?: FormData
  readonly version?: number
}

type AnyParams = Readonly<Record<string, string | number>>

/** What `fetch` lets outlive its page, in UTF-16 units of a body, with room for other requests (Fetch standard: 64 KiB). */
export const LARGEST_KEEPALIVE = 30_000

/** Where an address lies, for links and streams. @param query what is undefined is left out */
export function urlOf<P extends Place>(place: P, params: ParamsOf<P>, query?: QueryOf<P>): string
export function urlOf(place: string, params: AnyParams, query: object = {}): string {
  const path = place.slice(place.indexOf('/')).replace(/\{(\w+)\}/g, (_, name: string) => `${params[name]}`)
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, `${value}`)
  return `/api/v1${path}${asked.size > 0 ? `?${asked.toString()}` : ''}`
}

/**
 * Calls Stet's own API with the session cookie. What is sent and answered is typed by the declaration of the address
 * (lib/contract). The answer is made by this house's server and held to the same declaration there, so it isn't checked again.
 *
 * @throws RefusedByServer, ServerUnreachable
 */
export async function callApi<P extends Place>(
  place: P,
  params: ParamsOf<P>,
  options?: CallOptions<P>,
): Promise<ViewOf<P>>
export async function callApi(place: Place, params: AnyParams, options: AnyOptions = {}): Promise<unknown> {
  const response = await answerTo(place, params, options)
  if (!response.ok) throw await refusalOf(response)
  options.audited?.(placesIn(response.headers.get('X-Audit-Seq') ?? ''))
  return response.status === 204 ? undefined : response.json()
}

async function answerTo(place: Place, params: AnyParams, options: AnyOptions): Promise<Response> {
  const method = place.slice(0, place.indexOf(' '))
  const headers: Record<string, string> = { Accept: 'application/json', ...inPageLanguage() }
  if (method !== 'GET' && !options.form) headers['Content-Type'] = 'application/json'
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey
  const json = method === 'GET' || options.form ? undefined : JSON.stringify(options.body ?? options.fields ?? {})
  const body = options.form ?? json
  try {
    return await fetch(urlOf(place, params, options.query), {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: 'same-origin',
      keepalive: options.keepalive === true && (json?.length ?? 0) < LARGEST_KEEPALIVE,
    })
  } catch {
    throw new ServerUnreachable()
  }
}

/** What is refused is said in the language of the page. */
const inPageLanguage = (): Readonly<Record<string, string>> =>
  typeof document === 'undefined' || document.documentElement.lang === ''
    ? {}
    : { 'Accept-Language': document.documentElement.lang }

/** The places that a header such as `7-9, 12-12` names. */
const placesIn = (header: string): number[] =>
  [...header.matchAll(/(\d+)-(\d+)/g)].flatMap(([, first, last]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
  )

async function refusalOf(response: Response): Promise<RefusedByServer> {
  const problem = await problemOf(response)
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return new RefusedByServer(
    response.status,
    problem.code ?? 'internal',
    problem.detail ?? response.statusText,
    problem.errors ?? [],
    (problem.failing ?? []).map(({ rule }) => rule),
    Number.isFinite(retryAfter) ? retryAfter : null,
    problem.requestId ?? response.headers.get('X-Request-Id'),
  )
}

interface ReceivedProblem {
  readonly code?: string
  readonly detail?: string
  readonly errors?: readonly FieldFault[]
  readonly failing?: readonly { readonly rule: string }[]
  readonly requestId?: string
}

/** A proxy before the server may answer in HTML: then only the status is known. */
async function problemOf(response: Response): Promise<ReceivedProblem> {
  try {
    return await response.json()
  } catch {
    return {}
  }
}
