import {
  Conflict,
  GateClosed,
  InvalidInput,
  KnownArticle,
  Overloaded,
  Refusal,
  Stale,
  StorageFails,
  StorageFull,
  TooManyRequests,
} from '@/lib/domain/errors'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { chooseLanguage, DEFAULT_LANGUAGE } from '@/lib/domain/language'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { diskFaultOf } from '@/lib/server/platform/disk'
import { log } from '@/lib/server/platform/log'
import { sayIn } from '@/messages/refusals'
import { ANSWER_POLICY } from './page-policy'
import { preferenceCookie } from './preference-cookies'
import { cookieValue } from './session'

/** RFC 9457, with the members that a programme needs to go on. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** The kind: `conflict`, `invalid` … */
  readonly code: string
  /** Why, for programs: `claims.quote-not-there`; its sentence is `detail`. */
  readonly reason: string
  /** What the sentence names, as text. */
  readonly values: Readonly<Record<string, string>>
  /** For a person to quote when asking for help. */
  readonly requestId: string
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
  readonly failing?: readonly { readonly rule: string; readonly message: string }[]
  readonly current?: Readonly<Record<string, string | number | boolean | null>>
  readonly currentVersion?: number
  /** Articles that are here already, with their addresses. */
  readonly known?: readonly { readonly id: string; readonly title: string; readonly address: string }[]
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Wrong type',
  422: 'Invalid',
  428: 'Version needed',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not available',
  503: 'Overloaded',
  507: 'Storage full',
}

/**
 * Any error → one answer. A refusal tells its sentence; anything else is logged with its request's id and told without
 * any detail of the machinery.
 *
 * @param language in which it is said
 */
export function problemOf(
  thrown: unknown,
  requestId: string,
  language: InterfaceLanguage = DEFAULT_LANGUAGE,
): { problem: Problem; headers: Record<string, string> } {
  const headers: Record<string, string> = {}
  const error = refusalOfDisk(thrown) ?? thrown
  if (error !== thrown) log.error({ requestId, err: describeFailure(thrown) }, 'the disk fails')
  if (!(error instanceof Refusal)) {
    log.error({ requestId, err: describeFailure(error) }, 'unexpected failure')
    return {
      problem: {
        type: 'about:blank',
        title: 'Internal error',
        status: 500,
        detail: sayIn(language, INTERNAL),
        code: 'internal',
        reason: INTERNAL.reason,
        values: {},
        requestId,
      },
      headers,
    }
  }
  if (error instanceof TooManyRequests || error instanceof Overloaded || error instanceof StorageFails) {
    headers['Retry-After'] = String(Math.max(1, Math.ceil(error.retryAfterSeconds)))
  }
  return {
    problem: {
      type: 'about:blank',
      title: TITLES[error.status] ?? 'Refused',
      status: error.status,
      detail: sayIn(language, error.sentence),
      code: error.code,
      reason: error.sentence.reason,
      values: valuesIn(language, error.sentence),
      requestId,
      ...(error instanceof InvalidInput && error.faults.length > 0
        ? { errors: error.faults.map(({ pointer, sentence }) => ({ pointer, message: sayIn(language, sentence) })) }
        : {}),
      ...(error instanceof GateClosed
        ? { failing: error.failing.map(({ rule, sentence }) => ({ rule, message: sayIn(language, sentence) })) }
        : {}),
      ...(error instanceof Conflict && error.current ? { current: error.current } : {}),
      ...(error instanceof KnownArticle
        ? { known: error.known.map(({ id, title }) => ({ id, title, address: `/api/v1/articles/${id}` })) }
        : {}),
      ...(error instanceof Stale ? { currentVersion: error.currentVersion } : {}),
    },
    headers,
  }
}

const INTERNAL = say('http.internal')

const valuesIn = (language: InterfaceLanguage, { values }: Sentence) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? sayIn(language, value) : String(value),
    ]),
  )

/** The language that a request asks to be answered in: the one chosen on the pages, else its Accept-Language, else English. */
export function languageAsked(request: { readonly headers: { get(name: string): string | null } }): InterfaceLanguage {
  const chosen = cookieValue(request.headers.get('cookie') ?? '', preferenceCookie('language'))
  return chooseLanguage(chosen, request.headers.get('accept-language'), DEFAULT_LANGUAGE)
}

/** The disk, not we: no room, input and output errors, and a folder that may only be read. */
function refusalOfDisk(error: unknown): StorageFull | StorageFails | null {
  if (error instanceof Refusal) return null
  const fault = diskFaultOf(error)
  return fault && (fault === 'full' ? new StorageFull() : new StorageFails())
}

/** Name, message and stack for the log; a Prisma error's message holds values, so only its code is kept. */
function describeFailure(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  if (error.name.startsWith('PrismaClient'))
    return {
      name: error.name,
      code,
      stack: error.stack
        ?.split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 12),
    }
  return { name: error.name, code, message: error.message, stack: error.stack }
}

export function problemResponse(error: unknown, requestId: string, language?: InterfaceLanguage): Response {
  const { problem, headers } = problemOf(error, requestId, language)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...headers,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': ANSWER_POLICY,
      'X-Request-Id': requestId,
    },
  })
}
