import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { ReattachPlace } from '@/lib/schemas/article-version'
import { oneReanchoring } from '@/lib/server/articles/reanchoring-queue'
import { reattachPlace } from '@/lib/server/claims/reanchor'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/appearances/{id}/reattach'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await reattachPlace(actor, { ...parseInput(ReattachPlace, body), id }, options)
    return json(await oneReanchoring(actor, { id }))
  }),
})
