import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { CloseErrorReport } from '@/lib/schemas/error-report'
import { closeErrorReport, oneErrorReport } from '@/lib/server/checks/error-report'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/error-reports/{id}/close'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await closeErrorReport(actor, { ...parseInput(CloseErrorReport, body), id }, options)
    return json(await oneErrorReport(actor, { id }))
  }),
})
