import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointIndex, codePointLength, sliceCodePoints, toCodePoints, toUtf16 } from './text'
import { codePoints, utf16Units } from './units'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('counting in code points', () => {
  it.each([
    ['plain', 'abc', 3],
    ['an emoji counts once', 'a😃c', 3],
    ['a family of four counts its parts', '👨‍👩‍👧‍👦', 7],
    ['a lone surrogate counts once', 'a\ud83dc', 3],
    ['nothing', '', 0],
  ])('%s', (_, text, length) => {
    expect(codePointLength(text)).toBe(length)
  })

  it('agrees with the iteration of strings, whole and in pieces, with and without an index', () => {
    fc.assert(
      fc.property(anyText, fc.nat(70), fc.nat(70), (text, a, b) => {
        const [start, end] = [codePoints(Math.min(a, b)), codePoints(Math.max(a, b))]
        const index = codePointIndex(text)
        expect(codePointLength(text)).toBe([...text].length)
        expect(index.length).toBe([...text].length)
        expect(sliceCodePoints(text, start, end)).toBe([...text].slice(start, end).join(''))
        expect(index.slice(start, end)).toBe([...text].slice(start, end).join(''))
      }),
    )
  })

  it('goes to UTF-16 and back unchanged', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, n) => {
        const index = codePointIndex(text)
        const position = codePoints(Math.min(n, index.length))
        expect(toCodePoints(text, toUtf16(text, position))).toBe(position)
        expect(index.toUtf16(position)).toBe(toUtf16(text, position))
        expect(index.toCodePoints(utf16Units(n))).toBe(toCodePoints(text, utf16Units(n)))
      }),
    )
  })

  it('takes the middle of a pair for its beginning', () => {
    expect(toCodePoints('a😃c', utf16Units(2))).toBe(1)
    expect(codePointIndex('a😃c').toCodePoints(utf16Units(2))).toBe(1)
  })
})
