import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { DescribeClaim } from '@/lib/schemas/claim'
import { NoInput } from '@/lib/schemas/review'
import { describeClaim } from '@/lib/server/claims/describe'
import { deleteClaim } from '@/lib/server/claims/remove'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneClaim(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    const change = { ...parseInput(DescribeClaim, body), id }
    return json(await describeClaim.answered(actor, change, options, oneClaim))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteClaim(actor, { id }, options)
    return noContent()
  }),
})
