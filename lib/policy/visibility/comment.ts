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
  readonly broughtFrom: string | null
  readonly writerAddress: string | null
  readonly writtenAt: Date | null
  readonly rewordedAt: Date | null
  readonly sourceId: string | null
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
    imported: importedView(comment),
    createdAt: iso(comment.writtenAt ?? comment.createdAt),
  }
}

/** What a comment that came with a file says of itself; null for one written here. */
function importedView(comment: CommentRows): CommentView['imported'] {
  const { broughtFrom, writtenBy, writerAddress, sourceId, writtenAt, rewordedAt, createdAt } = comment
  if (broughtFrom === null) return null
  return {
    by: writtenBy,
    address: writerAddress,
    from: broughtFrom || null,
    sourceId,
    writtenAt: isoOrNull(writtenAt),
    rewordedAt: isoOrNull(rewordedAt),
    broughtInAt: iso(createdAt),
  }
}
