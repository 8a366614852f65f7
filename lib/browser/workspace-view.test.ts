import { describe, expect, it } from 'vitest'
import type { AppearanceView } from '@/lib/schemas/claim'
import { leftBehind, placeOf } from './workspace-view'

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
