import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { setDeskPolicies } from '@/lib/server/newsroom/desks'
import { parseInput } from '@/lib/server/engine/input'

/** A box that isn't ticked isn't sent. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

const PoliciesForm = z.strictObject({
  deskId: id,
  version: z.string().regex(/^\d{1,9}$/),
  minimumOrigins: z
    .string()
    .regex(/^\d{1,2}$/, 'is a whole number from 0 to 10')
    .transform(Number)
    .pipe(z.int().min(0).max(10)),
  evidenceInDirection: ticked,
  primarySourceForExtremes: ticked,
  commentsResolved: ticked,
  reviewOpinions: ticked,
})

/** A chief sets what the desk's gate asks for. (rule R20) */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  return formAction(trip, { page: '/desk/policies', form: fields.deskId ?? '' }, async () => {
    const { deskId, version, ...policies } = parseInput(PoliciesForm, fields)
    await setDeskPolicies(actor, { deskId, policies }, { version: Number(version) })
    return redirectTo(`/desk/policies?done=${deskId}`)
  })
})
