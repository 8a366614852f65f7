import { NotSignedIn } from '@/lib/domain/errors'
import { eventStream } from '@/lib/http/event-stream'
import { methods } from '@/lib/http/methods'
import { reads } from '@/lib/http/route'
import { EventListing } from '@/lib/schemas/listing'
import { oneArticle } from '@/lib/server/articles/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/events'>({
  GET: reads(async ({ request, actor, search }) => {
    if (actor === null) throw new NotSignedIn()
    const { article: id, after, window } = parseInput(EventListing, search)
    const article = id === undefined ? undefined : await oneArticle(actor, { id })
    const last = request.headers.get('last-event-id')
    const known = last === null ? after : parseInput(EventListing, { after: last }).after
    return eventStream({ request, actor, article, after: known, window })
  }),
})
