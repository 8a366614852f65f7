import { filled, type InputFault, type Reason, type Sentence } from './sentence'
import { REFUSALS } from './table'

/** The texts of nested tables by their reasons: `claims.quote-not-there`. */
export const textsByReason = (
  tables: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(tables).flatMap(([area, texts]) =>
      Object.entries(texts).map(([name, text]): [string, string] => [`${area}.${name}`, text]),
    ),
  )

const TEXTS = textsByReason(REFUSALS)

/** Every reason. */
export const REASONS: readonly string[] = [...TEXTS.keys()]

/** Whether a text is a reason of the table. */
export const isReason = (text: string): text is Reason => TEXTS.has(text)

/** The sentence in the language of these texts. */
export function saidWith(texts: ReadonlyMap<string, string>, { reason, values }: Sentence): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? saidWith(texts, value) : String(value),
  ])
  return filled(texts.get(reason) ?? reason, Object.fromEntries(said))
}

/** The sentence in English: for the log, the command line, and whoever asks for no other language. */
export const inEnglish = (sentence: Sentence): string => saidWith(TEXTS, sentence)

/** A fault of the field at this pointer. */
export const fault = (pointer: string, sentence: Sentence): InputFault => ({
  pointer,
  message: inEnglish(sentence),
  sentence,
})
