import { describe, expect, it } from 'vitest'
import { followMade } from './test-revisions'

describe('marks in texts that repeat themselves, with the previous text at hand (rule R7)', () => {
  const tally = followMade(1, 1_500)

  it('never slide to other words in silence', () => {
    expect(tally.slides).toEqual([])
  })

  it('are hardly ever lost or ambiguous where they stand untouched', () => {
    expect(tally.untouched).toBeGreaterThan(10_000)
    expect(tally.lost / tally.untouched).toBeLessThanOrEqual(0.005)
    expect(tally.ambiguous / tally.untouched).toBeLessThanOrEqual(0.03)
  })
})
