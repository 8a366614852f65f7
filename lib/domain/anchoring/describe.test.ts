import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import { describe, SelectorOutOfText, SplitsGrapheme } from './describe'
import { isGraphemeBoundary, snapToGraphemes } from './graphemes'
import { codePointLength, sliceCodePoints } from './text'
import { codePoints } from './units'

suite('describing a place', () => {
  it('gives position, quote and 32 characters of context', () => {
    const text = `${'a'.repeat(40)}QUOTE${'b'.repeat(40)}`
    expect(describe(text, codePoints(40), codePoints(45))).toEqual({
      start: 40,
      end: 45,
      exact: 'QUOTE',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32),
    })
  })

  it('counts code points', () => {
    expect(describe('😃😃 rent', codePoints(3), codePoints(7))).toMatchObject({ exact: 'rent', prefix: '😃😃 ' })
  })

  it('leaves a grapheme out of the context that would be split', () => {
    const text = `e\u0301${'a'.repeat(31)}Q`
    expect(describe(text, codePoints(33), codePoints(34)).prefix).toBe('a'.repeat(31))
  })

  it.each([
    ['past the end', 0, 9],
    ['negative', -1, 2],
    ['empty', 1, 1],
    ['reversed', 3, 1],
    ['in fractions', 0.5, 2],
    ['not numbers', Number.NaN, 2],
  ])('refuses a range that is %s', (_, start, end) => {
    expect(() => describe('rent', codePoints(start), codePoints(end))).toThrow(SelectorOutOfText)
  })

  it('refuses to split a grapheme', () => {
    expect(() => describe('cafe\u0301', codePoints(0), codePoints(4))).toThrow(SplitsGrapheme)
  })

  it('holds for any text and span: the words are those at the place, the context touches it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }), fc.nat(90), fc.nat(90), (text, a, b) => {
        const range = snapToGraphemes(text, { start: codePoints(Math.min(a, b)), end: codePoints(Math.max(a, b) + 1) })
        if (range.start === range.end) return
        const found = describe(text, range.start, range.end)
        const around = found.prefix + found.exact + found.suffix
        const from = codePoints(range.start - codePointLength(found.prefix))
        const to = codePoints(range.end + codePointLength(found.suffix))
        expect(sliceCodePoints(text, from, to)).toBe(around)
        expect(isGraphemeBoundary(text, from) && isGraphemeBoundary(text, to)).toBe(true)
      }),
    )
  })
})
