import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ChangeComment } from '@/lib/schemas/comment'
import { NoInput } from '@/lib/schemas/review'
import { changeComment, deleteComment, oneComment } from '@/lib/server/claims/comments'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/comments/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneComment(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeComment(actor, { ...parseInput(ChangeComment, body), id }, options)
    return json(await oneComment(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteComment(actor, { id }, options)
    return noContent()
  }),
})
