import { z } from 'zod'
import { id } from '@/lib/schemas/text'
import {
  countDecided,
  countReviewable,
  countUnderReview,
  decidedClaims,
  reviewableClaims,
  reviewedByOthers,
} from './claims/waiting'
import { Prisma } from './db/generated/client'
import { desksAs } from './inbox'
import { type Listing, partOfListing } from './paging'
import { query } from './query'
import { type WaitingClaim, waitingClaims } from './waiting-claim'

export const QUEUES = ['mine', 'others', 'returned', 'done'] as const
export type Queue = (typeof QUEUES)[number]

export interface ReviewQueueView {
  readonly claims: readonly WaitingClaim[]
  /** How many are in each part of the queue. */
  readonly counts: Readonly<Record<Queue, number>>
}

/** Claims that a part of the queue shows at most. */
const MOST = 200
/** Of what is decided only the newest are looked at again. */
const MOST_DECIDED = 50

/**
 * The review queue of a desk, longest waiting first: what this person may review now, what waits for others (own work
 * among it), what was returned, and what this person has decided. (rules R17, R29)
 */
export const reviewQueue = query({
  name: 'review.queue',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id, queue: z.enum(QUEUES).default('mine') }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  async show({ db, actor, input, target: desk }): Promise<ReviewQueueView> {
    const me = actor?.personId ?? ''
    const part = { deskIds: desksAs(actor, [desk.id], 'reviewer'), personId: me, limit: MOST }
    const onDesk = { deskId: desk.id, deletedAt: null } satisfies Prisma.ClaimWhereInput
    const mine = await countReviewable(db, part, Number.MAX_SAFE_INTEGER)
    const counts = {
      mine,
      others: (await countUnderReview(db, desk.id)) - mine,
      returned: await db.claim.count({ where: { ...onDesk, state: 'returned' } }),
      done: await countDecided(db, desk.id, me),
    }
    const listed = await {
      mine: () => reviewableClaims(db, part),
      others: () => reviewedByOthers(db, desk.id, part),
      returned: () => partOfListing(db, returnedOf(desk.id), { limit: MOST - 1 }),
      done: () => decidedClaims(db, desk.id, me, MOST_DECIDED),
    }[input.queue]()
    return { claims: await waitingClaims(db, actor, listed), counts }
  },
})

const returnedOf = (deskId: string): Listing => ({
  table: 'Claim',
  key: 'updatedAt',
  descending: true,
  where: Prisma.sql`"deskId" = ${deskId} AND "state" = 'returned' AND "deletedAt" IS NULL`,
})
