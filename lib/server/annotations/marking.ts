/** Marks the claims of a file of annotations, or joins them to those that are here. */

import type { Candidate } from '@/lib/domain/anchoring/anchored'
import type { AnchorOutcome } from '@/lib/domain/codes'
import { Conflict } from '@/lib/domain/errors'
import type { AnnotationInput, ClaimInput } from '@/lib/domain/formats/annotation-input'
import { because, type LeftAside, leftAside, type Reason, reasonInEnglish } from '@/lib/domain/formats/left-aside'
import type { PageMatch } from '@/lib/domain/formats/other-page'
import { differencesOf } from './differences'
import { type CommentCounts, eachOnce, type Import, takeComments } from './import'
import { keysUsed, type Library } from './library'
import { type ClaimHere, claimsKnown, oneLine, sentenceKey } from './matches'
import { describedBy, verdictsOf } from './parts'
import type { ClaimPlace } from './places'
import { type LeftComment, sayableComments, whyRefused } from './refusals'
import type { ClaimsHere } from './relations'
import { ImportClaim, type ImportedClaim, importClaim } from '../claims/import'
import { parseInput } from '../engine/input'

/** What became of one annotation of a file. Positions are code points of the article's newest text. */
export interface AnnotationOutcome {
  /** The file's name for it. */
  readonly key: string
  readonly outcome: AnchorOutcome
  /** False when only a position could be believed, because the file has no words for it. */
  readonly verified: boolean
  /** Where it is, or would be: null when it has several places or none. */
  readonly start: number | null
  readonly end: number | null
  /** The article's words at that place. */
  readonly exact: string | null
  /** The places between which nothing decides. */
  readonly candidates: readonly Candidate[]
  /** The claim that it is now: only exact and moved ones are marked. Null in a preview where there is none yet. */
  readonly claim: ImportedClaim | null
  /** It was taken over before, or joins a claim that stands on the same words. */
  readonly known: boolean
  /** What people wrote about it. */
  readonly comments: CommentCounts
  /** Why it was not taken, though its place is sure or the file says that it is about something else. */
  readonly refused: string | null
  /** The same as a code. */
  readonly reason: Reason | null
}

/** What marking the claims of a file needs beside what all steps share. */
export interface Marker {
  readonly work: Import
  readonly library: Library
  readonly here: ClaimsHere
  /** What the article's own file says of its claims. */
  readonly own: AnnotationInput | null
  /** Ids of the claims that were made. */
  readonly made: string[]
  readonly articleDay: string | null
  /** How many of them stand at a place with a sentence: a file may have two alike. */
  readonly madeAt: Map<string, number>
  /** Pointers of the relations that were made. */
  readonly related: Set<string>
  /** Codes of the house scale. */
  readonly ratings: readonly string[]
}

/** Finds for each claim of a file the one that it is here; where its comments are is where a mere remark is, too. */
export function claimsBefore({ claims, comments }: Import): (claim: ClaimInput, place: ClaimPlace) => ClaimHere | null {
  const turns = new Map<string, number>()
  return (claim, { words, anchor }) => {
    const said = claim.joins ? claim.comments.flatMap((comment) => comments.identified(comment) ?? []) : []
    const about = said.flatMap((comment) => ('claimId' in comment.about ? [comment.about.claimId] : []))
    const holder = about.flatMap((id) => claims.withId(id) ?? [])[0] ?? claims.identified(claim)
    if (holder || !words || !isSure({ anchor })) return holder ?? null
    const sentence = sentenceKey(words, claim.statement ?? oneLine(words.exact))
    const turn = turns.get(sentence) ?? 0
    turns.set(sentence, turn + 1)
    return claims.find(claim, words, turn)
  }
}

/** What becomes of one claim of the file. */
export async function outcomeOf(
  claim: ClaimInput,
  place: ClaimPlace,
  before: ClaimHere | null,
  page: PageMatch,
  marker: Marker,
): Promise<AnnotationOutcome> {
  const { anchor, words } = place
  const { work } = marker
  const outcome = {
    ...placeOf(claim.key, place),
    claim: null,
    known: false,
    comments: NONE,
    refused: null,
    reason: null,
  }
  const pointers = [...claim.pointers, ...claim.comments.map(({ pointer }) => pointer)]
  const refuse = (why: Reason) => {
    for (const pointer of new Set(pointers)) work.book.ignore(pointer, why)
    return { ...outcome, refused: reasonInEnglish(why), reason: why }
  }
  if (before) return { ...outcome, ...(await join(claim, before, marker)) }
  if (page === 'another' || (page === 'unknown' && claim.about !== null && anchor.outcome === 'lost'))
    return refuse(because('another-page', { page: claim.about ?? '' }))
  if (words === null || !isSure(place)) {
    work.book.note(pointers, 'waiting')
    return outcome
  }
  // A remark on words that the file itself has just marked.
  const joined = claim.joins ? work.claims.find(claim, words) : null
  if (joined) return { ...outcome, ...(await join(claim, joined, marker)) }
  const { sayable: comments, left } = sayableComments(claim.comments)
  // Of a mere remark that can't be said nothing would be left.
  if (claim.joins && left[0] && comments.length === 0) return refuse(left[0].reason)
  try {
    const taken = await mark({ ...claim, comments, pointers: besideLeft(claim, left) }, place, marker)
    for (const { pointer, reason } of left) work.book.ignore(pointer, reason)
    return { ...outcome, ...taken }
  } catch (error) {
    const theirs = error instanceof Conflict ? await cameMeanwhile(claim, place, marker) : null
    return theirs ? { ...outcome, ...(await join(claim, theirs, marker)) } : refuse(whyRefused(error))
  }
}

const NONE: CommentCounts = { made: 0, known: 0 }

