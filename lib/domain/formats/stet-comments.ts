/** The comments of a `stet-annotations/1` file: what is wrong with them, and to which claims they go. */

import { say, type Sentence } from '../refusals/sentence'
import { codePoints } from '../anchoring/units'
import type { ReportComment } from '../report'
import type { CommentInput, NoteInput, TargetInput, WrittenThere } from './annotation-input'

export interface StetComment extends Pick<ReportComment, 'number' | 'claim' | 'text' | 'replyTo'> {
  readonly target: TargetInput | null
  /** Null: the file doesn't say. */
  readonly by: string | null
  readonly at: string | null
  readonly resolved: { readonly by: string | null; readonly at: string | null } | null
  /** Of one that came from elsewhere. */
  readonly source: Pick<WrittenThere, 'id' | 'from' | 'address' | 'rewordedAt'> | null
}

/** A comment with its place in the file. */
type Numbered = StetComment & { readonly pointer: string }

const numbered = (comments: readonly StetComment[]): Numbered[] =>
  comments.map((comment, at) => ({ ...comment, pointer: `/comments/${at}` }))

type Fault = (pointer: string, sentence: Sentence) => void

/** Tells of comments that are about nothing, and of answers to nothing. */
export function commentFaults(comments: readonly StetComment[], claims: ReadonlySet<string>, fault: Fault): void {
  const before = new Map<number, StetComment>()
  comments.forEach((comment, at) => {
    const { number, claim, target, replyTo } = comment
    const pointer = `/comments/${at}`
    if (before.has(number)) fault(`${pointer}/number`, say('faults.used-twice', { name: number }))
    if (claim === null && target === null) fault(pointer, say('faults.no-claim-and-no-place'))
    if (claim !== null && !claims.has(claim))
      fault(`${pointer}/claim`, say('faults.claim-not-in-file', { name: claim }))
    if (replyTo !== null && before.get(replyTo)?.claim !== claim)
      fault(`${pointer}/replyTo`, say('faults.answers-no-earlier', { number: replyTo }))
    before.set(number, comment)
  })
}

/** What was said of each claim, by its key. */
export function commentsByClaim(comments: readonly StetComment[]): ReadonlyMap<string, readonly CommentInput[]> {
  const byClaim = new Map<string, Numbered[]>()
  for (const comment of numbered(comments)) {
    if (comment.claim !== null) byClaim.set(comment.claim, [...(byClaim.get(comment.claim) ?? []), comment])
  }
  return new Map([...byClaim].map(([key, own]) => [key, own.map((comment) => commentInput(comment, own))]))
}

/** Notes on words of the article, by no claim. */
export function notesOf(comments: readonly StetComment[]): NoteInput[] {
  const notes = numbered(comments).filter(({ claim }) => claim === null)
  return notes.flatMap((note) => {
    const { target } = note
    if (!target) return []
    const { exact, prefix, suffix, start, end, textSha256 } = target
    const selector = {
      ...(exact === null ? {} : { exact }),
      ...(prefix === null ? {} : { prefix }),
      ...(suffix === null ? {} : { suffix }),
      ...(start === null ? {} : { start: codePoints(start) }),
      ...(end === null ? {} : { end: codePoints(end) }),
    }
    return [{ ...commentInput(note, notes), selector, textSha256 }]
  })
}

function commentInput(
  { pointer, text, by, at, resolved, replyTo, source }: Numbered,
  thread: readonly Numbered[],
): CommentInput {
  const answered = replyTo === null ? -1 : thread.findIndex(({ number }) => number === replyTo)
  const origin = { by, at, resolved, ...(source ?? NO_SOURCE) }
  return { pointer, text, origin, replyTo: answered < 0 ? null : answered }
}

const NO_SOURCE = { id: null, from: null, address: null, rewordedAt: null } as const
