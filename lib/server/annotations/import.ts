/** One import of a file of annotations, while it goes on: what is here, what becomes of each thing, what was brought in. */

import type { AnnotationInput, CommentInput, NoteInput, ReplyInput } from '@/lib/domain/formats/annotation-input'
import { because, type Reason } from '@/lib/domain/formats/left-aside'
import type { Actor } from '@/lib/policy/actor'
import { type About, type CommentHere, CommentsHere, type NotePlace } from './comments'
import type { Difference } from './differences'
import type { ClaimsKnown } from './matches'
import { type LeftComment, whyRefused, whyUnsaid } from './refusals'
import type { ItemBook } from './sums'
import { addComment, addNote } from '../claims/comments'

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

/** What became of a comment of the file: where it is now, or why it was left. */
type Taken =
  | { readonly became: 'made' | 'known'; readonly id: string; readonly about: About }
  | { readonly became: 'left'; readonly reason: Reason }

type Saying = Pick<ReplyInput, 'pointer' | 'text' | 'origin'>

/** Takes over the comments on a claim that is here; one that is here already is not made twice. */
export async function takeComments(
  work: Import,
  claim: { readonly id: string; readonly key: string },
  comments: readonly CommentInput[],
): Promise<{ readonly counts: CommentCounts; readonly left: readonly LeftComment[] }> {
  const counts = { made: 0, known: 0 }
  const left: LeftComment[] = []
  const taken: { readonly id: string; readonly about: About }[] = []
  for (const [at, comment] of comments.entries()) {
    const answered = comment.replyTo === null ? undefined : taken[comment.replyTo]
    // An answer goes where what it answers is by now.
    const about = answered?.about ?? { claimId: claim.id }
    const result = await take(work, about, comment, answered?.id)
    if (result.became === 'left') {
      left.push({ pointer: comment.pointer, reason: result.reason })
      continue
    }
    taken[at] = result
    counts[result.became] += 1
  }
  return { counts, left }
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
    await take(work, about, reply, answered?.id)
  }
}

const keyOf = ({ claims }: Import, about: About) =>
  'claimId' in about ? (claims.withId(about.claimId)?.key ?? '') : ''

/** Takes over a note at its place. Returns its id; undefined where it was left. */
export async function takeNote(
  work: Import,
  note: NoteInput,
  place: NotePlace,
  answered: string | undefined,
): Promise<string | undefined> {
  const taken = await take(work, place, note, answered)
  return taken.became === 'left' ? undefined : taken.id
}

/**
 * Takes over one comment, note or answer on what is here. Nothing else of an import writes one: a refusal is that of this one
 * alone, and the file goes on.
 */
async function take(work: Import, about: About, comment: Saying, answered: string | undefined): Promise<Taken> {
  const before = knownComment(work, about, comment)
  if (before) return { became: 'known', id: before.id, about: before.about }
  const leave = (reason: Reason): Taken => {
    work.book.ignore(comment.pointer, reason)
    return { became: 'left', reason }
  }
  const unsaid = whyUnsaid(comment)
  if (unsaid) return leave(unsaid)
  try {
    return { ...(await say(work, about, comment, answered)), about }
  } catch (error) {
    return leave(whyRefused(error))
  }
}

/** The comment here that a file's is; where it was reworded since, that is said. */
function knownComment(work: Import, about: About, comment: Saying): CommentHere | null {
  const { book, comments, different, counts } = work
  const before = comments.find(about, comment)
  if (!before) return null
  book.note([comment.pointer], 'known')
  counts.known += 1
  if (before.text.trim() !== comment.text.trim())
    different.push({
      ...{ pointer: comment.pointer, claim: keyOf(work, about), field: 'comment' },
      ...{ here: before.text, file: comment.text },
    })
  return before
}

async function say(
  { actor, articleId, preview, book, comments, said, counts }: Import,
  about: About,
  comment: Saying,
  answered: string | undefined,
): Promise<{ readonly became: 'made' | 'known'; readonly id: string }> {
  const { pointer, text, origin } = comment
  const given = { text, origin, ...(answered === undefined ? {} : { replyTo: answered }) }
  const { id, made } = preview ? { id: crypto.randomUUID(), made: true } : await write(actor, articleId, about, given)
  comments.add(id, about, comment)
  book.note([pointer], made ? 'taken' : 'known')
  counts[made ? 'made' : 'known'] += 1
  if (made) said.push(id)
  return { became: made ? 'made' : 'known', id }
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
