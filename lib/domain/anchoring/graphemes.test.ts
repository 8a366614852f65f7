import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGraphemeBoundary, isGraphemeBoundaryAt, snapToGraphemes } from './graphemes'
import { codePoints } from './units'

const range = (start: number, end: number) => ({ start: codePoints(start), end: codePoints(end) })

const clusters = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
      fc.constantFrom(
        '\r\n',
        '\r',
        '\n',
        '👩🏽‍🚒',
        '🇸🇾',
        'نَّ',
        'é',
        '\u200d',
        '\u200f',
        '각',
        'क्षि',
        '\u0600',
        'a',
        ' ',
      ),
    ),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(''))

describe('graphemes', () => {
  it.each([
    ['plain letters', 'rent', range(1, 3), range(1, 3)],
    ['a letter with a combining accent', 'cafe\u0301s', range(0, 4), range(0, 5)],
    ['an Arabic letter with vowel marks', 'مُحَمَّد', range(1, 3), range(0, 4)],
    ['a flag', 'a🇸🇾b', range(2, 3), range(1, 3)],
    ['a family joined by zero-width joiners', '👨‍👩‍👧!', range(2, 4), range(0, 5)],
    ['CR and LF', 'a\r\nb', range(2, 3), range(1, 3)],
    ['an empty range', 'cafe\u0301', range(4, 4), range(3, 3)],
    ['a range past the end', 'ab', range(1, 9), range(1, 2)],
  ])('snaps outwards: %s', (_, text, given, expected) => {
    expect(snapToGraphemes(text, given)).toEqual(expected)
  })

  it('judges every place as a segmenter over the whole text does', () => {
    const whole = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(clusters, (text) => {
        const boundaries = new Set([...whole.segment(text)].map(({ index }) => index).concat(text.length))
        for (let at = 0; at <= text.length; at++)
          expect([at, isGraphemeBoundaryAt(text, at)]).toEqual([at, boundaries.has(at)])
      }),
      { numRuns: 200 },
    )
  })

  it('counts positions in code points', () => {
    expect(isGraphemeBoundary('😃é', codePoints(1))).toBe(true)
    expect(isGraphemeBoundary('😃e\u0301', codePoints(2))).toBe(false)
  })
})
