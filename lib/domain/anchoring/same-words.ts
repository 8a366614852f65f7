/** When two pieces of text say the same words: typographic quotes, dashes and spaces are no difference (rules R7, R13). */

import { DASHES, DOUBLE_QUOTES, SINGLE_QUOTES } from './tokens'

const DOUBLE = new RegExp(`[${DOUBLE_QUOTES}]`, 'g')
const SINGLE = new RegExp(`[${SINGLE_QUOTES}]`, 'g')
const DASH = new RegExp(`\\s*[${DASHES}-]\\s*`, 'g')
const SPACES = /[\s\u200b\u00ad]+/g

const plain = (text: string): string =>
  text.replace(DOUBLE, '"').replace(SINGLE, "'").replace(DASH, '-').replace(SPACES, ' ').trim()

/** Whether two quotes differ at most in typographic quotes, dashes and spaces. */
export const isSameWords = (a: string, b: string): boolean => a === b || plain(a) === plain(b)
