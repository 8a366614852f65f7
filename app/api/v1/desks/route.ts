import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { ownDesks } from '@/lib/server/newsroom/desks'

/** The desks that the caller belongs to. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/desks'>({
  GET: reads(async ({ actor }) => json({ items: await ownDesks(actor, {}), nextCursor: null })),
})
