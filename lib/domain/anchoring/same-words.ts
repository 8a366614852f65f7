/** When two pieces of text say the same words (rules R7, R13). */

import { foldTypography } from '../folding'

/** Whether two quotes differ in nothing that a reader sees or means: see `foldTypography`. */
export function isSameWords(a: string, b: string): boolean {
  return a === b || (!haveOtherLetters(a, b) && foldTypography(a) === foldTypography(b))
}

/** Latin and Arabic text of which folding leaves every letter as it is, one by one. */
const PLAIN = /^[\u0020-\u0131\u0134-\u01c3\u0600-\u0652\u0656-\u066f\u2000-\u206f]*$/
const isLetter = (unit: number): boolean =>
  unit < 0x80
    ? (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)
    : (unit >= 0x621 && unit <= 0x63a) || (unit >= 0x641 && unit <= 0x64a)

/** Tells most pieces of text apart without folding them. */
const haveOtherLetters = (a: string, b: string): boolean => differInLetters(a, b) && PLAIN.test(a) && PLAIN.test(b)

/** Whether two pieces of text differ once everything but letters and figures is left out. */
function differInLetters(a: string, b: string): boolean {
  for (let i = 0, j = 0; ; i++, j++) {
    while (i < a.length && !isLetter(a.charCodeAt(i))) i++
    while (j < b.length && !isLetter(b.charCodeAt(j))) j++
    if (i >= a.length || j >= b.length) return i < a.length || j < b.length
    if (a.charCodeAt(i) !== b.charCodeAt(j)) return true
  }
}
