import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { AddAgent } from '@/lib/schemas/agent'
import { LibraryListing } from '@/lib/schemas/listing'
import { addAgent, deskAgents, oneAgent } from '@/lib/server/claims/agents'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/agents'>({
  GET: reads(async ({ actor, search }) => json(await deskAgents(actor, parseInput(LibraryListing, search)))),
  POST: changes(async ({ actor, body, options }) => {
    const { id } = await addAgent(actor, parseInput(AddAgent, body), options)
    return json(await oneAgent(actor, { id }), { status: 201, location: `/api/v1/agents/${id}` })
  }),
})
