import type { ReportRequest } from '@/components/report/report-request'
import type { MaybeActor } from '@/lib/policy/actor'
import { exportArticle, exportClaim } from '@/lib/server/reports/export'
import type { Exported, ExportedInParts } from '@/lib/server/reports/formats'
import { exportPeriod } from '@/lib/server/reports/period'

/** The file that the request asks for. @throws InvalidInput, NotAvailable, NotFound, NotSignedIn */
export function chosenReport(actor: MaybeActor, request: ReportRequest): Promise<Exported | ExportedInParts> {
  const { format, part, language } = request
  const options = { format, part, language }
  if (request.scope === 'period') {
    const desk = request.desk ? { deskId: request.desk } : {}
    return exportPeriod(actor, { ...options, ...desk, from: request.from, to: request.to })
  }
  return request.claim
    ? exportClaim(actor, { ...options, claimId: request.claim })
    : exportArticle(actor, { ...options, articleId: request.article })
}
