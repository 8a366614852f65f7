import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { SubmitClaim } from '@/lib/schemas/review'
import { submitClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/submit'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    const { otherReviewers } = await submitClaim(actor, { ...parseInput(SubmitClaim, body), id }, options)
    return json({ ...(await oneClaim(actor, { id })), otherReviewers })
  }),
})
