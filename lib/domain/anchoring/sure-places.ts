/** Quotes that stand with all their surroundings right where they are expected: found without reading the whole text. */

import { literalHit } from './literal'
import type { Sought } from './sought'

/** How far beside the expected place is looked (UTF-16 units). */
const BESIDE = 64

/**
 * For each quote (ascending by hint), where it stands word for word with all its context at its old place, shifted as
 * its predecessor was; or −1.
 */
export function surePlaces(text: string, quotes: readonly Sought[]): Int32Array {
  const places = new Int32Array(quotes.length).fill(-1)
  let drift = 0
  quotes.forEach((sought, i) => {
    if (sought.hint === null) return
    const at = besideNeighbour(text, sought, sought.hint + drift)
    if (at < 0) return
    places[i] = at
    drift = at - sought.hint
  })
  return places
}

function besideNeighbour(text: string, sought: Sought, expected: number): number {
  const { exact, prefix, suffix } = sought
  if (expected >= 0 && text.startsWith(exact, expected)) {
    const { left, right } = literalHit(text, sought, expected)
    if (left === prefix.length && right === suffix.length) return expected
  }
  const from = Math.max(0, expected - BESIDE - prefix.length)
  const at = text.slice(from, expected + exact.length + suffix.length + BESIDE).indexOf(prefix + exact + suffix)
  return at < 0 ? -1 : from + at + prefix.length
}
