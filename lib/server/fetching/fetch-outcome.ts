/** What comes of fetching an address: a page, or a "no" with a sentence for the person who asked. */

/** A page as its server sent it. */
export interface FetchedPage {
  readonly kind: 'page'
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The `Content-Type` as sent; empty when there was none. */
  readonly contentType: string
  /** What was asked for, without user name, password and fragment. */
  readonly url: string
  /** Where the redirects led; the same as `url` when there were none. */
  readonly finalUrl: string
  /** ISO 8601, UTC. */
  readonly fetchedAt: string
  /** `X-Robots-Tag`, all of them joined by commas; empty when there was none. */
  readonly robots: string
  /** How its server knows this state of the page, for asking again; absent when it says nothing. */
  readonly etag?: string
  readonly lastModified?: string
}

/** The page is as it was when it was asked before. */
export interface NotModified {
  readonly kind: 'not-modified'
  readonly finalUrl: string
}

export const FETCH_REFUSALS = [
  'unreachable',
  'other-host',
  'no-entry',
  'gone',
  'site-failed',
  'redirects',
  'too-large',
  'not-an-article',
  'consent-page',
] as const
export type FetchRefusalReason = (typeof FETCH_REFUSALS)[number]

export interface FetchRefusal {
  readonly kind: 'refused'
  readonly reason: FetchRefusalReason
  /** What happened, what was kept, what to do. */
  readonly message: string
  /** The status of the answer, where there was one. */
  readonly status?: number
  /** How long the site asks to be left alone, in seconds. */
  readonly retryAfter?: number
}

const no = (reason: FetchRefusalReason, message: string): FetchRefusal => ({ kind: 'refused', reason, message })

const INSTEAD = 'open it in your browser, save the page and bring the file, or paste its text'

/** Every way of saying no. One sentence stands for "may not" and "can't": it tells nothing about our own network. */
export const refusal = {
  unreachable: () =>
    no(
      'unreachable',
      `This address can't be reached from here. Nothing was stored and what you typed is kept; check the address, or ${INSTEAD}.`,
    ),
  otherHost: (hosts: readonly string[]) =>
    no(
      'other-host',
      `This newsroom imports from ${hosts.join(', ')} only. Nothing was fetched and what you typed is kept; use an address of theirs, or ask an administrator to add the site.`,
    ),
  status: (status: number): FetchRefusal => {
    if ([401, 402, 403, 407, 429, 451].includes(status))
      return no(
        'no-entry',
        `The site doesn't let us in (status ${status}): it may want a subscription, a sign-in or a person at a browser. Nothing was stored and what you typed is kept; ${INSTEAD}.`,
      )
    if (status === 404 || status === 410)
      return no(
        'gone',
        `The site says that there is no such page (status ${status}). Nothing was stored and what you typed is kept; check the address.`,
      )
    return no(
      'site-failed',
      `The site failed to give the page (status ${status}). Nothing was stored and what you typed is kept; try again later, or ${INSTEAD}.`,
    )
  },
  redirects: (most: number) =>
    no(
      'redirects',
      `The address leads on more than ${most} times. Nothing was stored and what you typed is kept; ${INSTEAD}.`,
    ),
  tooLarge: (most: number) =>
    no(
      'too-large',
      `The page has more than ${Math.floor(most / (1024 * 1024))} MB. Nothing was stored and what you typed is kept; bring in the article alone.`,
    ),
  notAnArticle: (type: string) =>
    no(
      'not-an-article',
      `There is no article at this address but something else (${type || 'of no stated kind'}). Nothing was stored and what you typed is kept; give the address of the page itself.`,
    ),
  consentPage: () =>
    no(
      'consent-page',
      `The site answered with its page for cookies and consent in place of the article. Nothing was stored and what you typed is kept; ${INSTEAD}.`,
    ),
}
