import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { AddNote } from '@/lib/schemas/comment'
import { addNote, oneComment } from '@/lib/server/claims/comments'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/notes'>({
  POST: changes(async ({ actor, params, body, options }) => {
    const { id } = await addNote(actor, { ...parseInput(AddNote, body), articleId: params.id }, options)
    return json(await oneComment(actor, { id }), { status: 201, location: `/api/v1/comments/${id}` })
  }),
})
