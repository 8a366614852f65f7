import { z } from 'zod'
import { because } from './because'
import { CORRECTION_KINDS, REVIEW_DECISIONS } from '@/lib/domain/codes'
import { id, line, optionalText } from './text'

export const SubmitClaim = z.strictObject({ reviewerId: id.nullable().optional() })

export const ReviewClaim = z
  .strictObject({
    decision: z.enum(REVIEW_DECISIONS),
    reason: optionalText(10_000).optional(),
    rating: z.string().max(40).optional(),
  })
  .refine((value) => value.decision === 'approve' || Boolean(value.reason), {
    path: ['reason'],
    message: because('reason-to-return'),
  })

export const Adjudicate = z.strictObject({ rating: z.string().max(40), reason: line(10_000) })
export const PublishClaim = z.strictObject({ override: z.strictObject({ reason: line(2_000) }).optional() })
export const CorrectClaim = z.strictObject({
  kind: z.enum(CORRECTION_KINDS).exclude(['retraction']),
  note: line(2_000),
  override: z.strictObject({ reason: line(2_000) }).optional(),
})
export const GiveReason = z.strictObject({ reason: line(2_000) })
export const NoInput = z.strictObject({})

export const ReviewView = z.object({
  id,
  claimVersion: z.int(),
  reviewerId: id,
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.string().nullable(),
  createdAt: z.string(),
  voidedAt: z.string().nullable(),
})
export type ReviewView = z.infer<typeof ReviewView>
