/** The guard of fetching against a public list of addresses that attack fetchers. Decisions only: nothing leaves the machine. */

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/server/platform/env'
import { ClosedAddress, guardedLookup } from '@/lib/server/fetching/guarded-agent'
import { guardedFetch } from '@/lib/server/fetching/guarded-fetch'
import { readAllowedHosts } from '@/lib/server/platform/host-lists'
import { openTestSite, testResolver, type TestSite } from '@/lib/server/fetching/test-site'
import { decideUrl, hostOf } from '@/lib/server/platform/url-decision'

const list = new URL('../../shared/data/web-safety/ssrf-urls.tsv', import.meta.url)
const rows = readFileSync(list, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'))
  .map(([url = '', decision = '', why = '']) => ({ url, decision, why }))

const refused = rows.filter(({ decision }) => decision === 'refuse')
const resolved = rows.filter(({ decision }) => decision === 'after-dns')

let site: TestSite
let target = ''
beforeAll(async () => {
  globalThis.stetEnv = parseEnv({ NEXTAUTH_URL: 'https://checks.example', NEXTAUTH_SECRET: 'long enough for a test' })
  site = await openTestSite({ '/to': (_, response) => response.writeHead(302, { Location: target }).end() })
})
afterAll(async () => {
  await site.close()
  globalThis.stetEnv = undefined
})

/** Every name but the site's stands for the machine's own address. */
const everythingInside = () =>
  testResolver(
    Object.fromEntries([
      ...rows.flatMap(({ url }) => (URL.canParse(url) ? [[hostOf(new URL(url)), ['127.0.0.1']] as const] : [])),
      ['site.test', ['127.0.0.1']],
    ]),
  )

const rules = () => ({
  accept: 'anything' as const,
  allow: readAllowedHosts(`site.test:${site.port}`) ?? [],
  resolve: everythingInside().resolve,
})

it('the list is there', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(refused.length).toBeGreaterThan(30)
})

describe('each address', () => {
  it.each(rows)('$url: $decision ($why)', ({ url, decision }) => {
    expect(decideUrl(url).decision).toBe(decision)
  })

  it.each([...refused, ...resolved])(
    'is not fetched where it, or its name, stands for our own machine: $url',
    async ({ url }) => {
      expect(await guardedFetch(url, rules())).toMatchObject({ kind: 'refused', reason: 'unreachable' })
    },
  )

  it.each([...refused, ...resolved])('is not followed where a site leads to it: $url', async ({ url }) => {
    target = URL.canParse(url) ? new URL(url).href : url
    const asked = site.asked.length
    expect(await guardedFetch(`http://site.test:${site.port}/to`, rules())).toMatchObject({ reason: 'unreachable' })
    expect(site.asked.length - asked).toBe(1)
  })
})

describe('a name that was public a moment ago', () => {
  const addresses = [
    ...new Set(refused.flatMap(({ url }) => (URL.canParse(url) ? [hostOf(new URL(url))] : []))),
  ].filter((host) => isIP(host) !== 0)

  it.each(addresses)('is refused when it stands for %s now, alone or among public addresses', async (address) => {
    const names = testResolver({ 'rebound.example': ['8.8.8.8', address, `8.8.8.8 ${address}`] })
    const lookup = guardedLookup(names.resolve)
    const answer = () =>
      new Promise((done) => lookup('rebound.example', { all: true }, (error, found) => done(error ?? found)))
    expect(await answer()).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await answer()).toBeInstanceOf(ClosedAddress)
    expect(await answer()).toBeInstanceOf(ClosedAddress)
  })
})
