import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { withdrawClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/withdraw'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await withdrawClaim(actor, { ...parseInput(NoInput, body), id }, options)
    return json(await oneClaim(actor, { id }))
  }),
})
