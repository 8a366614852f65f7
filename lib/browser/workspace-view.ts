/** Changes to what the workspace shows, as pure functions: a new view for each, everything untouched keeps its identity. */

import type { WorkspaceView } from '@/lib/schemas/article'
import { nameIn, nameOfMark } from '@/lib/policy/visibility/claim-summary'
import { stateAfterContentChange } from '@/lib/policy/workflow'
import type { AppearanceView, ClaimSummary, ClaimView } from '@/lib/schemas/claim'
import type { AgentView } from '@/lib/schemas/agent'
import type { CommentView } from '@/lib/schemas/comment'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { RelationView } from '@/lib/schemas/relation'
import type { SourceView } from '@/lib/schemas/source'

/** What a place in a text is found by. */
type Place = Pick<AppearanceView, 'articleId' | 'articleVersion' | 'standing'>

/** Where a claim stands in a version of an article; the first place if it has several, null if none. */
export function placeOf<P extends Place>(
  claim: { readonly appearances: readonly P[] },
  articleId: string,
  version: number,
) {
  return (
    claim.appearances.find((each) => each.articleId === articleId && each.articleVersion === version) ??
    claim.appearances.find((each) => each.articleVersion === version) ??
    null
  )
}

/** Where a claim stands that has not gone along with the newest text: waiting for a decision, or kept on an older one. */
export function leftBehind<P extends Place>(claim: { readonly appearances: readonly P[] }, articleId: string) {
  return (
    claim.appearances.find(
      ({ articleId: where, standing }) => where === articleId && (standing === 'waiting' || standing === 'kept'),
    ) ?? null
  )
}

/** Whether a claim is meant by a name in an address or of an element: its key, or its id. */
export const isCalled = (claim: ClaimSummary, name: string, articleId: string) =>
  claim.id === name || nameIn(claim, articleId) === name

/** What decides whether a text and its claims can be changed where they are shown. */
interface ShownText {
  readonly article: Pick<WorkspaceView['article'], 'latestVersion' | 'droppedAt'>
  readonly shown: Pick<WorkspaceView['shown'], 'number'>
}

/**
 * Whether nothing can be written here: into an older text, for it would be read into the newest, or into a dropped article
 * (rule R30).
 */
export const isReadOnly = ({ article, shown }: ShownText) =>
  shown.number !== article.latestVersion || article.droppedAt !== null

/** Whether what a claim consists of can't be changed here, or not in its state (rules R21, R29). */
export const isFrozen = (view: ShownText, { state }: Pick<ClaimSummary, 'state'>) =>
  isReadOnly(view) || stateAfterContentChange(state) === null

/** Puts a claim in or replaces it, in the order of the text; those without a place come last. */
export function withClaim(view: WorkspaceView, claim: ClaimSummary): WorkspaceView {
  const { article, shown } = view
  const place = (each: ClaimSummary) => placeOf(each, article.id, shown.number)
  const claims = [...view.claims.filter((each) => each.id !== claim.id), claim].sort((a, b) => {
    const [one, other] = [place(a), place(b)]
    if (one && other) return one.start - other.start || other.end - one.end || a.number - b.number
    return one ? -1 : other ? 1 : a.number - b.number
  })
  const name = nameIn(claim, article.id)
  return { ...view, claims, otherMarks: view.otherMarks.filter((mark) => nameOfMark(mark) !== name) }
}

/** Takes a claim out, with the relations that hang on it. */
export function withoutClaim(view: WorkspaceView, claimId: string): WorkspaceView {
  return {
    ...view,
    claims: view.claims.filter((claim) => claim.id !== claimId),
    relations: view.relations.filter(({ fromId, toId }) => fromId !== claimId && toId !== claimId),
  }
}

export const withEvidence = (claim: ClaimView, evidence: EvidenceView): ClaimView => ({
  ...claim,
  evidence: replaced(claim.evidence, evidence),
})

export function withRelation(view: WorkspaceView, relation: RelationView): WorkspaceView {
  return { ...view, relations: replaced(view.relations, relation) }
}

export function withoutRelation(view: WorkspaceView, relationId: string): WorkspaceView {
  return { ...view, relations: view.relations.filter(({ id }) => id !== relationId) }
}

export const withNote = (view: WorkspaceView, note: CommentView): WorkspaceView => ({
  ...view,
  notes: replaced(view.notes, note),
})

export const withoutNote = (view: WorkspaceView, note: Pick<CommentView, 'id'>): WorkspaceView => ({
  ...view,
  notes: withoutThread(view.notes, note),
})

export const withComment = (claim: ClaimView, comment: CommentView): ClaimView => ({
  ...claim,
  comments: replaced(claim.comments, comment),
})

export const withoutComment = (claim: ClaimView, comment: Pick<CommentView, 'id'>): ClaimView => ({
  ...claim,
  comments: withoutThread(claim.comments, comment),
})

/** Without a comment, and without the answers that would hang in the air. */
const withoutThread = (comments: readonly CommentView[], { id: gone }: Pick<CommentView, 'id'>) =>
  comments.filter(({ id, replyToId }) => id !== gone && replyToId !== gone)

/** An agent or a source that wasn't known here. */
export const withAgent = (view: WorkspaceView, agent: AgentView): WorkspaceView => ({
  ...view,
  agents: replaced(view.agents, agent),
})

export const withSource = (view: WorkspaceView, source: SourceView): WorkspaceView => ({
  ...view,
  sources: replaced(view.sources, source),
})

/** With so many more marks (or fewer) whose sentence has changed since it was judged. */
export function withChangedSentences(view: WorkspaceView, more: number): WorkspaceView {
  if (more === 0) return view
  const sentences = Math.max(0, view.reanchoring.sentences + more)
  return { ...view, reanchoring: { ...view.reanchoring, sentences } }
}

/** After an act of one's own: it can be undone, and nothing can be done again. */
export function withAct(view: WorkspaceView, label: string): WorkspaceView {
  return { ...view, me: { ...view.me, canUndo: label, canRedo: null } }
}

function replaced<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): Row[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row]
}

/** Nobody has said yet whether it was said, nor whether it is true. (rule R4) */
export const hasNoVerdict = ({
  verdictsHidden,
  truthRating,
  attributionRating,
}: Pick<ClaimSummary, 'verdictsHidden' | 'truthRating' | 'attributionRating'>) =>
  !verdictsHidden && truthRating === null && attributionRating === null
