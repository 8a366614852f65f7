import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, plainPagePolicy } from '@/lib/http/page-policy'
import configuration from './next.config.js'
import { config, proxy } from './proxy'

const directives = (policy: string | null) =>
  new Map(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
const answer = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
const policyOf = (path: string) => directives(answer(path).headers.get('content-security-policy'))

describe('the policy of a page', () => {
  it('lets run only what carries the nonce of this answer', () => {
    expect(policyOf('/desk').get('script-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic'$/)
    expect(policyOf('/desk').get('style-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{24}'$/)
  })

  it('has another nonce for each answer', () => {
    expect(policyOf('/desk').get('script-src')).not.toBe(policyOf('/desk').get('script-src'))
  })

  it.each([
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['form-action', "'self'"],
    ['connect-src', "'self'"],
    ['default-src', "'self'"],
    ['report-uri', '/api/csp-report'],
  ])('sets %s to %s', (name, value) => {
    expect(policyOf('/desk').get(name)).toBe(value)
  })

  it('never lets code be evaluated but in development', () => {
    const given = { nonce: 'n' }
    expect(contentSecurityPolicy({ ...given, development: false })).not.toContain('unsafe-eval')
    expect(contentSecurityPolicy({ ...given, development: true })).toContain('unsafe-eval')
  })

  it('takes no nonce from the request', () => {
    const passed = answer('/desk', { 'x-nonce': 'evil', 'content-security-policy': "script-src 'nonce-evil'" })
    expect(passed.headers.get('x-middleware-request-x-nonce')).not.toBe('evil')
    expect(passed.headers.get('x-middleware-request-content-security-policy')).not.toContain('evil')
  })
})

describe('the policy of a page without scripts', () => {
  it('lets nothing run and nothing be fetched but our own sheet, fonts and pictures', () => {
    expect(Object.fromEntries(directives(plainPagePolicy({ framed: false })))).toMatchObject({
      'default-src': "'none'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'report-uri': '/api/csp-report',
    })
    expect(plainPagePolicy({ framed: false })).not.toContain('script-src')
  })

  it('may be framed by others only where it says so', () => {
    expect(directives(plainPagePolicy({ framed: true })).get('frame-ancestors')).toBe('*')
  })
})

describe('the matcher', () => {
  const matches = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path)

  it.each([
    ...['/', '/checks/x', '/articles/x', '/embed/x', '/corrections', '/methodology', '/report-error'],
    ...['/feed.xml', '/feed.json', '/.well-known/stet-checkpoint'],
  ])('leaves %s alone, which sets its own policy', (path) => {
    expect(matches(path)).toBe(false)
  })

  it.each(['/desk/articles/1', '/checks/x/y', '/checks', '/apiary', '/sign-in', '/corrections/x', '/feedback'])(
    'takes the page %s',
    (path) => {
      expect(matches(path)).toBe(true)
    },
  )

  it.each(['/api/v1/articles', '/api/health/live', '/_next/static/chunks/a.js', '/icon.svg'])(
    'leaves %s alone, so that its body is never cut',
    (path) => {
      expect(matches(path)).toBe(false)
    },
  )

  it('takes every page, and no route that takes a form: its body would be read before it is known who sends it', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
    const address = (file: string) => `/${dirname(file)}`.replace(/\/\([^)]*\)/g, '').replace(/\[+\.*(\w+)\]+/g, '$1')
    const pages = files.filter((file) => basename(file) === 'page.tsx')
    const forms = files.filter(
      (file) => basename(file) === 'route.ts' && /\bPOST\b/.test(readFileSync(join('app', file), 'utf8')),
    )
    expect(pages.map(address).filter((path) => !matches(path || '/'))).toEqual([])
    expect(forms.map(address).filter((path) => path !== '/api/path' && matches(path))).toEqual([])
    expect(forms.length).toBeGreaterThan(40)
  })
})

describe('every answer of Next', () => {
  const headersOf = async (source: string) => {
    const { headers } = await configuration('phase-test')
    const rows = (await headers?.()) ?? []
    const found = rows.filter((row) => row.source === source).flatMap((row) => row.headers)
    return Object.fromEntries(found.map(({ key, value }) => [key, value]))
  }

  it('is taken for what it says it is, tells other sites no path, and shares no window with them', async () => {
    expect(await headersOf('/:path*')).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
  })

  it.each(['/desk/:path*', '/admin/:path*', '/sign-in/:path*'])('tells nobody that it was %s', async (source) => {
    expect(await headersOf(source)).toMatchObject({ 'Referrer-Policy': 'no-referrer' })
  })

  it.each(['/_next/static/:path*', '/icon.svg', '/readers/:path*'])('is framed by nobody: %s', async (source) => {
    expect((await headersOf(source))['Content-Security-Policy']).toContain("frame-ancestors 'none'")
  })
})

describe('an address that is none', () => {
  const matched = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path))
  const target = (path: string) => answer(path).headers.get('x-middleware-rewrite')

  it.each(['/checks/%ff', '/articles/%', '/embed/%C3', '/%E0%A4%A', '/desk/articles/%80'])(
    '%s is answered as what is not there',
    (path) => {
      expect(matched(path)).toBe(true)
      expect(target(path)).toBe('http://localhost:3000/nothing/here')
    },
  )

  it('is told to programs as theirs', () => {
    expect(matched('/api/v1/claims/%ff')).toBe(true)
    expect(target('/api/v1/claims/%ff')).toBe('http://localhost:3000/api/nothing')
  })

  it.each(['/desk/%D8%A7', '/api/v1/claims/a%20b'])('%s is one', (path) => {
    expect(target(path)).toBeNull()
  })
})

describe('a page', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('takes no %s, whose body would be read for nobody', (method) => {
    const refused = proxy(new NextRequest('http://localhost:3000/desk', { method }))
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})
