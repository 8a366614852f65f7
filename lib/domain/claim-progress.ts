import type { ClaimState } from './codes'

/** How far a claim has come, as the line under its words shows it. */
export const PROGRESSES = ['unchecked', 'in-review', 'published', 'retracted'] as const
export type Progress = (typeof PROGRESSES)[number]

const PROGRESS: Readonly<Record<ClaimState, Progress>> = {
  draft: 'unchecked',
  returned: 'unchecked',
  dropped: 'unchecked',
  submitted: 'in-review',
  'second-verdict': 'in-review',
  adjudication: 'in-review',
  approved: 'in-review',
  published: 'published',
  retracted: 'retracted',
}

/** How far a claim has come. What is public stays so while a working copy is edited. */
export function progressOf(claim: {
  readonly state: ClaimState
  readonly publication: { readonly retracted: boolean } | null
}): Progress {
  if (claim.publication && !claim.publication.retracted && claim.state !== 'retracted') return 'published'
  return PROGRESS[claim.state]
}
