/** Where a quote's words stand, the same as `foldTypography` compares them. Offsets are UTF-16 units. */

import { isSameWords } from './same-words'
import type { SearchedText } from './searched-text'
import type { LiteralHit, Phrase, Sought } from './sought'
import { isInsideWord } from './tokens'

/** More places than this are not told apart by any context; only those nearest to the expected place are looked at. */
const MOST_PLACES = 128

/**
 * Whether words stand at an offset of a text, from its beginning on if that is below 0. A slice is compared in a quarter of the
 * time that `startsWith` takes.
 */
export function standsAt(text: string, words: string, offset: number): boolean {
  const at = Math.max(0, offset)
  return text.slice(at, at + words.length) === words
}

/** How many characters of a quote's context stand round one of its places, outwards from the quote without a gap. */
export function contextAt({ text, units }: SearchedText, { prefix, suffix }: Sought, { at, end }: LiteralHit): number {
  const before = prefix.length
  let left = 0
  while (left < before && left < at && units[at - left - 1] === prefix.charCodeAt(before - left - 1)) left++
  let right = 0
  while (right < suffix.length && end + right < text.length && units[end + right] === suffix.charCodeAt(right)) right++
  return left + right
}

/** Whether all of a quote's context stands round one of its places. */
export function hasWholeContext({ text }: SearchedText, { prefix, suffix }: Sought, { at, end }: LiteralHit): boolean {
  return at >= prefix.length && standsAt(text, prefix, at - prefix.length) && standsAt(text, suffix, end)
}

/** Whether a quote stands exactly where it was, with all its surroundings. */
export function stands(text: string, sought: Sought): boolean {
  const { exact, prefix, suffix, hint } = sought
  if (hint === null || !standsAt(text, exact, hint)) return false
  return (
    hint >= prefix.length && standsAt(text, prefix, hint - prefix.length) && standsAt(text, suffix, hint + exact.length)
  )
}

/**
 * Every place where the quote's words stand, at most some hundreds, ascending. Found by the rarest word that
 * lies wholly inside the quote; a quote without one is looked for character by character.
 *
 * @param expected where the quote probably is: decides which places are looked at if there are too many
 */
export function literalHits(searched: SearchedText, sought: Sought, expected: number): readonly LiteralHit[] {
  if (sought.hits?.of === searched) return sought.hits.all
  const { text } = searched
  const { exact } = sought
  const rarest = rarestInside(searched, sought)
  if (!rarest) return byCharacters(searched, sought, expected)
  const { words, tokens } = searched
  let from = words.begin(rarest.hash)
  let to = words.end(rarest.hash)
  const isAll = to - from <= MOST_PLACES
  if (!isAll) {
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
    const place = words.places[i] ?? 0
    if (!hasInnerWords(tokens.hash, rarest, place)) continue
    const at = (tokens.start[place] ?? 0) - rarest.offset
    if (at >= 0 && standsAt(text, exact, at)) {
      if (isUncut(text, sought, at)) hits.push({ at, end: at + exact.length })
    } else {
      const hit = hitByWords(searched, sought, rarest, place)
      if (hit) hits.push(hit)
    }
  }
  if (isAll) sought.hits = { of: searched, all: hits }
  return hits
}

/**
 * Whether a quote's words stand round a place of its rarest one, but for the outermost, which may be cut there: nearly all
 * other places are told from the quote's by numbers.
 */
function hasInnerWords(hash: Int32Array, { hash: own, token, phrase }: Rarest, place: number): boolean {
  if (hash[place] !== own) return false
  const { hash: words } = phrase.tokens
  const shift = place - token
  const last = phrase.to - 1
  for (let k = phrase.from + 1; k < last; k++) if (words[k] !== hash[k + shift]) return false
  return true
}

/** The quote's words at a place where its rarest one stands, though written otherwise: with other quotation marks, say. */
function hitByWords(searched: SearchedText, sought: Sought, rarest: Rarest, place: number): LiteralHit | null {
  const { text, tokens } = searched
  const { from, to, begin, end, tokens: own } = rarest.phrase
  const first = place - (rarest.token - from)
  if (first < 0 || (own.start[from] ?? 0) !== begin || (own.end[to - 1] ?? 0) !== end) return null
  for (let k = from; k < to; k++) if (own.hash[k] !== tokens.hash[first + k - from]) return null
  const at = tokens.start[first] ?? 0
  const stop = tokens.end[first + to - 1 - from] ?? 0
  return isSameWords(sought.exact, text.slice(at, stop)) ? { at, end: stop } : null
}

function byCharacters(searched: SearchedText, sought: Sought, expected: number): LiteralHit[] {
  const { text } = searched
  const { exact } = sought
  const hits: LiteralHit[] = []
  let at = text.lastIndexOf(exact, expected - 1)
  for (let left = MOST_PLACES / 2; expected > 0 && at >= 0 && left > 0; left--) {
    if (isUncut(text, sought, at)) hits.push({ at, end: at + exact.length })
    at = at === 0 ? -1 : text.lastIndexOf(exact, at - 1)
  }
  hits.reverse()
  at = text.indexOf(exact, expected)
  for (let left = MOST_PLACES / 2; at >= 0 && left > 0; left--) {
    if (isUncut(text, sought, at)) hits.push({ at, end: at + exact.length })
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

interface Rarest {
  readonly hash: number
  /** How far from the quote's beginning it stands. */
  readonly offset: number
  /** Its number in the phrase. */
  readonly token: number
  readonly phrase: Phrase
}

/**
 * The token inside the quote with the fewest places in the text, and how far from the quote's beginning it stands.
 * Tokens at the edges count only where the context shows that no word was cut.
 */
function rarestInside(searched: SearchedText, sought: Sought): Rarest | null {
  const phrase = sought.phrase
  const { tokens, from, to } = phrase
  const { begin, end } = phrase
  const { words } = searched
  let token = -1
  let fewest = Number.POSITIVE_INFINITY
  for (let i = from; i < to && fewest > 1; i++) {
    const start = tokens.start[i] ?? 0
    const stop = tokens.end[i] ?? 0
    if (start < begin || stop > end) continue
    if ((start === begin && sought.prefix === '') || (stop === end && sought.suffix === '')) continue
    const hash = tokens.hash[i] ?? 0
    const places = words.end(hash) - words.begin(hash)
    if (places >= fewest) continue
    fewest = places
    token = i
  }
  if (token < 0) return null
  return { hash: tokens.hash[token] ?? 0, offset: (tokens.start[token] ?? 0) - begin, token, phrase }
}
