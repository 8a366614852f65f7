import { z } from 'zod'
import { id } from '@/lib/schemas/text'
import { countReviewable, decidedClaims, returnedClaims, reviewableClaims, reviewedByOthers } from '../claims/waiting'
import { desksAs, MOST_REVIEWS_COUNTED } from './inbox'
import { page } from '../engine/paging'
import { query } from '../engine/query'
import { type WaitingClaim, waitingClaims } from './waiting-claim'

export const QUEUES = ['mine', 'others', 'returned', 'done'] as const
export type Queue = (typeof QUEUES)[number]

export interface ReviewQueueView {
  readonly claims: readonly WaitingClaim[]
  /** Where the rest of the list begins; null at its end. */
  readonly nextCursor: string | null
  /** How many are in each part of the queue; at most `MOST_REVIEWS_COUNTED`. */
  readonly counts: Readonly<Record<Queue, number>>
}

/**
 * The review queue of a desk: what this person may review now and what waits for others (own work among it), longest waiting
 * first; what was returned, and what this person has decided, newest first. (rules R17, R29)
 */
export const reviewQueue = query({
  name: 'review.queue',
  permission: 'desk:read',
  input: z.strictObject({
    deskId: id,
    queue: z.enum(QUEUES).default('mine'),
    limit: z.int().min(1).max(200).default(50),
    cursor: id.optional(),
  }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  async show({ db, actor, input: { queue, limit, cursor }, target: desk }): Promise<ReviewQueueView> {
    const personId = actor?.personId ?? ''
    const deskIds = desksAs(actor, [desk.id], 'reviewer')
    const lists = {
      mine: (part: Part) => reviewableClaims(db, { deskIds, personId, ...part }),
      others: (part: Part) => reviewedByOthers(db, desk.id, { personId, reviews: deskIds.length > 0, ...part }),
      returned: (part: Part) => returnedClaims(db, desk.id, part),
      done: (part: Part) => decidedClaims(db, desk.id, { personId, ...part }),
    } satisfies Record<Queue, unknown>
    const count = async (each: Queue) => (await lists[each]({ limit: MOST_REVIEWS_COUNTED })).length
    const ids = page(
      await lists[queue]({ limit: limit + 1, cursor }),
      limit,
      (claimId) => claimId,
      (claimId) => claimId,
    )
    return {
      claims: await waitingClaims(db, actor, ids.items),
      nextCursor: ids.nextCursor,
      counts: {
        mine: await countReviewable(db, { deskIds, personId }, MOST_REVIEWS_COUNTED),
        others: await count('others'),
        returned: await count('returned'),
        done: await count('done'),
      },
    }
  },
})

interface Part {
  readonly limit: number
  readonly cursor?: string | undefined
}
