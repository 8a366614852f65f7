import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { CloseErrorReport } from '@/lib/schemas/error-report'
import { id } from '@/lib/schemas/text'
import { closeErrorReport } from '@/lib/server/checks/error-report'
import { parseInput } from '@/lib/server/engine/input'

/** What came of a reader's report. What was refused goes back to the inbox with the reason that was typed. */
export const POST = formPost((trip) =>
  formAction(trip, { page: '/desk', form: 'close-report' }, async () => {
    await closeErrorReport(trip.actor, parseInput(CloseErrorReport.safeExtend({ id }), trip.fields))
    return redirectTo('/desk?done=report-closed')
  }),
)
