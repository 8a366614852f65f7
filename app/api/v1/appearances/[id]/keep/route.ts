import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { oneReanchoring } from '@/lib/server/articles/reanchoring-queue'
import { keepPlace } from '@/lib/server/claims/reanchor'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/appearances/{id}/keep'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await keepPlace(actor, { id }, options)
    return json(await oneReanchoring(actor, { id }))
  }),
})
