import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { askWatchNow, startWatch, stopWatch } from '@/lib/server/articles/watching/watch'
import { seenVersion } from '../../changed-pages/page-of'

const WatchForm = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('start'), articleId: id }),
  z.strictObject({ verb: z.enum(['stop', 'ask']), articleId: id, id, version: seenVersion }),
])

const pageOf = (articleId: string | undefined) =>
  /^[A-Za-z0-9_-]{1,64}$/.test(articleId ?? '') ? `/desk/articles/${articleId}/versions` : '/desk/changed-pages'

/** Starts or stops watching the page of an article, or has it asked now. */
export const POST = formPost((trip) =>
  formAction(trip, { page: `${pageOf(trip.fields.articleId)}#watch`, form: 'watch' }, async () => {
    const { actor } = trip
    const given = parseInput(WatchForm, trip.fields)
    if (given.verb === 'start') await startWatch(actor, { articleId: given.articleId })
    else {
      const change = given.verb === 'stop' ? stopWatch : askWatchNow
      await change(actor, { id: given.id }, { version: given.version })
    }
    return redirectTo(`${pageOf(given.articleId)}?done=watch-${given.verb}#watch`)
  }),
)
