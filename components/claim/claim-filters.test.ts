import { describe, expect, it } from 'vitest'
import type { ClaimView } from '@/lib/schemas/claim'
import { type Filter, type FilterFacts, filterClaims, filterCounts, needsMe } from './claim-filters'

const CLAIM: ClaimView = {
  id: 'c1',
  version: 1,
  deskId: 'd',
  articleId: 'a',
  number: 1,
  key: 'C1',
  statement: 'The minister met envoys.',
  language: 'en',
  type: null,
  polarity: null,
  checkWorthiness: null,
  speakerId: null,
  noAuthor: false,
  chain: [],
  saidAt: null,
  saidPlace: null,
  appearances: [
    {
      id: 'p',
      version: 1,
      articleId: 'a',
      articleVersion: 1,
      start: 0,
      end: 5,
      exact: 'He met them in Zürich',
      prefix: '',
      suffix: '',
      outcome: 'exact',
      standing: 'current',
    },
  ],
  attributionVerdict: null,
  truthVerdict: null,
  verdictsHidden: false,
  evidence: [],
  independentOrigins: 0,
  comments: [],
  state: 'draft',
  stateReason: null,
  needsRecheck: false,
  submittedById: null,
  submittedAt: null,
  assignedReviewerId: null,
  reviews: [],
  publication: null,
  gate: [],
  verbs: [],
  createdById: 'lina',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
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

const found = (claim: Partial<ClaimView>, filters: Filter[], words = '', facts = FACTS) =>
  filterClaims([{ ...CLAIM, ...claim }], new Set(filters), words, facts).length === 1

describe('a filter', () => {
  it.each<[Filter, Partial<ClaimView>, Partial<ClaimView>]>([
    ['mine', {}, { createdById: 'omar' }],
    ['no-verdict', {}, { verdictsHidden: true }],
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

const approve = (possible: boolean) => [{ verb: 'approve', possible, reason: null }]

it.each<[string, Partial<ClaimView>, boolean]>([
  ['a claim returned to me', { state: 'returned' }, true],
  ['one returned to somebody else', { state: 'returned', createdById: 'omar' }, false],
  ['one that I may approve', { state: 'submitted', verbs: approve(true) }, true],
  ['one that is for another reviewer', { state: 'submitted', verbs: approve(true), assignedReviewerId: 'omar' }, false],
  ['my own in review', { state: 'submitted', verbs: approve(false) }, false],
  ['one to re-check', { state: 'published', needsRecheck: true }, true],
  ['my draft without a verdict', {}, true],
])('%s waits for me: %s', (_, claim, waits) => {
  expect(needsMe({ ...CLAIM, ...claim }, 'lina')).toBe(waits)
})
