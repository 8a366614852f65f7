/** One asking of a watched page: what stands there, compared with the newest text of its article. Stores nothing. */

import { doubtsAbout, isAnotherPage, type PageDoubt } from '@/lib/domain/watching/doubts'
import { mayAsk, type RobotRules } from '@/lib/domain/watching/robots'
import { asRead } from '@/lib/domain/watching/seen-text'
import type { WatchOutcome } from '@/lib/domain/watching/watch-policy'
import { sha256 } from '../../platform/digest'
import { textSha256 } from '../received-text'
import { reader } from '../../db/clients'
import type { FetchedPage, FetchRefusal, NotModified } from '../../fetching/fetch-outcome'
import { guardedVisit, type Validators } from '../../fetching/guarded-fetch'
import { judgePage } from '../../fetching/page-verdict'
import { importHosts } from '../../newsroom/newsroom'
import { asTextOf, currentText, draftOfPage, readsAsCurrent } from './page-reading'

/** How a page is asked for; tests put another in its place. */
export type Visit = (
  url: string,
  validators: Validators | null,
  beforeHost: (url: URL) => Promise<void>,
) => Promise<FetchedPage | FetchRefusal | NotModified>

export const visitPage: Visit = async (url, validators, beforeHost) =>
  guardedVisit(url, { accept: 'article', importHosts: await importHosts(reader()), beforeHost }, validators)

/** Thrown where a page leads to a site that isn't asked: its robots.txt doesn't want it (`barred`), or can't be had. */
export class NotAskedThere extends Error {
  override readonly name = 'NotAskedThere'

  constructor(
    readonly outcome: 'barred' | 'unreachable',
    host: string,
  ) {
    super(`${host} is not asked: ${outcome}`)
  }
}

/** A changed text, ready to be offered. */
export interface ChangedText {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string
  readonly url: string
  readonly finalUrl: string
  readonly fetchedAt: string
  readonly text: string
  readonly textSha256: string
  readonly readSha256: string
  readonly title: string | null
  readonly restored: readonly string[]
  readonly doubts: readonly PageDoubt[]
}

/** What was seen at the address of an article. */
export interface Seen {
  readonly outcome: WatchOutcome
  readonly status: number | null
  /** Where the address led, when elsewhere. */
  readonly finalUrl: string | null
  readonly retryAfter: number | null
  /** Of a page that was read or looked at: its bytes, and what its server calls them. */
  readonly sha256: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  /** Number of the version that it was compared with. */
  readonly againstVersion: number
  /** The page reads as that version does. */
  readonly asCurrent: boolean
  /** Of `changed`. */
  readonly page: ChangedText | null
}

/** What is asked for, and what is known of it. */
export interface Asked {
  readonly url: string
  readonly article: { readonly id: string; readonly latestVersion: number; readonly canonicalUrl: string | null }
  readonly watch: {
    readonly seenSha256: string | null
    readonly seenVersion: number | null
    readonly etag: string | null
    readonly lastModified: string | null
  }
}

/** Of a page that was not read. */
export const unseen = (outcome: WatchOutcome, { latestVersion }: { readonly latestVersion: number }): Seen => ({
  ...{ outcome, status: null, finalUrl: null, retryAfter: null, sha256: null, etag: null, lastModified: null },
  ...{ againstVersion: latestVersion, asCurrent: false, page: null },
})

/** How a page is asked for: the rules of its site, null for a person's visit, and what comes before another host is asked. */
export interface Manner {
  readonly visit: Visit
  readonly rules: RobotRules | null
  readonly beforeHost: (url: URL) => Promise<void>
}

/** Asks for the page, unless robots.txt says not to, on its own site or where it leads. @throws what `beforeHost` does */
export async function askPage({ url, article, watch }: Asked, { visit, rules, beforeHost }: Manner): Promise<Seen> {
  const nothing = unseen('barred', article)
  if (rules && !mayAsk(rules, url)) return nothing
  const isKnown = watch.seenVersion === article.latestVersion
  const { etag, lastModified } = watch
  const validators = isKnown && (etag || lastModified) ? { etag: etag ?? '', lastModified: lastModified ?? '' } : null
  const got = await visit(url, validators, beforeHost).catch(notAskedOrThrown)
  if (got instanceof NotAskedThere) return { ...nothing, outcome: got.outcome }
  if (got.kind === 'refused') return { ...nothing, ...refusedAs(got) }
  const finalUrl = got.finalUrl === url ? null : got.finalUrl
  if (got.kind === 'not-modified') {
    return { ...nothing, outcome: 'same', status: 304, finalUrl, sha256: watch.seenSha256, etag, lastModified }
  }
  const found: Seen = {
    ...nothing,
    ...{ outcome: 'same', status: 200, finalUrl, sha256: sha256(got.bytes) },
    ...{ etag: got.etag ?? null, lastModified: got.lastModified ?? null },
  }
  if (isKnown && found.sha256 === watch.seenSha256) return found
  return { ...found, ...(await compared(got, article)) }
}

function notAskedOrThrown(error: unknown): NotAskedThere {
  if (error instanceof NotAskedThere) return error
  throw error
}

/** What a page that was fetched comes to, beside the newest text. @throws Error when the readers are too busy */
async function compared(got: FetchedPage, article: Asked['article']): Promise<Partial<Seen>> {
  const { refusal, notes } = judgePage(got)
  if (refusal) return { outcome: 'unreadable' }
  const made = await draftOfPage(got, null)
  if (made.kind === 'busy') throw new Error('the readers are busy')
  if (made.kind !== 'draft') return { outcome: 'unreadable' }
  const current = await currentText(reader(), article)
  const read = asTextOf(current, made, got, notes)
  const { text } = read.text
  if (text.trim() === '') return { outcome: 'unreadable' }
  if (readsAsCurrent(current, read)) return { outcome: 'same', asCurrent: true }
  const judged = {
    ...{ current: current.text, text, notes: read.draft.notes, url: got.url, finalUrl: got.finalUrl },
    ...{ canonicalUrl: read.draft.metadata.canonicalUrl?.value ?? null, knownUrl: article.canonicalUrl },
    isFromPage: current.origin.fetched !== null,
  }
  if (isAnotherPage(judged)) return { outcome: 'elsewhere' }
  const title = read.metadata.title?.value ?? null
  const page: ChangedText = {
    ...{
      bytes: got.bytes,
      contentType: got.contentType,
      url: got.url,
      finalUrl: got.finalUrl,
      fetchedAt: got.fetchedAt,
    },
    ...{ text, textSha256: textSha256(text), readSha256: sha256(asRead(text)), restored: read.restored },
    title: title !== null && title !== current.origin.title?.value ? title : null,
    doubts: doubtsAbout(judged),
  }
  return { outcome: 'changed', page }
}

function refusedAs({ reason, status, retryAfter }: FetchRefusal): Partial<Seen> {
  const told = { status: status ?? null, retryAfter: retryAfter ?? null }
  if (reason === 'gone') return { ...told, outcome: 'missing' }
  if (reason === 'no-entry' || reason === 'other-host') return { ...told, outcome: 'barred' }
  if (reason === 'too-large' || reason === 'not-an-article' || reason === 'consent-page') {
    return { ...told, outcome: 'unreadable' }
  }
  return { ...told, outcome: 'unreachable' }
}
