import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { RelateClaims } from '@/lib/schemas/relation'
import { parseInput } from '@/lib/server/engine/input'
import { oneRelation, relateClaims } from '@/lib/server/claims/relations'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/relations'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await relateClaims(actor, { ...parseInput(RelateClaims, body), from: params.id }, options)
    return json(await oneRelation(actor, { id }), { status: 201, location: `/api/v1/relations/${id}` })
  }),
})
