import { z } from 'zod'
import type { ClaimState, DeskRole } from '@/lib/domain/codes'
import type { MaybeActor } from '@/lib/policy/actor'
import { atLeast } from '@/lib/policy/permissions'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { hindrance } from '@/lib/policy/workflow'
import { id } from '@/lib/schemas/text'
import { CLAIM_ROWS, stateOf } from './claims/aggregate'
import { workflowFacts } from './claims/facts'
import type { Reader } from './db/clients'
import type { Prisma } from './db/generated/client'
import { query } from './query'
import { namesOf, type WaitingClaim, waitingClaim } from './waiting-claim'

/** A thread on one of the viewer's claims that nobody has resolved. */
export interface OpenComment {
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: string
  readonly claimId: string
  readonly claimKey: string
  readonly statement: string
  readonly language: string
  readonly articleId: string
  readonly articleTitle: string
}

export interface InboxView {
  /** Handed back by a reviewer, with the reason. */
  readonly returned: readonly WaitingClaim[]
  /** Submitted, and open to this person's review; those assigned to them first. (rule R17) */
  readonly reviewable: readonly WaitingClaim[]
  /** Approved, waiting for a chief to publish. */
  readonly publishable: readonly WaitingClaim[]
  /** Own claims whose words or evidence changed under a verdict. */
  readonly recheck: readonly WaitingClaim[]
  readonly comments: readonly OpenComment[]
  /** How many claims of the desks are in each state. */
  readonly flow: Readonly<Partial<Record<ClaimState, number>>>
  readonly needsRecheck: number
  readonly articles: number
  /** Before a person's first own work: where to try things. */
  readonly firstRun: { readonly sampleArticleId: string | null } | null
}

/** Rows of one kind in the inbox at most: more is a list's work. */
const MOST = 50

/** What waits for one person, on one desk or on all of theirs, and how the desk's work flows. */
export const inbox = query({
  name: 'inbox.show',
  permission: 'desks:mine',
  input: z.strictObject({ deskId: id.optional() }),
  load: ({ db, actor, input }) => livingDesks(db, actor, input.deskId),
  desk: () => null,
  async show({ db, actor, target: desks }): Promise<InboxView> {
    const me = actor?.personId ?? ''
    const deskIds = desks.map((desk) => desk.id)
    const mine: Prisma.ClaimWhereInput = { OR: [{ createdById: me }, { submittedById: me }] }
    const living: Prisma.ClaimWhereInput = { deskId: { in: deskIds }, deletedAt: null }
    const oldestFirst = { orderBy: [{ updatedAt: 'asc' as const }, { id: 'asc' as const }], take: MOST }
    const [returned, submitted, approved, recheck, comments, flow, needsRecheck, articles, own, sample] =
      await Promise.all([
        db.claim.findMany({ where: { ...living, ...mine, state: 'returned' }, include: CLAIM_ROWS, ...oldestFirst }),
        submittedClaims(db, desksAs(actor, deskIds, 'reviewer')),
        db.claim.findMany({
          where: { deskId: { in: desksAs(actor, deskIds, 'chief') }, deletedAt: null, state: 'approved' },
          include: CLAIM_ROWS,
          ...oldestFirst,
        }),
        db.claim.findMany({ where: { ...living, ...mine, needsRecheck: true }, include: CLAIM_ROWS, ...oldestFirst }),
        db.comment.findMany({
          where: {
            deletedAt: null,
            resolvedAt: null,
            replyToId: null,
            createdById: { not: me },
            claim: { ...living, ...mine },
          },
          include: { claim: { include: { article: { select: { title: true } } } } },
          orderBy: { createdAt: 'desc' },
          take: MOST,
        }),
        db.claim.groupBy({ by: ['state'], where: living, _count: { _all: true } }),
        db.claim.count({ where: { ...living, needsRecheck: true } }),
        db.article.count({ where: { deskId: { in: deskIds }, droppedAt: null } }),
        hasOwnWork(db, me, deskIds),
        db.article.findFirst({
          where: { deskId: { in: deskIds }, demo: true, droppedAt: null },
          orderBy: { createdAt: 'asc' },
          select: { id: true },
        }),
      ])
    const reviewable = submitted.filter((claim) => isOpenTo(actor, claim))
    const names = await namesOf(db, [
      ...[...returned, ...reviewable, ...approved, ...recheck].flatMap((claim) => [
        claim.createdById,
        claim.submittedById,
        ...claim.reviews.map((review) => review.reviewerId),
      ]),
      ...comments.map((comment) => comment.createdById),
    ])
    const shown = (claims: typeof returned) => claims.map((claim) => waitingClaim(claim, actor, names))
    return {
      returned: shown(returned),
      reviewable: shown(
        reviewable.toSorted(
          (one, other) => Number(other.assignedReviewerId === me) - Number(one.assignedReviewerId === me),
        ),
      ).slice(0, MOST),
      publishable: shown(approved),
      recheck: shown(recheck),
      comments: comments.flatMap((comment) =>
        comment.claim
          ? [
              {
                id: comment.id,
                text: comment.text,
                by: names.get(comment.createdById) ?? '',
                at: comment.createdAt.toISOString(),
                claimId: comment.claim.id,
                claimKey: claimKey(comment.claim.number),
                statement: comment.claim.statement,
                language: comment.claim.language,
                articleId: comment.claim.articleId,
                articleTitle: comment.claim.article.title,
              },
            ]
          : [],
      ),
      flow: Object.fromEntries(flow.map((row) => [stateOf(row), row._count._all])),
      needsRecheck,
      articles,
      firstRun: own ? null : { sampleArticleId: sample?.id ?? null },
    }
  },
})

