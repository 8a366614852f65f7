import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { GiveVerdict } from '@/lib/schemas/verdict'
import { parseInput } from '@/lib/server/engine/input'
import { giveVerdict, oneVerdict } from '@/lib/server/claims/verdicts'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/verdicts'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await giveVerdict(actor, { ...parseInput(GiveVerdict, body), claimId: params.id }, options)
    return json(await oneVerdict(actor, { id }), { status: 201, location: `/api/v1/verdicts/${id}` })
  }),
})
