import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { ErrorReportListing } from '@/lib/schemas/listing'
import { errorReports } from '@/lib/server/checks/error-report'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/error-reports'>({
  GET: reads(async ({ actor, search }) => json(await errorReports(actor, parseInput(ErrorReportListing, search)))),
})
