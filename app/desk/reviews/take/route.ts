import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { takeReview } from '@/lib/server/claims/review'
import { parseInput } from '@/lib/server/engine/input'

const TakeForm = z.strictObject({
  id,
  /** The version that the reviewer read. (rule R29) */
  version: z.string().regex(/^\d{1,9}$/),
})

/** Takes a review over from the reviewer whom it is assigned to; the way on is the review itself. */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const page = /^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? `/desk/reviews/${fields.id}` : '/desk/reviews'
  return formAction(trip, { page, form: 'take' }, async () => {
    const { version, ...taken } = parseInput(TakeForm, fields)
    await takeReview(actor, taken, { version: Number(version) })
    return redirectTo(page)
  })
})
