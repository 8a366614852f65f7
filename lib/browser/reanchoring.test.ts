import { describe, expect, it } from 'vitest'
import type { ReanchoringQueueView, ReanchoringView } from '@/lib/schemas/article-version'
import { nextEntry, withEntry, withoutClaims, withoutEntry } from './reanchoring'

const place = { articleVersion: 1, start: 0, end: 4, exact: 'Fees', before: '', after: ' doubled' }

const entry = (id: string, version = 1): ReanchoringView => ({
  id,
  version,
  articleId: 'article',
  claim: {
    id: `claim-${id}`,
    key: 'C1',
    statement: 'Fees doubled.',
    state: 'draft',
    version: 1,
    hasVerdict: false,
    needsRecheck: false,
  },
  outcome: 'lost',
  score: 0,
  old: place,
  proposal: null,
  diff: null,
  candidates: [],
  sentences: null,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  placed: null,
})

const queue = (...ids: string[]): ReanchoringQueueView => ({
  articleId: 'article',
  articleVersion: 2,
  outcomes: { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: ids.length },
  waiting: ids.length,
  kept: 0,
  sentences: 0,
  items: ids.map((id) => entry(id)),
  nextCursor: null,
})

describe('after a decision', () => {
  it.each([
    ['the first', 'a', 'b'],
    ['one in the middle', 'b', 'c'],
    ['the last', 'c', 'b'],
    ['one that is not in the list', 'x', 'a'],
  ])('%s leaves, and it goes on with the next, else the one before', (_, leaving, next) => {
    expect(nextEntry(queue('a', 'b', 'c').items, leaving)).toBe(next)
  })

  it('the only one leaves, and nothing is left to go to', () => {
    expect(nextEntry(queue('a').items, 'a')).toBeNull()
  })

  it('the entry and its count are gone from the list', () => {
    const left = withoutEntry(queue('a', 'b'), 'a')
    expect([left.items.map(({ id }) => id), left.waiting]).toEqual([['b'], 1])
  })

  it('what is not in the list takes nothing from the count', () => {
    const whole = queue('a', 'b')
    expect(withoutEntry(whole, 'x')).toBe(whole)
  })
})

it('an entry that was changed elsewhere stands in the list as it is now', () => {
  const now = withEntry(queue('a', 'b'), entry('b', 7))
  expect(now.items.map(({ id, version }) => [id, version])).toEqual([
    ['a', 1],
    ['b', 7],
  ])
})

it('claims that were confirmed leave the list of changed sentences with all their marks', () => {
  const twice = { ...entry('c'), claim: entry('a').claim }
  const changed = { ...queue('a', 'b'), sentences: 3, items: [...queue('a', 'b').items, twice] }
  const left = withoutClaims(changed, ['claim-a'])
  expect([left.items.map(({ id }) => id), left.sentences]).toEqual([['b'], 1])
})
