import { describe, expect, it } from 'vitest'
import type { AppearanceView } from '@/lib/schemas/claim'
import { isFrozen, leftBehind, placeOf } from './workspace-view'

const appearance = (given: Partial<AppearanceView>): AppearanceView => ({
  id: 'appearance',
  version: 1,
  articleId: 'article',
  articleVersion: 2,
  start: 0,
  end: 4,
  exact: 'Fees',
  prefix: '',
  suffix: '',
  outcome: 'exact',
  standing: 'current',
  ...given,
})

describe('where a claim stands', () => {
  const moved = { appearances: [appearance({}), appearance({ id: 'old', articleVersion: 1, standing: 'past' })] }
  const waiting = { appearances: [appearance({ id: 'old', articleVersion: 1, standing: 'waiting', outcome: 'lost' })] }

  it('is looked for in the version that is shown', () => {
    expect(placeOf(moved, 'article', 2)?.id).toBe('appearance')
    expect(placeOf(moved, 'article', 1)?.id).toBe('old')
    expect(placeOf(waiting, 'article', 2)).toBeNull()
  })

  it.each(['waiting', 'kept'] as const)('is left behind while it is %s', (standing) => {
    expect(leftBehind({ appearances: [appearance({ articleVersion: 1, standing })] }, 'article')?.articleVersion).toBe(
      1,
    )
  })

  it('is not left behind once it has gone along', () => {
    expect(leftBehind(moved, 'article')).toBeNull()
  })

  it('is not left behind by what waits in another article', () => {
    expect(leftBehind(waiting, 'another')).toBeNull()
  })
})

describe('what a claim consists of', () => {
  const view = (given: { droppedAt?: string | null; shown?: number }) => ({
    article: { latestVersion: 2, droppedAt: given.droppedAt ?? null },
    shown: { number: given.shown ?? 2 },
  })

  it.each(['draft', 'returned', 'submitted', 'approved', 'published'] as const)('can be changed when %s', (state) => {
    expect(isFrozen(view({}), { state })).toBe(false)
  })

  it.each(['dropped', 'retracted'] as const)('is only to be read when %s', (state) => {
    expect(isFrozen(view({}), { state })).toBe(true)
  })

  it('is only to be read in an older text, and in a dropped article (R30)', () => {
    expect(isFrozen(view({ shown: 1 }), { state: 'draft' })).toBe(true)
    expect(isFrozen(view({ droppedAt: '2026-03-02T00:00:00.000Z' }), { state: 'draft' })).toBe(true)
  })
})
