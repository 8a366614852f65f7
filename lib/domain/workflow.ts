import type { ClaimState } from './codes'

/** The verbs of the workflow, as the newsroom says them. */
export const VERBS = [
  'submit',
  'withdraw',
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

interface Transition {
  readonly from: readonly ClaimState[]
  readonly to: ClaimState
  /** Leaves the state as it is: the row tells what the verb means beside it. */
  readonly reasonNeeded: boolean
}

/** The states of a claim and what leads from one to the next (rule R29). Buttons, server and tests derive from it. */
export const TRANSITIONS: Readonly<Record<Verb, Transition>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', reasonNeeded: false },
  withdraw: { from: ['submitted'], to: 'draft', reasonNeeded: false },
  approve: { from: ['submitted'], to: 'approved', reasonNeeded: false },
  return: { from: ['submitted'], to: 'returned', reasonNeeded: true },
  escalate: { from: ['submitted'], to: 'adjudication', reasonNeeded: true },
  publish: { from: ['approved'], to: 'published', reasonNeeded: false },
  correct: { from: ['approved'], to: 'published', reasonNeeded: true },
  retract: { from: ['published', 'draft', 'returned', 'submitted', 'approved'], to: 'retracted', reasonNeeded: true },
  drop: { from: ['draft', 'returned'], to: 'dropped', reasonNeeded: true },
  reopen: { from: ['dropped'], to: 'draft', reasonNeeded: false },
}

/** What the workflow needs to know of a claim and of the person who asks. */
export interface WorkflowClaim {
  readonly state: ClaimState
  readonly submittedById: string | null
  /** Who wrote or last changed statement, quote, chain, evidence or verdict of what is there now (rule R17). */
  readonly contributorIds: ReadonlySet<string>
  /** A record of it is public now. */
  readonly isPublic: boolean
  /** A record of it has been public at some time. */
  readonly wasPublished: boolean
}

export interface WorkflowPerson {
  readonly id: string
  readonly role: 'editor' | 'reviewer' | 'chief'
}

/** Why a verb is not possible now; a catalogue key under `workflow`. */
export type Hindrance =
  | 'wrong-state'
  | 'needs-reviewer'
  | 'needs-chief'
  | 'own-work'
  | 'not-submitter'
  | 'never-published'
  | 'already-published'
  | 'not-public'
  | 'not-available'

const LEAST_ROLE: Readonly<Record<Verb, WorkflowPerson['role']>> = {
  submit: 'editor',
  withdraw: 'editor',
  approve: 'reviewer',
  return: 'reviewer',
  escalate: 'reviewer',
  publish: 'chief',
  correct: 'chief',
  retract: 'chief',
  drop: 'editor',
  reopen: 'editor',
}

const RANK: Readonly<Record<WorkflowPerson['role'], number>> = { editor: 0, reviewer: 1, chief: 2 }

/** The first reason that stands against a verb, or null when it is possible. */
export function hindrance(verb: Verb, claim: WorkflowClaim, person: WorkflowPerson): Hindrance | null {
  if (RANK[person.role] < RANK[LEAST_ROLE[verb]]) return LEAST_ROLE[verb] === 'chief' ? 'needs-chief' : 'needs-reviewer'
  if (verb === 'escalate') return 'not-available'
  if (verb === 'retract') return claim.isPublic ? null : 'not-public'
  if (!TRANSITIONS[verb].from.includes(claim.state)) return 'wrong-state'
  if (verb === 'withdraw' && claim.submittedById !== person.id) return 'not-submitter'
  if (verb === 'approve' && claim.contributorIds.has(person.id)) return 'own-work'
  if (verb === 'return' && claim.submittedById === person.id) return 'own-work'
  if (verb === 'publish' && claim.wasPublished) return 'already-published'
  if (verb === 'correct' && !claim.wasPublished) return 'never-published'
  if (verb === 'drop' && claim.isPublic) return 'already-published'
  return null
}

/**
 * The state after a change of content: what was handed in or approved goes back to draft, and so does the working copy of
 * a published claim (rules R21, R29). Null: content can't be changed in this state.
 */
export function stateAfterContentChange(state: ClaimState): ClaimState | null {
  if (state === 'draft' || state === 'returned') return state
  if (state === 'submitted' || state === 'approved' || state === 'published') return 'draft'
  return null
}

/** Whether a change of content in this state voids approvals given before. */
export const voidsApproval = (state: ClaimState) =>
  state === 'submitted' || state === 'approved' || state === 'published'
