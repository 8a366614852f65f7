import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segments } from './segments'
import { codePoints } from './units'

const at = (id: string, start: number, end: number) => ({ id, start: codePoints(start), end: codePoints(end) })
const shown = (length: number, anchors: ReturnType<typeof at>[]) =>
  segments(codePoints(length), anchors).map(({ start, end, ids }) => `${start}-${end}:${ids.join('')}`)

describe('pieces for drawing', () => {
  it.each([
    ['nothing marked', 5, [], ['0-5:']],
    ['one in the middle', 5, [at('a', 1, 3)], ['0-1:', '1-3:a', '3-5:']],
    ['overlap', 6, [at('b', 2, 5), at('a', 1, 3)], ['0-1:', '1-2:a', '2-3:ab', '3-5:b', '5-6:']],
    ['nested: outermost first', 6, [at('i', 1, 2), at('o', 1, 5)], ['0-1:', '1-2:oi', '2-5:o', '5-6:']],
    ['the same place: in the order given', 3, [at('b', 0, 3), at('a', 0, 3)], ['0-3:ba']],
    ['touching', 4, [at('a', 0, 2), at('b', 2, 4)], ['0-2:a', '2-4:b']],
    ['past the text, and empty', 3, [at('a', 2, 9), at('e', 1, 1)], ['0-2:', '2-3:a']],
    ['an empty text', 0, [at('a', 0, 1)], []],
  ])('%s', (_, length, anchors, expected) => {
    expect(shown(length, anchors)).toEqual(expected)
  })

  it('counts the code points of a text', () => {
    expect(segments('😃ab', [at('a', 0, 1)])).toEqual([
      { start: 0, end: 1, ids: ['a'] },
      { start: 1, end: 3, ids: [] },
    ])
  })

  it('cover the text without a gap, and every anchor by pieces of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 12 }), (spans) => {
        const anchors = spans.map(([a, b], i) => at(String(i), Math.min(a, b), Math.max(a, b)))
        const pieces = segments(codePoints(20), anchors)
        expect(pieces.reduce((from, { start, end }) => (expect(start).toBe(from), end), 0)).toBe(20)
        for (const { id, start, end } of anchors) {
          const mine = pieces.filter(({ ids }) => ids.includes(id))
          expect(mine.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBe(end - start)
        }
      }),
    )
  })
})
