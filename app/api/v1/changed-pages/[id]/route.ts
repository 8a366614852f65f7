import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { oneChangedPage } from '@/lib/server/articles/watching/changed-page-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/changed-pages/{id}'>({
  GET: reads(async ({ actor, params: { id } }) => json(await oneChangedPage(actor, { id }))),
})
