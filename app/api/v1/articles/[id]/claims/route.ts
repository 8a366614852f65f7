import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { MarkClaim } from '@/lib/schemas/claim'
import { PartListing } from '@/lib/schemas/listing'
import { markClaim } from '@/lib/server/claims/mark'
import { claimsOfArticle } from '@/lib/server/claims/of-article'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/claims'>({
  GET: reads(async ({ actor, params, search }) =>
    json(await claimsOfArticle(actor, { ...parseInput(PartListing, search), articleId: params.id })),
  ),
  POST: changes(async ({ actor, params, body, options }) => {
    const mark = { ...parseInput(MarkClaim, body), articleId: params.id }
    const claim = await markClaim.answered(actor, mark, options, oneClaim)
    return json(claim, { status: 201, location: `/api/v1/claims/${claim.id}` })
  }),
})
