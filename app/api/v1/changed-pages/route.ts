import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { ChangedPageListing } from '@/lib/schemas/listing'
import { parseInput } from '@/lib/server/engine/input'
import { changedPages } from '@/lib/server/articles/watching/changed-page-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/changed-pages'>({
  GET: reads(async ({ actor, search }) => json(await changedPages(actor, parseInput(ChangedPageListing, search)))),
})
