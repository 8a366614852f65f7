/**
 * A text as a run of words and marks, the grain in which edits are looked for: people change words, so spans found by
 * words begin and end where a person would put them. Offsets here are UTF-16 units; nothing of this leaves the engine.
 */

import { compatible, DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from '../folding'
import { unitsOf } from './code-units'

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
/** Stands inside a word without parting it: soft hyphens, zero-width marks, signs of direction. */
const INVISIBLE_MARK = 5

/** Per UTF-16 unit its kind (upper half) and what it is compared as (lower half); 0 until the character is met. */
const traits = new Uint32Array(0x10000)
/** In place of what a character is compared as: several characters, kept in `longer`. */
const SEVERAL = 0xffff
const longer = new Map<number, readonly number[]>()

/**
 * Stands in a text for what isn't known of it. No stored text has it (rule R6), so it matches nothing; and a Latin text
 * with it is still held and compared in single bytes.
 */
export const UNKNOWN = '\0'

/** Letters that are written in several ways: one form of each. Quotation marks are one sign, however typed. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...[...DOUBLE_QUOTES, ...SINGLE_QUOTES].map((sign) => [sign, '"'] as const),
  ...[...DASHES].map((sign) => [sign, '-'] as const),
  ...[...'أإآٱ'].map((sign) => [sign, 'ا'] as const),
  ...[...'٠١٢٣٤٥٦٧٨٩', ...'۰۱۲۳۴۵۶۷۸۹'].map((sign, at) => [sign, String(at % 10)] as const),
  ['ى', 'ي'],
  ['ة', 'ه'],
  ['٪', '%'],
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['ı', 'i'],
])

function kindOf(sign: string, unit: number): number {
  if (sign === UNKNOWN) return PUNCTUATION
  if (INVISIBLE.test(sign) && sign !== TATWEEL) return INVISIBLE_MARK
  if (/[\s\p{Cf}\p{Cc}]/u.test(sign)) return SPACE
  if (unit >= 0xd800 && unit <= 0xdfff) return SYLLABLE
  const isUnspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u.test(sign)
  if (isUnspaced && /\p{L}/u.test(sign)) return SYLLABLE
  return /[\p{L}\p{M}\p{N}]/u.test(sign) ? LETTER : PUNCTUATION
}

const TATWEEL = '\u0640'

/** What a character is compared as: without case and accents; nothing for vowel marks and invisible ones. */
function comparedAs(sign: string): number[] {
  return [...compatible(sign)].flatMap((each) => {
    if (/[\p{Mn}\s]/u.test(each) || INVISIBLE.test(each)) return []
    const variant = VARIANTS.get(each)
    if (variant) return [...variant].map((one) => one.charCodeAt(0))
    const unit = each.charCodeAt(0)
    // Hangul comes apart into letters that its first one doesn't tell.
    return [unit >= 0xac00 && unit <= 0xd7a3 ? unit : each.normalize('NFD').charAt(0).toLowerCase().charCodeAt(0)]
  })
}

function learn(unit: number): number {
  const sign = String.fromCharCode(unit)
  const kind = kindOf(sign, unit)
  const compared = kind === INVISIBLE_MARK ? [] : comparedAs(sign)
  if (compared.length > 1) longer.set(unit, compared)
  const trait = (kind << 16) | (compared.length > 1 ? SEVERAL : (compared[0] ?? 0))
  traits[unit] = trait
  return trait
}

/** Goes on with a word's number by one more character. */
function mixed(sum: number, unit: number, fold: number): number {
  if (fold === 0) return sum
  if (fold !== SEVERAL) return Math.imul(sum ^ fold, PRIME)
  for (const each of longer.get(unit) ?? []) sum = Math.imul(sum ^ each, PRIME)
  return sum
}

/**
 * Where a mark of several characters ends that begins at an offset: "--" and "—" are one dash, "..." is "…", two single
 * quotation marks are a double one.
 */
function endOfMark(text: string, at: number, fold: number): number {
  let end = at + 1
  if (fold === DASH) while (((traits[text.charCodeAt(end)] ?? 0) & 0xffff) === DASH) end++
  else if (fold === DOT) {
    while (text.charCodeAt(end) === DOT) end++
    if (end - at < 3) return at + 1
  } else if (SINGLE_QUOTES.includes(text.charAt(at)) && text.charCodeAt(end) === text.charCodeAt(at)) end++
  return end
}

const LINE_BREAK = 0x0a
const BLANK = 0x20
const DASH = 0x2d
const DOT = 0x2e
const QUOTE = 0x22
const ELLIPSIS = 0x2026

/**
 * A text as its words are compared, character by character: without case, accents, vowel marks and letter variants. Spaces and
 * punctuation stay. For measuring how alike two pieces of text are; what is shown or kept is folded by `folding.ts`.
 */
export function comparedForm(text: string): string {
  let form = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const trait = traits[unit] || learn(unit)
    const compared = trait & 0xffff
    if (compared === SEVERAL) form += String.fromCharCode(...(longer.get(unit) ?? []))
    else if (compared !== 0) form += String.fromCharCode(compared)
    else if (trait >>> 16 === SPACE) form += ' '
  }
  return form
}

