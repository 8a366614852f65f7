/**
 * Counting and slicing in code points.
 *
 * A text without astral characters (nearly every news text) counts the same in both units, so everything here is the
 * identity for it. The plain functions look at the text up to the position asked for; for many conversions on one text
 * make a `codePointIndex` once and ask that.
 */

import { type CodePoints, codePoints, type Utf16Units, utf16Units } from './units'

const SURROGATE = /[\ud800-\udfff]/

/** Whether a surrogate pair begins at this UTF-16 unit. */
const isPairAt = (text: string, at: number): boolean => {
  const high = text.charCodeAt(at)
  if (high < 0xd800 || high > 0xdbff) return false
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low <= 0xdfff
}

/** Whether a text counts the same in both units: it has no astral characters. */
export const isBasic = (text: string): boolean => !SURROGATE.test(text)

/** Length of a text in code points; a lone surrogate counts as one. */
export function codePointLength(text: string): CodePoints {
  return isBasic(text) ? codePoints(text.length) : toCodePoints(text, utf16Units(text.length))
}

/**
 * The code-point position of a UTF-16 offset. An offset inside a surrogate pair becomes the position of that
 * character; offsets outside the text are clamped to it.
 */
export function toCodePoints(text: string, offset: Utf16Units): CodePoints {
  const end = Math.max(0, Math.min(offset, text.length))
  const first = text.search(SURROGATE)
  if (first < 0 || first >= end) return codePoints(end)
  let pairs = 0
  for (let at = first; at < end; at++) {
    if (!isPairAt(text, at)) continue
    pairs++
    at++
  }
  return codePoints(end - pairs)
}

/** The UTF-16 offset of a code-point position, clamped to the text. */
export function toUtf16(text: string, position: CodePoints): Utf16Units {
  const first = text.search(SURROGATE)
  if (first < 0 || first >= position) return utf16Units(Math.max(0, Math.min(position, text.length)))
  let at = first
  for (let left = position - first; left > 0 && at < text.length; left--) at += isPairAt(text, at) ? 2 : 1
  return utf16Units(at)
}

/** The piece [start, end) of a text, positions in code points. */
export function sliceCodePoints(text: string, start: CodePoints, end: CodePoints): string {
  return text.slice(toUtf16(text, start), toUtf16(text, end))
}

/** Conversions on one text that was looked through once. */
export interface CodePointIndex {
  readonly text: string
  /** Length of the text in code points. */
  readonly length: CodePoints
  toCodePoints(offset: Utf16Units): CodePoints
  toUtf16(position: CodePoints): Utf16Units
  slice(start: CodePoints, end: CodePoints): string
}

/**
 * Looks through a text once; conversions then cost a binary search over its astral characters, or nothing if it has
 * none.
 */
export function codePointIndex(text: string): CodePointIndex {
  const pairs: number[] = []
  const first = text.search(SURROGATE)
  if (first >= 0) {
    for (let at = first; at < text.length; at++) if (isPairAt(text, at)) pairs.push(at++)
  }
  const forward = (offset: Utf16Units): CodePoints => {
    const end = offset < 0 ? 0 : offset > text.length ? text.length : offset
    // Pairs that begin before the offset; one that reaches past it counts too, so its middle becomes its beginning.
    return codePoints(pairs.length === 0 ? end : end - countWhile(pairs.length, (i) => (pairs[i] ?? 0) < end))
  }
  const length = codePoints(text.length - pairs.length)
  const back = (position: CodePoints): Utf16Units => {
    const clamped = position < 0 ? 0 : position > length ? length : position
    if (pairs.length === 0) return utf16Units(clamped)
    return utf16Units(clamped + countWhile(pairs.length, (i) => (pairs[i] ?? 0) - i < clamped))
  }
  return {
    text,
    length,
    toCodePoints: forward,
    toUtf16: back,
    slice: (start, end) => text.slice(back(start), back(end)),
  }
}

/** How many of the first indexes satisfy a condition that holds up to some point and not after it. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
