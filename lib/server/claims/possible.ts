import { Conflict, Forbidden, NotAvailable } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { Actor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { type Blocker, blocker, type Verb } from '@/lib/policy/workflow'
import { type ClaimRows, stateOf } from '../claim-content/aggregate'
import { workflowFacts } from './facts'

/** How a blocker is told: whether the person, the state of the claim or the product stands against the verb. */
const KINDS: Readonly<Record<Blocker, 'forbidden' | 'conflict' | 'not-available'>> = {
  'wrong-state': 'conflict',
  'needs-reviewer': 'forbidden',
  'needs-chief': 'forbidden',
  'own-work': 'forbidden',
  assigned: 'conflict',
  'taken-already': 'conflict',
  'not-submitter': 'forbidden',
  'never-published': 'conflict',
  'already-published': 'conflict',
  'not-public': 'conflict',
  'article-dropped': 'conflict',
  'not-available': 'not-available',
}

/** @throws Conflict in a wrong state, Forbidden for a wrong person, NotAvailable for what is not there yet */
export function requirePossible(verb: Verb, claim: ClaimRows, actor: Actor): void {
  const reason = blocker(verb, workflowFacts(claim), viewerOn(actor, claim.deskId))
  if (reason === null) return
  const [kind, sentence] = [KINDS[reason], say(`review.${reason}`)]
  if (kind === 'not-available') throw new NotAvailable(sentence)
  if (kind === 'forbidden') throw new Forbidden(sentence)
  throw new Conflict(sentence, {
    state: stateOf(claim),
    version: claim.version,
    ...(reason === 'assigned' ? { assignedReviewerId: claim.assignedReviewerId } : {}),
  })
}
