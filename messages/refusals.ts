import type { InterfaceLanguage } from '@/lib/domain/codes'
import { whatHappened } from '@/lib/domain/formats/left-aside'
import { inEnglish, isReason, saidWith, textsByReason } from '@/lib/domain/refusals/english'
import type { Sentence } from '@/lib/domain/refusals/sentence'
import ar from './parts/refusals.ar.json' with { type: 'json' }

/** The texts of each language but English, whose texts are the table itself. They stay on the server. */
const TEXTS = { ar: textsByReason(ar) } satisfies Record<Exclude<InterfaceLanguage, 'en'>, ReadonlyMap<string, string>>

/** The same data with each sentence in it as text. */
type Said<Data> = Data extends Sentence
  ? string
  : Data extends string | number | boolean | null | undefined
    ? Data
    : Data extends readonly (infer Item)[]
      ? readonly Said<Item>[]
      : Data extends object
        ? { readonly [Name in keyof Data]: Said<Data[Name]> }
        : Data

/**
 * A report of brought-in annotations in words: why something was refused is said in this language.
 *
 * @param report plain data with sentences in it
 */
export function reportIn<Report>(language: InterfaceLanguage, report: Report): Said<Report>
export function reportIn(language: InterfaceLanguage, report: unknown): unknown {
  if (Array.isArray(report)) return report.map((item: unknown) => reportIn(language, item))
  if (typeof report !== 'object' || report === null) return report
  if (isSentence(report)) return whatHappened(sayIn(language, report))
  return Object.fromEntries(Object.entries(report).map(([name, value]) => [name, reportIn(language, value)]))
}

const isSentence = (value: object): value is Sentence =>
  'reason' in value && typeof value.reason === 'string' && isReason(value.reason) && 'values' in value

/** What is refused, in words of this language. */
export const sayIn = (language: InterfaceLanguage, sentence: Sentence): string =>
  language === 'en' ? inEnglish(sentence) : saidWith(TEXTS[language], sentence)
