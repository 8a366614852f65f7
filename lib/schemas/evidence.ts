import { z } from 'zod'
import { because } from './because'
import { CREDIBILITIES, RELIABILITIES, STANCES } from '@/lib/domain/codes'
import { LATENESS } from '@/lib/domain/evidence'
import { SourceFields } from './source'
import { id, optionalText } from './text'

const EvidenceFields = z.strictObject({
  stance: z.enum(STANCES),
  passage: optionalText(20_000).optional(),
  note: optionalText(10_000).optional(),
  /** Of a confidential source: that its note may leave the newsroom. (rule R15) */
  noteReleased: z.boolean().optional(),
  question: optionalText(2_000).optional(),
  answer: optionalText(10_000).optional(),
  /** An agent or a source of the desk; null: unknown. (rule R10) */
  originId: id.nullable().optional(),
  hindsight: z.boolean().optional(),
  reliability: z.enum(RELIABILITIES).nullable().optional(),
  credibility: z.enum(CREDIBILITIES).nullable().optional(),
})

export const AttachEvidence = EvidenceFields.extend({
  sourceId: id.optional(),
  source: SourceFields.optional(),
}).refine((value) => (value.sourceId === undefined) !== (value.source === undefined), {
  path: ['sourceId'],
  message: because('source-or-id'),
})

export const ChangeEvidence = EvidenceFields.partial()

export const EvidenceView = z.object({
  id,
  version: z.int(),
  claimId: id,
  /** Cited as [n]. */
  number: z.int(),
  sourceId: id,
  stance: z.enum(STANCES),
  passage: z.string().nullable(),
  note: z.string().nullable(),
  /** A note on a confidential source leaves the newsroom only when it is released. (rule R15) */
  noteReleased: z.boolean(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  originId: id.nullable(),
  hindsight: z.boolean(),
  /** It is or may be later than a verdict's as-of date, and isn't marked as hindsight: not counted. (rule R9) */
  late: z.enum(LATENESS).nullable(),
  reliability: z.enum(RELIABILITIES).nullable(),
  credibility: z.enum(CREDIBILITIES).nullable(),
})
export type EvidenceView = z.infer<typeof EvidenceView>
