/**
 * What selectors remember of the text they were made on: their quotes and contexts, put together where they overlap. When
 * the old text isn't at hand, this much of it is.
 */

import type { Sought } from './sought'
import { codePointLength, toUtf16 } from './text'
import { codePoints } from './units'

/** Stands for what is unknown between two pieces; matches nothing. */
const UNKNOWN = '\uffff'
/** Holes are kept as wide as they were, up to so much, so that distances can be compared. */
const WIDEST_HOLE = 2048

/** Pieces are compared with so much of what was put together last (UTF-16 units). */
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
  /** The end of what was put together last, and where that is in the old text (code points). */
  let last = ''
  let lastEnd = Number.NEGATIVE_INFINITY
  for (const { prefix, exact, suffix, position } of quotes) {
    const whole = prefix + exact + suffix
    const units = whole.length
    const size = codePointLength(whole)
    const before = size === units ? prefix.length : codePointLength(prefix)
    const from = position === null ? null : position - before
    const to = from === null ? Number.NEGATIVE_INFINITY : from + size
    const known = from === null ? -WIDEST_HOLE : lastEnd - from
    if (from !== null && known >= 0) {
      const overlap = size === units ? known : toUtf16(whole, codePoints(known))
      const at = last.length - overlap
      if (at >= 0 && last.startsWith(whole.slice(0, overlap), at)) {
        begins.push(length - overlap + prefix.length)
        const more = whole.slice(overlap)
        if (more === '') continue
        pieces.push(more)
        length += more.length
        last = (last + more).slice(-LONGEST_MEMORY)
        lastEnd = to
        continue
      }
    }
    const hole = UNKNOWN.padStart(Math.max(2, Math.min(-known, WIDEST_HOLE)))
    pieces.push(hole, whole)
    begins.push(length + hole.length + prefix.length)
    length += hole.length + whole.length
    last = whole
    lastEnd = to
  }
  return { text: pieces.join(''), begins }
}
