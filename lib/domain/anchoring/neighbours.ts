/**
 * Where things went: stretches of the old text whose new place is known. What lies between or beside them is expected
 * to have gone along.
 */

/** Old text [from, from + length) is new text [to, to + length). UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly length: number
}

export class Neighbours {
  /** Ascending by `from`; may overlap. */
  private readonly stretches: Stretch[] = []

  /** Adds a stretch that begins at or after all those already known. */
  add(stretch: Stretch): void {
    this.stretches.push(stretch)
  }

  get count(): number {
    return this.stretches.length
  }

  /**
   * Where an old offset is expected now: judged by the known stretch before it, and by the one after it. The two differ
   * where something was inserted, taken out, or moved. Without any: where it was.
   */
  expect(old: number): number[] {
    const { stretches } = this
    let low = 0
    let high = stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((stretches[middle]?.from ?? 0) <= old) low = middle + 1
      else high = middle
    }
    const before = stretches[low - 1]
    const after = stretches[low]
    const places: number[] = []
    if (before) places.push(before.to + (old - before.from))
    if (after) places.push(after.to - (after.from - old))
    if (places.length === 0) places.push(old)
    return places
  }
}
