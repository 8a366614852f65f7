import { afterEach, expect, it } from 'vitest'
import { parseEnv } from '@/lib/server/platform/env'
import { clientAddress } from './client-address'

afterEach(() => {
  globalThis.stetEnv = undefined
})

const address = (peer: string, forwarded: string | null, trusted = '') => {
  globalThis.stetEnv = parseEnv({ STET_DATA: '/tmp', NEXTAUTH_SECRET: 'x'.repeat(16), STET_TRUST_PROXY: trusted })
  const headers = new Headers({ 'x-stet-peer': peer })
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded)
  return clientAddress({ headers })
}

it.each([
  ['the connection’s', '198.51.100.7', null, '', '198.51.100.7'],
  ['the connection’s, whatever the request claims', '198.51.100.7', '203.0.113.9', '', '198.51.100.7'],
  ['the forwarded one behind a trusted proxy', '10.0.0.1', '203.0.113.9', '10.0.0.1', '203.0.113.9'],
  [
    'the last one that is no proxy of ours: what stands before it anybody may write',
    '10.0.0.1',
    '1.1.1.1, 203.0.113.9, 10.0.0.2',
    '10.0.0.0/8',
    '203.0.113.9',
  ],
  ['the proxy’s, when nothing sensible was forwarded', '10.0.0.1', 'unknown', '10.0.0.1', '10.0.0.1'],
  ['IPv4 in IPv6 clothes as IPv4', '::ffff:198.51.100.7', null, '', '198.51.100.7'],
  ['of IPv6 the network', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', null, '', '2001:db8:1:2::/64'],
  ['of short IPv6 too', '2001:db8::1', null, '', '2001:db8:0:0::/64'],
])('%s', (_, peer, forwarded, trusted, expected) => {
  expect(address(peer, forwarded, trusted)).toBe(expected)
})
