import type { ClaimState } from '@/lib/domain/codes'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { currentVerdict, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import { type Blocker, blocker } from '@/lib/policy/workflow'
import { stateOf } from '../claim-content/aggregate'
import { workflowFacts } from '../claims/facts'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { inOrderOf } from '../engine/paging'

/** A claim as the inbox and the review queue list it: whose turn it is, since when, and why. */
export interface WaitingClaim {
  readonly id: string
  readonly deskId: string
  readonly articleId: string
  readonly articleTitle: string
  readonly key: string
  readonly statement: string
  readonly language: string
  readonly state: ClaimState
  readonly speaker: string | null
  /** Null while there is none, or while the viewer may not see it. (rule R18) */
  readonly attributionRating: string | null
  readonly truthRating: string | null
  readonly evidenceCount: number
  readonly openComments: number
  /** Who handed it in; for a returned one, who returned it. */
  readonly by: string | null
  /** ISO date-time since when it waits. */
  readonly since: string
  readonly reason: string | null
  /** Assigned to the viewer by name. */
  readonly assigned: boolean
  /** What stands against the viewer's approving it; null when nothing does. */
  readonly blocker: Blocker | null
}

const ROWS = {
  article: { select: { title: true, droppedAt: true } },
  speaker: { select: { name: true } },
  evidence: { where: { deletedAt: null }, select: { id: true } },
  verdicts: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' }, select: { kind: true, rating: true } },
  reviews: { orderBy: { createdAt: 'asc' } },
  comments: { where: { deletedAt: null, resolvedAt: null, replyToId: null }, select: { id: true } },
  contributions: { where: { edition: 0 } },
  publications: { select: { id: true } },
} as const satisfies Prisma.ClaimInclude

type WaitingRows = Prisma.ClaimGetPayload<{ include: typeof ROWS }>

/** Claims by their ids, in that order, as they wait for the actor. */
export async function waitingClaims(db: Reader, actor: MaybeActor, ids: readonly string[]): Promise<WaitingClaim[]> {
  const claims = inOrderOf(ids, await db.claim.findMany({ where: { id: { in: [...ids] } }, include: ROWS }))
  const names = await namesOf(
    db,
    claims.flatMap((claim) => [
      claim.createdById,
      claim.submittedById,
      ...claim.reviews.map((review) => review.reviewerId),
    ]),
  )
  return claims.map((claim) => waitingClaim(claim, actor, names))
}

function waitingClaim(claim: WaitingRows, actor: MaybeActor, names: ReadonlyMap<string, string>): WaitingClaim {
  const viewer = viewerOn(actor, claim.deskId)
  const open = maySeeFirstVerdict(claim, viewer)
  const state = stateOf(claim)
  const returned = claim.reviews.findLast((review) => review.decision === 'return')
  const waits = state === 'returned' ? (returned?.createdAt ?? claim.updatedAt) : (claim.submittedAt ?? claim.updatedAt)
  const by = state === 'returned' ? returned?.reviewerId : (claim.submittedById ?? claim.createdById)
  return {
    id: claim.id,
    deskId: claim.deskId,
    articleId: claim.articleId,
    articleTitle: claim.article.title,
    key: claimKey(claim.number),
    statement: claim.statement,
    language: claim.language,
    state,
    speaker: claim.speaker?.name ?? null,
    attributionRating: open ? (currentVerdict(claim.verdicts, 'attribution')?.rating ?? null) : null,
    truthRating: open ? (currentVerdict(claim.verdicts, 'truth')?.rating ?? null) : null,
    evidenceCount: claim.evidence.length,
    openComments: claim.comments.length,
    by: by ? (names.get(by) ?? null) : null,
    since: waits.toISOString(),
    reason: state === 'returned' ? (claim.stateReason ?? returned?.reason ?? null) : null,
    assigned: claim.assignedReviewerId !== null && claim.assignedReviewerId === viewer.id,
    blocker: blocker('approve', workflowFacts(claim), viewer),
  }
}

/** Names of people by their ids. */
export async function namesOf(
  db: Pick<Reader, 'person'>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((each) => each !== null))]
  const people = await db.person.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(people.map((person) => [person.id, person.name]))
}
