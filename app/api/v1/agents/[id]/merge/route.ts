import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { MergeAgent } from '@/lib/schemas/agent'
import { mergeAgent, oneAgent } from '@/lib/server/claims/agents'
import { parseInput } from '@/lib/server/engine/input'

/** Answers with the agent that both are now. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/agents/{id}/merge'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await mergeAgent(actor, { ...parseInput(MergeAgent, body), id: params.id }, options)
    return json(await oneAgent(actor, { id }))
  }),
})
