/** Finds selectors again in a text that may have been edited since they were made (rule R7). */

import { type Anchored, LOST, MOST_CANDIDATES, type SelectorHint } from './anchored'
import { snapIndexed } from './graphemes'
import { codePointIndex, codePointLength } from './text'
import { codePoints, utf16Units } from './units'

/** What else is known. */
export interface AnchorOptions {
  /** The text that the selectors were made on, when it is at hand. */
  readonly previousText?: string | undefined
}

/** Finds one selector; `anchorAll` shares its work over many. */
export function anchorOne(text: string, selector: SelectorHint, options: AnchorOptions = {}): Anchored {
  return anchorAll(text, [selector], options)[0] ?? LOST
}

/** Finds each selector in the text: one answer per selector, in order, whatever comes. */
export function anchorAll(text: string, selectors: readonly SelectorHint[], _options: AnchorOptions = {}): Anchored[] {
  const index = codePointIndex(text)
  return selectors.map((selector): Anchored => {
    const { exact, start, end } = selector
    if (!exact) {
      if (start === undefined || end === undefined || start < 0 || end < start || end > index.length) return LOST
      return { outcome: 'exact', ...snapIndexed(index, { start, end }), score: 1, verified: false }
    }
    const hits: { at: number; fit: number }[] = []
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
      hits.push({ at, fit: context(text, at, exact.length, selector) })
    }
    const range = (at: number) => {
      const from = index.toCodePoints(utf16Units(at))
      return { start: from, end: codePoints(from + codePointLength(exact)), score: 1 }
    }
    hits.sort(
      (a, b) =>
        b.fit - a.fit || Math.abs(range(a.at).start - (start ?? 0)) - Math.abs(range(b.at).start - (start ?? 0)),
    )
    const best = hits[0]
    if (!best) return LOST
    const rivals = hits.filter((hit) => hit.fit === best.fit)
    if (rivals.length > 1 && start === undefined) {
      const candidates = rivals.slice(0, MOST_CANDIDATES).map(({ at }) => range(at))
      return { outcome: 'ambiguous', start: null, end: null, score: 1, candidates }
    }
    return { outcome: 'exact', ...range(best.at), verified: true }
  })
}

/** How many characters of context agree, outwards from the quote. */
function context(text: string, at: number, length: number, { prefix = '', suffix = '' }: SelectorHint): number {
  let fit = 0
  for (let i = 1; i <= prefix.length && text[at - i] === prefix[prefix.length - i]; i++) fit++
  for (let i = 0; i < suffix.length && text[at + length + i] === suffix[i]; i++) fit++
  return fit
}
