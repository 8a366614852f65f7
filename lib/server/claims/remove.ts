import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import { claimSeal } from '../transaction/seals'
import { CLAIM_ROWS, livingClaim, stateOf } from '../claim-content/aggregate'
import { bringBackCited } from './cited'

/** Takes a claim away, leaving a tombstone. What was ever published stays: it can only be retracted. */
export const deleteClaim = command({
  name: 'claim.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, now, target: claim }) {
    const state = stateOf(claim)
    if (claim.publications.length > 0) {
      throw new Conflict(say('claims.published-stays'), { state })
    }
    if (state !== 'draft' && state !== 'returned' && state !== 'dropped') {
      throw new Conflict(say('claims.in-review'), { state })
    }
    const deleted = await tx.claim.update({
      where: { id: claim.id },
      data: { deletedAt: now, version: { increment: 1 } },
    })
    return {
      result: { id: claim.id },
      audit: {
        kind: 'claim',
        targetId: claim.id,
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        before: { key: claimKey(claim.number), statement: claim.statement },
        seals: [claimSeal(deleted)],
      },
      undo: {
        articleId: claim.articleId,
        label: 'delete-claim',
        inverse: { command: 'claim.restore', input: { id: claim.id } },
        forward: { command: 'claim.delete', input: { id: claim.id } },
        expects: [],
        untouchedClaimId: claim.id,
      },
    }
  },
})

/** Brings a deleted claim back, with its number and all that belongs to it. */
export const restoreClaim = command({
  name: 'claim.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) =>
    tx.claim.findFirst({ where: { id: input.id, deletedAt: { not: null } }, include: CLAIM_ROWS }),
  desk: (claim) => claim.deskId,
  async run({ tx, actor, now, target: claim }) {
    const restored = await tx.claim.update({
      where: { id: claim.id },
      data: { deletedAt: null, version: { increment: 1 } },
    })
    await bringBackCited({ tx, actor, now }, claim.id)
    return {
      result: { id: claim.id },
      audit: {
        kind: 'claim',
        targetId: claim.id,
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        after: { key: claimKey(claim.number), statement: claim.statement },
        seals: [claimSeal(restored)],
      },
      undo: {
        articleId: claim.articleId,
        label: 'restore-claim',
        inverse: { command: 'claim.delete', input: { id: claim.id } },
        forward: { command: 'claim.restore', input: { id: claim.id } },
        expects: [],
        untouchedClaimId: claim.id,
      },
    }
  },
})
