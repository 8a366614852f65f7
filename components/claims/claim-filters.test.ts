import { describe, expect, it } from 'vitest'
import type { ClaimSummary } from '@/lib/schemas/claim'
import { type Filter, type FilterFacts, filterClaims, filterCounts, needsMe } from './claim-filters'

const CLAIM: ClaimSummary = {
  id: 'c1',
  version: 1,
  articleId: 'a',
  number: 1,
  key: 'C1',
  statement: 'The minister met envoys.',
  language: 'en',
  speakerId: null,
  chain: [],
  appearances: [
    {
      id: 'p',
      version: 1,
      articleId: 'a',
      articleVersion: 1,
      start: 0,
      end: 5,
      exact: 'He met them in Zürich',
      outcome: 'exact',
      standing: 'current',
    },
  ],
  attributionRating: null,
  truthRating: null,
  verdictsHidden: false,
  evidenceCount: 0,
  independentOrigins: 0,
  openThreads: 0,
  state: 'draft',
  needsRecheck: false,
  submittedById: null,
  assignedReviewerId: null,
  publication: null,
  possible: [],
  createdById: 'lina',
}
const FACTS: FilterFacts = { me: 'lina', contradicted: new Set(['c1']), articleId: 'a', version: 1 }
const rumour = {
  agentId: 'r',
  name: 'a rumour',
  role: 'originator',
  kind: 'rumour',
  verb: '',
  force: 'reports',
} as const

const found = (claim: Partial<ClaimSummary>, filters: Filter[], words = '', facts = FACTS) =>
  filterClaims([{ ...CLAIM, ...claim }], new Set(filters), words, facts).length === 1

describe('a filter', () => {
  it.each<[Filter, Partial<ClaimSummary>, Partial<ClaimSummary>]>([
    ['mine', {}, { createdById: 'omar' }],
    ['no-verdict', {}, { verdictsHidden: true }],
    ['no-verdict', {}, { attributionRating: 'accurate-paraphrase' }],
    ['no-verdict', {}, { truthRating: 'false' }],
    ['unnamed', { chain: [rumour] }, { chain: [{ ...rumour, kind: 'person' }, rumour] }],
    ['in-review', { state: 'submitted' }, { state: 'draft' }],
    ['returned', { state: 'returned' }, { state: 'draft' }],
    ['approved', { state: 'approved' }, { state: 'draft' }],
    ['recheck', { needsRecheck: true }, {}],
    ['unplaced', { appearances: [] }, {}],
    ['dropped', { state: 'dropped' }, {}],
  ])('%s tells claims apart', (filter, inside, outside) => {
    expect(found(inside, [filter])).toBe(true)
    expect(found(outside, [filter])).toBe(false)
  })

  it('goes together with others: a claim passes all of them', () => {
    expect(found({ state: 'submitted' }, ['mine', 'in-review'])).toBe(true)
    expect(found({ state: 'submitted', createdById: 'omar' }, ['mine', 'in-review'])).toBe(false)
  })

  it('counts what it would show', () => {
    const claims = [CLAIM, { ...CLAIM, id: 'c2', state: 'dropped' as const }]
    const counts = filterCounts(claims, FACTS)
    expect([counts.mine, counts.dropped, counts.contradicted]).toEqual([1, 1, 1])
  })
})

it('leaves out what won’t be checked, unless asked for', () => {
  expect(found({ state: 'dropped' }, [])).toBe(false)
})

it.each([
  ['the statement', 'ENVOYS minister', true],
  ['the quote, without its accents', 'zurich', true],
  ['the key', 'c1', true],
  ['nothing', 'envoys paris', false],
])('words are found in %s', (_, words, shown) => {
  expect(found({}, [], words)).toBe(shown)
})

it.each<[string, Partial<ClaimSummary>, boolean]>([
  ['a claim returned to me', { state: 'returned' }, true],
  ['one returned to somebody else', { state: 'returned', createdById: 'omar' }, false],
  ['one that I may approve', { state: 'submitted', possible: ['approve'] }, true],
  [
    'one that is for another reviewer',
    { state: 'submitted', possible: ['approve'], assignedReviewerId: 'omar' },
    false,
  ],
  ['my own in review', { state: 'submitted', possible: [] }, false],
  ['one to re-check', { state: 'published', needsRecheck: true }, true],
  ['my draft without a verdict', {}, true],
  ['my draft of which is said only whether it was said', { attributionRating: 'fabricated' }, false],
])('%s waits for me: %s', (_, claim, waits) => {
  expect(needsMe({ ...CLAIM, ...claim }, 'lina')).toBe(waits)
})
