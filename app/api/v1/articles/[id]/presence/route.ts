import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { SayPresence } from '@/lib/schemas/presence'
import { articlePresence } from '@/lib/server/articles/presence'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/presence'>({
  PUT: changes(async ({ actor, params, body }) =>
    json(await articlePresence(actor, { ...parseInput(SayPresence, body), id: params.id })),
  ),
})
