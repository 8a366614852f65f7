import { z } from 'zod'
import { because } from './because'
import { CONFIDENCES, VERDICT_KINDS } from '@/lib/domain/codes'
import { day, id, text } from './text'

export const GiveVerdict = z.strictObject({
  kind: z.enum(VERDICT_KINDS),
  /** A code of the house scale (truth), or of the attribution ratings. */
  rating: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, because('rating-code')),
  /** The day up to which evidence was considered. */
  asOf: day,
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  /** Markdown, citing evidence by number: [1]. */
  justification: text(20_000).default(''),
})

export const WithdrawVerdict = z.strictObject({ kind: z.enum(VERDICT_KINDS) })

/** Claims whose verdicts hold for the words of today, too, each as it was seen. */
export const ConfirmVerdicts = z.strictObject({
  claims: z
    .array(z.strictObject({ id, version: z.int().min(1) }))
    .min(1)
    .max(200),
})

/** Why a claim was left: it was changed since, needs no re-check, can't be changed now, or isn't here. */
export const LEFT_REASONS = ['changed', 'settled', 'frozen', 'gone'] as const
export type LeftReason = (typeof LEFT_REASONS)[number]

export const ConfirmedView = z.object({
  confirmed: z.array(id),
  left: z.array(z.object({ id, reason: z.enum(LEFT_REASONS) })),
})
export type ConfirmedView = z.infer<typeof ConfirmedView>

export const VerdictView = z.object({
  id,
  version: z.int(),
  kind: z.enum(VERDICT_KINDS),
  rating: z.string(),
  asOf: z.string(),
  confidence: z.enum(CONFIDENCES).nullable(),
  justification: z.string(),
  givenById: id,
  changedById: id,
  changedAt: z.string(),
  /** It was given on words that are others now; giving or confirming it anew settles that. (rule R7) */
  needsRecheck: z.boolean(),
})
export type VerdictView = z.infer<typeof VerdictView>
