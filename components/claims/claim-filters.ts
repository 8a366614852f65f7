/** Which claims a list shows. Pure predicates, so that counts and lists always agree. */

import { unnamedAtRoot } from '@/lib/domain/chain'
import type { ClaimState } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import { conflictPairs } from '@/lib/domain/relations'
import { hasNoVerdict, placeOf } from '@/lib/browser/workspace-view'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimSummary } from '@/lib/schemas/claim'

export const FILTERS = [
  'mine',
  'no-verdict',
  'contradicted',
  'unnamed',
  'in-review',
  'returned',
  'approved',
  'published',
  'recheck',
  'unplaced',
  'dropped',
] as const
export type Filter = (typeof FILTERS)[number]

/** What a predicate needs to know beside the claim. */
export interface FilterFacts {
  readonly me: string
  /** Ids of claims that contradict another or are contradicted. */
  readonly contradicted: ReadonlySet<string>
  readonly articleId: string
  readonly version: number
}

export function filterFacts(view: Pick<WorkspaceView, 'article' | 'shown' | 'relations' | 'me'>): FilterFacts {
  const pairs = conflictPairs(view.relations.map(({ fromId, toId, type }) => ({ from: fromId, to: toId, type })))
  return {
    me: view.me.id,
    contradicted: new Set(pairs.flatMap(({ from, to }) => [from, to])),
    articleId: view.article.id,
    version: view.shown.number,
  }
}

const IN_REVIEW: ReadonlySet<ClaimState> = new Set<ClaimState>(['submitted', 'second-verdict', 'adjudication'])

const PREDICATES: Readonly<Record<Filter, (claim: ClaimSummary, facts: FilterFacts) => boolean>> = {
  mine: (claim, { me }) => [claim.createdById, claim.submittedById, claim.assignedReviewerId].includes(me),
  'no-verdict': (claim) => hasNoVerdict(claim),
  contradicted: (claim, { contradicted }) => contradicted.has(claim.id),
  unnamed: (claim) => unnamedAtRoot(claim.chain),
  'in-review': (claim) => IN_REVIEW.has(claim.state),
  returned: (claim) => claim.state === 'returned',
  approved: (claim) => claim.state === 'approved',
  published: (claim) => claim.publication !== null,
  recheck: (claim) => claim.needsRecheck,
  unplaced: (claim, { articleId, version }) => placeOf(claim, articleId, version) === null,
  dropped: (claim) => claim.state === 'dropped',
}

/** Whether a claim passes one filter. */
export const passes = (filter: Filter, claim: ClaimSummary, facts: FilterFacts) => PREDICATES[filter](claim, facts)

/**
 * The claims that pass all the filters and hold all the words, in the order given. Claims that won't be checked are shown
 * only when asked for.
 */
export function filterClaims(
  claims: readonly ClaimSummary[],
  filters: ReadonlySet<Filter>,
  words: string,
  facts: FilterFacts,
): ClaimSummary[] {
  const wanted = fold(words).split(' ').filter(Boolean)
  return claims.filter((claim) => {
    if (claim.state === 'dropped' && !filters.has('dropped')) return false
    if (![...filters].every((filter) => passes(filter, claim, facts))) return false
    if (wanted.length === 0) return true
    const text = fold(
      [
        claim.key,
        claim.statement,
        ...claim.appearances.map(({ exact }) => exact),
        ...claim.chain.map(({ name }) => name),
      ].join(' '),
    )
    return wanted.every((word) => text.includes(word))
  })
}

/** How many claims pass each filter, dropped ones counted only as such. */
export function filterCounts(claims: readonly ClaimSummary[], facts: FilterFacts): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) =>
    claims.filter((claim) => (filter === 'dropped' || claim.state !== 'dropped') && passes(filter, claim, facts)).length
  const counts: Partial<Record<Filter, number>> = {}
  for (const filter of FILTERS) counts[filter] = count(filter)
  return { ...EMPTY_COUNTS, ...counts }
}

const EMPTY_COUNTS: Readonly<Record<Filter, number>> = {
  mine: 0,
  'no-verdict': 0,
  contradicted: 0,
  unnamed: 0,
  'in-review': 0,
  returned: 0,
  approved: 0,
  published: 0,
  recheck: 0,
  unplaced: 0,
  dropped: 0,
}

/** Whether a claim waits for this person: returned to them, theirs to review, or to be looked at again. */
export function needsMe(claim: ClaimSummary, me: string): boolean {
  if (claim.needsRecheck) return true
  if (claim.state === 'returned') return [claim.createdById, claim.submittedById].includes(me)
  if (claim.state === 'submitted') {
    return claim.possible.includes('approve') && (claim.assignedReviewerId === null || claim.assignedReviewerId === me)
  }
  return claim.state === 'draft' && claim.createdById === me && hasNoVerdict(claim)
}
