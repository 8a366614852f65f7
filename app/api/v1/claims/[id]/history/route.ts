import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { HistoryListing } from '@/lib/schemas/listing'
import { claimHistory } from '@/lib/server/claims/history'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/history'>({
  GET: reads(async ({ actor, params: { id }, search }) =>
    json(await claimHistory(actor, { ...parseInput(HistoryListing, search), id })),
  ),
})
