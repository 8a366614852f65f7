/** When two pieces of text say the same words (rules R7, R13). */

import { foldTypography } from '../folding'

/** Whether two quotes differ in nothing that a reader sees or means: see `foldTypography`. */
export function isSameWords(a: string, b: string): boolean {
  return a === b || (!haveOtherSigns(a, b) && foldTypography(a) === foldTypography(b))
}

/** Latin and Arabic text of which folding leaves every letter as it is, one by one. */
const PLAIN = /^[\u0020-\u0131\u0134-\u01c3\u0600-\u0652\u0656-\u066f\u2000-\u206f]*$/
/** Letters and figures, and the signs that folding leaves as they are too: not quotation marks, dashes and full stops. */
const isKept = (unit: number): boolean =>
  unit < 0x80
    ? unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x27 && unit !== 0x2d && unit !== 0x2e && unit !== 0x60
    : (unit >= 0x621 && unit <= 0x63a) || (unit >= 0x641 && unit <= 0x64a)

/** Tells most pieces of text apart without folding them. */
const haveOtherSigns = (a: string, b: string): boolean => differInKept(a, b) && PLAIN.test(a) && PLAIN.test(b)

/** Whether two pieces of text differ in what folding leaves as it is. */
function differInKept(a: string, b: string): boolean {
  for (let i = 0, j = 0; ; i++, j++) {
    while (i < a.length && !isKept(a.charCodeAt(i))) i++
    while (j < b.length && !isKept(b.charCodeAt(j))) j++
    if (i >= a.length || j >= b.length) return i < a.length || j < b.length
    if (a.charCodeAt(i) !== b.charCodeAt(j)) return true
  }
}
