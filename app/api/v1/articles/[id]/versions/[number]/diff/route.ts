import { methods } from '@/lib/http/methods'
import { json, reads, versionNumber } from '@/lib/http/route'
import { DiffListing } from '@/lib/schemas/listing'
import { versionDiff } from '@/lib/server/articles/version-views'
import { parseInput } from '@/lib/server/engine/input'

/** A version beside another, by default the one before it. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/versions/{number}/diff'>({
  GET: reads(async ({ actor, params: { id, number }, search }) =>
    json(await versionDiff(actor, { id, to: versionNumber(number), ...parseInput(DiffListing, search) })),
  ),
})
