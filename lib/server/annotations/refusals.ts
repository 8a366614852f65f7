/** Why one thing of a file of annotations is left, while the rest of the file goes on. */

import { NotFound, Refusal } from '@/lib/domain/errors'
import type { CommentInput } from '@/lib/domain/formats/annotation-input'
import { because, type Reason } from '@/lib/domain/formats/left-aside'
import { AddComment, CommentOrigin } from '@/lib/schemas/comment'
import { faultOfIssue } from '@/lib/schemas/faults'

/** A comment of the file that can't be taken, with the reason. */
export interface LeftComment {
  readonly pointer: string
  readonly reason: Reason
}

const Said = AddComment.safeExtend({ origin: CommentOrigin })

/** Why no command would take what a comment says; null where it can be said. A preview knows it as well. */
export function whyUnsaid({ text, origin }: Pick<CommentInput, 'text' | 'origin'>): Reason | null {
  const [issue] = Said.safeParse({ text, origin }).error?.issues ?? []
  if (!issue) return null
  return issue.code === 'too_big' && issue.path[0] === 'text'
    ? because('comment-too-long', { most: String(issue.maximum) })
    : because('unusable-text', { message: faultOfIssue(issue).sentence })
}

/**
 * Why a command refused one thing of the file.
 *
 * @throws whatever is no refusal
 */
export function whyRefused(error: unknown): Reason {
  if (!(error instanceof Refusal)) throw error
  if (error instanceof NotFound) return because('gone')
  return because('refused', { message: error.sentence })
}

/** Comments that can be said, their answers named by the new places, and those that can't. */
export function sayableComments(comments: readonly CommentInput[]): {
  readonly sayable: readonly CommentInput[]
  readonly left: readonly LeftComment[]
} {
  const sayable: CommentInput[] = []
  const left: LeftComment[] = []
  const placeOf: number[] = []
  for (const [at, comment] of comments.entries()) {
    const reason = whyUnsaid(comment)
    if (reason) {
      left.push({ pointer: comment.pointer, reason })
      continue
    }
    placeOf[at] = sayable.length
    sayable.push({ ...comment, replyTo: comment.replyTo === null ? null : (placeOf[comment.replyTo] ?? null) })
  }
  return { sayable, left }
}
