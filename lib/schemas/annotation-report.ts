import { z } from 'zod'
import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import { LEFT_ASIDE_CODES } from '@/lib/domain/formats/left-aside'
import { anyJson, id } from './text'

/** Annotations to be taken over: the parsed file, and whether it is only to be said what would happen. */
export const BringAnnotations = z.strictObject({ file: anyJson, preview: z.boolean().default(false) })

const Fault = z.object({ pointer: z.string(), message: z.string() })
const reason = { code: z.enum(LEFT_ASIDE_CODES), values: z.record(z.string(), z.string()) }
const LeftAside = Fault.extend(reason)
const CommentCounts = z.object({ made: z.int(), known: z.int() })

/** What became of a file of annotations. */
export const AnnotationReportView = z.object({
  articleId: id,
  articleVersion: z.int(),
  preview: z.boolean(),
  outcomes: z.array(
    z.object({
      key: z.string(),
      outcome: z.enum(ANCHOR_OUTCOMES),
      verified: z.boolean(),
      start: z.int().nullable(),
      end: z.int().nullable(),
      exact: z.string().nullable(),
      candidates: z.array(z.object({ start: z.int(), end: z.int(), score: z.number() })),
      claim: z.object({ id, key: z.string() }).nullable(),
      known: z.boolean(),
      comments: CommentCounts,
      refused: z.string().nullable(),
      reason: z.object(reason).nullable(),
    }),
  ),
  counts: z.record(z.enum(ANCHOR_OUTCOMES), z.int()),
  relations: z.object({ made: z.int(), left: z.array(LeftAside) }),
  notes: z.int(),
  comments: CommentCounts,
  different: z.array(
    z.object({
      pointer: z.string(),
      claim: z.string(),
      field: z.string(),
      here: z.string().nullable(),
      file: z.string(),
    }),
  ),
  ignored: z.array(LeftAside),
  items: z.array(z.object({ pointer: z.string(), became: z.enum(['taken', 'known', 'waiting', 'ignored']) })),
  sum: z.object({ inFile: z.int(), taken: z.int(), known: z.int(), waiting: z.int(), ignored: z.int() }),
})
export type AnnotationReportView = z.infer<typeof AnnotationReportView>
