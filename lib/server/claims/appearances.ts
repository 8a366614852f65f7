import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { appearanceView } from '@/lib/policy/visibility/appearance'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { query } from '../engine/query'
import { changeContent } from '../claim-content/aggregate'

const livingAppearance = (db: Pick<Tx, 'appearance'>, appearanceId: string) =>
  db.appearance.findFirst({
    where: { id: appearanceId, deletedAt: null, claim: { deletedAt: null } },
    include: { claim: true, articleVersion: { select: { number: true } } },
  })

export const oneAppearance = query({
  name: 'appearance.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingAppearance(db, input.id),
  desk: ({ claim }) => claim.deskId,
  show: ({ target }) => appearanceView(target),
})

/** Takes a claim from one of its places. The last one stays: a claim without words would be checked against nothing. */
export const deleteAppearance = command({
  name: 'appearance.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingAppearance(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  guard: { version: (appearance) => appearance.version, needed: true },
  async run({ tx, actor, now, target: appearance }) {
    const { claim } = appearance
    if (appearance.standing === 'past') throw new Conflict(say('claims.mark-went-on-delete'))
    const places = await tx.appearance.count({
      where: { claimId: claim.id, deletedAt: null, standing: { not: 'past' } },
    })
    if (places === 1) {
      throw new Conflict(say('claims.stands-nowhere-else'))
    }
    const state = await changeContent({ tx, actor, now }, claim)
    await tx.appearance.update({
      where: { id: appearance.id },
      data: { deletedAt: now, changedById: actor.personId, version: { increment: 1 } },
    })
    return {
      result: { id: appearance.id, claimId: claim.id },
      audit: {
        kind: 'appearance',
        targetId: appearance.id,
        deskId: claim.deskId,
        articleId: appearance.articleId,
        claimId: claim.id,
        before: { start: appearance.start, end: appearance.end, exact: appearance.exact, ...state.before },
        after: { ...state.after },
      },
    }
  },
})
