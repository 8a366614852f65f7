/** Parameters by which campaigns count their readers; the page is the same without them. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ncid|ref|ref_src|smid|partner|share)$/i

/**
 * What an article's address is known by, so that the ways in which it is written meet: without scheme, "www.", "m.",
 * "amp.", place in the page, tracking and last slash. Null for what is no web address.
 */
export function addressKey(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const host = url.hostname.replace(/^(?:www|m|mobile|amp)\./, '').replace(/\.$/, '')
  const told = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const path = url.pathname.replace(/\/(?:index\.html?|amp)?$/, '')
  const query = new URLSearchParams(told).toString()
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}`
}
