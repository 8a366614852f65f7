import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { requestCapture, sourceSnapshots } from '@/lib/server/claims/captures'
import { parseInput } from '@/lib/server/engine/input'

/** The archived copies of a source; POST asks for another, which a worker takes after the answer. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources/{id}/snapshots'>({
  GET: reads(async ({ actor, params }) => json(await sourceSnapshots(actor, params))),
  POST: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await requestCapture(actor, { id }, options)
    return json(await sourceSnapshots(actor, { id }), { status: 202 })
  }),
})
