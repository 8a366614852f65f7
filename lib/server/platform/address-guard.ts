/** Which addresses are public: the only ones that a fetch may connect to. Pure. */

import ipaddr from 'ipaddr.js'

/** What `ipaddr.js` calls a range, in words for a log and a test; all of them are refused. */
const RANGE_NAMES: Readonly<Record<string, string>> = {
  unspecified: 'this network',
  loopback: 'loopback',
  private: 'private',
  linkLocal: 'link-local',
  uniqueLocal: 'unique local',
  carrierGradeNat: 'carrier NAT',
  broadcast: 'broadcast',
  multicast: 'multicast',
  reserved: 'reserved',
  rfc6052: 'NAT64',
  rfc6145: 'IPv4-translated',
  '6to4': '6to4',
  teredo: 'Teredo',
}

/** RFC 6890: 192.0.0.0/24, where some clouds keep their metadata. */
const PROTOCOL_ASSIGNMENTS = ipaddr.parseCIDR('192.0.0.0/24')
/** RFC 4291: only 2000::/3 is given out for the public net; IPv4-compatible and unassigned addresses lie outside it. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3')
/** RFC 4291, 2.5.5.1, long out of use: the low 32 bits of ::/96 are an IPv4 address. */
const IPV4_COMPATIBLE = ipaddr.parseCIDR('::/96')

/**
 * Why an IP address isn't public: the range it lies in (`loopback`, `link-local`, `IPv4-mapped private` …); null for a
 * public one. What isn't an IP address at all is `not an address`.
 *
 * @param address in the form that sockets and resolvers give, without brackets; a zone (`%eth0`) makes it not public
 */
export function closedRange(address: string): string | null {
  if (!ipaddr.isValid(address) || address.includes('%')) return 'not an address'
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv6) return closedIpv6Range(parsed)
  return closedIpv4Range(parsed)
}

function closedIpv4Range(address: ipaddr.IPv4): string | null {
  const range = address.range()
  if (range === 'unicast') return null
  return address.match(PROTOCOL_ASSIGNMENTS) ? 'protocol assignments' : nameOf(range)
}

function closedIpv6Range(address: ipaddr.IPv6): string | null {
  const range = address.range()
  if (range === 'ipv4Mapped') return `IPv4-mapped ${closedIpv4Range(address.toIPv4Address()) ?? 'public'}`
  if (range !== 'unicast') return nameOf(range)
  if (address.match(IPV4_COMPATIBLE)) return 'IPv4-compatible'
  return address.match(GLOBAL_UNICAST) ? null : 'unassigned'
}

const nameOf = (range: string) => RANGE_NAMES[range] ?? range
