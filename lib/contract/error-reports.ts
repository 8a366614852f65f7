import { CloseErrorReport, ErrorReportView } from '@/lib/schemas/error-report'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, lists, shows } from './address'

/** The addresses of what readers report. */
export const ERROR_REPORTS = {
  'GET /error-reports': {
    does: 'Lists what readers report as wrong in what the desk has published.',
    query: listing.ErrorReportListing,
    answer: lists(ErrorReportView),
  },
  'GET /error-reports/{id}': { does: 'Shows a reader’s report.', answer: shows(ErrorReportView) },
  'POST /error-reports/{id}/close': {
    does: 'Says what came of a reader’s report, and why.',
    body: CloseErrorReport,
    answer: shows(ErrorReportView),
    conflicts: true,
  },
} as const satisfies Addresses
