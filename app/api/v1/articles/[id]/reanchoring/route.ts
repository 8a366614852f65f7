import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { QueueListing } from '@/lib/schemas/listing'
import { reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/reanchoring'>({
  GET: reads(async ({ actor, params, search }) =>
    json(await reanchoringQueue(actor, { ...parseInput(QueueListing, search), articleId: params.id })),
  ),
})
