/** When two pieces of text say the same words (rules R7, R13). */

import { foldTypography } from '../folding'

/** Whether two quotes differ in nothing that a reader sees or means: see `foldTypography`. */
export function isSameWords(a: string, b: string): boolean {
  return a === b || (!haveOtherLetters(a, b) && foldTypography(a) === foldTypography(b))
}

/** Latin and Arabic text of which folding leaves every letter as it is, one by one. */
const PLAIN = /^[\u0020-\u0131\u0134-\u01c3\u0600-\u0652\u0656-\u066f\u2000-\u206f]*$/
const NO_LETTER = /[^A-Za-z0-9\u0621-\u063a\u0641-\u064a]+/g

/** Tells most pieces of text apart without folding them. */
const haveOtherLetters = (a: string, b: string): boolean =>
  PLAIN.test(a) && PLAIN.test(b) && a.replace(NO_LETTER, '') !== b.replace(NO_LETTER, '')
