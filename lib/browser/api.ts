import type { InputFault } from '@/lib/domain/errors'
import type { JsonValue } from '@/lib/domain/json'

/** The server said no. `code` is that of `lib/domain/errors`; `detail` is a whole sentence for people. */
export class RefusedByServer extends Error {
  override readonly name = 'RefusedByServer'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: readonly InputFault[] = [],
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

export interface CallOptions {
  readonly body?: JsonValue
  /** The version of the row that the change is based on; sent as If-Match. */
  readonly version?: number
  /** Repeating the call with the same key does nothing twice. */
  readonly idempotencyKey?: string
  /** Lets the request outlive the page. Its body must stay under 64 KB. */
  readonly keepalive?: boolean
  /** Told, when the change is done, the places in the audit log that it has filled. */
  readonly audited?: (places: readonly number[]) => void
}

/** What `fetch` lets outlive its page, in UTF-16 units of a body, with room for other requests (Fetch standard: 64 KiB). */
export const LARGEST_KEEPALIVE = 30_000

/**
 * Calls Stet's own API with the session cookie. The answer is typed by the caller: it is made by this house's server from
 * the same schemas, so it isn't checked again.
 *
 * @throws RefusedByServer, ServerUnreachable
 */
export async function callApi<Answer>(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await answerTo(method, path, options)
  if (!response.ok) throw await refusalOf(response)
  options.audited?.(placesIn(response.headers.get('X-Audit-Seq') ?? ''))
  if (response.status === 204) return noAnswer()
  return response.json()
}

async function answerTo(method: string, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') headers['Content-Type'] = 'application/json'
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey
  const body = method === 'GET' ? undefined : JSON.stringify(options.body ?? {})
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: 'same-origin',
      keepalive: options.keepalive === true && (body?.length ?? 0) < LARGEST_KEEPALIVE,
    })
  } catch {
    throw new ServerUnreachable()
  }
}

/** The places that a header such as `7-9, 12-12` names. */
const placesIn = (header: string): number[] =>
  [...header.matchAll(/(\d+)-(\d+)/g)].flatMap(([, first, last]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
  )

/** The answer without content, for callers that ask for none. */
function noAnswer<Answer>(): Answer
function noAnswer(): undefined {
  return undefined
}

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
  readonly errors?: readonly InputFault[]
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
