import { SayPresence } from '@/lib/schemas/presence'
import { id } from '@/lib/schemas/text'
import { presentIn, writeIn } from '../live/presence'
import { query } from '../engine/query'

/**
 * Says in which claim of an article one writes, and answers who else has it open. A query, for nothing is stored: what it
 * says lasts as long as the window's live stream.
 */
export const articlePresence = query({
  name: 'article.presence',
  permission: 'desk:read',
  input: SayPresence.extend({ id }),
  load: async ({ db, input: { id: articleId, claimId } }) => {
    const article = await db.article.findUnique({ where: { id: articleId }, select: { id: true, deskId: true } })
    if (!article || claimId === null) return article
    return (await db.claim.count({ where: { id: claimId, articleId, deletedAt: null } })) > 0 ? article : null
  },
  desk: ({ deskId }) => deskId,
  show({ actor, target, input: { window, claimId } }) {
    if (actor) writeIn({ window, actor, articleId: target.id, deskId: target.deskId }, claimId)
    return { people: presentIn(target.id) }
  },
})
