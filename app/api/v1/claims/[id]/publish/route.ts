import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { PublishClaim } from '@/lib/schemas/review'
import { publishClaim } from '@/lib/server/checks/publish'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/publish'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await publishClaim(actor, { ...parseInput(PublishClaim, body), id }, options)
    return json(await oneClaim(actor, { id }))
  }),
})
