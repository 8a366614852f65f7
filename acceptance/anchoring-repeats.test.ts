import { describe, expect, it } from 'vitest'
import { followMade } from '@/lib/domain/anchoring/test-revisions'

describe('marks over 20,000 made revisions full of repeated words (rule R7)', () => {
  const tally = followMade(100_001, 20_000)

  it('never slide to other words in silence', () => {
    expect(tally.slides).toEqual([])
  })

  it('are lost in at most 0.5 % and ambiguous in at most 3 % of the cases in which they stand untouched', () => {
    expect(tally.lost / tally.untouched).toBeLessThanOrEqual(0.005)
    expect(tally.ambiguous / tally.untouched).toBeLessThanOrEqual(0.03)
  })
})
