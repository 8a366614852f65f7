import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointLength, toCodePoints } from '../anchoring/text'
import { codePoints, utf16Units } from '../anchoring/units'
import { publicExcerpt } from './excerpt'

const TEXT =
  'One stands first. Two holds 😀 the quote. Three follows. Four is far away.\n\nخمسة. وفيها اقتباس هنا. سبعة.'

const around = (quote: string, text = TEXT) => {
  const start = toCodePoints(text, utf16Units(text.indexOf(quote)))
  return publicExcerpt(text, { start, end: codePoints(start + codePointLength(quote)) }, 'en')
}

describe('an excerpt for the public', () => {
  it.each<[string, string, string]>([
    ['a quote within a sentence', 'the quote', 'One stands first. Two holds 😀 the quote. Three follows.'],
    [
      'a quote over two sentences',
      'quote. Three',
      'One stands first. Two holds 😀 the quote. Three follows. Four is far away.',
    ],
    ['a quote in the first sentence', 'stands', 'One stands first. Two holds 😀 the quote.'],
    ['a quote in the last sentence', 'سبعة', 'وفيها اقتباس هنا. سبعة.'],
  ])('gives %s its sentence and one neighbour on each side', (_, quote, expected) => {
    expect(around(quote).text).toBe(expected)
  })

  it('knows where in it the quote stands, in code points', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (from, length) => {
        const points = Array.from(TEXT)
        const start = from % points.length
        const end = start + 1 + (length % (points.length - start))
        const excerpt = publicExcerpt(TEXT, { start: codePoints(start), end: codePoints(end) }, 'en')
        const quote = Array.from(excerpt.text).slice(excerpt.quoteStart, excerpt.quoteEnd).join('')
        expect(quote).toBe(points.slice(start, end).join(''))
        expect(TEXT).toContain(excerpt.text)
      }),
    )
  })

  it('of a text without sentences is the quote', () => {
    expect(publicExcerpt('   ', { start: codePoints(1), end: codePoints(2) }, 'en')).toEqual({
      text: ' ',
      quoteStart: 0,
      quoteEnd: 1,
    })
  })
})
