import { describe, expect, it } from 'vitest'
import { describe as describeRange } from './describe'
import { recollect } from './recollection'
import { Sought } from './sought'
import { codePointIndex } from './text'
import { codePoints } from './units'

const TEXT =
  'Rent in the capital 😃 rose by three per cent in May, the ministry said on Monday, and milk became cheaper for once.'

const remembered = (text: string, spans: [number, number][]) => {
  const index = codePointIndex(text)
  const quotes = spans.map(
    ([start, end], order) => new Sought(describeRange(text, codePoints(start), codePoints(end)), order, index),
  )
  return { quotes, ...recollect(quotes) }
}

describe('what selectors remember', () => {
  it.each<[string, [number, number][]]>([
    [
      'apart',
      [
        [0, 4],
        [100, 104],
      ],
    ],
    [
      'overlapping',
      [
        [0, 4],
        [22, 26],
        [45, 52],
        [90, 98],
      ],
    ],
    [
      'one within another',
      [
        [10, 60],
        [20, 26],
        [30, 35],
      ],
    ],
    [
      'the same place twice',
      [
        [22, 26],
        [22, 26],
      ],
    ],
  ])('of places %s holds every quote where it says', (_, spans) => {
    const { quotes, text, begins } = remembered(TEXT, spans)
    quotes.forEach(({ exact }, i) => {
      expect(text.slice(begins[i], (begins[i] ?? 0) + exact.length)).toBe(exact)
    })
  })

  it('is the old text itself where they overlap', () => {
    const { text } = remembered(TEXT, [
      [0, 4],
      [22, 26],
      [45, 52],
      [80, 88],
    ])
    expect(text).toContain(TEXT)
  })

  it('keeps pieces apart that contradict each other', () => {
    const index = codePointIndex(TEXT)
    const quotes = ['rose', 'fell'].map(
      (exact, i) => new Sought({ exact, prefix: 'Rent ', suffix: ' in May', start: codePoints(5 + i) }, i, index),
    )
    const { text } = recollect(quotes)
    expect(text).toContain('Rent rose in May')
    expect(text).toContain('Rent fell in May')
  })
})
