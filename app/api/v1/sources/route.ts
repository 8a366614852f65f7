import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { LibraryListing } from '@/lib/schemas/listing'
import { AddSource } from '@/lib/schemas/source'
import { parseInput } from '@/lib/server/engine/input'
import { addSource, deskSources, oneSource } from '@/lib/server/claims/sources'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources'>({
  GET: reads(async ({ actor, search }) => json(await deskSources(actor, parseInput(LibraryListing, search)))),
  POST: changes(async ({ actor, body, options }) => {
    const { id } = await addSource(actor, parseInput(AddSource, body), options)
    return json(await oneSource(actor, { id }), { status: 201, location: `/api/v1/sources/${id}` })
  }),
})
