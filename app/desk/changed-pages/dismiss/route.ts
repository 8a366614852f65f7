import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { DismissChangedPage } from '@/lib/schemas/watch'
import { parseInput } from '@/lib/server/engine/input'
import { dismissChangedPage } from '@/lib/server/articles/watching/changed-pages'
import { pageOf, seenVersion } from '../page-of'

const DismissForm = DismissChangedPage.extend({ id, version: seenVersion })

/** Says why a changed text is not wanted. What was refused goes back with the reason that was typed. */
export const POST = formPost((trip) =>
  formAction(trip, { page: pageOf(trip.fields.id), form: 'dismiss' }, async () => {
    const { version, ...dismissed } = parseInput(DismissForm, trip.fields)
    await dismissChangedPage(trip.actor, dismissed, { version })
    return redirectTo('/desk/changed-pages?done=dismissed')
  }),
)
