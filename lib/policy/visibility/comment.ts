import type { CommentView } from '@/lib/schemas/comment'
import { iso, isoOrNull } from './stored-values'

export interface CommentRows {
  readonly id: string
  readonly version: number
  readonly articleId: string
  readonly claimId: string | null
  readonly start: number | null
  readonly end: number | null
  readonly exact: string | null
  readonly articleVersionNumber?: number | null
  readonly text: string
  readonly replyToId: string | null
  readonly resolvedAt: Date | null
  readonly resolvedById: string | null
  readonly createdById: string
  readonly writtenBy: string | null
  readonly writtenAt: Date | null
  readonly createdAt: Date
}

export function commentView(comment: CommentRows): CommentView {
  const { start, end, exact, articleVersionNumber } = comment
  const anchored = start !== null && end !== null && exact !== null
  return {
    id: comment.id,
    version: comment.version,
    articleId: comment.articleId,
    claimId: comment.claimId,
    target: anchored ? { articleVersion: articleVersionNumber ?? 1, start, end, exact } : null,
    text: comment.text,
    replyToId: comment.replyToId,
    resolvedAt: isoOrNull(comment.resolvedAt),
    resolvedById: comment.resolvedById,
    createdById: comment.createdById,
    writtenBy: comment.writtenBy,
    createdAt: iso(comment.writtenAt ?? comment.createdAt),
  }
}
