import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput, NotAvailable } from '@/lib/domain/errors'
import { type Hindrance, hindrance, TRANSITIONS, type Verb } from '@/lib/domain/workflow'
import type { Actor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { GiveReason, ReviewClaim, SubmitClaim } from '@/lib/schemas/review'
import { id } from '@/lib/schemas/text'
import { livingArticle } from '../article-rows'
import { articleClaims } from '../articles/show'
import { command } from '../command'
import type { PersonScope } from '../scope'
import type { Tx } from '../db/clients'
import { type ClaimRows, livingClaim, stateOf } from './aggregate'
import { awaitsPlace, workflowFacts } from './facts'

const SENTENCES: Readonly<Record<Hindrance, string>> = {
  'wrong-state': 'This is not possible in the present state of the claim. Nothing was changed; read it again.',
  'needs-reviewer': 'Only a reviewer does this. Nothing was changed; ask one.',
  'needs-chief': 'Only a chief does this. Nothing was changed; ask one.',
  'own-work': 'You wrote or changed part of this claim, so another person must review it. Nothing was changed.',
  'not-submitter': 'Only who submitted a claim withdraws it. Nothing was changed.',
  'never-published': 'This claim was never published: publish it instead of correcting it. Nothing was changed.',
  'already-published': 'This claim has a public record: publish the change as a correction. Nothing was changed.',
  'not-public': 'No record of this claim is public. Nothing was changed.',
  'not-available':
    'Escalation and adjudication are not available yet. Nothing was changed; return the claim with your reason.',
}

/** @throws Conflict in a wrong state, Forbidden for a wrong person, NotAvailable for what is not there yet */
export function requirePossible(verb: Verb, claim: ClaimRows, actor: Actor): void {
  const reason = hindrance(verb, workflowFacts(claim), viewerOn(actor, claim.deskId))
  if (reason === null) return
  const sentence = SENTENCES[reason]
  if (reason === 'not-available') throw new NotAvailable(sentence)
  if (reason === 'own-work' || reason === 'needs-chief' || reason === 'needs-reviewer' || reason === 'not-submitter')
    throw new Forbidden(sentence)
  throw new Conflict(sentence, { state: stateOf(claim), version: claim.version })
}

/** The audit note of a step in the workflow. */
export function stepAudit(claim: ClaimRows, to: string, more: Readonly<Record<string, string | number | null>> = {}) {
  return {
    kind: 'claim',
    targetId: claim.id,
    deskId: claim.deskId,
    articleId: claim.articleId,
    claimId: claim.id,
    before: { state: claim.state },
    after: { state: to, ...more },
  }
}

/** How many other people of the desk could review the actor's work. */
const otherReviewers = (tx: Tx, deskId: string, actor: Actor) =>
  tx.membership.count({
    where: {
      deskId,
      deletedAt: null,
      role: { in: ['reviewer', 'chief'] },
      NOT: { personId: actor.personId },
      person: { disabledAt: null },
    },
  })

async function requireReviewer(tx: Tx, claim: ClaimRows, actor: Actor, reviewerId: string) {
  const membership = await tx.membership.findFirst({
    where: {
      deskId: claim.deskId,
      personId: reviewerId,
      deletedAt: null,
      role: { in: ['reviewer', 'chief'] },
      person: { disabledAt: null },
    },
  })
  if (!membership || reviewerId === actor.personId) {
    throw new InvalidInput(
      'That person can not review this claim. Nothing was submitted; choose another reviewer, or none.',
      [{ pointer: '/reviewerId', message: 'is no other reviewer of this desk' }],
    )
  }
}

async function submit({ tx, actor, now }: PersonScope, claim: ClaimRows, reviewerId: string | null) {
  if (reviewerId) await requireReviewer(tx, claim, actor, reviewerId)
  const { to } = TRANSITIONS.submit
  await tx.claim.update({
    where: { id: claim.id },
    data: {
      state: to,
      stateReason: null,
      submittedById: actor.personId,
      submittedAt: now,
      submittedVersion: claim.version + 1,
      assignedReviewerId: reviewerId,
      version: { increment: 1 },
    },
  })
  return to
}

/** Hands a claim in for review. With nobody else to review on the desk the answer says so. (rules R17, R29) */
export const submitClaim = command({
  name: 'claim.submit',
  permission: 'claim:change',
  input: SubmitClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input, target: claim }) {
    requirePossible('submit', claim, actor)
    const reviewerId = input.reviewerId ?? null
    const to = await submit({ tx, actor, now }, claim, reviewerId)
    return {
      result: { id: claim.id, otherReviewers: await otherReviewers(tx, claim.deskId, actor) },
      audit: stepAudit(claim, to, { reviewer: reviewerId }),
    }
  },
})

/** Hands in all claims of an article that have a verdict, given on the words of today, and wait as drafts. (rule R32) */
export const submitReady = command({
  name: 'article.submit-ready',
  permission: 'claim:change',
  input: SubmitClaim.safeExtend({ articleId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input, target: { article } }) {
    const claims = await articleClaims(tx, article.id)
    const submitted: string[] = []
    const left: string[] = []
    for (const claim of claims) {
      if (hindrance('submit', workflowFacts(claim), viewerOn(actor, claim.deskId)) !== null) continue
      if (claim.verdicts.length === 0 || claim.needsRecheck || awaitsPlace(claim)) {
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
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, target: claim }) {
    requirePossible('withdraw', claim, actor)
    const { to } = TRANSITIONS.withdraw
    await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, submittedAt: null, submittedById: null, submittedVersion: null, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, to) }
  },
})

/** Another pair of eyes: approves, or returns with a reason. Never one's own work. (rules R17, R29) */
export const reviewClaim = command({
  name: 'claim.review',
  permission: 'claim:review',
  input: ReviewClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, input, target: claim }) {
    requirePossible(input.decision, claim, actor)
    const { to } = TRANSITIONS[input.decision]
    const review = await tx.review.create({
      data: {
        id: crypto.randomUUID(),
        claimId: claim.id,
        claimVersion: claim.version,
        reviewerId: actor.personId,
        decision: input.decision,
        reason: input.reason ?? null,
        rating: input.rating ?? null,
      },
    })
    await tx.claim.update({
      where: { id: claim.id },
      data: {
        state: to,
        stateReason: input.decision === 'return' ? (input.reason ?? null) : null,
        version: { increment: 1 },
      },
    })
    return {
      result: { id: claim.id, reviewId: review.id },
      audit: stepAudit(claim, to, { decision: input.decision, reason: input.reason ?? null }),
    }
  },
})

/** "Won't check", with a reason. */
export const dropClaim = command({
  name: 'claim.drop',
  permission: 'claim:change',
  input: GiveReason.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, input, target: claim }) {
    requirePossible('drop', claim, actor)
    const { to } = TRANSITIONS.drop
    await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, stateReason: input.reason, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, to, { reason: input.reason }) }
  },
})

/** Takes a dropped claim up again. */
export const reopenClaim = command({
  name: 'claim.reopen',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, target: claim }) {
    requirePossible('reopen', claim, actor)
    const { to } = TRANSITIONS.reopen
    await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, stateReason: null, version: { increment: 1 } },
    })
    return { result: { id: claim.id }, audit: stepAudit(claim, to) }
  },
})
