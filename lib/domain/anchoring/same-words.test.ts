import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameWords } from './same-words'

describe('two quotes', () => {
  it.each([
    ['typographic quotes', 'He said "no" and ‘yes’', "He said “no” and 'yes'"],
    ['typographic dashes', 'rent - and milk', 'rent – and milk'],
    ['spaces beside a dash', 'rent—and milk', 'rent — and milk'],
    ['no-break and doubled spaces', 'three\u00a0per  cent', 'three per cent'],
    ['line breaks', 'rent\nrose', 'rent rose'],
    ['outer spaces', ' rent rose ', 'rent rose'],
  ])('say the same words in spite of %s', (_, a, b) => {
    expect(isSameWords(a, b)).toBe(true)
    expect(isSameWords(b, a)).toBe(true)
  })

  it.each([
    ['a letter', 'rent rose', 'rent rise'],
    ['case', 'Rent rose', 'rent rose'],
    ['vowel marks', 'محمد', 'مُحمد'],
    ['a full stop', 'rent rose', 'rent rose.'],
    ['a space inside a word', 'percent', 'per cent'],
    ['a word more', 'rent rose', 'rent rose again'],
    ['everything', 'rent', ''],
  ])('differ by %s', (_, a, b) => {
    expect(isSameWords(a, b)).toBe(false)
    expect(isSameWords(b, a)).toBe(false)
  })

  it('are the same as themselves, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isSameWords(text, ` ${text}\n`)).toBe(true)
      }),
    )
  })
})
