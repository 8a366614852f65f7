import { z } from 'zod'
import { RELIABILITIES, SOURCE_KINDS } from '@/lib/domain/codes'
import { id, languageTag, line, optionalText, partialDate, webAddress } from './text'

export const SourceFields = z.strictObject({
  title: line(500),
  url: webAddress.nullable().optional(),
  publisher: optionalText(200).optional(),
  publishedAt: partialDate.nullable().optional(),
  language: languageTag.nullable().optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  primary: z.boolean().optional(),
  reliability: z.enum(RELIABILITIES).nullable().optional(),
  /** The title of a confidential source is its cover name; who it is stands in `identity`. (rule R15) */
  confidential: z.boolean().optional(),
  identity: optionalText(4000).optional(),
})

export const AddSource = SourceFields.extend({ deskId: id.optional() })
export const ChangeSource = SourceFields.partial()

export const SourceView = z.object({
  id,
  version: z.int(),
  deskId: id,
  title: z.string(),
  url: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedAt: z.string().nullable(),
  language: z.string().nullable(),
  kind: z.enum(SOURCE_KINDS),
  primary: z.boolean(),
  reliability: z.enum(RELIABILITIES).nullable(),
  confidential: z.boolean(),
  /** Of a confidential source shown by itself: whether the caller may open who it is. (rule R15) */
  mayOpenIdentity: z.boolean().optional(),
  /** Empty: not archived. (rule R11) */
  snapshots: z.array(z.object({ sha256: z.string(), takenAt: z.string() })),
  /** Number of living pieces of evidence that cite it. */
  usedIn: z.int(),
})
export type SourceView = z.infer<typeof SourceView>

/** Who a confidential source is; null when nobody has said. */
export const IdentityView = z.object({ identity: z.string().nullable() })
