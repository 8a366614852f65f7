/** Numbers above and below the line: powers and formulas stay in the sentence as signs of their own, marks of notes don't. (rule R6) */

const PLAIN = '0123456789+-−=()'
const signsOf = (signs: string) => new Map([...PLAIN].map((sign, at) => [sign, [...signs][at] ?? sign]))
const RAISED = signsOf('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾')
const LOWERED = signsOf('₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

const isNumber = (text: string): boolean => /^[\d+−=()-]+$/.test(text.trim())

/** "2" above the line as "²": m² isn't m2. What is no number, as the letters of 12th, stays as it is. */
export const raised = (text: string): string => signed(text, RAISED)

/** "2" below the line as "₂". */
export const lowered = (text: string): string => signed(text, LOWERED)

const signed = (text: string, signs: ReadonlyMap<string, string>): string =>
  isNumber(text) ? Array.from(text, (sign) => signs.get(sign) ?? sign).join('') : text

/** Units of length, ten, and what formulas name by one letter. */
const TAKES_POWERS = /(?:^|[^\p{L}\d])(?:10|\p{L}|[kcdmµn]m|ft|in|mi|yd)$/u

/** Whether a raised number behind these words is a power, and not the mark of a note. */
export const takesPower = (before: string): boolean => TAKES_POWERS.test(before)
