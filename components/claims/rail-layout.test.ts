import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyondView, type CardSize, GAP, KEY, layoutRail, type RailLayout } from './rail-layout'

const card = (id: string, wanted: number, height: number, stays = false): CardSize => ({ id, wanted, height, stays })
const tops = ({ places }: RailLayout) => places.map(({ top }) => top)
const away = (cards: readonly CardSize[], { places }: RailLayout) =>
  cards.filter((_, at) => places[at]?.isAway).map(({ id }) => id)

describe('the rail', () => {
  it('stands each card beside its mark where there is room', () => {
    expect(tops(layoutRail([card('a', 0, 50), card('b', 200, 50)], null))).toEqual([0, 200])
  })

  it('pushes cards down that would overlap', () => {
    expect(tops(layoutRail([card('a', 10, 50), card('b', 20, 50), card('c', 30, 50)], null))).toEqual([10, 68, 126])
  })

  it('stands the open card exactly beside its mark and moves the others aside', () => {
    const cards = [card('a', 90, 30), card('b', 95, 30), card('c', 100, 300), card('d', 110, 50)]
    expect(tops(layoutRail(cards, 'c'))).toEqual([24, 62, 100, 408])
  })

  it('shrinks cards to their keys that find no room above the open one', () => {
    const cards = [card('a', 0, 50), card('b', 5, 50), card('c', 100, 50)]
    const layout = layoutRail(cards, 'c')
    expect(away(cards, layout)).toEqual(['a'])
    expect(tops(layout)).toEqual([0, 38, 100])
  })

  it('sets keys side by side, and lets the open card make room for them', () => {
    const cards = [card('a', 0, 50), card('b', 5, 50), card('c', 8, 50), card('d', 10, 50)]
    const { places } = layoutRail(cards, 'd', { width: 2 * KEY.width + KEY.gap })
    expect(places.map(({ top, inset }) => [top, inset])).toEqual([
      [0, 0],
      [0, KEY.width + KEY.gap],
      [KEY.height + KEY.gap, 0],
      [2 * KEY.height + KEY.gap + GAP, 0],
    ])
  })

  it('never puts a card away that has something to say', () => {
    const cards = [card('a', 0, 50, true), card('b', 10, 50)]
    const layout = layoutRail(cards, 'b')
    expect(away(cards, layout)).toEqual([])
    expect(tops(layout)).toEqual([0, 58])
  })
})

const rail = fc
  .array(fc.record({ wanted: fc.nat(2_000), height: fc.integer({ min: 20, max: 400 }), stays: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((cards) =>
    cards
      .sort((a, b) => a.wanted - b.wanted)
      .map(({ wanted, height, stays }, at) => card(`c${at}`, wanted, height, stays)),
  )

it('shows every card or its key, never overlaps, never changes the order, and honours the open card', () => {
  fc.assert(
    fc.property(rail, fc.nat(29), fc.integer({ min: 60, max: 430 }), (cards, at, width) => {
      const active = cards[at % cards.length]
      const layout = layoutRail(cards, active?.id ?? null, { width })
      const keys = layout.places.filter(({ isAway }) => isAway)
      const standing = layout.places.filter(({ isAway }) => !isAway)
      keys.forEach(({ top, inset, height }, place) => {
        expect(inset === 0 || inset + KEY.width <= width).toBe(true)
        const next = keys[place + 1]
        if (next) expect(next.top >= top + height || next.inset >= inset + KEY.width).toBe(true)
      })
      const keysEnd = Math.max(0, ...keys.map(({ top, height }) => top + height + GAP))
      standing.forEach(({ top, height }, place) => {
        expect(top).toBeGreaterThanOrEqual(keysEnd)
        expect(top + height).toBeLessThanOrEqual(layout.height)
        const next = standing[place + 1]
        if (next) expect(next.top - top - height).toBeGreaterThanOrEqual(GAP)
      })
      expect(cards.some(({ stays }, place) => stays && layout.places[place]?.isAway)).toBe(false)
      const activePlace = layout.places[at % cards.length]
      expect(activePlace?.isAway).toBe(false)
      const before = standing.filter(({ top }) => top < (activePlace?.top ?? 0))
      const room = keysEnd + before.reduce((sum, { height }) => sum + height + GAP, 0)
      expect(activePlace?.top).toBe(Math.max(active?.wanted ?? 0, room <= (active?.wanted ?? 0) ? 0 : room))
    }),
  )
})

it('counts what lies out of view', () => {
  const cards = [card('a', 0, 50), card('b', 5, 50), card('c', 120, 50), card('d', 900, 50)]
  const layout = layoutRail(cards, 'c')
  expect(beyondView(cards, layout, { from: 112, to: 600 })).toEqual({ above: ['a', 'b'], below: ['d'] })
})
