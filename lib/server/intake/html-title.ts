/** The headline of a page's article. */

import type { Found } from '@/lib/domain/intake/draft'
import { cutSiteName, isSiteName, sameWords } from '@/lib/domain/intake/furniture'
import { attribute, elementsOf, type PageElement, textOf } from './html-tree'
import { clean, decodeTwice, type PageFacts } from './page-facts'

/**
 * The headline: what stands over the article, if the page's metadata say the same; else what they say, without the
 * name of the site.
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
    const title = raw ? cutSiteName(clean(decodeTwice(raw)), names).headline.trim() : ''
    return title && !isSiteName(title, names) ? [{ title, origin }] : []
  })
  const printed = [...facts.headlines]
    .sort((a, b) => Number(leadsAway(a)) - Number(leadsAway(b)))
    // The sign by which a heading links to itself isn't part of it.
    .map((element) => clean(textOf(element)).replace(/\s*[¶#]$/u, ''))
    .filter((text) => text.length > 1 && text.length <= 300 && !isSiteName(text, names))
  for (const headline of printed) {
    // A kicker printed inside the heading isn't the headline's.
    const inside = said.find(({ title }) => title.length >= 12 && headline !== title && headline.endsWith(title))
    if (inside) return { value: inside.title, origin: inside.origin }
    const match = said.find(({ title }) => isSameHeadline(headline, title))
    if (match) return { value: cutSiteName(headline, names).headline.trim(), origin: 'html' }
  }
  const best = said[0]
  if (best) return { value: best.origin === 'html' ? withoutLastPart(best.title) : best.title, origin: best.origin }
  return printed[0] ? { value: printed[0], origin: 'html' } : null
}

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
