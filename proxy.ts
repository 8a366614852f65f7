import { type NextRequest, NextResponse } from 'next/server'

/*
 * Sets the Content-Security-Policy of pages, with a nonce for each answer, and does nothing else: who may see what is
 * decided behind the two doors, never here.
 */

const REPORTS = '/api/csp-report'

/**
 * The policy of one answer.
 * @param given.embed whether other sites may frame the page (only `/embed`)
 * @param given.development Next's development server evaluates code and injects styles without a nonce
 */
export function contentSecurityPolicy({
  nonce,
  embed,
  development,
}: {
  nonce: string
  embed: boolean
  development: boolean
}): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${embed ? '*' : "'none'"}`,
    `report-uri ${REPORTS}`,
    'report-to csp',
  ].join('; ')
}

export function proxy(request: NextRequest): NextResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') return onlyLookedAt()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy({
    nonce,
    embed: request.nextUrl.pathname.startsWith('/embed/'),
    development: process.env.NODE_ENV === 'development',
  })
  // Next takes the nonce for its own scripts from the policy of the request; the root layout reads `x-nonce`.
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Reporting-Endpoints', `csp="${REPORTS}"`)
  return response
}

/** Pages are looked at; what changes something is a route. */
const onlyLookedAt = () =>
  new NextResponse('A page takes GET and HEAD only. Nothing was changed.\n', {
    status: 405,
    headers: { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/**
 * Pages only. Routes under `/api` and those that take a form are left out: a body that passes here is read before anybody
 * asks who sends it, and cut at 10 MB without a word (safety, trap 4). They set what they need themselves.
 */
export const config = {
  matcher: [
    '/((?!api/|_next/static/|_next/image|icon\\.svg|favicon\\.ico|robots\\.txt|preferences$|report-error/send$|sign-in/out(?:/|$)|admin/deeds/|desk/(?:profile|policies|reviews|sources|error-reports)/(?:name|language|password|session|save|decide|take|archive|delete|close)$).*)',
  ],
}
