import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyondView, type CardSize, GAP, layoutRail } from './rail-layout'

const card = (id: string, wanted: number, height: number): CardSize => ({ id, wanted, height })

describe('the rail', () => {
  it('stands each card beside its mark where there is room', () => {
    expect(layoutRail([card('a', 0, 50), card('b', 200, 50)], null).tops).toEqual([0, 200])
  })

  it('pushes cards down that would overlap', () => {
    expect(layoutRail([card('a', 10, 50), card('b', 20, 50), card('c', 30, 50)], null).tops).toEqual([10, 68, 126])
  })

  it('stands the open card exactly beside its mark and moves the others aside', () => {
    const cards = [card('a', 90, 50), card('b', 95, 50), card('c', 100, 300), card('d', 110, 50)]
    expect(layoutRail(cards, 'c').tops).toEqual([0, 42, 100, 408].map((top, at) => (at === 0 ? 0 : top)))
  })

  it('puts cards away that find no room above the open one', () => {
    const { putAway, tops } = layoutRail([card('a', 0, 50), card('b', 5, 50), card('c', 60, 50)], 'c')
    expect([...putAway]).toEqual(['a'])
    expect(tops[1]).toBe(2)
  })
})

const rail = fc
  .array(fc.record({ wanted: fc.nat(2_000), height: fc.integer({ min: 20, max: 400 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((cards) =>
    cards.sort((a, b) => a.wanted - b.wanted).map(({ wanted, height }, at) => card(`c${at}`, wanted, height)),
  )

it('never overlaps, never changes the order, and honours the open card', () => {
  fc.assert(
    fc.property(rail, fc.nat(29), (cards, at) => {
      const active = cards[at % cards.length]
      const { tops, putAway, height } = layoutRail(cards, active?.id ?? null)
      const shown = cards
        .map((each, place) => ({ ...each, top: tops[place] ?? 0 }))
        .filter(({ id }) => !putAway.has(id))
      shown.forEach((each, place) => {
        expect(each.top).toBeGreaterThanOrEqual(0)
        expect(each.top + each.height).toBeLessThanOrEqual(height)
        const next = shown[place + 1]
        if (next) expect(next.top - each.top - each.height).toBeGreaterThanOrEqual(GAP)
      })
      expect(shown.find(({ id }) => id === active?.id)?.top).toBe(active?.wanted)
    }),
  )
})

it('counts what lies out of view, put-away cards above', () => {
  const cards = [card('a', 0, 50), card('b', 5, 50), card('c', 60, 50), card('d', 900, 50)]
  const layout = layoutRail(cards, 'c')
  expect(beyondView(cards, layout, { from: 55, to: 600 })).toEqual({ above: ['a', 'b'], below: ['d'] })
})
