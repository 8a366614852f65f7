import { z } from 'zod'
import { because } from './because'
import { ERROR_OUTCOMES } from '@/lib/domain/codes'
import { id, line, optionalText, text } from './text'

/** A reader says what is wrong. */
export const ReportError = z.strictObject({
  slug: z.string().max(120).optional(),
  text: text(5_000).trim().min(1, because('empty')),
  contact: optionalText(254).optional(),
})

/** The desk says what came of it, and why. */
export const CloseErrorReport = z.strictObject({ outcome: z.enum(ERROR_OUTCOMES), reason: line(2_000) })

export const ErrorReportView = z.object({
  id,
  claimId: id.nullable(),
  /** Of the published check; null when it is about none. */
  slug: z.string().nullable(),
  text: z.string(),
  /** How the reader can be answered. */
  contact: z.string().nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  closedById: id.nullable(),
  outcome: z.enum(ERROR_OUTCOMES).nullable(),
  closeReason: z.string().nullable(),
})
export type ErrorReportView = z.infer<typeof ErrorReportView>
