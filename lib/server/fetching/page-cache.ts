/**
 * Pages that were fetched for a preview, kept in memory for a moment: what is created is what was previewed, and the site is
 * asked once. Each is its own person's; a restart forgets them, and then the page is fetched again.
 */

import { sha256 } from '../platform/digest'
import type { FetchedPage } from './fetch-outcome'

interface Kept {
  readonly page: FetchedPage
  readonly sha256: string
  readonly until: number
}

const KEPT_MS = 15 * 60 * 1000
/** Bytes of all kept pages together. */
const MOST_BYTES = 64 * 1024 * 1024

declare global {
  var stetKeptPages: Map<string, Kept> | undefined
}

const store = () => (globalThis.stetKeptPages ??= new Map())
const keyOf = (personId: string, url: string) => `${personId} ${url}`

/** Keeps a page for whom it was fetched for; the oldest go when there are too many. */
export function keepPage(personId: string, url: string, page: FetchedPage): void {
  const kept = store()
  const key = keyOf(personId, url)
  kept.delete(key)
  kept.set(key, { page, sha256: sha256(page.bytes), until: Date.now() + KEPT_MS })
  let bytes = 0
  for (const [each, { page: other, until }] of [...kept].reverse()) {
    bytes += other.bytes.byteLength
    if (until < Date.now() || bytes > MOST_BYTES) kept.delete(each)
  }
}

/** The page that this person was shown under this address, if its bytes are the ones meant. */
export function keptPage(personId: string, url: string, wanted: string): FetchedPage | null {
  const kept = store().get(keyOf(personId, url))
  return kept && kept.until >= Date.now() && kept.sha256 === wanted ? kept.page : null
}
