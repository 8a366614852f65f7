/** Puts answers behind what they answer, where that is in the same file. */

import type { ClaimInput, CommentInput, NoteInput, ReplyInput } from './annotation-input'

interface Threads {
  readonly claims: readonly ClaimInput[]
  readonly notes: readonly NoteInput[]
  /** Answers to what is not in the file. */
  readonly replies: readonly ReplyInput[]
}

/** Where in a file a comment with some identity stands. */
type Place = { readonly claim: number } | { readonly notes: true }

/** An answer may stand before what it answers, and be answered itself. One to a mark without a word is a comment on its claim. */
export function joinThreads(
  claims: readonly ClaimInput[],
  notes: readonly NoteInput[],
  replies: readonly ReplyInput[],
): Threads {
  const said: CommentInput[][] = claims.map(({ comments }) => [...comments])
  const notesNow = [...notes]
  const placeOf = new Map<string, Place & { readonly at: number | null }>()
  claims.forEach(({ via, key }, claim) => {
    for (const name of [key, ...via]) if (!placeOf.has(name)) placeOf.set(name, { claim, at: null })
  })
  said.forEach((comments, claim) => {
    comments.forEach(({ origin }, at) => {
      if (origin.id !== null) placeOf.set(origin.id, { claim, at })
    })
  })
  notes.forEach(({ origin }, at) => {
    if (origin.id !== null) placeOf.set(origin.id, { notes: true, at })
  })

  let left = replies
  for (let before = -1; left.length !== before; ) {
    before = left.length
    left = left.filter(({ answers, ...comment }) => {
      const place = placeOf.get(answers)
      if (!place) return true
      const at = add({ ...comment, replyTo: place.at }, place, said, notesNow)
      if (at !== null && comment.origin.id !== null) placeOf.set(comment.origin.id, { ...place, at })
      return at === null
    })
  }
  return { claims: claims.map((claim, at) => ({ ...claim, comments: said[at] ?? [] })), notes: notesNow, replies: left }
}

/** Where the comment stands now in its list; null when there is none to put it in. */
function add(
  comment: CommentInput,
  place: Place & { readonly at: number | null },
  said: CommentInput[][],
  notes: NoteInput[],
) {
  if ('claim' in place) {
    const thread = said[place.claim]
    return thread ? thread.push(comment) - 1 : null
  }
  const first = notes[place.at ?? -1]
  return first ? notes.push({ ...first, ...comment }) - 1 : null
}
