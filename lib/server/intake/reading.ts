/**
 * What goes in and out of the process that reads foreign bytes. Its answers are parsed like anything from outside:
 * whatever the bytes made of that process, only a draft or a refusal comes out.
 */

import { z } from 'zod'
import { isReason } from '@/lib/domain/refusals/english'
import type { Sentence } from '@/lib/domain/refusals/sentence'
import { type CodePoints, codePoints } from '@/lib/domain/anchoring/units'
import { DIRECTIONS } from '@/lib/domain/codes'
import {
  BLOCK_KINDS,
  BLOCK_ROLES,
  INLINE_KINDS,
  INTAKE_FORMATS,
  INTAKE_NOTES,
  type IntakeDraft,
  type IntakeFormat,
  METADATA_ORIGINS,
  REMOVAL_REASONS,
} from '@/lib/domain/intake/draft'
import { type IntakeRefusal, REFUSALS } from './refusal'

/** What is to be read, with what is known of it. */
export interface ReadJob {
  /** A string is text that was decoded already. */
  readonly content: Uint8Array | string
  readonly format: IntakeFormat
  readonly contentType?: string | undefined
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  readonly language?: string | undefined
}

/** What became of it. `encoding` is the WHATWG name of the encoding it was read in; `binary` for a PDF or Word file. */
export type Reading = { readonly kind: 'read'; readonly draft: IntakeDraft; readonly encoding: string } | IntakeRefusal

const point: z.ZodType<CodePoints> = z
  .int()
  .nonnegative()
  .transform((position) => codePoints(position))
const range = z.strictObject({ start: point, end: point })
const found = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, origin: z.enum(METADATA_ORIGINS) })
const mayBeFound = found(z.string()).nullable()

const Mark = range.extend({ kind: z.enum(INLINE_KINDS), href: z.string().optional() })
const PieceShape = z.strictObject({
  kind: z.enum(BLOCK_KINDS),
  text: z.string(),
  marks: z.array(Mark),
  level: z.int().optional(),
  ordered: z.boolean().optional(),
  number: z.string().max(40).optional(),
  language: z.string().optional(),
  direction: z.enum(DIRECTIONS).optional(),
  id: z.string(),
  role: z.enum(BLOCK_ROLES).optional(),
  range,
  before: z.string(),
  kept: z.boolean(),
  reason: z.enum(REMOVAL_REASONS).optional(),
})

const Draft = z.strictObject({
  format: z.enum(INTAKE_FORMATS),
  received: z.string(),
  pieces: z.array(PieceShape),
  metadata: z.strictObject({
    title: mayBeFound,
    standfirst: mayBeFound,
    outlet: mayBeFound,
    byline: mayBeFound,
    section: mayBeFound,
    dateline: mayBeFound,
    publishedAt: mayBeFound,
    modifiedAt: mayBeFound,
    language: found(z.string()),
    direction: found(z.enum(DIRECTIONS)),
    canonicalUrl: mayBeFound,
  }),
  notes: z.array(z.strictObject({ kind: z.enum(INTAKE_NOTES), message: z.string(), count: z.int().optional() })),
})

/** A sentence of the table, with other sentences inside it so deep. */
const sentence = (depth: number): z.ZodType<Sentence> => {
  const text = z.union([z.string().max(2000), z.number()])
  return z.strictObject({
    reason: z.string().max(100).refine(isReason),
    values: z.record(z.string().max(40), depth === 0 ? text : z.union([text, sentence(depth - 1)])),
  })
}

const ReadingShape = z.union([
  z.strictObject({ kind: z.literal('read'), draft: Draft, encoding: z.string().max(40) }),
  z.strictObject({ kind: z.enum(REFUSALS), sentence: sentence(2), format: z.enum(INTAKE_FORMATS).optional() }),
])

/** A message of the reading process. `ready`: it has loaded and takes its first job. */
export type ReaderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly job: number; readonly reading: Reading }

const MessageShape = z.union([
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('done'), job: z.int(), reading: ReadingShape }),
])

/** A message as it must be; null for anything else. */
export function readerMessage(message: unknown): ReaderMessage | null {
  const parsed = MessageShape.safeParse(message)
  return parsed.success ? parsed.data : null
}
