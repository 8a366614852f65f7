/** The letter of the standard: every place that a text quote names word for word. Anchoring proper is in `anchor-all.ts`. */

import { codePointIndex } from './text'
import { type CodePointRange, utf16Units } from './units'

/**
 * Every place where the quote stands word for word between exactly this prefix and suffix, overlapping ones included, in
 * order (W3C Web Annotation Data Model §4.2.4: all matches are selected). An empty quote stands between any two
 * characters. Positions in code points.
 */
export function quotePlaces(
  text: string,
  { exact, prefix = '', suffix = '' }: { exact: string; prefix?: string | undefined; suffix?: string | undefined },
): CodePointRange[] {
  const index = codePointIndex(text)
  const whole = prefix + exact + suffix
  const places: CodePointRange[] = []
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    const start = at + prefix.length
    places.push({
      start: index.toCodePoints(utf16Units(start)),
      end: index.toCodePoints(utf16Units(start + exact.length)),
    })
    if (at >= text.length) break
  }
  return places
}