/** The items that a claim is made of. A mere remark whose comment was left is none: it says nothing else. */
const besideLeft = ({ joins, pointers }: ClaimInput, left: readonly LeftComment[]) =>
  joins ? pointers.filter((each) => left.every(({ pointer }) => pointer !== each)) : pointers

/** The claim that somebody else has brought in at this moment. */
async function cameMeanwhile(claim: ClaimInput, { words }: ClaimPlace, { work, ratings }: Marker) {
  const { known } = await claimsKnown(work.actor, work.articleId, ratings)
  return words && known.find(claim, words)
}

/** A claim that is here stays as it is: what others say about it is added, what the file says otherwise is said. */
async function join(claim: ClaimInput, before: ClaimHere, { work, here, own }: Marker) {
  const { id, key, state } = before
  here.add(claim.key, { id, key }, state)
  const { counts, left } = await takeComments(work, before, claim.comments)
  work.book.note(besideLeft(claim, left), 'known')
  if (own && !claim.joins) {
    const now = own.claims.find((each) => each.key === key)
    work.different.push(...differencesOf(claim, work.input, now, own, key))
  }
  const why = claim.joins && left.length === claim.comments.length ? (left[0]?.reason ?? null) : null
  return {
    ...{ claim: { id, key }, known: true, comments: counts },
    ...{ refused: why && reasonInEnglish(why), reason: why },
  }
}

/** Makes a claim of the file's. @throws Refusal as the commands do */
async function mark(claim: ClaimInput, { words, standing }: ClaimPlace, marker: Marker) {
  const { work, library, here, madeAt } = marker
  if (!words) throw new Error('a claim is marked on words')
  const { once, repeated } = eachOnce(claim.comments)
  const relations = here.relationsOf(claim.key, work.input.relations)
  const place = sentenceKey(words, claim.statement ?? oneLine(words.exact))
  const alike = madeAt.get(place) ?? 0
  const given = {
    ...{ articleId: work.articleId, alike, standing },
    relations: relations.map(({ made }) => made),
    verdicts: verdictsOf(claim, work.input, marker.articleDay),
    comments: once.map(({ text, origin, replyTo }) => ({ text, origin, replyTo })),
    ...describedBy(claim, library, words),
  }
  // What doesn't fit is refused in a preview as well.
  if (work.preview) parseInput(ImportClaim, given)
  const taken = work.preview
    ? { id: crypto.randomUUID(), key: claim.key, comments: [] }
    : await importClaim(work.actor, given)
  const { id, key } = taken
  here.add(claim.key, { id, key }, 'draft')
  madeAt.set(place, alike + 1)
  marker.made.push(id)
  for (const { relation } of relations) marker.related.add(relation.pointer)
  work.claims.add({ id, key, state: 'draft' }, claim.statement ?? oneLine(words.exact), words)
  once.forEach((comment, at) => {
    work.comments.add(taken.comments[at] ?? crypto.randomUUID(), { claimId: id }, comment)
    work.book.note([comment.pointer], 'taken')
  })
  work.book.note(
    repeated.map(({ pointer }) => pointer),
    'known',
  )
  work.book.note(claim.pointers, 'taken')
  const comments = { made: once.length, known: repeated.length }
  work.counts.made += comments.made
  work.counts.known += comments.known
  return { claim: work.preview ? null : { id, key }, comments }
}

/** Whether it needs nobody to say where the words are. */
export const isSure = ({ anchor }: Pick<ClaimPlace, 'anchor'>) =>
  anchor.outcome === 'exact' || anchor.outcome === 'moved'

const placeOf = (key: string, { anchor, words }: ClaimPlace) => ({
  key,
  outcome: anchor.outcome,
  verified: anchor.outcome !== 'exact' || anchor.verified,
  start: anchor.start,
  end: anchor.end,
  exact: words?.exact ?? null,
  candidates: anchor.outcome === 'ambiguous' ? anchor.candidates : [],
})

/** Notes what became of every relation. Returns those that were left, with the reason. */
export function leftRelations({ work, here, own, related }: Marker): LeftAside[] {
  return work.input.relations.flatMap((relation) => {
    const { pointer, from, to, type } = relation
    if (related.has(pointer)) {
      work.book.note([pointer], 'taken')
      return []
    }
    const isHere = own?.relations.some(
      (each) =>
        each.type === type &&
        each.from === here.claimNamed(from)?.key &&
        (each.to === to || each.to === here.claimNamed(to)?.key),
    )
    if (isHere) {
      work.book.note([pointer], 'known')
      return []
    }
    const reason = here.whyLeft(relation) ?? because('relation-differs', { from, to })
    work.book.ignore(pointer, reason)
    return [leftAside(pointer, reason.code, reason.values)]
  })
}

/** Notes what became of the agents and sources of a file: they come with the claims that name them. */
export function settleLibrary(
  { work, library }: Marker,
  steps: readonly { readonly claim: ClaimInput; readonly before: ClaimHere | null }[],
): void {
  const added = new Set([...library.added.agents, ...library.added.sources])
  const usedHere = keysUsed(steps.flatMap(({ claim, before }) => (before ? [claim] : [])))
  const used = keysUsed(work.input.claims)
  for (const kind of ['agents', 'sources'] as const) {
    work.input[kind].forEach(({ key }, at) => {
      const pointer = `/${kind}/${at}`
      const id = library[kind].get(key)
      if (id !== undefined) work.book.note([pointer], added.has(id) ? 'taken' : 'known')
      else if (usedHere.has(key)) work.book.note([pointer], 'known')
      else if (used.has(key)) work.book.note([pointer], 'waiting')
      else work.book.ignore(pointer, because('named-by-no-claim'))
    })
  }
}
