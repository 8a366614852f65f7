import { z } from 'zod'
import { RELATION_STRENGTHS, RELATION_TYPES } from '@/lib/domain/codes'
import { id, optionalText } from './text'

export const RelateClaims = z.strictObject({
  type: z.enum(RELATION_TYPES),
  /** The other claim. */
  to: id,
  strength: z.enum(RELATION_STRENGTHS).nullable().optional(),
  note: optionalText(2_000).optional(),
})

export const ChangeRelation = RelateClaims.omit({ to: true }).partial()

export const RelationView = z.object({
  id,
  version: z.int(),
  fromId: id,
  toId: id,
  type: z.enum(RELATION_TYPES),
  strength: z.enum(RELATION_STRENGTHS).nullable(),
  note: z.string().nullable(),
  /** The ends in words, for a relation that leads to another article. */
  from: z.object({ key: z.string(), statement: z.string(), articleId: id }),
  to: z.object({ key: z.string(), statement: z.string(), articleId: id }),
})
export type RelationView = z.infer<typeof RelationView>
