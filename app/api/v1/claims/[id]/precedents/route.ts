import { NotAvailable } from '@/lib/domain/errors'
import { methods } from '@/lib/http/methods'
import { reads } from '@/lib/http/route'
import { oneClaim } from '@/lib/server/claims/show'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/precedents'>({
  GET: reads(async ({ actor, params }) => {
    await oneClaim(actor, params)
    throw new NotAvailable('Earlier similar claims are not available yet. Read the list of claims instead.')
  }),
})
