/** Repeatable chance: every run of a benchmark makes the same texts. */

export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
}

/** A small generator of good quality (sfc32), seeded by a number. */
export function chance(seed: number): Chance {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 0x100000000
  }
  for (let i = 0; i < 12; i++) step()
  return {
    next: step,
    below: (limit) => Math.floor(step() * limit),
    pick: (items) => {
      const item = items[Math.floor(step() * items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from.')
      return item
    },
  }
}
