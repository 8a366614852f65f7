import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './folding'

describe('folding', () => {
  it.each([
    ['Müller', 'muller'],
    ['  Asharq   Al-Awsat ', 'asharq al-awsat'],
    ['أحمد', 'احمد'],
    ['مُحَمَّد', 'محمد'],
    ['الخارجيـــة', 'الخارجيه'],
    ['مصطفى', 'مصطفي'],
    ['٢٠١٤', '2014'],
  ])('takes %s for %s', (given, wanted) => {
    expect(fold(given)).toBe(wanted)
  })

  it('is the same when repeated', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})
