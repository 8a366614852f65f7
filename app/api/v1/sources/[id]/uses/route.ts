import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { PartListing } from '@/lib/schemas/listing'
import { parseInput } from '@/lib/server/engine/input'
import { sourceUses } from '@/lib/server/claims/sources'

/** Where the source is cited. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources/{id}/uses'>({
  GET: reads(async ({ actor, params, search }) =>
    json(await sourceUses(actor, { ...parseInput(PartListing, search), id: params.id })),
  ),
})
