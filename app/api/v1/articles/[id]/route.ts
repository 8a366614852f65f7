import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { ChangeArticle } from '@/lib/schemas/article'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneArticle(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeArticle(actor, { ...parseInput(ChangeArticle, body), id }, options)
    return json(await oneArticle(actor, { id }))
  }),
})
