import type { ReportWishes } from '@/components/report/report-wishes'
import type { MaybeActor } from '@/lib/policy/actor'
import { type Exported, exportArticle, exportClaim, exportPeriod } from '@/lib/server/reports/export'

/** The file that the wishes ask for. @throws InvalidInput, NotAvailable, NotFound, NotSignedIn */
export function chosenReport(actor: MaybeActor, wishes: ReportWishes): Promise<Exported> {
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
