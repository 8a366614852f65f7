/** Where browsers report what a policy stopped. */
const REPORTS = '/api/csp-report'

export const REPORTING_ENDPOINTS = `csp="${REPORTS}"`

const reported = (directives: readonly string[]) => [...directives, `report-uri ${REPORTS}`, 'report-to csp'].join('; ')

const ancestors = (framed: boolean) => `frame-ancestors ${framed ? '*' : "'none'"}`

/**
 * The Content-Security-Policy of one answer with scripts.
 * @param given.development Next's development server evaluates code and injects styles without a nonce
 */
export function contentSecurityPolicy({ nonce, development }: { nonce: string; development: boolean }): string {
  return reported([
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
    ancestors(false),
  ])
}

/**
 * The policy of an answer that is no page: of the API, a feed, a redirect, a file. Nothing runs or is loaded where a browser
 * opens it by itself, and no page holds it in a frame.
 */
export const ANSWER_POLICY =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The policy of the pages without scripts: none may run. Of styles there are our sheet and the few properties that an
 * element takes from data.
 * @param given.framed whether other sites may show the page in a frame (only `/embed`)
 */
export const plainPagePolicy = ({ framed }: { framed: boolean }): string =>
  reported([
    "default-src 'none'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ancestors(framed),
  ])
