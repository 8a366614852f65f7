import { z } from 'zod'
import {
  ATTRIBUTION_RATINGS,
  INTERFACE_LANGUAGES,
  type AttributionRating,
  type InterfaceLanguage,
} from '@/lib/domain/codes'
import { NotAvailable } from '@/lib/domain/errors'
import {
  AVAILABLE_FORMATS,
  type AvailableFormat,
  EXPORT_FORMATS,
  type ExportFormat,
  EXPORTS,
  type FormatOfReport,
} from '@/lib/domain/export-formats'
import { say } from '@/lib/domain/refusals/sentence'
import { claimsCsv, evidenceCsv, relationsCsv } from '@/lib/domain/formats/csv'
import { htmlReport } from '@/lib/domain/formats/html'
import { markdownReport } from '@/lib/domain/formats/markdown'
import type { ReportWords } from '@/lib/domain/formats/report-lookup'
import { stetJson } from '@/lib/domain/formats/stet-json'
import { webAnnotations } from '@/lib/domain/formats/web-annotation'
import type { Report } from '@/lib/domain/report'
import { wordsOf } from '@/messages/words'
import { codeOf } from '../claim-content/aggregate'

/** What may be requested of every export. */
export const ExportOptions = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** Of `csv`: which of its three tables. */
  part: z.enum(['claims', 'evidence', 'relations']).default('claims'),
  /** Language of the report's own words; by default the newsroom's. */
  language: z.enum(INTERFACE_LANGUAGES).optional(),
})

/** How a file is called and served. */
interface FileNamed {
  readonly contentType: string
  readonly fileName: string
}

/** A report as it leaves: text in UTF-8. */
export interface Exported extends FileNamed {
  readonly body: string
}

/** One that may be longer than memory should hold: its text, part after part, each made when it is asked for. */
export interface ExportedInParts extends FileNamed {
  readonly parts: AsyncIterable<string>
}

export type Wanted = Omit<z.output<typeof ExportOptions>, 'format'> & { readonly format: AvailableFormat }

/** @throws NotAvailable for a format that the product is going to have */
export function available(format: ExportFormat): AvailableFormat {
  const found = AVAILABLE_FORMATS.find((known) => known === format)
  if (found) return found
  throw new NotAvailable(say('reports.format-not-yet', { format, known: AVAILABLE_FORMATS.join(', ') }))
}

/** @param stem the file's name without its extension */
export const fileNamed = (format: AvailableFormat, stem: string): FileNamed => ({
  contentType: EXPORTS[format].mediaType,
  fileName: `${stem}.${EXPORTS[format].extension}`,
})

/** What a report is written with. */
interface Writing {
  readonly words: ReportWords
  readonly language: InterfaceLanguage
  /** Exports go to outsiders: of others' articles they hold only excerpts. (rule R30) */
  readonly text: 'whole' | 'excerpts'
  readonly part: Wanted['part']
}

/** Writes a report in each format. */
const WRITERS: Readonly<Record<FormatOfReport, (report: Report, writing: Writing) => string>> = {
  html: htmlReport,
  md: markdownReport,
  csv: csvOf,
  json: stetJson,
  webannotation: (report, { language, words }) =>
    `${JSON.stringify(webAnnotations(report, { language, attributionWords: attributionWords(words) }), null, 2)}\n`,
}

/** A report, written. */
export function bodyOf(
  report: Report,
  { format, part, language: asked }: Wanted & { readonly format: FormatOfReport },
): string {
  const language = asked ?? spoken(report.newsroom.language)
  const text = report.article.publicText === 'full' ? 'whole' : 'excerpts'
  return WRITERS[format](report, { words: reportWords(language), language, text, part })
}

function csvOf(report: Report, { part, ...options }: Writing): string {
  if (part === 'evidence') return evidenceCsv(report, options)
  return part === 'relations' ? relationsCsv(report) : claimsCsv(report, options)
}

const spoken = (language: string): InterfaceLanguage => INTERFACE_LANGUAGES.find((known) => known === language) ?? 'en'

/** The catalogue as the formats ask for it: any key that a report uses. */
function reportWords(language: InterfaceLanguage): ReportWords {
  const t = wordsOf(language)
  return (key, values) => anyKey(t, key, values)
}

/** The formats name their keys as plain text; a test checks that each of them is in the catalogue. */
function anyKey(t: unknown, key: string, values?: Readonly<Record<string, string | number>>): string {
  if (typeof t !== 'function') throw new Error('the catalogue is a function')
  const found: unknown = t(key, values)
  return String(found)
}

const attributionWords = (words: ReportWords): Record<AttributionRating, string> => {
  const word = (rating: AttributionRating) => words(`codes.attributionRating.${codeOf(ATTRIBUTION_RATINGS, rating)}`)
  return {
    verbatim: word('verbatim'),
    'accurate-paraphrase': word('accurate-paraphrase'),
    inexact: word('inexact'),
    overstated: word('overstated'),
    'not-found': word('not-found'),
  }
}
