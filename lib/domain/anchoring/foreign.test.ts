import { describe, expect, it } from 'vitest'
import { anchorOne } from './anchor-all'
import { type ForeignSelector, hintFromForeign } from './foreign'
import { quotePlaces } from './quote-places'
import { codePoints } from './units'

const text = 'Rents 😃 rise\n\nRents rose in May.'
const elements = new Map([
  ['/article[1]/h1[1]', { start: codePoints(0), end: codePoints(12) }],
  ['/article[1]/p[1]', { start: codePoints(14), end: codePoints(32) }],
])

describe('selectors of other tools', () => {
  it.each<[string, ForeignSelector[], 'code points' | 'UTF-16 units', number, number]>([
    ['a quote alone', [{ type: 'TextQuoteSelector', exact: 'rose in' }], 'code points', 20, 27],
    ['a position in code points', [{ type: 'TextPositionSelector', start: 20, end: 24 }], 'code points', 20, 24],
    ['a position in UTF-16 units', [{ type: 'TextPositionSelector', start: 21, end: 25 }], 'UTF-16 units', 20, 24],
    [
      'a W3C range on our own rendition',
      [
        {
          type: 'RangeSelector',
          startSelector: {
            type: 'XPathSelector',
            value: '/article/p',
            refinedBy: { type: 'TextPositionSelector', start: 6, end: 6 },
          },
          endSelector: {
            type: 'XPathSelector',
            value: '/article/p',
            refinedBy: { type: 'TextPositionSelector', start: 10, end: 10 },
          },
        },
      ],
      'code points',
      20,
      24,
    ],
    [
      'a Hypothesis export whose position is off, by its quote',
      [
        {
          type: 'RangeSelector',
          startContainer: '/ARTICLE[1]/P[1]',
          startOffset: 6,
          endContainer: '/article[1]/p[1]',
          endOffset: 10,
        },
        { type: 'TextPositionSelector', start: 4, end: 7 },
        { type: 'TextQuoteSelector', exact: 'rose', prefix: 'Rents ', suffix: ' in May.\n' },
      ],
      'UTF-16 units',
      20,
      24,
    ],
  ])('resolve: %s', (_, selectors, unit, start, end) => {
    const hint = hintFromForeign(text, selectors, { unit, elements })
    expect(hint && anchorOne(text, hint)).toMatchObject({ outcome: 'exact', start, end })
  })

  it('say so when only a position could be believed', () => {
    const hint = hintFromForeign(text, [{ type: 'TextPositionSelector', start: 20, end: 24 }], { unit: 'code points' })
    expect(hint && anchorOne(text, hint)).toMatchObject({ outcome: 'exact', verified: false })
  })

  it.each<[string, ForeignSelector]>([
    [
      'an element we did not draw',
      { type: 'RangeSelector', startContainer: '/div[9]', startOffset: 0, endContainer: '/div[9]', endOffset: 2 },
    ],
    [
      'an offset past the element',
      {
        type: 'RangeSelector',
        startContainer: '/article[1]/p[1]',
        startOffset: 0,
        endContainer: '/article[1]/p[1]',
        endOffset: 99,
      },
    ],
    [
      'a reversed range',
      {
        type: 'RangeSelector',
        startContainer: '/article[1]/p[1]',
        startOffset: 5,
        endContainer: '/article[1]/p[1]',
        endOffset: 2,
      },
    ],
    ['an empty quote', { type: 'TextQuoteSelector', exact: '' }],
  ])('give nothing to seek: %s', (_, selector) => {
    expect(hintFromForeign(text, [selector], { unit: 'UTF-16 units', elements })).toBeNull()
  })
})

describe('the places a text quote names', () => {
  it.each([
    [
      'overlapping ones too',
      'bananas',
      { exact: 'ana' },
      [
        [1, 4],
        [3, 6],
      ],
    ],
    ['only between its prefix and suffix', 'one two, one three', { exact: 'one', suffix: ' three' }, [[9, 12]]],
    ['none when the suffix differs', 'dolor amet', { exact: 'dolor', suffix: ' amot' }, []],
    [
      'an empty quote between any two characters',
      'ab',
      { exact: '' },
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    ['in code points', '😃 one', { exact: 'one' }, [[2, 5]]],
  ])('%s', (_, words, selector, places) => {
    expect(quotePlaces(words, selector).map(({ start, end }) => [start, end])).toEqual(places)
  })
})
