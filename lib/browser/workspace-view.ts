/** Changes to what the workspace shows, as pure functions: a new view for each, everything untouched keeps its identity. */

import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimView } from '@/lib/schemas/claim'
import type { CommentView } from '@/lib/schemas/comment'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { RelationView } from '@/lib/schemas/relation'

/** Where a claim stands in a version of an article; the first place if it has several, null if none. */
export function placeOf(claim: Pick<ClaimView, 'appearances'>, articleId: string, version: number) {
  return (
    claim.appearances.find((each) => each.articleId === articleId && each.articleVersion === version) ??
    claim.appearances.find((each) => each.articleVersion === version) ??
    null
  )
}

/** Where a claim stands that has not gone along with the newest text: waiting for a decision, or kept on an older one. */
export function leftBehind(claim: Pick<ClaimView, 'appearances'>, articleId: string) {
  return (
    claim.appearances.find(
      ({ articleId: where, standing }) => where === articleId && (standing === 'waiting' || standing === 'kept'),
    ) ?? null
  )
}

/** Puts a claim in or replaces it, in the order of the text; those without a place come last. */
export function withClaim(view: WorkspaceView, claim: ClaimView): WorkspaceView {
  const { article, shown } = view
  const place = (each: ClaimView) => placeOf(each, article.id, shown.number)
  const claims = [...view.claims.filter((each) => each.id !== claim.id), claim].sort((a, b) => {
    const [one, other] = [place(a), place(b)]
    if (one && other) return one.start - other.start || other.end - one.end || a.number - b.number
    return one ? -1 : other ? 1 : a.number - b.number
  })
  return { ...view, claims }
}

/** Takes a claim out, with the relations that hang on it. */
export function withoutClaim(view: WorkspaceView, claimId: string): WorkspaceView {
  return {
    ...view,
    claims: view.claims.filter((claim) => claim.id !== claimId),
    relations: view.relations.filter(({ fromId, toId }) => fromId !== claimId && toId !== claimId),
  }
}

export function withEvidence(view: WorkspaceView, evidence: EvidenceView): WorkspaceView {
  return changeClaim(view, evidence.claimId, (claim) => ({ ...claim, evidence: replaced(claim.evidence, evidence) }))
}

export function withRelation(view: WorkspaceView, relation: RelationView): WorkspaceView {
  return { ...view, relations: replaced(view.relations, relation) }
}

export function withoutRelation(view: WorkspaceView, relationId: string): WorkspaceView {
  return { ...view, relations: view.relations.filter(({ id }) => id !== relationId) }
}

/** A comment goes to its claim; a note to the article. */
export function withComment(view: WorkspaceView, comment: CommentView): WorkspaceView {
  if (comment.claimId === null) return { ...view, notes: replaced(view.notes, comment) }
  return changeClaim(view, comment.claimId, (claim) => ({ ...claim, comments: replaced(claim.comments, comment) }))
}

/** Takes a comment out, and with it the answers that would hang in the air. */
export function withoutComment(view: WorkspaceView, comment: Pick<CommentView, 'id' | 'claimId'>): WorkspaceView {
  const others = (list: readonly CommentView[]) =>
    list.filter(({ id, replyToId }) => id !== comment.id && replyToId !== comment.id)
  if (comment.claimId === null) return { ...view, notes: others(view.notes) }
  return changeClaim(view, comment.claimId, (claim) => ({ ...claim, comments: others(claim.comments) }))
}

/** After an act of one's own: it can be undone, and nothing can be done again. */
export function withAct(view: WorkspaceView, label: string): WorkspaceView {
  return { ...view, me: { ...view.me, canUndo: label, canRedo: null } }
}

function changeClaim(view: WorkspaceView, claimId: string, change: (claim: ClaimView) => ClaimView): WorkspaceView {
  return { ...view, claims: view.claims.map((claim) => (claim.id === claimId ? change(claim) : claim)) }
}

function replaced<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): Row[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row]
}
