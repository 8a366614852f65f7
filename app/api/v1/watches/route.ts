import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { WatchListing } from '@/lib/schemas/listing'
import { parseInput } from '@/lib/server/engine/input'
import { deskWatches } from '@/lib/server/articles/watching/watch-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/watches'>({
  GET: reads(async ({ actor, search }) => json(await deskWatches(actor, parseInput(WatchListing, search)))),
})
