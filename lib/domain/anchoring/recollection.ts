/**
 * What selectors remember of the text they were made on: their quotes and contexts, put together where they overlap. When
 * the old text isn't at hand, this much of it is.
 */

import type { Sought } from './sought'
import { codePointLength, isBasic, toUtf16 } from './text'
import { UNKNOWN } from './tokens'
import { codePoints } from './units'

/** Holes are kept as wide as they were, up to so much, so that distances can be compared. */
const WIDEST_HOLE = 2048

/** A piece that begins before the last one is compared with so much of what was put together (UTF-16 units). */
const LONGEST_MEMORY = 1024

export interface Recollection {
  readonly text: string
  /** Per quote, where it begins in `text` (UTF-16 units). */
  readonly begins: readonly number[]
}

/**
 * Puts together what quotes remember.
 *
 * @param quotes ascending by `position`, those without one last
 */
export function recollect(quotes: readonly Sought[]): Recollection {
  const begins: number[] = []
  const pieces: string[] = []
  let length = 0
  /** What was put together last, and where that is in the old text (code points). */
  let last = ''
  let lastFrom = Number.NEGATIVE_INFINITY
  let lastEnd = Number.NEGATIVE_INFINITY
  for (const { prefix, exact, suffix, position } of quotes) {
    const whole = prefix + exact + suffix
    const units = whole.length
    const size = isBasic(whole) ? units : codePointLength(whole)
    const before = size === units ? prefix.length : codePointLength(prefix)
    const from = position === null ? null : position - before
    const to = from === null ? Number.NEGATIVE_INFINITY : from + size
    const shared = from === null ? -WIDEST_HOLE : lastEnd - from
    if (from !== null && shared >= 0) {
      const overlap = size === units ? shared : toUtf16(whole, codePoints(shared))
      const known = from >= lastFrom ? last : endOf(pieces)
      const at = known.length - overlap
      if (at >= 0 && known.slice(at, at + units) === whole.slice(0, overlap)) {
        begins.push(length - overlap + prefix.length)
        const more = whole.slice(overlap)
        if (more === '') continue
        pieces.push(more)
        length += more.length
        last = whole
        lastFrom = from
        lastEnd = to
        continue
      }
    }
    const hole = UNKNOWN.padStart(Math.max(2, Math.min(-shared, WIDEST_HOLE)))
    pieces.push(hole, whole)
    begins.push(length + hole.length + prefix.length)
    length += hole.length + whole.length
    last = whole
    lastFrom = from ?? Number.NEGATIVE_INFINITY
    lastEnd = to
  }
  return { text: pieces.join(''), begins }
}

/** What was put together since the last hole, as far as it is looked at. */
function endOf(pieces: readonly string[]): string {
  let end = ''
  for (let i = pieces.length - 1; i >= 0 && end.length < LONGEST_MEMORY; i--) {
    const piece = pieces[i] ?? ''
    if (piece.endsWith(UNKNOWN)) break
    end = piece + end
  }
  return end
}
