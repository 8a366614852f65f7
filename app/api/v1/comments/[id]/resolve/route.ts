import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { ResolveComment } from '@/lib/schemas/comment'
import { oneComment, resolveComment } from '@/lib/server/claims/comments'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/comments/{id}/resolve'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await resolveComment(actor, { ...parseInput(ResolveComment, body), id }, options)
    return json(await oneComment(actor, { id }))
  }),
})
