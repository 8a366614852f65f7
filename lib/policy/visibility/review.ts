import { REVIEW_DECISIONS } from '@/lib/domain/codes'
import type { ReviewView } from '@/lib/schemas/review'
import { code, iso, isoOrNull } from './stored-values'

export interface ReviewRows {
  readonly id: string
  readonly claimVersion: number
  readonly reviewerId: string
  readonly decision: string
  readonly reason: string | null
  readonly createdAt: Date
  readonly voidedAt: Date | null
}

export function reviewView(review: ReviewRows): ReviewView {
  return {
    id: review.id,
    claimVersion: review.claimVersion,
    reviewerId: review.reviewerId,
    decision: code(REVIEW_DECISIONS, review.decision),
    reason: review.reason,
    createdAt: iso(review.createdAt),
    voidedAt: isoOrNull(review.voidedAt),
  }
}
