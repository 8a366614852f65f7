/** Overlapping anchors as a flat run of pieces: what the article page draws, and nothing else. */

import { codePointLength } from './text'
import { type CodePointRange, type CodePoints, codePoints } from './units'

/** A range to be drawn, under a name. Positions in code points. */
export interface NamedRange extends CodePointRange {
  readonly id: string
}

/** A piece of text over which the same anchors lie. Positions in code points. */
export interface Segment extends CodePointRange {
  /** Outermost first: earlier start, then later end, then the order given. Empty where nothing lies. */
  readonly ids: readonly string[]
}

/**
 * Cuts a text into pieces at every beginning and end of an anchor. Pieces touch, cover the whole text, and are never
 * empty; anchors are cut to the text, empty ones draw nothing.
 *
 * @param textOrLength the text, or its length in code points
 */
export function segments(textOrLength: string | CodePoints, anchors: readonly NamedRange[]): Segment[] {
  const length = typeof textOrLength === 'string' ? codePointLength(textOrLength) : textOrLength
  const drawn = anchors
    .map(({ id, start, end }) => ({ id, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const ends = drawn.map(({ end }) => end).sort((a, b) => a - b)

  const pieces: Segment[] = []
  // Anchors open in drawing order, so the open ones stay outermost first by themselves.
  let open: typeof drawn = []
  let ids: string[] = []
  let next = 0
  let closed = 0
  let at = 0
  while (at < length) {
    let changed = false
    if (closed < ends.length && ends[closed] === at) {
      while (ends[closed] === at) closed++
      open = open.filter(({ end }) => end > at)
      changed = true
    }
    for (let anchor = drawn[next]; anchor?.start === at; anchor = drawn[++next]) {
      open.push(anchor)
      changed = true
    }
    if (changed) ids = open.map(({ id }) => id)
    const to = Math.min(drawn[next]?.start ?? length, ends[closed] ?? length, length)
    pieces.push({ start: codePoints(at), end: codePoints(to), ids })
    at = to
  }
  return pieces
}
