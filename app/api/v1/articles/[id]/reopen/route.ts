import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { reopenArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/reopen'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await reopenArticle(actor, { ...parseInput(NoInput, body), id }, options)
    return json(await oneArticle(actor, { id }))
  }),
})
