import type { Place } from '@/lib/contract/addresses'
import type { AnswerStatus, NamesIn, SentView } from '@/lib/contract/call'
import { NotFound, Refusal } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { languageAsked, problemResponse } from './problem'
import type { Answered, Handler } from './route'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** Paths of the API as they are declared. */
export type ApiPath = PathIn<Place>
type PathIn<P> = P extends `${string} ${infer Path}` ? Path : never

/** The methods that are declared of a path. */
type MethodsOf<Path extends ApiPath> = { [M in Method]: `${M} ${Path}` extends Place ? M : never }[Method]

type ParamsOfPath<Path extends ApiPath> = Readonly<Record<NamesIn<Path>, string>>

/** A declared answer with a view in JSON, or with nothing, is known by the compiler; text, files and streams are not. */
type AnswerOf<P extends Place> = [SentView<P>] extends [never] ? Response : Answered<AnswerStatus<P>, SentView<P>>

/** One handler for each method that is declared of a path, and no other. */
type HandlersOf<Path extends ApiPath> = {
  readonly [M in MethodsOf<Path>]: Handler<ParamsOfPath<Path>, AnswerOf<`${M} ${Path}` & Place>>
}

class MethodNotAllowed extends Refusal {
  readonly status = 405
  readonly code = 'method-not-allowed'
}

/**
 * All methods of one address, as lib/contract declares them: what is declared and has no handler here, or has one and is not
 * declared, is no valid type. Those that it doesn't have are refused with the ones that it has (405 and Allow), as
 * problem+json like every other error; HEAD answers as GET without the body, OPTIONS with the methods alone.
 */
export function methods<Path extends ApiPath>(
  given: HandlersOf<Path>,
): Record<Method | 'HEAD' | 'OPTIONS', Handler<ParamsOfPath<Path>>>
export function methods<Params extends object>(
  given: Readonly<Partial<Record<Method, Handler<Params>>>>,
): Record<Method | 'HEAD' | 'OPTIONS', Handler<Params>> {
  const known = METHODS.filter((method) => given[method] !== undefined)
  const allow = [...known, ...(given.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const refuse: Handler<Params> = async (request) => {
    const sentence = say('http.method', { method: request.method, allowed: allow })
    const response = problemResponse(new MethodNotAllowed(sentence), crypto.randomUUID(), languageAsked(request))
    response.headers.set('Allow', allow)
    return response
  }
  const handler = (method: Method): Handler<Params> => {
    const answer = given[method]
    return answer ? whereItCanBe(answer) : refuse
  }
  return {
    GET: handler('GET'),
    POST: handler('POST'),
    PUT: handler('PUT'),
    PATCH: handler('PATCH'),
    DELETE: handler('DELETE'),
    HEAD: given.GET ? withoutBody(handler('GET')) : refuse,
    OPTIONS: async () => new Response(null, { status: 204, headers: { Allow: allow } }),
  }
}

/** No row has such a name, so there is nothing: 404 rather than a complaint about its form. */
function whereItCanBe<Params extends object>(answer: Handler<Params>): Handler<Params> {
  return async (request, context) => {
    // An address without variable parts comes without parameters.
    const parts: Partial<Params> | undefined = await context.params
    const possible = Object.values(parts ?? {}).every(
      (part) => typeof part !== 'string' || /^[A-Za-z0-9_-]{1,64}$/.test(part),
    )
    return possible
      ? answer(request, context)
      : problemResponse(new NotFound(), crypto.randomUUID(), languageAsked(request))
  }
}

function withoutBody<Params>(answer: Handler<Params>): Handler<Params> {
  return async (request, context) => {
    const response = await answer(request, context)
    await response.body?.cancel()
    return new Response(null, response)
  }
}

/** For addresses that are none of ours: 404 as problem+json, whatever the method. */
export const nothingHere = (request: Request) =>
  problemResponse(new NotFound(), crypto.randomUUID(), languageAsked(request))
