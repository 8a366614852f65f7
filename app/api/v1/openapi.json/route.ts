import { methods } from '@/lib/http/methods'
import { openApiDocument } from '@/lib/http/openapi'
import { json, reads } from '@/lib/http/route'

/** What this API can do, for programmes. Anybody may read it. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/openapi.json'>({
  GET: reads(async () => json(openApiDocument())),
})
