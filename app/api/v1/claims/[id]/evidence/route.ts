import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { AttachEvidence } from '@/lib/schemas/evidence'
import { attachEvidence, oneEvidence } from '@/lib/server/claims/evidence'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/evidence'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await attachEvidence(actor, { ...parseInput(AttachEvidence, body), claimId: params.id }, options)
    return json(await oneEvidence(actor, { id }), { status: 201, location: `/api/v1/evidence/${id}` })
  }),
})
