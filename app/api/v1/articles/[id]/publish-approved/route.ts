import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { publishApproved } from '@/lib/server/checks/publish'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/publish-approved'>({
  POST: changes(async ({ actor, params, body, options }) => {
    parseInput(NoInput, body)
    return json(await publishApproved(actor, { articleId: params.id }, options))
  }),
})
