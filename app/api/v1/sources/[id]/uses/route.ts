import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { sourceUses } from '@/lib/server/sources'

/** Where the source is cited. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: reads<{ id: string }>(async ({ actor, params }) =>
    json({ items: await sourceUses(actor, params), nextCursor: null }),
  ),
})
