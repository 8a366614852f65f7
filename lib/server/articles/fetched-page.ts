import { Conflict, Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { IntakeNote } from '@/lib/domain/intake/draft'
import type { MaybeActor } from '@/lib/policy/actor'
import { sha256 } from '../platform/digest'
import { reader } from '../db/clients'
import type { FetchedPage, FetchRefusal } from '../fetching/fetch-outcome'
import { guardedFetch } from '../fetching/guarded-fetch'
import { keepPage, keptPage } from '../fetching/page-cache'
import { judgePage } from '../fetching/page-verdict'
import { importHosts } from '../newsroom/newsroom'
import { takeTry } from '../engine/rate-limit'

/** Addresses that one person may have fetched, however many come of it. The command line is the operator's own. */
const FETCHES = { name: 'fetch', tries: 60, seconds: 600 } as const

/** An address that is to be imported. */
export interface Wanted {
  readonly url: string
  /** SHA-256 of the bytes that were previewed: then these are taken, or nothing is. */
  readonly receivedSha256?: string | undefined
}

/**
 * The page at an address, for somebody who may bring it in, with what it says about itself. Fetched outside of every
 * transaction.
 *
 * @throws InvalidInput with the fetch's sentence, TooManyRequests, Conflict when the page is not the previewed one any more,
 * Forbidden for a key that may only read: a preview stores nothing, but asking a site for its page is an action
 */
export async function fetchedPage(
  actor: MaybeActor,
  { url, receivedSha256 }: Wanted,
): Promise<{ page: FetchedPage; notes: readonly IntakeNote[] }> {
  if (actor?.scope === 'read') throw new Forbidden(say('intake.reading-key-fetches-nothing'))
  const personId = actor?.personId ?? ''
  const known = receivedSha256 === undefined ? null : keptPage(personId, url, receivedSha256)
  const page = known ?? (await fetchAnew(actor, url))
  if (receivedSha256 !== undefined && sha256(page.bytes) !== receivedSha256) {
    keepPage(personId, url, page)
    throw new Conflict(say('intake.page-changed-since-preview'))
  }
  const { refusal, notes } = judgePage(page)
  if (refusal) throw refused(refusal)
  return { page, notes }
}

async function fetchAnew(actor: MaybeActor, url: string): Promise<FetchedPage> {
  if (actor?.via !== 'cli') {
    const counter = { limit: FETCHES, subject: actor?.personId ?? '' }
    await takeTry([counter], say('intake.too-many-addresses'))
  }
  const got = await guardedFetch(url, { accept: 'article', importHosts: await importHosts(reader()) })
  if (got.kind === 'refused') throw refused(got)
  if (actor) keepPage(actor.personId, url, got)
  return got
}

const refused = ({ sentence }: FetchRefusal) => new InvalidInput(sentence, [fault('/url', sentence)])
