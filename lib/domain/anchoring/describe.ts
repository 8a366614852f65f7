/** From a place in a text to a selector that finds it again (W3C Web Annotation: text position and text quote). */

import { graphemeCeiling, graphemeFloor, isGraphemeBoundaryAt } from './graphemes'
import { type CodePointIndex, codePointIndex } from './text'
import { type CodePoints, codePoints } from './units'

/** Context kept on each side of a quote, in code points: enough to tell repeats apart, as annotation clients do. */
export const CONTEXT: CodePoints = codePoints(32)

/** A place in one version of a text, and enough of its words to find it in another. Positions in code points. */
export interface Selector {
  readonly start: CodePoints
  readonly end: CodePoints
  readonly exact: string
  /** At most `CONTEXT` code points before the quote, whole graphemes. */
  readonly prefix: string
  /** At most `CONTEXT` code points after the quote, whole graphemes. */
  readonly suffix: string
}

/** Thrown when a range doesn't lie in the text. */
export class SelectorOutOfText extends Error {
  override readonly name = 'SelectorOutOfText'
  constructor(start: number, end: number, length: number) {
    super(
      `The range ${start} to ${end} doesn't lie in the text, which has ${length} characters. Select the words again.`,
    )
  }
}

/** Thrown when a range begins or ends inside what people see as one character. */
export class SplitsGrapheme extends Error {
  override readonly name = 'SplitsGrapheme'
  constructor(start: number, end: number) {
    super(`The range ${start} to ${end} cuts a character in two. Select whole characters.`)
  }
}

/**
 * Describes the range [start, end) of a text (code points).
 *
 * @throws SelectorOutOfText when it is empty, reversed, not whole numbers, or outside the text
 * @throws SplitsGrapheme when it begins or ends inside a grapheme
 */
export function describe(text: string, start: CodePoints, end: CodePoints): Selector {
  return describeIndexed(codePointIndex(text), start, end)
}

/** `describe` on a text that was indexed already: for many selectors of one text. */
export function describeIndexed(index: CodePointIndex, start: CodePoints, end: CodePoints): Selector {
  const whole = Number.isInteger(start) && Number.isInteger(end)
  if (!whole || start < 0 || end <= start || end > index.length) throw new SelectorOutOfText(start, end, index.length)
  const { text } = index
  const from = index.toUtf16(start)
  const to = index.toUtf16(end)
  if (!isGraphemeBoundaryAt(text, from) || !isGraphemeBoundaryAt(text, to)) throw new SplitsGrapheme(start, end)
  const before = graphemeCeiling(text, index.toUtf16(codePoints(start - CONTEXT)))
  const after = graphemeFloor(text, index.toUtf16(codePoints(end + CONTEXT)))
  return {
    start,
    end,
    exact: text.slice(from, to),
    prefix: text.slice(Math.min(before, from), from),
    suffix: text.slice(to, Math.max(after, to)),
  }
}
