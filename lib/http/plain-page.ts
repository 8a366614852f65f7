import type { ReactElement } from 'react'
import { InvalidInput, NotFound } from '@/lib/domain/errors'
import type { MaybeActor } from '@/lib/policy/actor'
import { publishedState } from '@/lib/server/checks/published-state'
import type { NewsroomView } from '@/lib/server/newsroom/newsroom'
import { sessionActor } from './actor'
import { htmlDocument } from './html'
import { plainPagePolicy, REPORTING_ENDPOINTS } from './page-policy'
import { type Preferences, preferencesOf } from './preferences'
import { type Problem, problemOf } from './problem'
import { type RouteRequest, reads } from './route'
import { cookieValue } from './session'
import { type WrittenPage, type WrittenPages, writtenPage, writtenPages } from './written-pages'

/** What a page without scripts is drawn for. */
export interface PageVisit<Params = Record<never, never>>
  extends Pick<Preferences, 'language' | 'direction' | 'theme'> {
  readonly params: Params
  /** Those parameters of the query string that the page asks for. */
  readonly search: Readonly<Record<string, string>>
  readonly actor: MaybeActor
  readonly newsroom: NewsroomView
}

interface PlainPage<Params> {
  /** Parameters of the query string that change the page; all others are ignored. */
  readonly asks?: readonly string[]
  /** Those that take as many values as readers think of, or are one reader's: with them the page is not kept. */
  readonly once?: readonly string[]
  /** Other people's pages may hold it in a frame. */
  readonly framed?: boolean
  /** The whole document. @throws NotFound */
  readonly draw: (visit: PageVisit<Params>) => Promise<ReactElement>
  /** The document in its place when there is none, or when drawing it failed. */
  readonly refused: (visit: PageVisit<Params>, problem: Problem) => ReactElement
}

/**
 * The answers of a page that needs no script. It is written once for each state of the data and kept; a reader who has it
 * already is told so (304).
 */
export function plainPage<Params extends object = Record<never, never>>(page: PlainPage<Params>) {
  return reads<Params>(async (given) => {
    const kept = writtenPages(await publishedState(null, {}))
    const visit = await visitOf(page, given, kept)
    const write = async () => writtenPage(htmlDocument(await page.draw(visit)))
    const once = page.once?.some((name) => visit.search[name] !== undefined) ?? false
    // While developing, the code changes and the data doesn't.
    const making = once || process.env.NODE_ENV === 'development' ? write() : kept.page(keyOf(given, visit), write)
    try {
      return answered(given.request, await making, { ...headersOf(page), 'Cache-Control': cacheOf(visit, once) })
    } catch (error) {
      // An address that can be none is an address with nothing there.
      const { problem } = problemOf(
        error instanceof InvalidInput ? new NotFound() : error,
        given.requestId,
        visit.language,
      )
      const headers = { ...headersOf(page), 'Content-Type': HTML, 'Cache-Control': 'no-store' }
      return new Response(htmlDocument(page.refused(visit, problem)), { status: problem.status, headers })
    }
  }, sessionActor)
}

async function visitOf<Params>(
  { asks = [], once = [] }: PlainPage<Params>,
  { request, params, search, actor }: RouteRequest<Params>,
  kept: WrittenPages,
): Promise<PageVisit<Params>> {
  const newsroom = await kept.settings()
  const cookies = request.headers.get('cookie') ?? ''
  const cookie = (name: string) => cookieValue(cookies, name)
  const acceptLanguage = request.headers.get('accept-language')
  const known = Object.entries(search).filter(([name]) => asks.includes(name) || once.includes(name))
  return {
    ...preferencesOf({ cookie, acceptLanguage }, newsroom.defaultLanguage),
    params,
    search: Object.fromEntries(known),
    actor,
    newsroom,
  }
}

/** All that a kept page depends on beside the data: of who reads, only whether they have an account. */
const keyOf = <Params>(
  { request, params }: RouteRequest<Params>,
  { language, theme, actor, search }: PageVisit<Params>,
) => JSON.stringify([new URL(request.url).pathname, params, search, language, theme, actor !== null])

const HTML = 'text/html; charset=utf-8'

/** Readers ask each time whether the page is still the same: what is corrected or retracted must be seen at once. */
const cacheOf = ({ actor }: Pick<PageVisit, 'actor'>, once: boolean) =>
  once ? 'private, no-store' : actor ? 'private, no-cache' : 'no-cache'

const headersOf = ({ framed = false }: { readonly framed?: boolean }) => ({
  'Content-Security-Policy': plainPagePolicy({ framed }),
  'Reporting-Endpoints': REPORTING_ENDPOINTS,
})

/** The page, or only that it is the one that the browser has. */
function answered(request: Request, page: WrittenPage, headers: Readonly<Record<string, string>>): Response {
  const common = { ...headers, ETag: page.etag, Vary: 'Cookie, Accept-Language' }
  if (isKnown(request.headers.get('if-none-match'), page.etag))
    return new Response(null, { status: 304, headers: common })
  return new Response(page.bytes, { headers: { ...common, 'Content-Type': HTML } })
}

/** Whether the browser names this tag, or any. */
const isKnown = (ifNoneMatch: string | null, etag: string) =>
  ifNoneMatch !== null && ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim() === etag)
