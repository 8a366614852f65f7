/** What comes of fetching an address: a page, or a "no" with a sentence for the person who asked. */

import { say, type Sentence } from '@/lib/domain/refusals/sentence'

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
  readonly sentence: Sentence
  /** The status of the answer, where there was one. */
  readonly status?: number
  /** How long the site asks to be left alone, in seconds. */
  readonly retryAfter?: number
}

const no = (reason: FetchRefusalReason, sentence: Sentence): FetchRefusal => ({ kind: 'refused', reason, sentence })

/** Every way of saying no. One sentence stands for "may not" and "can't": it tells nothing about our own network. */
export const refusal = {
  unreachable: () => no('unreachable', say('intake.unreachable')),
  otherHost: (hosts: readonly string[]) => no('other-host', say('intake.other-host', { hosts: hosts.join(', ') })),
  status: (status: number): FetchRefusal => {
    if ([401, 402, 403, 407, 429, 451].includes(status)) return no('no-entry', say('intake.no-entry', { status }))
    if (status === 404 || status === 410) return no('gone', say('intake.gone', { status }))
    return no('site-failed', say('intake.site-failed', { status }))
  },
  redirects: (most: number) => no('redirects', say('intake.redirects', { most })),
  tooLarge: (most: number) =>
    no('too-large', say('intake.page-too-large', { megabytes: Math.floor(most / (1024 * 1024)) })),
  notAnArticle: (type: string) =>
    no('not-an-article', type === '' ? say('intake.not-an-article-unknown') : say('intake.not-an-article', { type })),
  consentPage: () => no('consent-page', say('intake.consent-page')),
}
