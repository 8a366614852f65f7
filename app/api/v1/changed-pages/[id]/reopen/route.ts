import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { parseInput } from '@/lib/server/engine/input'
import { oneChangedPage } from '@/lib/server/articles/watching/changed-page-views'
import { reopenChangedPage } from '@/lib/server/articles/watching/changed-pages'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/changed-pages/{id}/reopen'>({
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    await reopenChangedPage(actor, { ...parseInput(NoInput, body), id }, options)
    return json(await oneChangedPage(actor, { id }))
  }),
})
