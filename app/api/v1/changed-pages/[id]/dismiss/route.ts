import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { DismissChangedPage } from '@/lib/schemas/watch'
import { parseInput } from '@/lib/server/engine/input'
import { oneChangedPage } from '@/lib/server/articles/watching/changed-page-views'
import { dismissChangedPage } from '@/lib/server/articles/watching/changed-pages'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/changed-pages/{id}/dismiss'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await dismissChangedPage(actor, { ...parseInput(DismissChangedPage, body), id }, options)
    return json(await oneChangedPage(actor, { id }))
  }),
})
