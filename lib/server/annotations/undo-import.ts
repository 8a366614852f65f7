/** Taking over a file is one act: undo takes all of it back, redo brings all of it in again. (rule R24) */

import { z } from 'zod'
import { Refusal } from '@/lib/domain/errors'
import { id } from '@/lib/schemas/text'
import { deleteAgent, restoreAgent } from '../claims/agents'
import { livingArticle } from '../engine/article-rows'
import { deleteClaim, restoreClaim } from '../claims/remove'
import { command } from '../engine/command'
import { deleteComment, restoreComment } from '../claims/comments'
import { readInParts } from '../db/in-parts'
import { deleteSource, restoreSource } from '../claims/sources'
import { stillHolds } from '../engine/undo-acts'

const ids = z.array(id).max(200_000)

/** What came in with a file, by ids. */
const Brought = z.strictObject({ articleId: id, claims: ids, comments: ids, agents: ids, sources: ids })
export type Brought = z.infer<typeof Brought>

/** Keeps an import as the last act of whoever made it. Every part of it is audited already. */
export const rememberImport = command({
  name: 'annotation.remember',
  permission: 'claim:change',
  input: Brought.extend({ since: z.date() }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, input: { since, ...brought } }) {
    const rows = await readInParts(brought.comments, (some) =>
      tx.comment.findMany({ where: { id: { in: some } }, select: { id: true, text: true, resolvedAt: true } }),
    )
    return {
      result: {},
      audit: null,
      undo: {
        articleId: brought.articleId,
        label: 'import',
        inverse: { command: 'annotation.take-back', input: brought },
        forward: { command: 'annotation.bring-back', input: brought },
        expects: rows.map(({ id: commentId, text, resolvedAt }) =>
          stillHolds('comment', commentId, { before: {}, after: { text, resolved: resolvedAt !== null } }),
        ),
        untouchedClaims: { ids: brought.claims, since: since.toISOString() },
      },
    }
  },
})

/** Takes away what an import brought in. Agents and sources that something else names by now stay. What undo runs. */
export const takeBackImport = command({
  name: 'annotation.take-back',
  permission: 'claim:change',
  input: Brought,
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input }) {
    const scope = { tx, actor, now, replaying: true as const }
    // In reverse: an answer goes before what it answers.
    for (const comment of input.comments.toReversed()) await deleteComment.within(scope, { id: comment })
    for (const claim of input.claims) await deleteClaim.within(scope, { id: claim })
    for (const source of input.sources) await unlessRefused(deleteSource.within(scope, { id: source }))
    for (const agent of input.agents) await unlessRefused(deleteAgent.within(scope, { id: agent }))
    return { result: {}, audit: null }
  },
})

/** Brings in again what was taken back: most agents and sources come with the claims that name them, then the others. */
export const bringBackImport = command({
  name: 'annotation.bring-back',
  permission: 'claim:change',
  input: Brought,
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input }) {
    const scope = { tx, actor, now, replaying: true as const }
    for (const claim of input.claims) await restoreClaim.within(scope, { id: claim })
    for (const comment of input.comments) await restoreComment.within(scope, { id: comment })
    for (const source of input.sources) await unlessRefused(restoreSource.within(scope, { id: source }))
    for (const agent of input.agents) await unlessRefused(restoreAgent.within(scope, { id: agent }))
    return { result: {}, audit: null }
  },
})

/** What is used, or gone or back already, is refused before anything is written. */
async function unlessRefused(taking: Promise<unknown>): Promise<void> {
  try {
    await taking
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
