import { reportWishes } from '@/components/report/report-wishes'
import { readPreferences } from '@/lib/http/preferences'
import { reads } from '@/lib/http/route'
import { chosenReport } from '../chosen-report'

/** The report as a file to keep. */
export const GET = reads(async ({ actor, search }) => {
  const { language } = await readPreferences()
  const { body, contentType, fileName } = await chosenReport(actor, reportWishes(search, language))
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  })
})
