import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { deleteSource } from '@/lib/server/claims/sources'

const Stored = z.strictObject({ id, version: z.string().regex(/^\d{1,9}$/) })

/** Takes a source out of the library; one that is cited stays. */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const page = /^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? `/desk/sources/${fields.id}` : '/desk/sources'
  return formAction(trip, { page, form: 'delete-source' }, async () => {
    const { id: sourceId, version } = parseInput(Stored, fields)
    await deleteSource(actor, { id: sourceId }, { version: Number(version) })
    return redirectTo('/desk/sources?done=deleted')
  })
})
