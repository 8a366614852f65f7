import { ERROR_OUTCOMES } from '@/lib/domain/codes'
import type { ErrorReportView } from '@/lib/schemas/error-report'
import { code, iso, isoOrNull } from './stored-values'

export interface ErrorReportRow {
  readonly id: string
  readonly claimId: string | null
  readonly slug: string | null
  readonly text: string
  readonly contact: string | null
  readonly createdAt: Date
  readonly closedAt: Date | null
  readonly closedById: string | null
  readonly outcome: string | null
  readonly closeReason: string | null
}

export function errorReportView(report: ErrorReportRow): ErrorReportView {
  return {
    id: report.id,
    claimId: report.claimId,
    slug: report.slug,
    text: report.text,
    contact: report.contact,
    createdAt: iso(report.createdAt),
    closedAt: isoOrNull(report.closedAt),
    closedById: report.closedById,
    outcome: code(ERROR_OUTCOMES, report.outcome),
    closeReason: report.closeReason,
  }
}
