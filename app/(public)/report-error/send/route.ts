import { clientAddress } from '@/lib/http/client-address'
import { formAction, showOnce } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { ReportError } from '@/lib/schemas/error-report'
import { sendErrorReport } from '@/lib/server/checks/error-report'
import { parseInput } from '@/lib/server/engine/input'

/** Takes a reader's report of an error, and thanks. What was refused goes back with every word. */
export const POST = formPost(async (trip) => {
  const { actor, fields } = trip
  const { slug, text, contact, ...unknown } = fields
  const page = slug && /^[a-z0-9-]{1,120}$/.test(slug) ? `/report-error?check=${slug}` : '/report-error'
  return formAction(trip, { page, form: 'report-error' }, async () => {
    const report = { ...unknown, text: text ?? '', ...(slug ? { slug } : {}), ...(contact ? { contact } : {}) }
    await sendErrorReport(actor, parseInput(ReportError, report), clientAddress(trip.request))
    return showOnce(page, trip, slug ? { back: `/checks/${slug}` } : {})
  })
})
