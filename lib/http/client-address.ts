import { subscribe } from 'node:diagnostics_channel'
import { BlockList, isIP } from 'node:net'
import { env } from '@/lib/server/platform/env'

/**
 * The header in which our own server notes the address of the connection. Next hides the socket from route handlers and
 * leaves only `X-Forwarded-For`, which anybody may write.
 */
const PEER = 'x-stet-peer'

declare global {
  var stetPeersNoted: boolean | undefined
}

/** Notes on every incoming request where it really came from. Called once, before the server listens. */
export function notePeers(): void {
  if (globalThis.stetPeersNoted) return
  globalThis.stetPeersNoted = true
  subscribe('http.server.request.start', (message) => {
    if (!isStart(message)) return
    message.request.headers[PEER] = message.socket.remoteAddress ?? ''
  })
}

interface RequestStart {
  readonly request: { readonly headers: Record<string, unknown> }
  readonly socket: { readonly remoteAddress?: string }
}

const isStart = (message: unknown): message is RequestStart =>
  typeof message === 'object' && message !== null && 'request' in message && 'socket' in message

/**
 * Where a request comes from, for limits: the connection's address; behind a proxy of `STET_TRUST_PROXY` the last
 * forwarded address that is not such a proxy itself. Of IPv6 the first 64 bits: one household has all the others.
 */
export function clientAddress(request: { readonly headers: Pick<Headers, 'get'> }): string {
  const peer = request.headers.get(PEER) ?? ''
  const trusted = trustedProxies(env().trustedProxies)
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  let address = plain(peer)
  while (isTrusted(trusted, address)) {
    const before = forwarded.pop()
    if (!before || isIP(plain(before)) === 0) break
    address = plain(before)
  }
  return isIP(address) === 6 ? network(address) : address
}

/** IPv4 in IPv6 clothes is IPv4. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Made once for each setting: every connection and every body asks for it. */
const lists = new WeakMap<readonly string[], BlockList>()

function trustedProxies(entries: readonly string[]): BlockList {
  const known = lists.get(entries)
  if (known) return known
  const list = new BlockList()
  lists.set(entries, list)
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** Whether the address of a connection is a proxy of `STET_TRUST_PROXY`. */
export const isTrustedProxy = (address: string) => isTrusted(trustedProxies(env().trustedProxies), plain(address))

const isTrusted = (list: BlockList, address: string) =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The first four groups: `2001:db8:0:1::/64`. */
function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
