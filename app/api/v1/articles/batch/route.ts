import { importBatch, readBatchBody } from '@/lib/http/article-batch'
import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/batch'>({
  POST: changes(
    async ({ actor, body, options, requestId }) => json(await importBatch(actor, body, options, requestId)),
    readBatchBody,
  ),
})
