/** What is said of a format of reports: how its file is called and served, for whom, and of what it can be made. */
interface FormatOfReports {
  readonly extension: string
  readonly mediaType: string
  readonly audience: 'people' | 'machines'
  /** Made from the report of an article, or from what is public of it. */
  readonly from: 'report' | 'public-records'
  /** Whether a period can be exported as it, not only one article. */
  readonly ofPeriods: boolean
  /** Whether comments go with it. */
  readonly withComments: boolean
}

/**
 * The formats that can be made, one row each: lists, buttons, the command line's choices and the API's enumeration come from here.
 * What writes one stands in `lib/server/reports/formats.ts`.
 */
export const EXPORTS = {
  html: {
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    audience: 'people',
    from: 'report',
    ofPeriods: false,
    withComments: false,
  },
  md: {
    extension: 'md',
    mediaType: 'text/markdown; charset=utf-8',
    audience: 'people',
    from: 'report',
    ofPeriods: true,
    withComments: false,
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    audience: 'people',
    from: 'report',
    ofPeriods: true,
    withComments: false,
  },
  json: {
    extension: 'json',
    mediaType: 'application/json; charset=utf-8',
    audience: 'machines',
    from: 'report',
    ofPeriods: false,
    withComments: true,
  },
  claimreview: {
    extension: 'claimreview.jsonld',
    mediaType: 'application/ld+json; charset=utf-8',
    audience: 'machines',
    from: 'public-records',
    ofPeriods: true,
    withComments: false,
  },
  webannotation: {
    extension: 'annotations.jsonld',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    audience: 'machines',
    from: 'report',
    ofPeriods: false,
    withComments: true,
  },
} as const satisfies Readonly<Record<string, FormatOfReports>>

type Exports = typeof EXPORTS
export type AvailableFormat = keyof Exports
/** The formats that are written from the report of an article. */
export type FormatOfReport = {
  [Code in AvailableFormat]: Exports[Code]['from'] extends 'report' ? Code : never
}[AvailableFormat]

const isAvailable = (code: string): code is AvailableFormat => Object.hasOwn(EXPORTS, code)
export const AVAILABLE_FORMATS: readonly AvailableFormat[] = Object.keys(EXPORTS).filter(isAvailable)

/** Going to be: refused in a sentence (HTTP 501, exit code 1). */
export const PLANNED_FORMATS = ['pdf', 'docx', 'xlsx', 'averitec', 'brat', 'doccano', 'bundle'] as const
export type ExportFormat = AvailableFormat | (typeof PLANNED_FORMATS)[number]
export const EXPORT_FORMATS: readonly ExportFormat[] = [...AVAILABLE_FORMATS, ...PLANNED_FORMATS]
