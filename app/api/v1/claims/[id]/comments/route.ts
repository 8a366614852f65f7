import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { AddComment } from '@/lib/schemas/comment'
import { addComment, oneComment } from '@/lib/server/claims/comments'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/comments'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await addComment(actor, { ...parseInput(AddComment, body), claimId: params.id }, options)
    return json(await oneComment(actor, { id }), { status: 201, location: `/api/v1/comments/${id}` })
  }),
})