/** A text that was cut, with what was seen on the way. */
export interface CutText extends Tokens {
  /** The tokens that a line break stands before, ascending; not the first of all. */
  readonly lineStarts: readonly number[]
  /** For each stretch of 16 units, the first token that ends behind the stretch's beginning. */
  readonly firstOf: Int32Array
}

/** Units to a stretch: 16. */
const STRETCH = 4

/** Scratch for `tokenise`, as large as the largest text so far. */
let hashes = new Int32Array(1024)
let starts = new Int32Array(1024)
let ends = new Int32Array(1024)

/** Cuts a text into words and marks, in one pass. */
export function tokenise(text: string): CutText {
  const { length } = text
  const units = unitsOf(text)
  let count = 0
  const lineStarts: number[] = []
  const firstOf = new Int32Array((length >> STRETCH) + 1)
  let stretch = 0
  let isLineStart = false
  let at = 0
  while (at < length) {
    const unit = units[at] ?? 0
    let trait = traits[unit] || learn(unit)
    const kind = trait >>> 16
    if (kind === SPACE || kind === INVISIBLE_MARK) {
      if (unit === LINE_BREAK) isLineStart = true
      at++
      continue
    }
    if (count === hashes.length) {
      hashes = enlarged(hashes)
      starts = enlarged(starts)
      ends = enlarged(ends)
    }
    if (isLineStart) {
      if (count > 0) lineStarts.push(count)
      isLineStart = false
    }
    const begin = at
    let fold = trait & 0xffff
    let sum = fold === 0 || fold === SEVERAL ? mixed(SEED, unit, fold) : Math.imul(SEED ^ fold, PRIME)
    let stop = ++at
    if (kind === LETTER) {
      for (;;) {
        // Behind the text stands a sign that belongs to no word.
        const next = units[at] ?? 0
        trait = traits[next] || learn(next)
        const after = trait >>> 16
        if (after === LETTER) {
          stop = ++at
          fold = trait & 0xffff
          if (fold !== 0) sum = fold === SEVERAL ? mixed(sum, next, fold) : Math.imul(sum ^ fold, PRIME)
        } else if (after === INVISIBLE_MARK) at++
        else {
          // Nearly every word is followed by one space and a word: the next round begins as nearly all others.
          if (next === BLANK) at++
          break
        }
      }
    } else if (unit >= 0xd800 && unit <= 0xdbff && at < length) {
      sum = Math.imul(sum ^ (units[at++] ?? 0), PRIME)
      stop = at
    } else if (fold === DASH || fold === DOT || fold === QUOTE) {
      stop = at = endOfMark(text, at - 1, fold)
      if (fold === DOT && stop - begin > 1) sum = mixed(SEED, ELLIPSIS, ELLIPSIS)
    }
    // The product mixes upwards only; fold the high bits down, for tables are indexed by the low ones.
    sum ^= sum >>> 15
    hashes[count] = kind === PUNCTUATION ? sum & ~1 : sum | 1
    starts[count] = begin
    ends[count] = stop
    while (stretch << STRETCH < stop) firstOf[stretch++] = count
    count++
  }
  firstOf.fill(count, stretch)
  return {
    text,
    count,
    firstOf,
    hash: hashes.slice(0, count),
    start: starts.slice(0, count),
    end: ends.slice(0, count),
    lineStarts,
  }
}

function enlarged(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** FNV-1a over the characters as they are compared. */
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The first token that ends after a UTF-16 offset; `count` when there is none. */
export function tokenAt({ end, count, firstOf }: CutText, offset: number): number {
  if (offset < 0) return 0
  let at = firstOf[offset >> STRETCH] ?? count
  while (at < count && (end[at] ?? 0) <= offset) at++
  return at
}

/** Whether an offset lies inside a word: letters stand on both sides of it. */
export function isInsideWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return (traits[before] || learn(before)) >>> 16 === LETTER && (traits[after] || learn(after)) >>> 16 === LETTER
}
