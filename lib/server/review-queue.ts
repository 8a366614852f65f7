import { z } from 'zod'
import { id } from '@/lib/schemas/text'
import { CLAIM_ROWS } from './claims/aggregate'
import type { Prisma } from './db/generated/client'
import { isOpenTo } from './inbox'
import { query } from './query'
import { namesOf, type WaitingClaim, waitingClaim } from './waiting-claim'

export const QUEUES = ['mine', 'others', 'returned', 'done'] as const
export type Queue = (typeof QUEUES)[number]

export interface ReviewQueueView {
  readonly claims: readonly WaitingClaim[]
  /** How many are in each part of the queue. */
  readonly counts: Readonly<Record<Queue, number>>
}

/** Claims that a part of the queue shows at most. */
const MOST = 200

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
    const onDesk = { deskId: desk.id, deletedAt: null } satisfies Prisma.ClaimWhereInput
    const decided = { ...onDesk, reviews: { some: { reviewerId: me } } } satisfies Prisma.ClaimWhereInput
    const waiting = await db.claim.findMany({
      where: { ...onDesk, state: { in: ['submitted', 'second-verdict', 'adjudication'] } },
      include: CLAIM_ROWS,
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
      take: 500,
    })
    const mine = waiting.filter((claim) => isOpenTo(actor, claim))
    const others = waiting.filter((claim) => !isOpenTo(actor, claim))
    const [returned, done] = await Promise.all([
      db.claim.count({ where: { ...onDesk, state: 'returned' } }),
      db.claim.count({ where: decided }),
    ])
    const counts = { mine: mine.length, others: others.length, returned, done }
    const listed = await {
      mine: async () =>
        mine.toSorted((one, other) => Number(other.assignedReviewerId === me) - Number(one.assignedReviewerId === me)),
      others: async () => others,
      returned: () =>
        db.claim.findMany({
          where: { ...onDesk, state: 'returned' },
          include: CLAIM_ROWS,
          orderBy: { updatedAt: 'desc' },
          take: MOST,
        }),
      done: () =>
        db.claim.findMany({ where: decided, include: CLAIM_ROWS, orderBy: { updatedAt: 'desc' }, take: MOST }),
    }[input.queue]()
    const shown = listed.slice(0, MOST)
    const names = await namesOf(
      db,
      shown.flatMap((claim) => [
        claim.createdById,
        claim.submittedById,
        ...claim.reviews.map((review) => review.reviewerId),
      ]),
    )
    return { claims: shown.map((claim) => waitingClaim(claim, actor, names)), counts }
  },
})
