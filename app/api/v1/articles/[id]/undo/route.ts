import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { undo } from '@/lib/server/undo/undo'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/undo'>({
  POST: changes(async ({ actor, params, body, options }) => {
    parseInput(NoInput, body)
    return json(await undo(actor, { articleId: params.id }, options))
  }),
})
