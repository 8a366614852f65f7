/** Where a quote stands word for word. Offsets are UTF-16 units. */

import type { SearchedText } from './searched-text'
import { phraseOf, type Sought } from './sought'
import { isInsideWord } from './tokens'

/** More places than this are not told apart by any context; only those nearest to the expected place are looked at. */
const MOST_PLACES = 128

/** A place where the quote stands word for word. */
export interface LiteralHit {
  readonly at: number
  /** Characters of context that agree, outwards from the quote without a gap. */
  readonly left: number
  readonly right: number
}

export function literalHit(text: string, sought: Sought, at: number): LiteralHit {
  const { exact, prefix, suffix } = sought
  let left = 0
  while (
    left < prefix.length &&
    left < at &&
    text.charCodeAt(at - left - 1) === prefix.charCodeAt(prefix.length - left - 1)
  )
    left++
  let right = 0
  const end = at + exact.length
  while (
    right < suffix.length &&
    end + right < text.length &&
    text.charCodeAt(end + right) === suffix.charCodeAt(right)
  )
    right++
  return { at, left, right }
}

/** Whether a quote stands exactly where it was, with all its surroundings. */
export function stands(text: string, sought: Sought): boolean {
  const { exact, prefix, suffix, hint } = sought
  if (hint === null || !text.startsWith(exact, hint)) return false
  const { left, right } = literalHit(text, sought, hint)
  return left === prefix.length && right === suffix.length
}

/**
 * Every place where the quote stands word for word, at most some hundreds, ascending. Found by the rarest word that
 * lies wholly inside the quote; a quote without one is looked for character by character.
 *
 * @param expected where the quote probably is: decides which places are looked at if there are too many
 */
export function literalHits(searched: SearchedText, sought: Sought, expected: number): LiteralHit[] {
  const { text } = searched
  const { exact } = sought
  const rarest = rarestInside(searched, sought)
  if (!rarest) return byCharacters(text, sought, expected)
  const { words, tokens } = searched
  let from = words.begin(rarest.hash)
  let to = words.end(rarest.hash)
  if (to - from > MOST_PLACES) {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tokens.start[words.places[middle] ?? 0] ?? 0) < expected) low = middle + 1
      else high = middle
    }
    from = Math.max(from, low - MOST_PLACES / 2)
    to = Math.min(to, low + MOST_PLACES / 2)
  }
  const hits: LiteralHit[] = []
  for (let i = from; i < to; i++) {
    const at = (tokens.start[words.places[i] ?? 0] ?? 0) - rarest.offset
    if (at >= 0 && text.startsWith(exact, at) && isUncut(text, sought, at)) hits.push(literalHit(text, sought, at))
  }
  return hits
}

function byCharacters(text: string, sought: Sought, expected: number): LiteralHit[] {
  const { exact } = sought
  const hits: LiteralHit[] = []
  let at = text.lastIndexOf(exact, expected - 1)
  for (let left = MOST_PLACES / 2; expected > 0 && at >= 0 && left > 0; left--) {
    if (isUncut(text, sought, at)) hits.push(literalHit(text, sought, at))
    at = at === 0 ? -1 : text.lastIndexOf(exact, at - 1)
  }
  hits.reverse()
  at = text.indexOf(exact, expected)
  for (let left = MOST_PLACES / 2; at >= 0 && left > 0; left--) {
    if (isUncut(text, sought, at)) hits.push(literalHit(text, sought, at))
    at = text.indexOf(exact, at + 1)
  }
  return hits
}

/** Whether the quote cuts no word here that it didn't cut where it was made: "rose" isn't found in "roses". */
function isUncut(text: string, { prefix, exact, suffix }: Sought, at: number): boolean {
  const end = at + exact.length
  const cutBefore = prefix !== '' && isInsideWord(text, at) && !isInsideWord(prefix + exact, prefix.length)
  return !cutBefore && !(suffix !== '' && isInsideWord(text, end) && !isInsideWord(exact + suffix, exact.length))
}

/**
 * The token inside the quote with the fewest places in the text, and how far from the quote's beginning it stands.
 * Tokens at the edges count only where the context shows that no word was cut.
 */
function rarestInside(searched: SearchedText, sought: Sought): { hash: number; offset: number } | null {
  const { tokens, from, to } = phraseOf(sought)
  const begin = sought.prefix.length
  const end = begin + sought.exact.length
  const { words } = searched
  let best: { hash: number; offset: number } | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (let i = from; i < to; i++) {
    const start = tokens.start[i] ?? 0
    const stop = tokens.end[i] ?? 0
    if (start < begin || stop > end) continue
    if ((start === begin && begin === 0) || (stop === end && sought.suffix === '')) continue
    const hash = tokens.hash[i] ?? 0
    const places = words.end(hash) - words.begin(hash)
    if (places < fewest) {
      fewest = places
      best = { hash, offset: start - begin }
      if (places <= 1) break
    }
  }
  return best
}
