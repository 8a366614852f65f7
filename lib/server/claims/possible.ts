import { Conflict, Forbidden, NotAvailable } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { type Blocker, blocker, type Verb } from '@/lib/policy/workflow'
import { type ClaimRows, stateOf } from '../claim-content/aggregate'
import { workflowFacts } from './facts'

/** How a blocker is told: whether the person, the state of the claim or the product stands against the verb. */
const REFUSALS: Readonly<Record<Blocker, readonly ['forbidden' | 'conflict' | 'not-available', string]>> = {
  'wrong-state': [
    'conflict',
    'This is not possible in the present state of the claim. Nothing was changed; read it again.',
  ],
  'needs-reviewer': ['forbidden', 'Only a reviewer does this. Nothing was changed; ask one.'],
  'needs-chief': ['forbidden', 'Only a chief does this. Nothing was changed; ask one.'],
  'own-work': [
    'forbidden',
    'You contributed to this claim or submitted it, so another person must review it. Nothing was changed.',
  ],
  assigned: [
    'conflict',
    'This review is assigned to another reviewer. Nothing was changed; take it over first if you mean to decide it.',
  ],
  'taken-already': ['conflict', 'This review is assigned to you already. Nothing was changed.'],
  'not-submitter': ['forbidden', 'Only who submitted a claim withdraws it. Nothing was changed.'],
  'never-published': [
    'conflict',
    'This claim was never published: publish it instead of correcting it. Nothing was changed.',
  ],
  'already-published': [
    'conflict',
    'This claim has a public record: publish the change as a correction. Nothing was changed.',
  ],
  'not-public': ['conflict', 'No record of this claim is public. Nothing was changed.'],
  'article-dropped': [
    'conflict',
    'The article of this claim was dropped. Nothing was changed; take the article up again first.',
  ],
  'not-available': [
    'not-available',
    'Escalation and adjudication are not available yet. Nothing was changed; return the claim with your reason.',
  ],
}

/** @throws Conflict in a wrong state, Forbidden for a wrong person, NotAvailable for what is not there yet */
export function requirePossible(verb: Verb, claim: ClaimRows, actor: Actor): void {
  const reason = blocker(verb, workflowFacts(claim), viewerOn(actor, claim.deskId))
  if (reason === null) return
  const [kind, sentence] = REFUSALS[reason]
  if (kind === 'not-available') throw new NotAvailable(sentence)
  if (kind === 'forbidden') throw new Forbidden(sentence)
  throw new Conflict(sentence, {
    state: stateOf(claim),
    version: claim.version,
    ...(reason === 'assigned' ? { assignedReviewerId: claim.assignedReviewerId } : {}),
  })
}
