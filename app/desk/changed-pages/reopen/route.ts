import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { reopenChangedPage } from '@/lib/server/articles/watching/changed-pages'
import { pageOf, seenVersion } from '../page-of'

const ReopenForm = z.strictObject({ id, version: seenVersion })

/** Offers a dismissed text again. */
export const POST = formPost((trip) =>
  formAction(trip, { page: pageOf(trip.fields.id), form: 'reopen' }, async () => {
    const { version, ...reopened } = parseInput(ReopenForm, trip.fields)
    await reopenChangedPage(trip.actor, reopened, { version })
    return redirectTo(`${pageOf(reopened.id)}?done=reopened`)
  }),
)
