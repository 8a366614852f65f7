/** Selectors as other tools write them, made into what the engine seeks (W3C Web Annotation Data Model, §4.2). */

import type { SelectorHint } from './anchored'
import { codePointIndex } from './text'
import { type CodePointRange, type CodePoints, codePoints, utf16Units } from './units'

export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

export interface TextPositionSelector {
  readonly type: 'TextPositionSelector'
  readonly start: number
  readonly end: number
}

/** One end of a W3C RangeSelector: an element by its path, then a place in its text. */
export interface XPathSelector {
  readonly type: 'XPathSelector'
  readonly value: string
  readonly refinedBy?: TextPositionSelector | undefined
}

/** A range as the W3C writes it: from the beginning of one selection up to the beginning of another. */
export interface RangeSelector {
  readonly type: 'RangeSelector'
  readonly startSelector: XPathSelector
  readonly endSelector: XPathSelector
}

/** A range as Hypothesis exports it: element paths with offsets into the text of the elements. */
export interface ContainerRangeSelector {
  readonly type: 'RangeSelector'
  readonly startContainer: string
  readonly startOffset: number
  readonly endContainer: string
  readonly endOffset: number
}

export type ForeignSelector = TextQuoteSelector | TextPositionSelector | RangeSelector | ContainerRangeSelector

/** How the numbers in foreign selectors are to be read. */
export interface ForeignReading {
  /** W3C counts code points, Hypothesis counts UTF-16 units. */
  readonly unit: 'code points' | 'UTF-16 units'
  /** Our own rendition: where the text of each element stands, by its path ("/article[1]/p[2]"). */
  readonly elements?: ReadonlyMap<string, CodePointRange> | undefined
}

/**
 * What several selectors of one target say together: words and surroundings from a quote, the position from a text
 * position or else from a range on our own rendition. Null when they say nothing that can be sought here.
 */
export function hintFromForeign(
  text: string,
  selectors: readonly ForeignSelector[],
  reading: ForeignReading,
): SelectorHint | null {
  const hint: { -readonly [K in keyof SelectorHint]: SelectorHint[K] } = {}
  for (const selector of selectors) {
    if (selector.type === 'TextQuoteSelector') {
      hint.exact = selector.exact
      hint.prefix = selector.prefix
      hint.suffix = selector.suffix
      continue
    }
    if (selector.type === 'RangeSelector' && hint.start !== undefined) continue
    const range =
      selector.type === 'RangeSelector' ? rangeOf(text, selector, reading) : positionOf(text, selector, reading)
    if (!range) continue
    hint.start = range.start
    hint.end = range.end
  }
  return hint.exact || (hint.start !== undefined && hint.end !== undefined) ? hint : null
}

function positionOf(text: string, { start, end }: TextPositionSelector, { unit }: ForeignReading): CodePointRange {
  if (unit === 'code points') return { start: codePoints(start), end: codePoints(end) }
  const index = codePointIndex(text)
  return { start: index.toCodePoints(utf16Units(start)), end: index.toCodePoints(utf16Units(end)) }
}

function rangeOf(
  text: string,
  selector: RangeSelector | ContainerRangeSelector,
  reading: ForeignReading,
): CodePointRange | null {
  const [from, to] =
    'startContainer' in selector
      ? [
          placeIn(text, selector.startContainer, selector.startOffset, reading),
          placeIn(text, selector.endContainer, selector.endOffset, reading),
        ]
      : [placeOf(text, selector.startSelector, reading), placeOf(text, selector.endSelector, reading)]
  return from === null || to === null || to < from ? null : { start: from, end: to }
}

const placeOf = (text: string, { value, refinedBy }: XPathSelector, reading: ForeignReading) =>
  placeIn(text, value, refinedBy?.start ?? 0, reading)

/** A place by element path and offset into the element's text; null when we drew no such element, or it is shorter. */
function placeIn(text: string, path: string, offset: number, { unit, elements }: ForeignReading): CodePoints | null {
  const element = elements?.get(fullPath(path))
  if (!element || offset < 0) return null
  if (unit === 'code points') return offset <= element.end - element.start ? codePoints(element.start + offset) : null
  const index = codePointIndex(text)
  const place = index.toUtf16(element.start) + offset
  return place <= index.toUtf16(element.end) ? index.toCodePoints(utf16Units(place)) : null
}

/** "/article/P[2]/" and "/article[1]/p[2]" are the same path. */
function fullPath(path: string): string {
  return path
    .replace(/\/+$/, '')
    .toLowerCase()
    .split('/')
    .map((step) => (step === '' || step.endsWith(']') ? step : `${step}[1]`))
    .join('/')
}
