import { importBatch, readBatchBody } from '@/lib/http/article-batch'
import { languageAsked } from '@/lib/http/problem'
import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/batch'>({
  POST: changes(
    async ({ request, actor, body, options, requestId }) =>
      json(await importBatch(actor, body, options, { requestId, language: languageAsked(request) })),
    readBatchBody,
  ),
})
