import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance'

/** The textbook table, cell by cell. */
function plainly(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row[b.length] ?? 0
}

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['rose', 'rose', 0],
    ['rose', 'roses', 1],
    ['three per cent', 'four per cent', 5],
    ['', 'rose', 4],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  it('is what the textbook table says, for patterns of one block and of several', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ن'), maxLength: 110 })
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(editDistance(a, b)).toBe(plainly(a, b))
      }),
      { numRuns: 400 },
    )
  })

  it('of texts of many pages is still an upper bound, and symmetric', () => {
    const a = 'rent rose in may '.repeat(2_000)
    const b = 'milk fell in june '.repeat(2_000)
    const distance = editDistance(a, b)
    expect(distance).toBe(editDistance(b, a))
    expect(distance).toBeLessThanOrEqual(b.length)
  })
})
