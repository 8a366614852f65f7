import { z } from 'zod'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import type { Actor } from '@/lib/policy/actor'
import { REVIEWERS } from '@/lib/policy/permissions'
import { viewerOn } from '@/lib/policy/viewer'
import { blocker, stateAfter } from '@/lib/policy/workflow'
import { GiveReason, ReviewClaim, SubmitClaim } from '@/lib/schemas/review'
import { id } from '@/lib/schemas/text'
import { livingArticle } from '../engine/article-rows'
import { articleClaims } from './in-article'
import { command } from '../engine/command'
import { claimSeal, reviewSeal } from '../transaction/seals'
import type { PersonScope } from '../transaction/scope'
import type { Tx } from '../db/clients'
import { BACK_TO_DRAFT, type ClaimRows, contributorsOf, livingClaim, stateOf } from '../claim-content/aggregate'
import { contentHash, contentOf } from '../claim-content/content'
import { awaitsPlace, workflowFacts } from './facts'
import { requirePossible } from './possible'
import { contributeTo } from '../claim-content/touched'

/**
 * The audit note of a step in the workflow.
 *
 * @param claim as it was
 * @param stepped the claim's row as the step leaves it
 */
export function stepAudit(
  claim: ClaimRows,
  stepped: Parameters<typeof claimSeal>[0],
  more: Readonly<Record<string, string | number | null>> = {},
) {
  return {
    kind: 'claim',
    targetId: claim.id,
    deskId: claim.deskId,
    articleId: claim.articleId,
    claimId: claim.id,
    before: { state: claim.state },
    after: { state: stepped.state, ...more },
    seals: [claimSeal(stepped)],
  }
}

/** How many other people of the desk could review the actor's work. */
const otherReviewers = (tx: Tx, deskId: string, actor: Actor) =>
  tx.membership.count({
    where: {
      deskId,
      deletedAt: null,
      role: { in: [...REVIEWERS] },
      NOT: { personId: actor.personId },
      person: { disabledAt: null },
    },
  })

/** Nobody is asked to approve what they contributed to. (rule R17) @throws InvalidInput */
async function requireReviewer(tx: Tx, claim: ClaimRows, actor: Actor, reviewerId: string) {
  const membership = await tx.membership.findFirst({
    where: {
      deskId: claim.deskId,
      personId: reviewerId,
      deletedAt: null,
      role: { in: [...REVIEWERS] },
      person: { disabledAt: null },
    },
  })
  const refuse = (sentence: Sentence) =>
    new InvalidInput(say('review.unfit-reviewer'), [fault('/reviewerId', sentence)])
  if (!membership || reviewerId === actor.personId) throw refuse(say('faults.no-other-reviewer'))
  if (contributorsOf(claim).has(reviewerId)) throw refuse(say('faults.contributed'))
}

async function submit({ tx, actor, now }: PersonScope, claim: ClaimRows, reviewerId: string | null) {
  if (reviewerId) await requireReviewer(tx, claim, actor, reviewerId)
  const to = stateAfter('submit', stateOf(claim))
  const { content } = contentOf(tx, claim.id)
  contributeTo(tx, [claim.id], actor.personId, now)
  return tx.claim.update({
    where: { id: claim.id },
    data: {
      state: to,
      sealedHash: contentHash(content),
      stateReason: null,
      submittedById: actor.personId,
      submittedAt: now,
      submittedVersion: claim.version + 1,
      assignedReviewerId: reviewerId,
      version: { increment: 1 },
    },
  })
}

/** Hands a claim in for review. With nobody else to review on the desk the answer says so. (rules R17, R29) */
export const submitClaim = command({
  name: 'claim.submit',
  permission: 'claim:submit',
  input: SubmitClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input, target: claim }) {
    requirePossible('submit', claim, actor)
    const reviewerId = input.reviewerId ?? null
    const submitted = await submit({ tx, actor, now }, claim, reviewerId)
    return {
      result: { id: claim.id, otherReviewers: await otherReviewers(tx, claim.deskId, actor) },
      audit: stepAudit(claim, submitted, { reviewer: reviewerId }),
    }
  },
})

