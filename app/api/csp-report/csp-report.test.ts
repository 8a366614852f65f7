import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { log } from '@/lib/server/platform/log'
import { POST } from './route'

const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
beforeEach(() => {
  globalThis.stetLinesLogged = undefined
})
afterEach(() => {
  warned.mockClear()
})

const report = (body: string) =>
  POST(new Request('https://checks.example/api/csp-report', { method: 'POST', body }), { params: Promise.resolve({}) })

it.each([
  [
    'report-uri',
    { 'csp-report': { 'effective-directive': 'script-src-elem', 'blocked-uri': 'https://evil.example/x.js?token=1' } },
  ],
  [
    'the Reporting API',
    [{ body: { effectiveDirective: 'script-src-elem', blockedURL: 'https://evil.example/x.js?token=1' } }],
  ],
])('notes what was refused, reported by %s, without paths that may hold secrets', async (_, body) => {
  expect((await report(JSON.stringify(body))).status).toBe(204)
  expect(warned.mock.calls[0]?.[0]).toEqual({ directive: 'script-src-elem', blocked: 'https://evil.example' })
})

it.each(['', 'no json', '[]', '{"a":1}', 'null'])('is not troubled by %j', async (body) => {
  expect((await report(body)).status).toBe(204)
  expect(warned).not.toHaveBeenCalled()
})

it('refuses what is too long for a report', async () => {
  expect((await report('x'.repeat(40_000))).status).toBe(413)
})

it('fills no disk: sixty a minute at most are logged', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') })
  const body = JSON.stringify({ 'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'inline' } })
  for (let n = 0; n < 70; n += 1) await report(body)
  expect(warned).toHaveBeenCalledTimes(60)
  vi.setSystemTime(new Date('2026-11-23T12:01:00Z'))
  await report(body)
  expect(warned).toHaveBeenCalledTimes(61)
  vi.useRealTimers()
})
