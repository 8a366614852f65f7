import { describe, expect, it } from 'vitest'
import { CLAIM_STATES, type ClaimState } from '@/lib/domain/codes'
import type { Viewer } from './viewer'
import { type Blocker, blocker, stateAfterContentChange, type Verb, VERBS, type WorkflowClaim } from './workflow'

const claim = (state: ClaimState, rest: Partial<WorkflowClaim> = {}): WorkflowClaim => ({
  state,
  submittedById: 'lina',
  assignedReviewerId: null,
  contributorIds: new Set(['lina']),
  isPublic: false,
  wasPublished: false,
  articleDropped: false,
  ...rest,
})

const LINA = { id: 'lina', role: 'editor' } as const
const OMAR = { id: 'omar', role: 'reviewer' } as const
const CHIEF = { id: 'amal', role: 'chief' } as const

describe('the workflow', () => {
  it.each<[Verb, ClaimState, Viewer, Blocker | null]>([
    ['submit', 'draft', LINA, null],
    ['submit', 'returned', LINA, null],
    ['submit', 'submitted', LINA, 'wrong-state'],
    ['withdraw', 'submitted', LINA, null],
    ['withdraw', 'submitted', OMAR, 'not-submitter'],
    ['approve', 'submitted', OMAR, null],
    ['approve', 'submitted', LINA, 'needs-reviewer'],
    ['approve', 'submitted', { ...CHIEF, id: 'lina' }, 'own-work'],
    ['return', 'submitted', OMAR, null],
    ['return', 'submitted', { ...OMAR, id: 'lina' }, 'own-work'],
    ['publish', 'approved', OMAR, 'needs-chief'],
    ['publish', 'approved', CHIEF, null],
    ['publish', 'approved', { ...CHIEF, id: 'lina' }, null],
    ['drop', 'draft', LINA, null],
    ['drop', 'approved', LINA, 'wrong-state'],
    ['reopen', 'dropped', LINA, null],
    ['retract', 'published', CHIEF, 'not-public'],
    ['correct', 'approved', CHIEF, 'never-published'],
  ])('%s from %s by %o: %s', (verb, state, person, wanted) => {
    expect(blocker(verb, claim(state), person)).toBe(wanted)
  })

  it('publishes a working copy of what was published only as a correction', () => {
    const copy = claim('approved', { wasPublished: true, isPublic: true })
    expect(blocker('publish', copy, CHIEF)).toBe('already-published')
    expect(blocker('correct', copy, CHIEF)).toBeNull()
  })

  it('takes no claim of a dropped article on towards readers (R30)', () => {
    const submitted = { submittedById: 'omar', contributorIds: new Set(['omar']), articleDropped: true }
    const steps: readonly (readonly [Verb, ClaimState])[] = [
      ['submit', 'draft'],
      ['approve', 'submitted'],
      ['publish', 'approved'],
    ]
    for (const [verb, state] of steps) {
      expect(blocker(verb, claim(state, submitted), CHIEF)).toBe('article-dropped')
    }
    const copy = claim('approved', { ...submitted, wasPublished: true })
    expect(blocker('correct', copy, CHIEF)).toBe('article-dropped')
  })

  it('retracts whatever is public, in whatever state its working copy is', () => {
    const frozen: readonly ClaimState[] = ['dropped', 'retracted']
    for (const state of CLAIM_STATES.filter((each) => !frozen.includes(each))) {
      expect(blocker('retract', claim(state, { isPublic: true, wasPublished: true }), CHIEF)).toBeNull()
    }
  })

  it('lets nobody approve a claim to which they contributed, whatever their role', () => {
    for (const state of CLAIM_STATES) {
      expect(blocker('approve', claim(state, { contributorIds: new Set(['amal']) }), CHIEF)).not.toBeNull()
    }
  })

  it('lets nobody but the assigned reviewer decide, until another takes the review over', () => {
    const assigned = claim('submitted', { assignedReviewerId: 'omar' })
    expect(blocker('approve', assigned, OMAR)).toBeNull()
    expect(blocker('take', assigned, OMAR)).toBe('taken-already')
    for (const verb of ['approve', 'return'] as const) expect(blocker(verb, assigned, CHIEF)).toBe('assigned')
    expect(blocker('take', assigned, CHIEF)).toBeNull()
    expect(blocker('take', assigned, LINA)).toBe('needs-reviewer')
    expect(blocker('take', assigned, { ...CHIEF, id: 'lina' })).toBe('own-work')
  })

  it('knows for every verb and state whether it is possible', () => {
    for (const verb of VERBS)
      for (const state of CLAIM_STATES) expect(() => blocker(verb, claim(state), CHIEF)).not.toThrow()
  })
})

describe('a change of content', () => {
  it.each<[ClaimState, ClaimState | null]>([
    ['draft', 'draft'],
    ['returned', 'returned'],
    ['submitted', 'draft'],
    ['approved', 'draft'],
    ['published', 'draft'],
    ['retracted', null],
    ['dropped', null],
    ['second-verdict', null],
    ['adjudication', null],
  ])('takes %s to %s', (state, wanted) => {
    expect(stateAfterContentChange(state)).toBe(wanted)
  })
})
