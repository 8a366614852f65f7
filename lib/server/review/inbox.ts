import { z } from 'zod'
import type { ClaimState, DeskRole } from '@/lib/domain/codes'
import type { MaybeActor } from '@/lib/policy/actor'
import { atLeast } from '@/lib/policy/permissions'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { id } from '@/lib/schemas/text'
import { stateOf } from '../claim-content/aggregate'
import { approvedClaims, countReviewable, openThreads, ownClaims, reviewableClaims } from '../claims/waiting'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { IdRows, inOrderOf } from '../engine/paging'
import { query } from '../engine/query'
import { type WaitingClaim, waitingClaims } from './waiting-claim'

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
    const part = { deskIds, personId: me, limit: MOST }
    const [returned, reviewable, publishable, recheck, threads] = await Promise.all([
      ownClaims(db, 'returned', part),
      reviewableClaims(db, { ...part, deskIds: desksAs(actor, deskIds, 'reviewer') }),
      approvedClaims(db, desksAs(actor, deskIds, 'chief'), MOST),
      ownClaims(db, 'recheck', part),
      openThreads(db, part),
    ])
    // One after another: the ids of all parts together would be too many for one statement.
    const shown = (ids: readonly string[]) => waitingClaims(db, actor, ids)
    const tallies = await db.claimTally.findMany({ where: { deskId: { in: deskIds }, count: { gt: 0 } } })
    return {
      returned: await shown(returned),
      reviewable: await shown(reviewable),
      publishable: await shown(publishable),
      recheck: await shown(recheck),
      comments: await openComments(db, threads),
      flow: flowOf(tallies),
      needsRecheck: tallies.reduce((total, each) => total + (each.needsRecheck ? each.count : 0), 0),
      articles: await countArticles(db, deskIds),
      firstRun: (await hasOwnWork(db, me, deskIds)) ? null : { sampleArticleId: await sampleArticle(db, deskIds) },
    }
  },
})

async function openComments(db: Reader, ids: readonly string[]): Promise<OpenComment[]> {
  const comments = await db.comment.findMany({
    where: { id: { in: [...ids] } },
    include: { createdBy: { select: { name: true } }, claim: { include: { article: { select: { title: true } } } } },
  })
  return inOrderOf(ids, comments).flatMap(({ id: commentId, text, createdAt, createdBy, claim }) =>
    claim
      ? {
          id: commentId,
          text,
          by: createdBy.name,
          at: createdAt.toISOString(),
          claimId: claim.id,
          claimKey: claimKey(claim.number),
          statement: claim.statement,
          language: claim.language,
          articleId: claim.articleId,
          articleTitle: claim.article.title,
        }
      : [],
  )
}

function flowOf(tallies: readonly { readonly state: string; readonly count: number }[]): InboxView['flow'] {
  const flow = new Map<ClaimState, number>()
  for (const tally of tallies) flow.set(stateOf(tally), (flow.get(stateOf(tally)) ?? 0) + tally.count)
  return Object.fromEntries(flow)
}

const Counts = z.array(z.object({ count: z.coerce.number() }))

async function countArticles(db: Reader, deskIds: readonly string[]): Promise<number> {
  if (deskIds.length === 0) return 0
  const rows = await db.$queryRaw`
    SELECT count(*) AS "count" FROM "Article" INDEXED BY "Article_living"
    WHERE "deskId" IN (${Prisma.join([...deskIds])}) AND "droppedAt" IS NULL`
  return Counts.parse(rows)[0]?.count ?? 0
}

async function sampleArticle(db: Reader, deskIds: readonly string[]): Promise<string | null> {
  if (deskIds.length === 0) return null
  const rows = await db.$queryRaw`
    SELECT "id" FROM "Article" INDEXED BY "Article_sample"
    WHERE "deskId" IN (${Prisma.join([...deskIds])}) AND "demo" = 1 AND "droppedAt" IS NULL LIMIT 1`
  return IdRows.parse(rows)[0]?.id ?? null
}

/** Nobody counts waiting reviews further: beyond, the number says nothing. */
export const MOST_REVIEWS_COUNTED = 100

/** How many reviews wait for this person, for the bar; at most `MOST_REVIEWS_COUNTED`. */
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
    return countReviewable(db, { deskIds: desks, personId: actor?.personId ?? '' }, MOST_REVIEWS_COUNTED)
  },
})

/** Members of a desk by name, for filters and for choosing a reviewer. */
export const deskPeople = query({
  name: 'desk.people',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  async show({ db, target: desk }) {
    const memberships = await db.membership.findMany({
      where: { deskId: desk.id, deletedAt: null, person: { disabledAt: null } },
      select: { person: { select: { id: true, name: true } } },
      orderBy: { person: { name: 'asc' } },
    })
    return memberships.map(({ person }) => person)
  },
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

/** Has the person brought in an article or marked a claim of their own? */
async function hasOwnWork(db: Reader, personId: string, deskIds: readonly string[]): Promise<boolean> {
  const own = { createdById: personId, deskId: { in: [...deskIds] } }
  const [article, claim] = await Promise.all([
    db.article.findFirst({ where: { ...own, demo: false }, select: { id: true } }),
    db.claim.findFirst({ where: { ...own, article: { demo: false } }, select: { id: true } }),
  ])
  return article !== null || claim !== null
}
