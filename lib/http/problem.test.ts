import { afterEach, expect, it, vi } from 'vitest'
import { log } from '@/lib/server/platform/log'
import { reads } from './route'

const errors = vi.spyOn(log, 'error').mockImplementation(() => undefined)
afterEach(() => void errors.mockClear())

it('An unexpected failure is told in one sentence without its cause, and logged with the id that was told', async () => {
  const fails = reads(
    async () => {
      throw new Error('SELECT "secret" FROM "Person" failed at /srv/stet')
    },
    async () => null,
  )
  const response = await fails(new Request('https://checks.example/x'), { params: Promise.resolve({}) })
  const told = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  expect(told).not.toMatch(/SELECT|srv|Error:/)
  const { requestId }: { requestId: string } = JSON.parse(told)
  expect(errors.mock.calls.map(([facts, what]) => [facts, what])).toEqual([
    [{ requestId, err: expect.objectContaining({ message: expect.stringContaining('SELECT') }) }, 'unexpected failure'],
  ])
})
