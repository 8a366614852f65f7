import type { ClaimState } from '@/lib/domain/codes'
import { atLeast } from './permissions'
import { type Permission, type Right, RIGHTS, rightOf } from './rights'
import type { Viewer } from './viewer'

/** The verbs of the workflow, as the newsroom says them, in the order of the work: each is the right `claim:verb`. */
export const VERBS = [
  'submit',
  'withdraw',
  'take',
  'approve',
  'return',
  'escalate',
  'publish',
  'correct',
  'retract',
  'drop',
  'reopen',
] as const
export type Verb = (typeof VERBS)[number]

export const verbRight = (verb: Verb): Right => rightOf(`claim:${verb}` satisfies Permission)

/** What the workflow needs to know of a claim. */
export interface WorkflowClaim {
  readonly state: ClaimState
  readonly submittedById: string | null
  /** The reviewer to whom the review is assigned. */
  readonly assignedReviewerId: string | null
  /** Who changed, added or took away any part of what is there now (rule R17). */
  readonly contributorIds: ReadonlySet<string>
  /** A record of it is public now. */
  readonly isPublic: boolean
  /** A record of it has been public at some time. */
  readonly wasPublished: boolean
  /** Its article was put aside. */
  readonly articleDropped: boolean
}

/** Why a verb is not possible now; catalogue keys under `workspace.blocker`. */
export const BLOCKERS = [
  'wrong-state',
  'needs-reviewer',
  'needs-chief',
  'own-work',
  'assigned',
  'taken-already',
  'not-submitter',
  'never-published',
  'already-published',
  'not-public',
  'article-dropped',
  'not-available',
] as const
export type Blocker = (typeof BLOCKERS)[number]

/** The first reason that stands against a verb, or null when it is possible. */
export function blocker(verb: Verb, claim: WorkflowClaim, viewer: Viewer): Blocker | null {
  const { who, steps = {}, unless, only, assigned, article, record, notYet } = verbRight(verb)
  if ((who === 'reviewer' || who === 'chief') && !atLeast(viewer.role, who)) return `needs-${who}`
  if (notYet) return 'not-available'
  if (record === 'public' && !claim.isPublic) return 'not-public'
  if (steps[claim.state] === undefined) return 'wrong-state'
  if (article === 'not-dropped' && claim.articleDropped) return 'article-dropped'
  if (only === 'submitter' && claim.submittedById !== viewer.id) return 'not-submitter'
  if (unless === 'contributor' && claim.contributorIds.has(viewer.id)) return 'own-work'
  if (unless !== undefined && claim.submittedById === viewer.id) return 'own-work'
  if (assigned && claim.assignedReviewerId !== null && claim.assignedReviewerId !== viewer.id) return 'assigned'
  if (verb === 'take' && claim.assignedReviewerId === viewer.id) return 'taken-already'
  if (record === 'never-published' && claim.wasPublished) return 'already-published'
  if (record === 'published-before' && !claim.wasPublished) return 'never-published'
  if (record === 'not-public' && claim.isPublic) return 'already-published'
  return null
}

/** The state to which a verb leads. @throws Error for a state in which the verb is not possible: ask `blocker` first */
export function stateAfter(verb: Verb, state: ClaimState): ClaimState {
  const next = verbRight(verb).steps?.[state]
  if (next === undefined) throw new Error(`${verb} is not possible in the state ${state}`)
  return next
}

const CONTENT: Right['steps'] = RIGHTS['claim:change'].steps

/** The state after a change of content (rules R21, R29). Null: content can't be changed in this state. */
export const stateAfterContentChange = (state: ClaimState): ClaimState | null => CONTENT?.[state] ?? null

/** Whether a change of content in this state voids approvals given before. */
export const voidsApproval = (state: ClaimState) => {
  const next = stateAfterContentChange(state)
  return next !== null && next !== state
}
