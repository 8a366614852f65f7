/** When two pieces of text say the same words: typographic quotes, dashes and spaces are no difference (rules R7, R13). */

import { DASHES, DOUBLE_QUOTES, SINGLE_QUOTES } from './tokens'

const SIGNS: ReadonlyMap<string, string> = new Map([
  ...[...DOUBLE_QUOTES].map((sign) => [sign, '"'] as const),
  ...[...SINGLE_QUOTES].map((sign) => [sign, "'"] as const),
  ...[...DASHES].map((sign) => [sign, '-'] as const),
])
const SPACE = /[\s\u200b\u00ad]/

const isSpace = (sign: string): boolean => sign === ' ' || SPACE.test(sign)
const plain = (sign: string): string => SIGNS.get(sign) ?? sign

/** Whether two quotes differ at most in typographic quotes, dashes and spaces. */
export function isSameWords(a: string, b: string): boolean {
  if (a === b) return true
  // What is alike needs no closer look; back to the last letter before it parts, for spaces may part there.
  let alike = 0
  while (alike < a.length && alike < b.length && a.charCodeAt(alike) === b.charCodeAt(alike)) alike++
  do alike--
  while (alike >= 0 && isSpace(a.charAt(alike)))
  let i = skipSpaces(a, Math.max(0, alike))
  let j = skipSpaces(b, Math.max(0, alike))
  while (i < a.length && j < b.length) {
    const sign = plain(a.charAt(i))
    if (sign !== plain(b.charAt(j))) return false
    const nextA = skipSpaces(a, i + 1)
    const nextB = skipSpaces(b, j + 1)
    // A space more or less counts where it parts words, not at the ends or beside a dash.
    const parted = nextA > i + 1 !== nextB > j + 1
    if (parted && nextA < a.length && nextB < b.length) {
      const beside = sign === '-' || (plain(a.charAt(nextA)) === '-' && plain(b.charAt(nextB)) === '-')
      if (!beside) return false
    }
    i = nextA
    j = nextB
  }
  return i >= a.length && j >= b.length
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charAt(at))) at++
  return at
}
