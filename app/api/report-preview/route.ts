import { reportRequest } from '@/components/report/report-request'
import { DEFAULT_LANGUAGE } from '@/lib/domain/language'
import { reads } from '@/lib/http/route'
import { textStream } from '@/lib/http/text-stream'
import { chosenReport } from '../../desk/reports/chosen-report'

/**
 * The HTML report in the frame of the report page. It stands under `/api` because pages may not be framed; its own policy
 * lets nothing run, load or navigate.
 */
export const GET = reads(async ({ actor, search }) => {
  const request = reportRequest({ ...search, format: 'html' }, DEFAULT_LANGUAGE)
  const file = await chosenReport(actor, request)
  const { contentType } = file
  return new Response('parts' in file ? textStream(file.parts) : file.body, {
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
    },
  })
})
