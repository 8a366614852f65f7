/** What the guard decides about an address before anything is sent: from its letters alone. Pure. */

import { isIP } from 'node:net'
import { closedRange } from './address-guard'

/**
 * - `refuse`: never fetched; `why` is a few words for the log and for tests: `loopback`, `name localhost`, `scheme file:`.
 * - `after-dns`: the name must be looked up, and every address it stands for judged.
 * - `public`: a public IP address.
 *
 * Of the latter two `url` is what would be asked for: without user name, password and fragment, which are neither sent nor
 * stored.
 */
export type UrlDecision =
  | { readonly decision: 'refuse'; readonly why: string }
  | { readonly decision: 'after-dns' | 'public'; readonly url: URL }

/** The last labels of names that lead into somebody's own network, or nowhere (RFC 6761, 6762, 8375; ICANN's .internal). */
const CLOSED_SUFFIXES = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
] as const

/**
 * Decides about a URL as the WHATWG parser reads it, which is how the request will read it: decimal, octal and hexadecimal
 * IPv4, short forms, enclosed letters and trailing dots all come out as what they mean.
 */
export function decideUrl(given: string): UrlDecision {
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url) return { decision: 'refuse', why: 'not a URL' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { decision: 'refuse', why: `scheme ${url.protocol}` }
  }
  url.username = ''
  url.password = ''
  url.hash = ''
  // What is left without its dots is read anew: `127.1..` was a name, `127.1` is an address.
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '')
  const host = hostOf(url)
  if (isIP(host) !== 0) {
    const range = closedRange(host)
    return range === null ? { decision: 'public', url } : { decision: 'refuse', why: range }
  }
  return isClosedName(host) ? { decision: 'refuse', why: `name ${host}` } : { decision: 'after-dns', url }
}

/** The host of a URL as resolvers and sockets take it: without brackets and without the dots after a complete name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')

/** A name without a dot is looked up in one's own network. */
function isClosedName(host: string): boolean {
  if (!host.includes('.')) return true
  return CLOSED_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`))
}

/** The ports of the web. Any other is a way to make us talk to something that isn't a web site. */
export const isWebPort = (url: URL): boolean => url.port === ''
