import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { stopWatch } from '@/lib/server/articles/watching/watch'
import { oneWatch } from '@/lib/server/articles/watching/watch-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/watches/{id}/stop'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await stopWatch(actor, { id }, options)
    return json(await oneWatch(actor, { id }))
  }),
})
