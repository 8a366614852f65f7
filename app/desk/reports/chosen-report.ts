import type { ReportWishes } from '@/components/report/report-wishes'
import type { MaybeActor } from '@/lib/policy/actor'
import { exportArticle, exportClaim } from '@/lib/server/reports/export'
import type { Exported, ExportedInParts } from '@/lib/server/reports/formats'
import { exportPeriod } from '@/lib/server/reports/period'

/** The file that the wishes ask for. @throws InvalidInput, NotAvailable, NotFound, NotSignedIn */
export function chosenReport(actor: MaybeActor, wishes: ReportWishes): Promise<Exported | ExportedInParts> {
  const { format, part, language } = wishes
  const options = { format, part, language }
  if (wishes.scope === 'period') {
    const desk = wishes.desk ? { deskId: wishes.desk } : {}
    return exportPeriod(actor, { ...options, ...desk, from: wishes.from, to: wishes.to })
  }
  return wishes.claim
    ? exportClaim(actor, { ...options, claimId: wishes.claim })
    : exportArticle(actor, { ...options, articleId: wishes.article })
}
