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

describe('marks in texts that repeat themselves, by their words and surroundings alone (rule R7)', () => {
  const tally = followMade(1, 600, false)

  it('are ambiguous rather than slide: two in a thousand find their very surroundings elsewhere', () => {
    expect(tally.untouched).toBeGreaterThan(4_000)
    expect(tally.slides.length / tally.untouched).toBeLessThanOrEqual(0.0035)
    expect(tally.lost / tally.untouched).toBeLessThanOrEqual(0.005)
    expect(tally.ambiguous / tally.untouched).toBeLessThanOrEqual(0.2)
  })
})
