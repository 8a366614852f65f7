/**
 * The two forms in which words are compared.
 *
 * `foldTypography` leaves out what nobody sees or means: it decides what the *same words* are (rules R7, R13). `fold`
 * goes on from there to what a search should find.
 */

/** Quotation marks, apostrophes and primes that stand for the double and the single straight one. */
export const DOUBLE_QUOTES = '"“”„‟«»″＂〝〞〟'
export const SINGLE_QUOTES = "'‘’‚‛‹›′`´＇ʼ"
export const DASHES = '-‐‑‒–—―−﹘﹣－'

/**
 * Characters that are others in one piece: ligatures, Arabic and Hebrew presentation forms, full and half width, styled
 * letters. Not superscripts and fractions, for 10² isn't 102.
 */
const COMPATIBLE =
  /[\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u3300-\u33ff\ufb00-\ufb4f\ufb50-\ufdff\ufe30-\ufe6f\ufe80-\ufefc\uff01-\uffee\u{1d400}-\u{1d7ff}]/u

/** Soft hyphens, zero-width and direction marks, variation selectors; the Arabic stretching line. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0640]/u

/** The characters of a compatibility form; any other character is its own. */
export const compatible = (sign: string): string => (COMPATIBLE.test(sign) ? sign.normalize('NFKC') : sign)

/** A text as it is compared, with the way back. Offsets are UTF-16 units. */
export interface FoldedText {
  readonly folded: string
  /** Where in the text the characters of `folded` stand that begin at `start` and end at `end`. */
  toText(start: number, end: number): { readonly start: number; readonly end: number }
}

/**
 * A text without what nobody sees or means: quotation marks (with the spaces beside them), dashes, dots and spaces in one
 * form each, compatibility forms resolved, invisible characters and outer spaces left out. Case, accents, vowel signs,
 * letter variants and digits stay. (rules R7, R13)
 */
export const foldTypography = (text: string): string => foldWithMap(text).folded

/** `foldTypography` with the way back to the text. */
export function foldWithMap(text: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  /** Where the spaces since the last sign begin and end; none if negative. */
  let spaceFrom = -1
  let spaceTo = -1
  let last = ''
  const add = (piece: string, from: number, to: number) => {
    if (spaceFrom >= 0 && folded !== '' && !isTight(last, piece, text.slice(to, to + 1))) {
      folded += ' '
      starts.push(spaceFrom)
      ends.push(spaceTo)
    }
    spaceFrom = -1
    folded += piece
    for (let i = 0; i < piece.length; i++) {
      starts.push(from)
      ends.push(to)
    }
    last = piece
  }
  for (const { 0: found, index } of text.matchAll(PIECES)) {
    const to = index + found.length
    const sign = found.charAt(0)
    if (SPACE.test(sign)) {
      if (spaceFrom < 0) spaceFrom = index
      spaceTo = to
    } else if (DASHES.includes(sign)) add('-', index, to)
    else if (DOUBLE_QUOTES.includes(sign) || (found.length === 2 && SINGLE_QUOTES.includes(sign))) add('"', index, to)
    // Feet aren't inches: behind a number, one stroke stays one.
    else if (SINGLE_QUOTES.includes(sign)) add(/\p{N}/u.test(last) ? "'" : '"', index, to)
    else if (sign === '…' || (found.startsWith('.') && found.length > 1)) add('…', index, to)
    else if (found.length === 1 && sign < '\u0300') add(found, index, to)
    else {
      const piece = compatible(found.replace(INVISIBLES, '').normalize('NFC')).trim()
      if (piece !== '') add(piece, index, to)
    }
  }
  return {
    folded,
    toText: (start, end) => ({
      start: starts[start] ?? text.length,
      end: end > start ? (ends[end - 1] ?? 0) : (starts[start] ?? text.length),
    }),
  }
}

const SPACE = /\s/
const INVISIBLES = new RegExp(INVISIBLE, 'gu')

/** What is folded as one: runs of spaces, dashes and dots, two single quotation marks, a letter with its marks. */
const PIECES = /\s+|[-‐‑‒–—―−﹘﹣－]+|\.(?:\s?\.){2,}|['`‘’]{2}|[^\s][\p{M}\p{Default_Ignorable_Code_Point}]*/gu

/** Whether a space between two signs is a matter of typesetting. */
function isTight(before: string, after: string, next: string): boolean {
  if (before === '"' || after === '"' || before === '…' || after === '…' || before === '-') return true
  // "It fell -5" isn't "it fell-5".
  if (after === '-') return !/\p{N}/u.test(next)
  return '!?؟;؛:%٪'.includes(after)
}

/**
 * The form in which words are matched: without case, accents, Arabic vowel signs and letter variants, so that Müller finds
 * Muller and أحمد finds احمد. Stored beside the original; never shown.
 */
export function fold(text: string): string {
  const matched = foldTypography(text)
    .normalize('NFKD')
    .replace(/\p{M}|ـ/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .normalize('NFC')
    .toLowerCase()
  // Superscript and other signs have become plain ones, which have forms of their own.
  return foldTypography(matched)
}
