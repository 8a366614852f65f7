import { EXPORT_FORMATS, type ExportFormat, INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'

/** The tables of the CSV format. */
export const PARTS = ['claims', 'evidence', 'relations'] as const

/** What the address asks to be reported. */
export interface ReportWishes {
  readonly desk: string
  readonly scope: 'article' | 'period'
  readonly article: string
  /** Empty for all claims of the article. */
  readonly claim: string
  /** Days, inclusive: 2026-01-31. */
  readonly from: string
  readonly to: string
  readonly format: ExportFormat
  readonly part: (typeof PARTS)[number]
  readonly language: InterfaceLanguage
}

/** Reads an address; what it doesn't say takes its usual value. */
export function reportWishes(said: Readonly<Record<string, string>>, language: InterfaceLanguage): ReportWishes {
  return {
    desk: said.desk ?? '',
    scope: said.scope === 'period' ? 'period' : 'article',
    article: said.article ?? '',
    claim: said.claim ?? '',
    from: said.from ?? '',
    to: said.to ?? '',
    format: EXPORT_FORMATS.find((known) => known === said.format) ?? 'html',
    part: PARTS.find((known) => known === said.part) ?? 'claims',
    language: INTERFACE_LANGUAGES.find((known) => known === said.language) ?? language,
  }
}

/** The same wishes as the query of an address. */
export const wishesQuery = (wishes: ReportWishes): string =>
  new URLSearchParams(Object.entries(wishes).filter(([, value]) => value !== '')).toString()

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** What keeps these wishes from being a report: a key of the catalogue under `reports`, or null. */
export function wishFault(wishes: ReportWishes): 'periodFault' | 'periodFormats' | 'nothing-chosen' | null {
  if (wishes.scope === 'article') return wishes.article === '' ? 'nothing-chosen' : null
  if (wishes.from === '' && wishes.to === '') return 'nothing-chosen'
  if (!isDay(wishes.from) || !isDay(wishes.to) || wishes.from > wishes.to) return 'periodFault'
  return ['csv', 'md', 'claimreview'].includes(wishes.format) ? null : 'periodFormats'
}
