/**
 * A text as a run of words and marks, the grain in which edits are looked for: people change words, so spans found by
 * words begin and end where a person would put them. Offsets here are UTF-16 units; nothing of this leaves the engine.
 */

/** Words and punctuation marks of a text, in order; spaces and invisible characters belong to none. */
export interface Tokens {
  readonly text: string
  readonly count: number
  /**
   * One number per token, equal for tokens that differ only in case, accents, vowel marks or typography. The lowest bit
   * tells words (1) from punctuation (0). Two different words share a number once in billions; every answer is checked
   * against the text itself, so that costs time at worst.
   */
  readonly hash: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
}

export const isWordHash = (hash: number): boolean => (hash & 1) === 1

const SPACE = 1
/** Joins with its neighbours to a word. */
const LETTER = 2
/** A word by itself: scripts that write no spaces, and emoji. */
const SYLLABLE = 3
const PUNCTUATION = 4

/** Per UTF-16 unit its kind (upper half) and what it is compared as (lower half); 0 until the character is met. */
const traits = new Uint32Array(0x10000)

/**
 * Stands in a text for what isn't known of it. No stored text has it (rule R6), so it matches nothing; and a Latin text
 * with it is still held and compared in single bytes.
 */
export const UNKNOWN = '\0'

/** Typographic variants compared as one sign (rules R7, R13). */
export const DOUBLE_QUOTES = '“”„‟«»″＂'
export const SINGLE_QUOTES = '‘’‚‛‹›′`´＇'
export const DASHES = '‐‑‒–—―−﹘﹣－'

const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...[...DOUBLE_QUOTES].map((sign) => [sign, '"'] as const),
  ...[...SINGLE_QUOTES].map((sign) => [sign, "'"] as const),
  ...[...DASHES].map((sign) => [sign, '-'] as const),
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ة', 'ه'],
])

function learn(unit: number): number {
  const sign = String.fromCharCode(unit)
  const variant = VARIANTS.get(sign)
  let kind = PUNCTUATION
  if (sign === UNKNOWN) kind = PUNCTUATION
  else if (/[\s\p{Cf}\p{Cc}\ufe00-\ufe0f]/u.test(sign)) kind = SPACE
  else if (unit >= 0xd800 && unit <= 0xdfff) kind = SYLLABLE
  else if (
    /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u.test(sign) &&
    /\p{L}/u.test(sign)
  ) {
    kind = SYLLABLE
  } else if (/[\p{L}\p{M}\p{N}]/u.test(sign)) kind = LETTER
  // Vowel marks and the Arabic stretching line weigh nothing: 0 is left out of the number.
  let fold: number
  if (/[\p{Mn}\u0640]/u.test(sign)) fold = 0
  else if (unit >= 0xac00 && unit <= 0xd7a3) fold = unit
  else fold = (variant ?? sign.normalize('NFD').charAt(0).toLowerCase()).charCodeAt(0)
  const trait = (kind << 16) | fold
  traits[unit] = trait
  return trait
}

/** Cuts a text into words and marks, in one pass. */
export function tokenise(text: string): Tokens {
  const { length } = text
  let room = (length >> 2) + 16
  let hash = new Int32Array(room)
  let start = new Int32Array(room)
  let end = new Int32Array(room)
  let count = 0
  let at = 0
  while (at < length) {
    const unit = text.charCodeAt(at)
    let trait = traits[unit] || learn(unit)
    const kind = trait >>> 16
    if (kind === SPACE) {
      at++
      continue
    }
    if (count === room) {
      room *= 2
      hash = enlarged(hash, room)
      start = enlarged(start, room)
      end = enlarged(end, room)
    }
    start[count] = at++
    let sum = Math.imul(SEED ^ (trait & 0xffff), PRIME)
    let after = 0
    if (kind === LETTER) {
      for (; at < length; at++) {
        const next = text.charCodeAt(at)
        trait = traits[next] || learn(next)
        after = trait >>> 16
        if (after !== LETTER) break
        const fold = trait & 0xffff
        if (fold !== 0) sum = Math.imul(sum ^ fold, PRIME)
      }
    } else if (unit >= 0xd800 && unit <= 0xdbff && at < length) {
      sum = Math.imul(sum ^ text.charCodeAt(at++), PRIME)
    }
    // The product mixes upwards only; fold the high bits down, for tables are indexed by the low ones.
    sum ^= sum >>> 15
    hash[count] = kind === PUNCTUATION ? sum & ~1 : sum | 1
    end[count] = at
    count++
    // Nearly every word is followed by one space and a word: skipped here, the next round begins as nearly all others.
    if (after === SPACE) at++
  }
  return { text, count, hash: hash.subarray(0, count), start: start.subarray(0, count), end: end.subarray(0, count) }
}

function enlarged(numbers: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room)
  larger.set(numbers)
  return larger
}

/** FNV-1a over the characters as they are compared. */
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The first token that ends after a UTF-16 offset; `count` when there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
  const { end } = tokens
  let low = 0
  let high = tokens.count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((end[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether an offset lies inside a word: letters stand on both sides of it. */
export function isInsideWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return (traits[before] || learn(before)) >>> 16 === LETTER && (traits[after] || learn(after)) >>> 16 === LETTER
}
