import { methods } from '@/lib/http/methods'
import { json, reads, versionNumber } from '@/lib/http/route'
import { articleVersion } from '@/lib/server/articles/version-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/versions/{number}'>({
  GET: reads(async ({ actor, params: { id, number } }) =>
    json(await articleVersion(actor, { id, number: versionNumber(number) })),
  ),
})
