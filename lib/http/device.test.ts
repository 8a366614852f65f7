import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/server/platform/env'
import { deviceName, knownDevice, rememberedDevice } from './device'

beforeEach(() => {
  globalThis.stetEnv = parseEnv({ NEXTAUTH_URL: 'https://checks.example', NEXTAUTH_SECRET: 'long enough a secret' })
})
afterEach(() => void (globalThis.stetEnv = undefined))

const cookieOf = (set: string) => set.split(';')[0] ?? ''

describe('a device', () => {
  it('is known to belong to who signed in on it, and keeps its name', () => {
    const set = rememberedDevice('lina', null)
    expect(set).toMatch(/^__Host-stet-device=.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
    const known = knownDevice(`a=b; ${cookieOf(set)}`)
    expect(known?.personId).toBe('lina')
    expect(knownDevice(cookieOf(rememberedDevice('lina', cookieOf(set))))).toEqual(known)
  })

  it('belongs to somebody else once they sign in on it', () => {
    const cookie = cookieOf(rememberedDevice('omar', cookieOf(rememberedDevice('lina', null))))
    expect(knownDevice(cookie)?.personId).toBe('omar')
  })

  it('can’t be claimed: not with another’s signature, not with none, not with that of another secret', () => {
    const cookie = cookieOf(rememberedDevice('lina', null))
    const [, id = '', signature = ''] = cookie.split('.')
    for (const value of [`omar.${id}.${signature}`, `lina.other.${signature}`, `lina.${id}.`, `lina.${id}`, '', '..']) {
      expect(knownDevice(`__Host-stet-device=${value}`)).toBeNull()
    }
    globalThis.stetEnv = parseEnv({ NEXTAUTH_URL: 'https://checks.example', NEXTAUTH_SECRET: 'another long secret' })
    expect(knownDevice(cookie)).toBeNull()
  })
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox · Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari · iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['curl/8.0', ''],
  [null, ''],
])('tells %s apart as %j', (userAgent, name) => expect(deviceName(userAgent)).toBe(name))
