/** When two pieces of text say the same words (rules R7, R13). */

import { foldTypography } from '../folding'

/** Whether two quotes differ in nothing that a reader sees or means: see `foldTypography`. */
export function isSameWords(a: string, b: string): boolean {
  return a === b || foldTypography(a) === foldTypography(b)
}
