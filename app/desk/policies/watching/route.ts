import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { setWatchPolicy } from '@/lib/server/articles/watching/policy'

/** Numbers as a form sends them; the command says which are possible. */
const number = z
  .string()
  .regex(/^\d{1,5}(?:\.\d{1,3})?$/, 'is a number')
  .transform(Number)

const WatchingForm = z.strictObject({
  deskId: id,
  version: z.string().regex(/^\d{1,9}$/),
  // A box that isn't ticked isn't sent.
  newArticles: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  firstMinutes: number,
  growth: number,
  longestHours: number,
  endDays: number,
})

/** A chief sets how the desk watches the pages of its articles. (rule R7) */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  return formAction(trip, { page: '/desk/policies', form: `watching-${fields.deskId ?? ''}` }, async () => {
    const { deskId, version, ...watching } = parseInput(WatchingForm, fields)
    await setWatchPolicy(actor, { deskId, watching }, { version: Number(version) })
    return redirectTo(`/desk/policies?done=watching-${deskId}#watching-${deskId}`)
  })
})
