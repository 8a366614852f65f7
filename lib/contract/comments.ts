import { ChangeComment, CommentView, ResolveComment } from '@/lib/schemas/comment'
import { type Addresses, change, changed, shown, shows, takenAway } from './address'

/** The addresses of comments. */
export const COMMENTS = {
  'GET /comments/{id}': shown('a comment', CommentView),
  'PATCH /comments/{id}': changed('a comment', ChangeComment, CommentView),
  'DELETE /comments/{id}': takenAway('a comment'),
  'POST /comments/{id}/resolve': {
    does: 'Closes a thread, or opens it again.',
    body: ResolveComment,
    answer: shows(CommentView),
    ...change,
  },
} as const satisfies Addresses
