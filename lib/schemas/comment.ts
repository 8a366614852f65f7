import { z } from 'zod'
import { id, line, position, text } from './text'

export const AddComment = z.strictObject({ text: line(10_000), replyTo: id.optional() })
export const ChangeComment = z.strictObject({ text: line(10_000) })
/** Closes a thread, or opens it again. */
export const ResolveComment = z.strictObject({ resolved: z.boolean().optional() })

/** A comment anchored to words, never published. (rule R32) */
export const AddNote = z.strictObject({
  version: z.int().min(1),
  start: position,
  end: position,
  exact: z.string().optional(),
  text: line(10_000),
})

const moment = z.iso.datetime({ offset: true })

/** What a file tells of a comment beside its words. Null: the file doesn't say. */
export const CommentOrigin = z.strictObject({
  /** Where it was written, as one names it. */
  from: line(200).nullable(),
  /** Who wrote it, by name and by identity. */
  by: line(200).nullable(),
  address: line(200).nullable(),
  at: moment.nullable(),
  rewordedAt: moment.nullable(),
  /** The identity that it has there. */
  id: text(8_192).nullable(),
  /** Who closed its thread, and when; null while it is open. */
  resolved: z.strictObject({ by: line(200).nullable(), at: moment.nullable() }).nullable(),
})
export type CommentOrigin = z.infer<typeof CommentOrigin>

export const CommentView = z.object({
  id,
  version: z.int(),
  articleId: id,
  claimId: id.nullable(),
  /** Where it is anchored, in code points of that article version; null on a claim. */
  target: z.object({ articleVersion: z.int(), start: z.int(), end: z.int(), exact: z.string() }).nullable(),
  text: z.string(),
  replyToId: id.nullable(),
  resolvedAt: z.string().nullable(),
  resolvedById: id.nullable(),
  createdById: id,
  /** Of one that came with a file, who wrote it there; `createdById` then is who brought it in. */
  writtenBy: z.string().nullable(),
  /**
   * Of one that came with a file, and of no other, what the file tells of it. The writer is nobody of this house, whatever
   * the name.
   */
  imported: z
    .object({
      by: z.string().nullable(),
      address: z.string().nullable(),
      from: z.string().nullable(),
      sourceId: z.string().nullable(),
      writtenAt: z.string().nullable(),
      rewordedAt: z.string().nullable(),
      broughtInAt: z.string(),
    })
    .nullable(),
  /** When it was written; of one that came with a file, there. */
  createdAt: z.string(),
})
export type CommentView = z.infer<typeof CommentView>
