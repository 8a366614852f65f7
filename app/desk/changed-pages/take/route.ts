import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { addVersion } from '@/lib/server/articles/add-version'
import { parseInput } from '@/lib/server/engine/input'
import { pageOf, seenVersion } from '../page-of'

const TakeForm = z.strictObject({ id, articleId: id, version: seenVersion })

/** Takes a changed text as a new version; the way on is the queue of marks, where any waits, else the article. (rule R7) */
export const POST = formPost((trip) =>
  formAction(trip, { page: pageOf(trip.fields.id), form: 'take' }, async () => {
    const { id: changedPage, articleId, version } = parseInput(TakeForm, trip.fields)
    const { outcomes } = await addVersion(trip.actor, { id: articleId, changedPage }, { version })
    const waits = outcomes.changed + outcomes.ambiguous + outcomes.lost > 0
    return redirectTo(`/desk/articles/${articleId}${waits ? '/reanchoring' : ''}`)
  }),
)
