import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ChangeRelation } from '@/lib/schemas/relation'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { changeRelation, deleteRelation, oneRelation } from '@/lib/server/claims/relations'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: reads<{ id: string }>(async ({ actor, params }) => json(await oneRelation(actor, params))),
  PATCH: changes<{ id: string }>(async ({ actor, params: { id }, body, options }) => {
    await changeRelation(actor, { ...parseInput(ChangeRelation, body), id }, options)
    return json(await oneRelation(actor, { id }))
  }),
  DELETE: changes<{ id: string }>(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteRelation(actor, { id }, options)
    return noContent()
  }),
})
