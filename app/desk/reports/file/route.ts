import { reportRequest } from '@/components/report/report-request'
import { readPreferences } from '@/lib/http/preferences'
import { reads } from '@/lib/http/route'
import { textStream } from '@/lib/http/text-stream'
import { chosenReport } from '../chosen-report'

/** The report as a file to keep. */
export const GET = reads(async ({ actor, search }) => {
  const { language } = await readPreferences()
  const file = await chosenReport(actor, reportRequest(search, language))
  const { contentType, fileName } = file
  return new Response('parts' in file ? textStream(file.parts) : file.body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  })
})
