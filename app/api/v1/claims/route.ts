import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { ClaimListing } from '@/lib/schemas/listing'
import { deskClaims } from '@/lib/server/claims/list'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims'>({
  GET: reads(async ({ actor, search }) => json(await deskClaims(actor, parseInput(ClaimListing, search)))),
})
