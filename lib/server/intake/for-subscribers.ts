/** Whether a page says that it is for subscribers: then it may bring a teaser only. */

import { metaTags, tagAttribute } from '../fetching/markup-tags'

/** UTF-16 units of a page that are looked at. */
const LOOKED_AT = 1024 * 1024

/**
 * schema.org's `isAccessibleForFree` in JSON-LD or microdata, the tier of Facebook's article metadata, and an element that
 * is named a paywall.
 */
export function isForSubscribers(page: string): boolean {
  const markup = page.slice(0, LOOKED_AT)
  if (/["']isAccessibleForFree["']\s{0,20}:\s{0,20}["']?false\b/i.test(markup)) return true
  if (
    /<(?:div|section|aside)\s[^<>]{0,500}?(?:class|id)\s{0,5}=\s{0,5}["'][^"'<>]{0,300}\bpaywall(?:\b|_)/i.test(markup)
  )
    return true
  return metaTags(markup).some(
    (tag) =>
      (/^isAccessibleForFree$/i.test(tagAttribute(tag, 'itemprop')) && /^false$/i.test(tagAttribute(tag, 'content'))) ||
      (/^article:content_tier$/i.test(tagAttribute(tag, 'property')) &&
        /^(?:locked|metered)$/i.test(tagAttribute(tag, 'content'))),
  )
}
