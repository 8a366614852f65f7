import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedRange } from './address-guard'
import { decideUrl, hostOf, isWebPort } from './url-decision'

const decided = (url: string) => {
  const answer = decideUrl(url)
  return answer.decision === 'refuse' ? answer.why : answer.decision
}

describe('an address, before anything is sent', () => {
  it.each([
    ['http://127.0.0.1/', 'loopback'],
    ['http://2130706433/', 'loopback'],
    ['http://017700000001/', 'loopback'],
    ['http://0x7f.0x0.0x0.0x1/', 'loopback'],
    ['http://127.1/', 'loopback'],
    ['http://127.0.0.1./', 'loopback'],
    ['http://127.0.0.1../', 'loopback'],
    ['http://127.1.../', 'loopback'],
    ['http://169.254.169.254../', 'link-local'],
    ['http://①②⑦.⓪.⓪.①/', 'loopback'],
    ['http://127。0。0。1/', 'loopback'],
    ['http://[::1]/', 'loopback'],
    ['http://[::]/', 'this network'],
    ['http://0/', 'this network'],
    ['http://[::ffff:7f00:1]/', 'IPv4-mapped loopback'],
    ['http://[::ffff:10.1.2.3]/', 'IPv4-mapped private'],
    ['http://[::ffff:8.8.8.8]/', 'IPv4-mapped public'],
    ['http://[::127.0.0.1]/', 'IPv4-compatible'],
    ['http://[64:ff9b::7f00:1]/', 'NAT64'],
    ['http://[2002:7f00:1::]/', '6to4'],
    ['http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/', 'Teredo'],
    ['http://[fe80::1]/', 'link-local'],
    ['http://[fe80::1%25eth0]/', 'not a URL'],
    ['http://[fc00::1]/', 'unique local'],
    ['http://[4000::1]/', 'unassigned'],
    ['http://10.0.0.1/', 'private'],
    ['http://172.31.255.255/', 'private'],
    ['http://192.168.1.1/', 'private'],
    ['http://100.64.0.1/', 'carrier NAT'],
    ['http://169.254.169.254/', 'link-local'],
    ['http://192.0.0.192/', 'protocol assignments'],
    ['http://255.255.255.255/', 'broadcast'],
    ['http://224.0.0.1/', 'multicast'],
    ['http://198.18.0.1/', 'reserved'],
    ['http://localhost/', 'name localhost'],
    ['http://LOCALHOST./', 'name localhost'],
    ['http://localhost../', 'name localhost'],
    ['http://../', 'name '],
    ['http://any.localhost/', 'name any.localhost'],
    ['http://printer.local/', 'name printer.local'],
    ['http://metadata.google.internal/', 'name metadata.google.internal'],
    ['http://intranet/', 'name intranet'],
    ['http://router.home.arpa/', 'name router.home.arpa'],
    ['http://user:secret@127.0.0.1/', 'loopback'],
    ['http://example.org@127.0.0.1/', 'loopback'],
    ['http://127.0.0.1\\@example.org/', 'loopback'],
    ['ftp://example.org/', 'scheme ftp:'],
    ['file:///etc/passwd', 'scheme file:'],
    ['javascript:alert(1)', 'scheme javascript:'],
    ['data:text/html,hello', 'scheme data:'],
    ['blob:https://example.org/1', 'scheme blob:'],
    ['example.org', 'not a URL'],
    ['', 'not a URL'],
    ['http://999.1.1.1/', 'not a URL'],
    ['https://example.org/story', 'after-dns'],
    ['https://example.org./story', 'after-dns'],
    ['https://شبكة.example/', 'after-dns'],
    ['https://8.8.8.8/', 'public'],
    ['https://[2606:2800:220:1::1]/', 'public'],
  ])('%s is judged: %s', (url, expected) => {
    expect(decided(url)).toBe(expected)
  })

  it('never carries user name, password, fragment or the final dot of a name any further', () => {
    const answer = decideUrl('https://me:secret@example.org./story?part=2#end')
    expect(answer).toMatchObject({ decision: 'after-dns' })
    expect(answer.decision !== 'refuse' && answer.url.href).toBe('https://example.org/story?part=2')
  })

  it('knows the ports of the web', () => {
    expect(['http://a.org:80/', 'https://a.org:443/', 'http://a.org/'].map((url) => isWebPort(new URL(url)))).toEqual([
      true,
      true,
      true,
    ])
    expect(
      ['http://a.org:22/', 'https://a.org:80/', 'http://a.org:8080/'].map((url) => isWebPort(new URL(url))),
    ).toEqual([false, false, false])
  })

  it('judges every written form of an IPv4 address as the address itself', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (number) => {
        const bytes = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256)
        const range = closedRange(bytes.join('.'))
        const forms = [
          String(number),
          `0x${number.toString(16)}`,
          bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
          bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
          `${bytes[0]}.${number % 2 ** 24}`,
        ]
        for (const form of forms) expect(decided(`http://${form}/`)).toBe(range ?? 'public')
        const mapped = `http://[::ffff:${bytes.join('.')}]/`
        expect(decided(mapped)).toBe(`IPv4-mapped ${range ?? 'public'}`)
      }),
    )
  })
})

describe('a host', () => {
  it.each([
    ['http://[::1]:8080/', '::1'],
    ['http://example.org./', 'example.org'],
    ['http://EXAMPLE.org/', 'example.org'],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(new URL(url))).toBe(host)
  })
})

describe('what is no address', () => {
  it.each(['', 'example.org', '127.0.0.1:80', '[::1]', 'fe80::1%eth0'])('%s is not public', (address) => {
    expect(closedRange(address)).toBe('not an address')
  })
})
