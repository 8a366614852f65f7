import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { GiveReason } from '@/lib/schemas/review'
import { dropClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/drop'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await dropClaim(actor, { ...parseInput(GiveReason, body), id }, options)
    return json(await oneClaim(actor, { id }))
  }),
})
