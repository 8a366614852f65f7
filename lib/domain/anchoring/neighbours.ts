/**
 * Where things went: old places whose new place is known. What lies between two of them is expected to have gone along.
 */

import type { Expected } from './fitting'

/** Neighbours whose expectations part by more (UTF-16 units) have something moved, inserted or cut between them. */
const AGREEING = 200

/** Before the beginning of the text: nothing is known. */
export const NOWHERE: Expected = { from: -1, to: -1, sure: false }

export class Neighbours {
  /** Old beginnings, ascending, and the new ones beside them (UTF-16 units). */
  private readonly from: number[] = []
  private readonly to: number[] = []
  private last = 0

  get count(): number {
    return this.from.length
  }

  /** Adds a pair that begins at or after all those already known. */
  add(from: number, to: number): void {
    this.from.push(from)
    this.to.push(to)
  }

  /**
   * Leaves out pairs that contradict both their neighbours while those agree with each other: a twin was taken for the
   * quote. Returns the positions of those kept.
   */
  withoutStrays(): Neighbours {
    const kept = new Neighbours()
    const drift = (i: number) => (this.to[i] ?? 0) - (this.from[i] ?? 0)
    this.from.forEach((from, i) => {
      const stray =
        i > 0 &&
        i + 1 < this.count &&
        Math.abs(drift(i - 1) - drift(i + 1)) <= AGREEING &&
        Math.abs(drift(i) - drift(i - 1)) > AGREEING &&
        Math.abs(drift(i) - drift(i + 1)) > AGREEING
      if (!stray) kept.add(from, this.to[i] ?? 0)
    })
    return kept
  }

  has(from: number, to: number): boolean {
    let at = this.after(from) - 1
    while (at >= 0 && this.from[at] === from) {
      if (this.to[at] === to) return true
      at--
    }
    return false
  }

  /** Where an old place is expected now, seen from the known pair before it and from the one after it. */
  expect(old: number | null): Expected {
    if (old === null) return NOWHERE
    const next = this.after(old)
    const before = next > 0 ? (this.to[next - 1] ?? 0) + old - (this.from[next - 1] ?? 0) : null
    const after = next < this.count ? (this.to[next] ?? 0) + old - (this.from[next] ?? 0) : null
    if (before === null && after === null) return { from: old, to: old, sure: false }
    if (before === null || after === null) {
      const place = before ?? after ?? old
      return { from: place, to: place, sure: false }
    }
    if (Math.abs(before - after) > AGREEING) return { from: before, to: before, sure: false }
    return { from: Math.min(before, after), to: Math.max(before, after), sure: true }
  }

  /** The first pair whose old beginning is after a place. Quotes are asked about in order: looked for from the last one. */
  private after(old: number): number {
    let at = this.last
    while (at < this.from.length && (this.from[at] ?? 0) <= old) at++
    while (at > 0 && (this.from[at - 1] ?? 0) > old) at--
    this.last = at
    return at
  }
}
