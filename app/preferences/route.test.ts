import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { POST } from './route'

const folder = mkdtempSync(join(tmpdir(), 'stet-preferences-'))
beforeAll(() => {
  vi.stubEnv('STET_DATA', folder)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const post = (fields: Record<string, string>, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  POST(new Request('http://localhost:3000/preferences', { method: 'POST', body: new URLSearchParams(fields), headers }))

describe('the choice of language, theme and desk', () => {
  it('is kept in a cookie and brings the reader back', async () => {
    const answer = await post({ language: 'ar', back: '/checks/toll?x=1' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/checks/toll?x=1')
    expect(answer.headers.getSetCookie()).toEqual([
      'stet-language=ar; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
    ])
  })

  it('is kept to secure connections and to this host where the public address is one of https', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://checks.example')
    globalThis.stetEnv = undefined
    const answer = await post({ theme: 'dark', back: '/' })
    expect(answer.headers.getSetCookie()).toEqual([
      '__Host-stet-theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure',
    ])
    vi.stubEnv('NEXTAUTH_URL', undefined)
    globalThis.stetEnv = undefined
  })

  it('forgets the desk when all are chosen', async () => {
    const answer = await post({ desk: '', back: '/desk' })
    expect(answer.headers.getSetCookie()).toEqual(['stet-desk=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'])
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'desk'])(
    'never leads to %s',
    async (back) => {
      expect((await post({ theme: 'dark', back })).headers.get('location')).toBe('/')
    },
  )

  it.each([
    ['an unknown language', { language: 'xx' }],
    ['an unknown theme', { theme: 'sepia' }],
    ['a desk that would break the cookie', { desk: 'a; Domain=evil' }],
    ['a field that no form has', { admin: 'yes' }],
  ])('is refused with %s', async (_, fields) => {
    const answer = await post(fields)
    expect(answer.status).toBe(422)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('is refused when it comes from another site', async () => {
    expect((await post({ theme: 'dark' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})
