import { CLAIM_STATES } from '@/lib/domain/codes'
import { progressOf } from '@/lib/domain/claim-progress'
import { countedEvidence, lateness } from '@/lib/domain/evidence'
import type { ClaimSummary, ClaimView, MarkView } from '@/lib/schemas/claim'
import type { Viewer } from '../viewer'
import { claimKey } from './claim-key'
import { code } from './stored-values'
import { asOfDates, currentVerdict, maySeeFirstVerdict } from './verdict'

/** What the workspace shows of a claim among others, from the whole of it. */
export function claimSummary(claim: ClaimView): ClaimSummary {
  return {
    id: claim.id,
    version: claim.version,
    articleId: claim.articleId,
    number: claim.number,
    key: claim.key,
    statement: claim.statement,
    language: claim.language,
    speakerId: claim.speakerId,
    chain: claim.chain,
    appearances: claim.appearances.map(({ prefix: _, suffix: __, ...place }) => place),
    attributionRating: claim.attributionVerdict?.rating ?? null,
    truthRating: claim.truthVerdict?.rating ?? null,
    verdictsHidden: claim.verdictsHidden,
    evidenceCount: countedEvidence(claim.evidence).length,
    independentOrigins: claim.independentOrigins,
    openThreads: claim.comments.filter(({ resolvedAt, replyToId }) => !resolvedAt && !replyToId).length,
    state: claim.state,
    needsRecheck: claim.needsRecheck,
    submittedById: claim.submittedById,
    assignedReviewerId: claim.assignedReviewerId,
    createdById: claim.createdById,
    publication: claim.publication && { retracted: claim.publication.retracted },
    possible: claim.verbs.filter(({ possible }) => possible).map(({ verb }) => verb),
  }
}

/**
 * How a claim is called in the page of an article: its key; a claim of another article, whose key may be taken here, by its
 * id. It stands in addresses and names elements.
 */
export const nameIn = (
  claim: { readonly id: string; readonly articleId: string; readonly key: string },
  articleId: string,
) => (claim.articleId === articleId ? claim.key : claim.id)

/** The same, of a mark. */
export const nameOfMark = ({ name, number }: Pick<MarkView, 'name' | 'number'>) => name ?? claimKey(number)

export interface MarkRows {
  readonly id: string
  readonly articleId: string
  readonly number: number
  readonly state: string
  readonly assignedReviewerId: string | null
  readonly publicationId: string | null
  readonly publications: readonly unknown[]
  readonly verdicts: readonly { readonly kind: string; readonly rating: string; readonly asOf: string }[]
  readonly evidence: readonly {
    readonly hindsight: boolean
    readonly source: { readonly publishedAt: string | null }
  }[]
}

/** A claim's mark at a place in the shown text. (rule R18) */
export function markView(
  claim: MarkRows,
  place: { readonly start: number; readonly end: number },
  articleId: string,
  viewer: Viewer,
): MarkView {
  const open = maySeeFirstVerdict(claim, viewer)
  const attribution = open ? currentVerdict(claim.verdicts, 'attribution') : null
  const truth = open ? currentVerdict(claim.verdicts, 'truth') : null
  const asOf = open ? asOfDates(claim.verdicts) : []
  const evidenceCount = countedEvidence(
    claim.evidence.map(({ hindsight, source: { publishedAt } }) => ({
      hindsight,
      late: lateness({ hindsight, publishedAt }, asOf),
    })),
  ).length
  const publication = claim.publications.length > 0 ? { retracted: claim.publicationId === null } : null
  const progress = progressOf({ state: code(CLAIM_STATES, claim.state), publication })
  return {
    ...(claim.articleId === articleId ? {} : { name: claim.id }),
    number: claim.number,
    start: place.start,
    end: place.end,
    ...(progress === 'unchecked' ? {} : { progress }),
    ...(attribution ? { attributionRating: attribution.rating } : {}),
    ...(truth ? { truthRating: truth.rating } : {}),
    ...(open ? {} : { verdictsHidden: true as const }),
    ...(evidenceCount > 0 ? { evidenceCount } : {}),
  }
}