/** Hands in all claims of an article that have a verdict, given on the words of today, and wait as drafts. (rule R32) */
export const submitReady = command({
  name: 'article.submit-ready',
  permission: 'claim:submit',
  input: SubmitClaim.safeExtend({ articleId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input, target: { article } }) {
    const claims = articleClaims(tx, article.id)
    const submitted: string[] = []
    const left: string[] = []
    for (const claim of claims) {
      if (blocker('submit', workflowFacts(claim), viewerOn(actor, claim.deskId)) !== null) continue
      const isReviewersOwn = input.reviewerId ? contributorsOf(claim).has(input.reviewerId) : false
      if (claim.verdicts.length === 0 || claim.needsRecheck || awaitsPlace(claim) || isReviewersOwn) {
        left.push(claim.id)
        continue
      }
      await submitClaim.within(
        { tx, actor, now },
        { id: claim.id, ...(input.reviewerId ? { reviewerId: input.reviewerId } : {}) },
      )
      submitted.push(claim.id)
    }
    return { result: { submitted, left, otherReviewers: await otherReviewers(tx, article.deskId, actor) }, audit: null }
  },
})

/** Takes back what one has handed in. */
export const withdrawClaim = command({
  name: 'claim.withdraw',
  permission: 'claim:withdraw',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, target: claim }) {
    requirePossible('withdraw', claim, actor)
    const to = stateAfter('withdraw', stateOf(claim))
    const withdrawn = await tx.claim.update({
      where: { id: claim.id },
      data: { ...BACK_TO_DRAFT, state: to, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, withdrawn) }
  },
})

/** Takes on a review, also from the reviewer whom it is assigned to, which the history says. (rule R29) */
export const takeReview = command({
  name: 'claim.take',
  permission: 'claim:take',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, target: claim }) {
    requirePossible('take', claim, actor)
    const state = stateAfter('take', stateOf(claim))
    const taken = await tx.claim.update({
      where: { id: claim.id },
      data: { state, assignedReviewerId: actor.personId, version: { increment: 1 } },
    })
    const audit = stepAudit(claim, taken, { reviewer: actor.personId })
    return {
      result: { id: claim.id },
      audit: { ...audit, before: { ...audit.before, reviewer: claim.assignedReviewerId } },
    }
  },
})

/** The hash that was sealed when the claim was handed in. @throws Conflict when the content is another by now (rule R21) */
function sealedContent(tx: Tx, claim: ClaimRows): string {
  const hash = contentHash(contentOf(tx, claim.id).content)
  if (hash === claim.sealedHash) return hash
  throw new Conflict(say('review.not-what-was-submitted'), { state: claim.state, version: claim.version })
}

/** Another pair of eyes: approves, or returns with a reason. Never one's own work. (rules R17, R29) */
export const reviewClaim = command({
  name: 'claim.review',
  permission: 'claim:approve',
  input: ReviewClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true, named: true },
  async run({ tx, actor, input, target: claim }) {
    requirePossible(input.decision, claim, actor)
    const to = stateAfter(input.decision, stateOf(claim))
    const contentHash = input.decision === 'approve' ? sealedContent(tx, claim) : claim.sealedHash
    const review = await tx.review.create({
      data: {
        id: crypto.randomUUID(),
        claimId: claim.id,
        claimVersion: claim.version,
        reviewerId: actor.personId,
        decision: input.decision,
        reason: input.reason ?? null,
        rating: input.rating ?? null,
        contentHash,
      },
    })
    const decided = await tx.claim.update({
      where: { id: claim.id },
      data: {
        state: to,
        stateReason: input.decision === 'return' ? (input.reason ?? null) : null,
        ...(input.decision === 'return' ? { sealedHash: null } : {}),
        version: { increment: 1 },
      },
    })
    const audit = stepAudit(claim, decided, { decision: input.decision, reason: input.reason ?? null })
    return {
      result: { id: claim.id, reviewId: review.id },
      audit: { ...audit, seals: [...audit.seals, reviewSeal(review)] },
    }
  },
})

/** "Won't check", with a reason. */
export const dropClaim = command({
  name: 'claim.drop',
  permission: 'claim:drop',
  input: GiveReason.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, input, target: claim }) {
    requirePossible('drop', claim, actor)
    const to = stateAfter('drop', stateOf(claim))
    const dropped = await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, stateReason: input.reason, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, dropped, { reason: input.reason }) }
  },
})

/** Takes a dropped claim up again. */
export const reopenClaim = command({
  name: 'claim.reopen',
  permission: 'claim:reopen',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, target: claim }) {
    requirePossible('reopen', claim, actor)
    const to = stateAfter('reopen', stateOf(claim))
    const reopened = await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, stateReason: null, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, reopened) }
  },
})
