import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ChangeAgent } from '@/lib/schemas/agent'
import { NoInput } from '@/lib/schemas/review'
import { changeAgent, deleteAgent, oneAgent } from '@/lib/server/claims/agents'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/agents/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneAgent(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeAgent(actor, { ...parseInput(ChangeAgent, body), id }, options)
    return json(await oneAgent(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteAgent(actor, { id }, options)
    return noContent()
  }),
})
