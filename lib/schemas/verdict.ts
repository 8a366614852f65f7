import { z } from 'zod'
import { CONFIDENCES, VERDICT_KINDS } from '@/lib/domain/codes'
import { day, id, text } from './text'

export const GiveVerdict = z.strictObject({
  kind: z.enum(VERDICT_KINDS),
  /** A code of the house scale (truth), or of the attribution ratings. */
  rating: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is not the code of a rating'),
  /** The day up to which evidence was considered. */
  asOf: day,
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  /** Markdown, citing evidence by number: [1]. */
  justification: text(20_000).default(''),
})

export const WithdrawVerdict = z.strictObject({ kind: z.enum(VERDICT_KINDS) })

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
