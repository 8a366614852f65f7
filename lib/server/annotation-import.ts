/** One import of a file of annotations, while it goes on: what is here, what becomes of each thing, what was brought in. */

import type { AnnotationInput, CommentInput, NoteInput, ReplyInput } from '@/lib/domain/formats/annotation-input'
import { because } from '@/lib/domain/formats/left-aside'
import type { Actor } from '@/lib/policy/actor'
import { type About, CommentsHere, type NotePlace } from './annotation-comments'
import type { Difference } from './annotation-differences'
import type { ClaimsKnown } from './annotation-matches'
import type { ItemBook } from './annotation-sums'
import { addComment, addNote } from './comments'

/** What all steps of an import share. */
export interface Import {
  readonly actor: Actor
  readonly articleId: string
  /** Nothing is written: it is only said what would happen. */
  readonly preview: boolean
  readonly input: AnnotationInput
  readonly claims: ClaimsKnown
  readonly comments: CommentsHere
  readonly book: ItemBook
  readonly different: Difference[]
  /** Ids of comments and notes that were brought in, by themselves. */
  readonly said: string[]
  readonly counts: { made: number; known: number }
}

/** How many comments came in, and how many were here. */
export interface CommentCounts {
  readonly made: number
  readonly known: number
}

/** Takes over the comments on a claim that is here; one that is here already is not made twice. */
export async function takeComments(
  work: Import,
  claim: { readonly id: string; readonly key: string },
  comments: readonly CommentInput[],
): Promise<CommentCounts> {
  const ids: string[] = []
  let made = 0
  for (const [at, comment] of comments.entries()) {
    const answered = comment.replyTo === null ? undefined : ids[comment.replyTo]
    const before = knownComment(work, { claimId: claim.id }, comment, claim.key)
    ids[at] = before ?? (await say(work, { claimId: claim.id }, comment, answered))
    if (before === null) made += 1
  }
  return { made, known: comments.length - made }
}

/** Answers to what came in or was said before. */
export async function takeReplies(work: Import): Promise<void> {
  for (const reply of work.input.replies) {
    const answered = work.comments.named(reply.answers)
    const claim = answered ? null : work.claims.named(reply.answers)
    const about = answered?.about ?? (claim ? { claimId: claim.id } : null)
    if (about === null) {
      work.book.ignore(reply.pointer, because('answer-to-nothing'))
      continue
    }
    if (knownComment(work, about, reply, keyOf(work, about)) === null) await say(work, about, reply, answered?.id)
  }
}

const keyOf = ({ claims }: Import, about: About) =>
  'claimId' in about ? (claims.withId(about.claimId)?.key ?? '') : ''

/** Takes over a note at its place. */
export async function takeNote(
  work: Import,
  note: NoteInput,
  place: NotePlace,
  answered: string | undefined,
): Promise<string> {
  return knownComment(work, place, note, '') ?? (await say(work, place, note, answered))
}

/** The comment here that a file's is; where it was reworded since, that is said. */
function knownComment(
  { book, comments, different, counts }: Import,
  about: About,
  comment: Pick<ReplyInput, 'pointer' | 'text' | 'origin'>,
  key: string,
): string | null {
  const before = comments.find(about, comment)
  if (!before) return null
  book.note([comment.pointer], 'known')
  counts.known += 1
  if (before.text.trim() !== comment.text.trim())
    different.push({ pointer: comment.pointer, claim: key, field: 'comment', here: before.text, file: comment.text })
  return before.id
}

async function say(
  { actor, articleId, preview, book, comments, said, counts }: Import,
  about: About,
  comment: Pick<ReplyInput, 'pointer' | 'text' | 'origin'>,
  answered: string | undefined,
): Promise<string> {
  const { pointer, text, origin } = comment
  const given = { text, origin, ...(answered === undefined ? {} : { replyTo: answered }) }
  const id = preview ? crypto.randomUUID() : (await write(actor, articleId, about, given)).id
  book.note([pointer], 'taken')
  comments.add(id, about, comment)
  said.push(id)
  counts.made += 1
  return id
}

const write = (actor: Actor, articleId: string, about: About, given: Given) =>
  'claimId' in about ? addComment(actor, { ...about, ...given }) : addNote(actor, { ...about, ...given, articleId })

interface Given extends Pick<CommentInput, 'text' | 'origin'> {
  readonly replyTo?: string
}

/** Comments of a claim that is new, each once: an answer to one that stands twice is one to the first. */
export function eachOnce(comments: readonly CommentInput[]): {
  readonly once: readonly CommentInput[]
  readonly repeated: readonly CommentInput[]
} {
  const seen = new CommentsHere([])
  const once: CommentInput[] = []
  const repeated: CommentInput[] = []
  const placeOf: number[] = []
  for (const [at, comment] of comments.entries()) {
    const before = seen.find(SAME, comment)
    if (before) {
      placeOf[at] = Number(before.id)
      repeated.push(comment)
      continue
    }
    placeOf[at] = once.length
    seen.add(String(once.length), SAME, comment)
    once.push({ ...comment, replyTo: comment.replyTo === null ? null : (placeOf[comment.replyTo] ?? null) })
  }
  return { once, repeated }
}

const SAME: About = { claimId: '' }
