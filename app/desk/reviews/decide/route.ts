import { z } from 'zod'
import { REVIEW_DECISIONS } from '@/lib/domain/codes'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id, optionalText } from '@/lib/schemas/text'
import { reviewClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { parseInput } from '@/lib/server/engine/input'

const DecisionForm = z.strictObject({
  id,
  /** The version that the reviewer read. (rule R29) */
  version: z.string().regex(/^\d{1,9}$/),
  decision: z.enum(REVIEW_DECISIONS),
  reason: optionalText(10_000).optional(),
})

/** The reviewer's decision; the way on is the queue. What was refused goes back with the reason that was typed. */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const page = /^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? `/desk/reviews/${fields.id}` : '/desk/reviews'
  return formAction(trip, { page, form: 'decision' }, async () => {
    const { version, ...decided } = parseInput(DecisionForm, fields)
    await reviewClaim(actor, decided, { version: Number(version) })
    const { key } = await oneClaim(actor, { id: decided.id })
    return redirectTo(
      `/desk/reviews?${decided.decision === 'approve' ? 'approved' : 'returned'}=${key}&claim=${decided.id}`,
    )
  })
})
