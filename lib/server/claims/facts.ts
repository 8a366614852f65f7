import { STANCES } from '@/lib/domain/codes'
import { evidenceCount, lateness, unknownCitations } from '@/lib/domain/evidence'
import { bearingOf, DEFAULT_POLICIES, type DeskPolicies, type Finding, publishGate } from '@/lib/domain/publish-gate'
import { scaleBounds } from '@/lib/domain/rating'
import { asOfDates, currentVerdict } from '@/lib/policy/visibility/verdict'
import type { WorkflowClaim } from '@/lib/policy/workflow'
import { DeskPolicies as DeskPoliciesSchema } from '@/lib/schemas/desk-policies'
import { ratingsOf } from '../claim-content/ratings'
import { type ClaimRows, codeOf, contributorsOf, stateOf } from '../claim-content/aggregate'

/** What the workflow needs to know of a claim. */
export function workflowFacts(
  claim: Pick<ClaimRows, 'state' | 'submittedById' | 'assignedReviewerId' | 'contributions' | 'publicationId'> & {
    readonly publications: readonly unknown[]
    readonly article: { readonly droppedAt: Date | null }
  },
): WorkflowClaim {
  return {
    state: stateOf(claim),
    submittedById: claim.submittedById,
    assignedReviewerId: claim.assignedReviewerId,
    contributorIds: contributorsOf(claim),
    isPublic: claim.publicationId !== null,
    wasPublished: claim.publications.length > 0,
    articleDropped: claim.article.droppedAt !== null,
  }
}

/** Whether one of its places waits for a person to decide where it is in the newest text. (rule R7) */
export const awaitsPlace = (claim: Pick<ClaimRows, 'appearances'>) =>
  claim.appearances.some((row) => row.standing === 'waiting')

/** Made once: what zod makes of a schema takes longer than all reading of it. */
const StoredPolicies = DeskPoliciesSchema.partial()

/** Policies by their stored text: desks are few, and every save asks. */
const read = new Map<string, DeskPolicies>()
const MOST_READ = 100

/** A desk's policies read back from its row; what is missing takes the default. */
export function policiesOf({ policies: stored }: { readonly policies: string }): DeskPolicies {
  const known = read.get(stored)
  if (known) return known
  const policies = { ...DEFAULT_POLICIES, ...StoredPolicies.parse(JSON.parse(stored || '{}')) }
  if (read.size >= MOST_READ) read.clear()
  read.set(stored, policies)
  return policies
}

/** The checklist before publication, with the text of the article versions that the appearances stand in. (rule R20) */
export function gateFindings(claim: ClaimRows, policies: DeskPolicies, textMatches: boolean): readonly Finding[] {
  const attribution = currentVerdict(claim.verdicts, 'attribution')
  const truth = currentVerdict(claim.verdicts, 'truth')
  const ratings = truth?.scale ? ratingsOf(truth.scale) : []
  const number = ratings.find((rating) => rating.code === truth?.rating)?.number ?? null
  const bounds = scaleBounds(ratings)
  const asOf = asOfDates(claim.verdicts)
  const evidence = claim.evidence.map((row) => ({
    number: row.number,
    stance: codeOf(STANCES, row.stance),
    hindsight: row.hindsight,
    late: lateness({ hindsight: row.hindsight, publishedAt: row.source.publishedAt }, asOf),
    primary: row.source.primary,
    origin: row.originAgentId ?? row.originSourceId,
  }))
  const cited = [attribution, truth].flatMap((verdict) =>
    verdict ? unknownCitations(verdict.justification, claim.evidence) : [],
  )
  return publishGate(
    {
      approved: stateOf(claim) === 'approved' || stateOf(claim) === 'published',
      statement: claim.statement,
      quoteMatches:
        textMatches &&
        claim.appearances.length > 0 &&
        claim.appearances.every((row) => row.outcome === 'exact' || row.outcome === 'moved'),
      awaitsPlace: awaitsPlace(claim),
      needsRecheck: claim.needsRecheck,
      hasSpeaker: claim.speakerId !== null,
      noAuthor: claim.noAuthor,
      attributionVerdict: attribution,
      truthVerdict: truth && {
        ...truth,
        number,
        isExtreme: number !== null && bounds !== null && (number === bounds.best || number === bounds.worst),
        bearing: number === null || bounds === null ? [] : bearingOf(number, bounds),
      },
      evidence,
      independentOrigins: evidenceCount(evidence).origins,
      unknownCitations: cited,
      openComments: claim.comments.filter((comment) => comment.resolvedAt === null && comment.replyToId === null)
        .length,
    },
    policies,
  )
}
