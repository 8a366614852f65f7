import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { SubmitClaim } from '@/lib/schemas/review'
import { submitReady } from '@/lib/server/claims/review'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/submit-ready'>({
  POST: changes(async ({ actor, params, body, options }) =>
    json(await submitReady(actor, { ...parseInput(SubmitClaim, body), articleId: params.id }, options)),
  ),
})
