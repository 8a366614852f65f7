import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { CorrectClaim } from '@/lib/schemas/review'
import { correctClaim } from '@/lib/server/checks/publish'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/corrections'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await correctClaim(actor, { ...parseInput(CorrectClaim, body), id }, options)
    return json(await oneClaim(actor, { id }))
  }),
})
