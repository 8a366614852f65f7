import { CONFIDENCES, VERDICT_KINDS } from '@/lib/domain/codes'
import type { VerdictView } from '@/lib/schemas/verdict'
import type { Viewer } from '../viewer'
import { code, iso } from './stored-values'

export interface VerdictRows {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly rating: string
  readonly asOf: string
  readonly confidence: string | null
  readonly justification: string
  readonly round: string
  readonly createdById: string
  readonly changedById: string
  readonly updatedAt: Date
  readonly needsRecheck: boolean
}

export function verdictView(verdict: VerdictRows): VerdictView {
  return {
    id: verdict.id,
    version: verdict.version,
    kind: code(VERDICT_KINDS, verdict.kind),
    rating: verdict.rating,
    asOf: verdict.asOf,
    confidence: code(CONFIDENCES, verdict.confidence),
    justification: verdict.justification,
    givenById: verdict.createdById,
    changedById: verdict.changedById,
    changedAt: iso(verdict.updatedAt),
    needsRecheck: verdict.needsRecheck,
  }
}

/**
 * May the viewer see the verdict that another gave? Not while they are giving the second one (rule R18): until then no
 * page, answer, search result, history or event holds it for them.
 */
export function maySeeFirstVerdict(
  claim: { readonly state: string; readonly assignedReviewerId: string | null },
  viewer: Viewer,
) {
  return !(claim.state === 'second-verdict' && claim.assignedReviewerId === viewer.id)
}

/** The days up to which evidence was considered, of the verdicts that stand. (rule R9) */
export const asOfDates = (verdicts: readonly { readonly kind: string; readonly asOf: string }[]): string[] =>
  VERDICT_KINDS.flatMap((kind) => currentVerdict(verdicts, kind)?.asOf ?? [])

/** The newest living verdict of a kind. */
export const currentVerdict = <V extends { readonly kind: string }>(
  verdicts: readonly V[],
  kind: 'attribution' | 'truth',
) => verdicts.findLast((verdict) => verdict.kind === kind) ?? null
