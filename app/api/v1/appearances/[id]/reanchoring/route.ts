import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { oneReanchoring } from '@/lib/server/articles/reanchoring-queue'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/appearances/{id}/reanchoring'>({
  GET: reads(async ({ actor, params }) => json(await oneReanchoring(actor, params))),
})
