import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { redo } from '@/lib/server/undo/undo'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/redo'>({
  POST: changes(async ({ actor, params, body, options }) => {
    parseInput(NoInput, body)
    return json(await redo(actor, { articleId: params.id }, options))
  }),
})
