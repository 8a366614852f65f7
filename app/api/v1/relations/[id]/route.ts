import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ChangeRelation } from '@/lib/schemas/relation'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { changeRelation, deleteRelation, oneRelation } from '@/lib/server/claims/relations'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/relations/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneRelation(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeRelation(actor, { ...parseInput(ChangeRelation, body), id }, options)
    return json(await oneRelation(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteRelation(actor, { id }, options)
    return noContent()
  }),
})
