import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/domain/export-formats'

/** The tables of the CSV format. */
export const PARTS = ['claims', 'evidence', 'relations'] as const

/** What the address asks to be reported. */
export interface ReportRequest {
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
export function reportRequest(said: Readonly<Record<string, string>>, language: InterfaceLanguage): ReportRequest {
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

/** The same request as the query of an address. */
export const requestQuery = (request: ReportRequest): string =>
  new URLSearchParams(Object.entries(request).filter(([, value]) => value !== '')).toString()

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** What keeps these request from being a report: a key of the catalogue under `reports`, or null. */
export function requestFault(request: ReportRequest): 'periodFault' | 'periodFormats' | 'nothing-chosen' | null {
  if (request.scope === 'article') return request.article === '' ? 'nothing-chosen' : null
  if (request.from === '' && request.to === '') return 'nothing-chosen'
  if (!isDay(request.from) || !isDay(request.to) || request.from > request.to) return 'periodFault'
  return ['csv', 'md', 'claimreview'].includes(request.format) ? null : 'periodFormats'
}
