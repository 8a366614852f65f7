import { NotAvailable } from '@/lib/domain/errors'
import { methods } from '@/lib/http/methods'
import { changes } from '@/lib/http/route'
import { oneClaim } from '@/lib/server/claims/show'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/adjudicate'>({
  POST: changes(async ({ actor, params }) => {
    await oneClaim(actor, params)
    throw new NotAvailable('Adjudication is not available yet. Nothing was changed; return the claim with your reason.')
  }),
})
