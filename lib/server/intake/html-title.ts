/** The headline of a page's article. */

import type { Found } from '@/lib/domain/intake/draft'
import { cutSiteName, isSiteName, sameWords } from '@/lib/domain/intake/furniture'
import { pageBlocks } from './html-blocks'
import { ancestry, attribute, elementsOf, type PageElement, textOf } from './html-tree'
import { clean, decodeTwice, type PageFacts } from './page-facts'

/**
 * The headline: what stands over the article. What the page's metadata say tells which heading that is; the words are those on
 * the page, for `<title>` and `og:title` are often shortened, or worded for search engines. Where no heading is like what
 * they say, the one over the article is taken, and only where there is none, what the metadata say without the site's name.
 */
export function findTitle(facts: PageFacts, names: readonly string[]): Found | null {
  const meta = (...keys: string[]) => keys.flatMap((key) => facts.metas.get(key) ?? [])[0]
  const said = (
    [
      [facts.jsonLd?.headline, 'json-ld'],
      [meta('dc:title', 'dcterm:title', 'dcterms.title', 'dc.title'), 'meta'],
      [meta('og:title'), 'og'],
      [meta('twitter:title', 'title', 'parsely-title', 'sailthru.title'), 'meta'],
      [facts.documentTitle, 'html'],
    ] as const
  ).flatMap(([raw, origin]) => {
    const title = raw ? cutSiteName(clean(withoutTags(decodeTwice(raw))), names).headline.trim() : ''
    return title && !isSiteName(title, names) ? [{ title, origin }] : []
  })
  const first = printedHeadings(facts.headlines, names)
  const matching = matchingHeading(first, said) ?? matchingHeading(printedHeadings(facts.subheadings, names), said)
  if (matching) return { value: cutSiteName(matching.value, names).headline.trim(), origin: matching.origin }
  const best = said[0]
  const over = first.find(({ element, text }) => isOverArticle(element, facts) && isSentence(text))
  if (over && best?.origin !== 'json-ld')
    return { value: cutSiteName(over.text, names).headline.trim(), origin: 'html' }
  if (best) return { value: best.origin === 'html' ? withoutLastPart(best.title) : best.title, origin: best.origin }
  return first[0] ? { value: first[0].text, origin: 'html' } : null
}

/** A title is text: what looks like a tag in it was forgotten, or put there by mistake. */
const withoutTags = (title: string): string => title.replace(/<\/?[a-z][^>]*>/giu, ' ')

interface Printed {
  readonly element: PageElement
  readonly text: string
}

/** Headings as they are read, those that lead to other pages last. */
function printedHeadings(elements: readonly PageElement[], names: readonly string[]): Printed[] {
  return (
    [...elements]
      .sort((a, b) => Number(leadsAway(a)) - Number(leadsAway(b)))
      // The sign by which a heading links to itself isn't part of it.
      .map((element) => ({ element, text: readText(element).replace(/\s*[¶#]$/u, '') }))
      .filter(({ text }) => text.length > 1 && text.length <= 300 && !isSiteName(text, names))
  )
}

/** What a reader sees of a heading: without note marks and struck-out words, with the brackets of what is drawn above it. */
const readText = (heading: PageElement): string =>
  clean(
    pageBlocks(heading, undefined)
      .flatMap(({ text, hidden }) => (hidden ? [] : [text]))
      .join(' '),
  )

interface Said {
  readonly title: string
  readonly origin: Found['origin']
}

/** The first heading that says what the metadata say. */
function matchingHeading(printed: readonly Printed[], said: readonly Said[]): Found | null {
  for (const { text } of printed) {
    // A kicker printed inside the heading isn't the headline's.
    const inside = said.find(({ title }) => title.length >= 12 && text !== title && text.endsWith(title))
    if (inside) return { value: inside.title, origin: inside.origin }
    if (said.some(({ title }) => isSameHeadline(text, title))) return { value: text, origin: 'html' }
  }
  return null
}

/** In the article, or the only heading of its level; and no link to another page. */
function isOverArticle(heading: PageElement, facts: PageFacts): boolean {
  if (leadsAway(heading)) return false
  if (facts.headlines.length === 1) return true
  for (const around of ancestry(heading)) if (around.tag === 'article' || around.tag === 'main') return true
  return false
}

/** Long enough for a headline: the name of a section is a word or two. Scripts without spaces need fewer letters. */
const isSentence = (text: string): boolean =>
  text.split(/\s+/).length >= 3 ||
  (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(text) && text.length >= 6)

/** A heading that is one link to another page names the site, or another article. */
function leadsAway(heading: PageElement): boolean {
  for (const element of elementsOf(heading)) {
    const target = element.tag === 'a' ? attribute(element, 'href') : ''
    if (target) return !target.startsWith('#') && clean(textOf(element)) === clean(textOf(heading))
  }
  return false
}

/** A window's title that nothing else on the page repeats: what stands behind its last dash is the site. */
function withoutLastPart(title: string): string {
  const found = /^(.*\S)\s+[-–—|·»:]+\s+(\S.*)$/u.exec(title)
  const words = (text: string) => text.split(/\s+/).length
  if (!found?.[1] || !found[2] || words(found[1]) < 4 || words(found[2]) > 4) return title
  return found[1]
}

/** The same headline, though one has a kicker or is shortened: most words of the shorter are in the longer. */
function isSameHeadline(a: string, b: string): boolean {
  if (sameWords(a, b)) return true
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [one, other] = [words(a), words(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return (
    shared >= 2 &&
    shared / Math.max(1, Math.min(one.size, other.size)) >= 0.75 &&
    shared / Math.max(one.size, other.size) >= 0.5
  )
}
