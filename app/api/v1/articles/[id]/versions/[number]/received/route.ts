import { methods } from '@/lib/http/methods'
import { json, reads, versionNumber } from '@/lib/http/route'
import { ReceivedListing } from '@/lib/schemas/listing'
import { receivedPlace } from '@/lib/server/articles/received-place'
import { parseInput } from '@/lib/server/engine/input'

/** Where a place of a version stands in what was received, or the other way round. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/versions/{number}/received'>({
  GET: reads(async ({ actor, params: { id, number }, search }) =>
    json(await receivedPlace(actor, { id, number: versionNumber(number), ...parseInput(ReceivedListing, search) })),
  ),
})
