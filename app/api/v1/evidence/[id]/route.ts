import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ChangeEvidence } from '@/lib/schemas/evidence'
import { NoInput } from '@/lib/schemas/review'
import { changeEvidence, deleteEvidence, oneEvidence } from '@/lib/server/claims/evidence'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/evidence/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneEvidence(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeEvidence(actor, { ...parseInput(ChangeEvidence, body), id }, options)
    return json(await oneEvidence(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteEvidence(actor, { id }, options)
    return noContent()
  }),
})
