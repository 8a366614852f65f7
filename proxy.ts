import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy, REPORTING_ENDPOINTS } from '@/lib/http/page-policy'

/*
 * Sets the Content-Security-Policy of the pages that have scripts, with a nonce for each answer, and turns away what is no
 * request for a page. It decides nothing else: who may see what is decided behind the two doors, never here.
 */

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  const ofApi = pathname.startsWith('/api/')
  // Next would answer 500. No address of ours is written so: there is nothing.
  if (!isWellFormed(pathname))
    return NextResponse.rewrite(new URL(ofApi ? '/api/nothing' : '/nothing/here', request.url))
  if (ofApi) return NextResponse.next()
  if (request.method !== 'GET' && request.method !== 'HEAD') return onlyLookedAt()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy({ nonce, development: process.env.NODE_ENV === 'development' })
  // Next takes the nonce for its own scripts from the policy of the request; the root layout reads `x-nonce`.
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Reporting-Endpoints', REPORTING_ENDPOINTS)
  return response
}

/** Whether the percent-encoding of a path is one of UTF-8. */
function isWellFormed(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/** Pages are looked at; what changes something is a route. */
const onlyLookedAt = () =>
  new NextResponse('A page takes GET and HEAD only. Nothing was changed.\n', {
    status: 405,
    headers: { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/**
 * Pages with scripts, and whatever is written with a percent sign. Routes under `/api` and those that take a form are left
 * out: a body that passes here is read before anybody asks who sends it, and cut at 10 MB without a word (safety, trap 4).
 * They set what they need themselves; so do the readers' pages and feeds, which have no script.
 */
export const config = {
  matcher: [
    '/((?!api/|_next/static/|_next/image|readers/|icon\\.svg|favicon\\.ico|robots\\.txt|feed\\.(?:xml|json)$|\\.well-known/|(?:checks|articles|embed)/[^/]+$|(?:corrections|methodology|report-error)?$|preferences$|report-error/send$|sign-in/out(?:/|$)|admin/actions/|desk/articles/show-text$|desk/(?:profile|policies|reviews|sources|error-reports|changed-pages|watches)/(?:name|language|password|session|save|watching|decide|take|dismiss|reopen|change|open-identity|archive|delete|close)$).*)',
    '/(.*%.*)',
  ],
}
