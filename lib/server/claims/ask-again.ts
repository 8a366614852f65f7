import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import { changeContent } from '../claim-content/aggregate'
import { auditOf, loadMark, readsOtherwiseThere } from './mark-in-newest'
import { markedVerdicts, unflagVerdicts } from './rechecks'

/**
 * Takes a decision back: the mark waits in the queue again, or is left on its old version as before. What undo runs.
 *
 * @throws Conflict when nothing was decided, or a still newer text came since
 */
export const askAgain = command({
  name: 'appearance.ask-again',
  permission: 'claim:change',
  input: z.strictObject({
    id,
    standing: z.enum(['waiting', 'kept']).default('waiting'),
    keptBy: id.nullish(),
    keptAt: z.iso.datetime().nullish(),
  }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ mark }) => mark.claim.deskId,
  async run({ tx, actor, now, input: { standing, keptBy, keptAt }, target }) {
    const { mark, newest } = target
    const [entry] = mark.reanchorings
    const decided = entry?.decision === 'accepted' || entry?.decision === 'reattached' || entry?.decision === 'kept'
    if (!entry || !decided) throw new Conflict(say('claims.nothing-decided'))
    const successor = entry.successorId
      ? await tx.appearance.findFirst({ where: { id: entry.successorId, deletedAt: null } })
      : null
    const gone = entry.successorId !== null && successor?.standing !== 'current'
    if (gone || (standing === 'waiting' && entry.toVersionId !== newest.id))
      throw new Conflict(say('claims.newer-text-reattach'))
    const newWords = successor !== null && readsOtherwiseThere(target, successor)
    const needsRecheck = newWords
      ? await unflagVerdicts(tx, mark.claimId, {
          appearanceId: mark.id,
          since: entry.decidedAt ?? new Date(0),
          marked: markedVerdicts(entry),
        })
      : null
    const state = newWords
      ? await changeContent({ tx, actor, now }, mark.claim, needsRecheck === null ? {} : { needsRecheck })
      : { before: {}, after: {} }
    if (successor) {
      await tx.appearance.update({
        where: { id: successor.id },
        data: { deletedAt: now, changedById: actor.personId, version: { increment: 1 } },
      })
    }
    await tx.appearance.update({ where: { id: mark.id }, data: { standing, version: { increment: 1 } } })
    const kept = { decision: 'kept', ...(keptBy && keptAt ? { decidedById: keptBy, decidedAt: new Date(keptAt) } : {}) }
    const back = standing === 'kept' ? kept : { decision: null, decidedById: null, decidedAt: null }
    await tx.reanchoring.update({ where: { id: entry.id }, data: { ...back, successorId: null, recheck: '[]' } })
    if (!newWords) await tx.claim.update({ where: { id: mark.claimId }, data: { version: { increment: 1 } } })
    return {
      result: { id: mark.id, claimId: mark.claimId },
      audit: {
        ...auditOf(target.mark),
        before: {
          reanchored: entry.decision,
          ...(successor ? { version: newest.number, exact: successor.exact } : {}),
          ...state.before,
        },
        after: {
          reanchored: standing,
          ...(successor ? { version: mark.articleVersion.number, exact: mark.exact } : {}),
          ...state.after,
        },
      },
    }
  },
})
