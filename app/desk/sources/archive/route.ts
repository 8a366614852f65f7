import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { requestCapture } from '@/lib/server/claims/captures'
import { parseInput } from '@/lib/server/engine/input'

const RequestForm = z.strictObject({ id })

/** Asks for a copy of what stands at a source's address. */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const page = /^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? `/desk/sources/${fields.id}` : '/desk/sources'
  return formAction(trip, { page, form: 'archive-source' }, async () => {
    const request = parseInput(RequestForm, fields)
    await requestCapture(actor, request)
    return redirectTo(`/desk/sources/${request.id}?done=archiving`)
  })
})
