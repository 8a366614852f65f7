import { describe, expect, it } from 'vitest'
import { anchorAll, anchorOne } from './anchor-all'
import { describe as describeRange } from './describe'
import { codePointLength } from './text'
import { codePoints } from './units'

/** «Guillemets» stand around the quote: where it was marked, and where it must be found. */
const marked = (text: string) => {
  const plain = text.replace(/[«»]/g, '')
  if (!text.includes('«')) return { text: plain, start: null, end: null }
  const start = codePointLength(text.slice(0, text.indexOf('«')))
  return { text: plain, start, end: codePoints(codePointLength(text.slice(0, text.indexOf('»'))) - 1) }
}

describe('anchoring', () => {
  it.each([
    ['exact', 'when nothing changed', 'Rent «rose» in May.', 'Rent «rose» in May.'],
    ['exact', 'though a twin took its old place', 'Rent «rose» in May.', 'Milk rose. Rent «rose» in May.'],
    ['lost', 'when it was deleted', 'It rose «by 3 %».', 'It rose.'],
  ])('a quote is %s %s', (outcome, _, before, after) => {
    const old = marked(before)
    const now = marked(after)
    const selector = describeRange(old.text, old.start ?? codePoints(0), old.end ?? codePoints(0))
    expect(anchorOne(now.text, selector)).toMatchObject({ outcome, start: now.start, end: now.end })
  })

  it('answers once per selector, in order', () => {
    const outcomes = anchorAll('Rent rose.', [
      { exact: 'rose' },
      { exact: 'cheese' },
      { start: codePoints(0), end: codePoints(4) },
    ])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['exact', 'lost', 'exact'])
  })
})
