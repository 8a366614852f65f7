import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { DropArticle } from '@/lib/schemas/article'
import { dropArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/drop'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await dropArticle(actor, { ...parseInput(DropArticle, body), id }, options)
    return json(await oneArticle(actor, { id }))
  }),
})
