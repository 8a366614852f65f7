import { NotAvailable } from '@/lib/domain/errors'
import { methods } from '@/lib/http/methods'
import { changes } from '@/lib/http/route'
import { oneArticle } from '@/lib/server/articles/show'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: changes<{ id: string }>(async ({ actor, params }) => {
    await oneArticle(actor, params)
    throw new NotAvailable('New versions of an article are not available yet. Nothing was saved.')
  }),
})