/** How many reviews wait for this person, for the bar. */
export const reviewsWaiting = query({
  name: 'inbox.reviews-waiting',
  permission: 'desks:mine',
  input: z.strictObject({ deskId: id.optional() }),
  load: ({ db, actor, input }) => livingDesks(db, actor, input.deskId),
  desk: () => null,
  async show({ db, actor, target }) {
    const desks = desksAs(
      actor,
      target.map((desk) => desk.id),
      'reviewer',
    )
    return (await submittedClaims(db, desks)).filter((claim) => isOpenTo(actor, claim)).length
  },
})

/** Members of a desk by name, for filters and for choosing a reviewer. */
export const deskPeople = query({
  name: 'desk.people',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  show: ({ db, target: desk }) =>
    db.person.findMany({
      where: { disabledAt: null, memberships: { some: { deskId: desk.id, deletedAt: null } } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
})

function livingDesks(db: Reader, actor: MaybeActor, deskId: string | undefined) {
  const ids = [...(actor?.roles.keys() ?? [])].filter((each) => deskId === undefined || each === deskId)
  return db.desk.findMany({ where: { id: { in: ids }, deletedAt: null }, select: { id: true } })
}

/** Those of the desks on which the actor has at least this role. */
export const desksAs = (actor: MaybeActor, deskIds: readonly string[], least: DeskRole) =>
  deskIds.filter((deskId) => {
    const role = actor?.roles.get(deskId)
    return role !== undefined && atLeast(role, least)
  })

const submittedClaims = (db: Reader, deskIds: readonly string[]) =>
  db.claim.findMany({
    where: { deskId: { in: [...deskIds] }, deletedAt: null, state: 'submitted' },
    include: CLAIM_ROWS,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: 500,
  })

/** May this person approve it, and does it wait for nobody else? */
export function isOpenTo(actor: MaybeActor, claim: Parameters<typeof workflowFacts>[0]): boolean {
  const role = actor?.roles.get(claim.deskId)
  if (!actor || role === undefined) return false
  return hindrance('approve', workflowFacts(claim), { id: actor.personId, role }) === null
}

/** Has the person brought in an article or marked a claim of their own? */
async function hasOwnWork(db: Reader, personId: string, deskIds: readonly string[]): Promise<boolean> {
  const own = { createdById: personId, deskId: { in: [...deskIds] } }
  const [article, claim] = await Promise.all([
    db.article.findFirst({ where: { ...own, demo: false }, select: { id: true } }),
    db.claim.findFirst({ where: { ...own, article: { demo: false } }, select: { id: true } }),
  ])
  return article !== null || claim !== null
}
