/** Whether words deny: the warning of rule R4. Cues, not grammar: it warns, a person decides. */

import { fold } from './folding'

/** Words by which somebody denies what follows, or by which a sentence says that something is not so. */
const ENGLISH =
  /\b(?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing|al)?|reject(?:s|ed|ing|ion)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|no|not|never|none|nothing|nobody|neither|nor|without|cannot|false(?:ly)?|untrue|absurd)\b|n[’']t\b/iu

/** The same in folded Arabic: no vowel signs, one form of each letter. */
const ARABIC =
  /(?:^|[^\p{L}])[وف]?(?:(?:ي|ت|ن|ا)?نف(?:ي|ت|وا|ا|يا)?|نافي(?:ا|ه)?|انكر(?:ت|وا)?|(?:ي|ت)نكر(?:ون)?|رفض(?:ت|وا)?|(?:ي|ت)رفض(?:ون)?|استبعد(?:ت|وا)?|(?:ي|ت)ستبعد(?:ون)?|كذب(?:ت|وا)?|دحض(?:ت|وا)?|لا|لم|لن|ليس(?:ت|وا)?|دون|بدون|غير|باطل(?:ه)?)(?=$|[^\p{L}])/u

/** Whether a stretch of text holds a word of denial or negation. */
export function holdsDenial(text: string): boolean {
  return ENGLISH.test(text) || ARABIC.test(fold(text))
}

/** Verbs and phrases that deny what follows them: a plain "not" in a leading clause usually negates something else. */
const DENYING_ENGLISH =
  /\b(?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing|al)?|reject(?:s|ed|ing|ion)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out|no (?:evidence|proof|truth|indication|basis)|not (?:true|the case|so)|untrue|false)\b/iu

const DENYING_ARABIC =
  /(?:^|[^\p{L}])[وف]?(?:(?:ي|ت|ن|ا)?نف(?:ي|ت|وا|ا|يا)?|نافي(?:ا|ه)?|انكر(?:ت|وا)?|(?:ي|ت)نكر(?:ون)?|رفض(?:ت|وا)?|(?:ي|ت)رفض(?:ون)?|استبعد(?:ت|وا)?|(?:ي|ت)ستبعد(?:ون)?|كذب(?:ت|وا)?|دحض(?:ت|وا)?|لا (?:صحه|دليل|اساس)|ليس صحيحا)(?=$|[^\p{L}])/u

/** A plain "not" that runs into the quote: "did not «know of it»", "لم «تجر المحادثات»". */
const NOT_BEFORE =
  /(?:\b(?:not|never|cannot|nor)|n[’']t)\s+(?:\p{L}+\s+){0,2}$|(?:^|[^\p{L}])[وف]?(?:لا|لم|لن|ليس(?:ت|وا)?)\s*$/iu

/** How far before a quote its governing words are looked for, in UTF-16 units. */
const REACH = 120

/**
 * Whether the words that lead to a quote deny it: "dismissed the possibility that «…»". Only the clause that the quote
 * hangs on counts: in "officials denied it, after a minister claimed that «…»" the quote is claimed, not denied.
 *
 * @param before the sentence up to the quote
 */
export function isDeniedBy(before: string): boolean {
  const clause =
    before
      .slice(-REACH)
      .split(/[,،;؛:—–]/)
      .at(-1) ?? ''
  const opened = clause.replace(/[“”„«»"'‘’\s]+$/u, ' ')
  return DENYING_ENGLISH.test(clause) || DENYING_ARABIC.test(fold(clause)) || NOT_BEFORE.test(opened)
}

/**
 * Whether a normalised sentence has lost the denial: the sentence around the quote denies it, the normalised one says it
 * as a fact. (rule R4)
 */
export function hasOppositePolarity({
  before,
  quote,
  statement,
}: {
  before: string
  quote: string
  statement: string
}) {
  return isDeniedBy(before) && !holdsDenial(quote) && !holdsDenial(statement)
}
