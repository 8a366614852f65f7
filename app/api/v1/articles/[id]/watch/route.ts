import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { startWatch } from '@/lib/server/articles/watching/watch'
import { articleWatch } from '@/lib/server/articles/watching/watch-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/watch'>({
  GET: reads(async ({ actor, params }) => json(await articleWatch(actor, { articleId: params.id }))),
  POST: changes(async ({ actor, params, body, options }) => {
    parseInput(NoInput, body)
    const { articleId } = await startWatch(actor, { articleId: params.id }, options)
    const location = `/api/v1/articles/${articleId}/watch`
    return json(await articleWatch(actor, { articleId }), { status: 201, location })
  }),
})
