import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { oneWatch } from '@/lib/server/articles/watching/watch-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/watches/{id}'>({
  GET: reads(async ({ actor, params: { id } }) => json(await oneWatch(actor, { id }))),
})
