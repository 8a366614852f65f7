import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { oneErrorReport } from '@/lib/server/checks/error-report'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/error-reports/{id}'>({
  GET: reads(async ({ actor, params: { id } }) => json(await oneErrorReport(actor, { id }))),
})
