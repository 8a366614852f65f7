/** What speaks against taking a changed page for a new text of its article: walls, error pages, other pages. (rule R7) */

import { fold } from '../folding'
import type { IntakeNote } from '../intake/draft'
import { addressKey } from '../intake/address-key'

/** Doubts about a changed page, in the order they are shown; the catalogue has a sentence for each. */
export const PAGE_DOUBTS = [
  'much-shorter',
  'little-in-common',
  'for-subscribers',
  'list-of-articles',
  'simplified-extraction',
  'led-elsewhere',
  'other-canonical',
  'not-from-page',
] as const
export type PageDoubt = (typeof PAGE_DOUBTS)[number]

/** A page as it was read just now, and the newest text of its article. */
export interface ReadPage {
  readonly current: string
  readonly text: string
  readonly notes: readonly Pick<IntakeNote, 'kind'>[]
  /** Asked for, and where that led. */
  readonly url: string
  readonly finalUrl: string
  /** What the page calls its own address, and what the article is known by. */
  readonly canonicalUrl: string | null
  readonly knownUrl: string | null
  /** Whether the newest text was read from this page. */
  readonly isFromPage: boolean
}

/** Under this share of the words, a text was cut short. */
const MUCH_SHORTER = 0.6
/** Under this share of the article's words still there, it may be another page. */
const IN_COMMON = 0.5
/** Under this share it surely is. */
const ANOTHER_PAGE = 0.2

/** Notes of intake that are doubts as well. */
const DOUBTFUL_NOTES = ['for-subscribers', 'list-of-articles', 'simplified-extraction'] as const

/** What whoever decides should know. */
export function doubtsAbout(page: ReadPage): PageDoubt[] {
  const [was, is] = [wordsOf(page.current), wordsOf(page.text)]
  const held = new Set<PageDoubt>()
  if (is.length < was.length * MUCH_SHORTER) held.add('much-shorter')
  if (shareKept(was, is) < IN_COMMON) held.add('little-in-common')
  for (const note of DOUBTFUL_NOTES) if (page.notes.some(({ kind }) => kind === note)) held.add(note)
  if (addressKey(page.finalUrl) !== addressKey(page.url)) held.add('led-elsewhere')
  if (isOtherCanonical(page)) held.add('other-canonical')
  if (!page.isFromPage) held.add('not-from-page')
  return PAGE_DOUBTS.filter((doubt) => held.has(doubt))
}

/**
 * Whether the answer is another page, which says nothing about the article's text: the address leads to the site's front page,
 * or to something with next to no word of the article.
 */
export function isAnotherPage(page: ReadPage): boolean {
  const moved = addressKey(page.finalUrl) !== addressKey(page.url)
  if (moved && isFrontPage(page.finalUrl) && !isFrontPage(page.url)) return true
  if (!moved && !isOtherCanonical(page)) return false
  return shareKept(wordsOf(page.current), wordsOf(page.text)) < ANOTHER_PAGE
}

const isFrontPage = (address: string) =>
  /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(new URL(address).pathname)

function isOtherCanonical({ canonicalUrl, knownUrl, url, finalUrl }: ReadPage): boolean {
  const key = addressKey(canonicalUrl)
  if (key === null || isFrontPage(canonicalUrl ?? '')) return false
  return [knownUrl, url, finalUrl].every((known) => addressKey(known) !== key)
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** The share of words that are still there, each as often as it was. */
function shareKept(was: readonly string[], is: readonly string[]): number {
  if (was.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of is) left.set(word, (left.get(word) ?? 0) + 1)
  let kept = 0
  for (const word of was) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    kept += 1
    left.set(word, count - 1)
  }
  return kept / was.length
}
