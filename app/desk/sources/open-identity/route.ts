import { z } from 'zod'
import { formAction, showOnce } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { openIdentity } from '@/lib/server/claims/source-identity'

const RequestForm = z.strictObject({ id })

/** Opens who a confidential source is, once; the audit log tells of it. (rule R15) */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const page = /^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? `/desk/sources/${fields.id}` : '/desk/sources'
  return formAction(trip, { page, form: 'open-identity' }, async () => {
    const { identity } = await openIdentity(actor, parseInput(RequestForm, fields))
    return showOnce(page, trip, { identity: identity ?? '' })
  })
})
