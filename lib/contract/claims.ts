import { z } from 'zod'
import { ClaimListItem, ClaimView, DescribeClaim } from '@/lib/schemas/claim'
import { AddComment, CommentView } from '@/lib/schemas/comment'
import { AttachEvidence, EvidenceView } from '@/lib/schemas/evidence'
import { RelateClaims, RelationView } from '@/lib/schemas/relation'
import {
  Adjudicate,
  CorrectClaim,
  GiveReason,
  NoInput,
  PublishClaim,
  ReviewClaim,
  SubmitClaim,
} from '@/lib/schemas/review'
import { anyJson } from '@/lib/schemas/text'
import { GiveVerdict, VerdictView } from '@/lib/schemas/verdict'
import * as listing from '@/lib/schemas/listing'
import {
  type Addresses,
  change,
  changed,
  claimVerb,
  gone,
  lists,
  makes,
  shown,
  shows,
  takenAway,
  verb,
} from './address'

export const HistoryLineView = z.object({
  seq: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.string(),
  command: z.string(),
  targetId: z.string(),
  field: z.string(),
  before: anyJson,
  after: anyJson,
})

/** The addresses of claims and what hangs on one. */
export const CLAIMS = {
  'GET /claims': { does: 'Lists the claims of a desk.', query: listing.ClaimListing, answer: lists(ClaimListItem) },
  'GET /claims/{id}': shown('a claim', ClaimView),
  'PATCH /claims/{id}': changed('a claim', DescribeClaim, ClaimView),
  'DELETE /claims/{id}': takenAway('a claim'),
  'GET /claims/{id}/history': {
    does: 'What happened to a claim, newest first.',
    query: listing.HistoryListing,
    answer: shows(z.object({ items: z.array(HistoryLineView) })),
  },
  'GET /claims/{id}/precedents': { does: 'Earlier similar claims.', answer: lists(ClaimListItem), notYet: true },
  'POST /claims/{id}/relations': {
    does: 'Relates a claim to another.',
    body: RelateClaims,
    answer: makes(RelationView),
    conflicts: true,
  },
  'POST /claims/{id}/evidence': {
    does: 'Attaches a source to a claim, with what it says about it.',
    body: AttachEvidence,
    answer: makes(EvidenceView),
    ifMatch: 'possible',
    conflicts: true,
  },
  'POST /claims/{id}/verdicts': {
    does: 'Gives a verdict, or changes the one that is there; changing needs If-Match, with the version of the claim.',
    body: GiveVerdict,
    answer: makes(VerdictView),
    ifMatch: 'to-overwrite',
    conflicts: true,
  },
  'DELETE /claims/{id}/verdicts/{kind}': {
    does: 'Takes a verdict back; If-Match names the version of the claim.',
    answer: gone,
    ...change,
  },
  'POST /claims/{id}/verdicts/{kind}/confirm': {
    does: 'Says that a verdict holds for the words of today, too; If-Match names the version of the claim.',
    body: NoInput,
    answer: shows(VerdictView),
    ...change,
  },
  'POST /claims/{id}/comments': { does: 'Comments on a claim.', body: AddComment, answer: makes(CommentView) },
  'POST /claims/{id}/submit': {
    ...verb('Hands a claim in for review.', SubmitClaim, ClaimView.extend({ otherReviewers: z.int() })),
    right: ['claim:submit'],
  },
  'POST /claims/{id}/withdraw': {
    ...claimVerb('Takes back what one has handed in.', NoInput),
    right: ['claim:withdraw'],
  },
  'POST /claims/{id}/take': {
    ...claimVerb('Takes on a review, also from the reviewer whom it is assigned to.', NoInput),
    right: ['claim:take'],
  },
  'POST /claims/{id}/reviews': {
    ...claimVerb('Approves or returns a claim of another.', ReviewClaim),
    ifMatch: 'named',
    right: ['claim:approve', 'claim:return', 'claim:escalate'],
    notYet: true,
  },
  'POST /claims/{id}/adjudicate': { ...claimVerb('Decides between two verdicts.', Adjudicate), notYet: true },
  'POST /claims/{id}/publish': {
    ...claimVerb('Publishes an approved claim, if the gate is open.', PublishClaim),
    ifMatch: 'named',
    right: ['claim:publish'],
  },
  'POST /claims/{id}/corrections': {
    ...claimVerb('Publishes an approved change, with a line in the public ledger.', CorrectClaim),
    ifMatch: 'named',
    right: ['claim:correct'],
  },
  'POST /claims/{id}/retract': {
    ...claimVerb('Retracts a published check; its address stays.', GiveReason),
    right: ['claim:retract'],
  },
  'POST /claims/{id}/drop': { ...claimVerb('"Won\'t check", with a reason.', GiveReason), right: ['claim:drop'] },
  'POST /claims/{id}/reopen': { ...claimVerb('Takes a dropped claim up again.', NoInput), right: ['claim:reopen'] },
} as const satisfies Addresses
