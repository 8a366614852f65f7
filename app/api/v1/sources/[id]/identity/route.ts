import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { openIdentity } from '@/lib/server/claims/source-identity'

/** The answer is kept nowhere, not even for an Idempotency-Key: each opening is an event of its own. (rule R15) */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources/{id}/identity'>({
  POST: changes(async ({ actor, params, body }) => {
    parseInput(NoInput, body)
    return json(await openIdentity(actor, params))
  }),
})
