import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inBackground } from './background'

beforeEach(() => {
  vi.useFakeTimers()
  globalThis.stetBackground = undefined
})
afterEach(() => {
  vi.useRealTimers()
})

it('works in rounds, each a pause after the end of the one before, and goes on after one that fails', async () => {
  const begun: number[] = []
  const round = async () => {
    begun.push(Date.now())
    if (begun.length === 1) throw new Error('the first one fails')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const start = Date.now()
  inBackground({ name: 'counting', everyMs: 1000, afterMs: 10, round })
  await vi.advanceTimersByTimeAsync(2_500)
  expect(begun.map((at) => at - start)).toEqual([10, 1010, 2310])
})

it('is not started twice, but beside other work', async () => {
  const rounds = { one: 0, other: 0 }
  const one = { name: 'one', everyMs: 100, round: async () => void (rounds.one += 1) }
  inBackground(one)
  inBackground(one)
  inBackground({ name: 'other', everyMs: 100, round: async () => void (rounds.other += 1) })
  await vi.advanceTimersByTimeAsync(250)
  expect(rounds).toEqual({ one: 2, other: 2 })
})

it('ends after the round that is under way, and can be started again', async () => {
  let rounds = 0
  const work = { name: 'one', everyMs: 100, round: async () => void (rounds += 1) }
  const end = inBackground(work)
  await vi.advanceTimersByTimeAsync(150)
  end()
  await vi.advanceTimersByTimeAsync(500)
  expect(rounds).toBe(1)
  inBackground(work)
  await vi.advanceTimersByTimeAsync(150)
  expect(rounds).toBe(2)
})
