import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldTypography, foldWithMap } from './folding'

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

  it.each([
    ['“don’t”', '"don\'t"'],
    ['co\u00adoperate', 'cooperate'],
    ['o\ufb03ce', 'office'],
    ['10\u207b\u00b2', '10-2'],
  ])('takes %s and %s for the same words', (a, b) => {
    expect(fold(a)).toBe(fold(b))
  })

  it('is the same when repeated', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('folding typography (rules R7, R13)', () => {
  it.each([
    ['quotation marks', '« Nous n’avons rien dit »', "“Nous n'avons rien dit”"],
    ['quotation marks of two single ones', "``We said so''", '“We said so”'],
    ['dashes', 'late—very late', 'late -- very late'],
    ['dots', 'We said so… she wrote', 'We said so. . . she wrote'],
    ['no-break spaces', '18\u00a0million for 5\u202f000', '18 million for 5 000'],
    ['spaces before marks', 'Vraiment ?', 'Vraiment?'],
    ['soft hyphens and zero-width marks', 'de\u00adni\u200bed \u200fit\ufeff', 'denied it'],
    ['ligatures', 'The o\ufb03ce con\ufb01rmed', 'The office confirmed'],
    ['Arabic presentation forms', '\ufefb \ufefb', 'لا لا'],
    ['full-width letters', 'ＡＢ１２', 'AB12'],
    ['stretching lines', 'الشـــارع', 'الشارع'],
    ['composed letters', 'caf\u0065\u0301', 'café'],
  ])('leaves out the difference of %s', (_, a, b) => {
    expect(foldTypography(a)).toBe(foldTypography(b))
  })

  it.each([
    ['case', 'The Minister', 'the Minister'],
    ['an accent', 'cafe', 'café'],
    ['a vowel sign', 'مغلق', 'مُغلق'],
    ['hamza', 'أحمد', 'احمد'],
    ['digits', '37', '٣٧'],
    ['a superscript', '10²', '102'],
    ['a minus', 'It fell -5', 'It fell 5'],
    ['feet and inches', "5' long", '5" long'],
    ['a joined word', 'per cent', 'percent'],
    ['a comma', 'لا، ثم', 'لا, ثم'],
  ])('keeps %s', (_, a, b) => {
    expect(foldTypography(a)).not.toBe(foldTypography(b))
  })

  it('leads back to the text', () => {
    const text = 'He said « the o\ufb03ce — de\u00adnied it ».'
    const { folded, toText } = foldWithMap(text)
    const at = folded.indexOf('office-denied')
    const { start, end } = toText(at, at + 'office-denied'.length)
    expect(text.slice(start, end)).toBe('o\ufb03ce — de\u00adnied')
  })

  it('of any piece is found in the folded whole at the place that leads back to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('rent', ' ', '“', '”', '—', '…', '\u00ad', 'ﬁ', 'é', '.', '\n', '٣'), {
          maxLength: 30,
        }),
        (parts) => {
          const text = parts.join('')
          const { folded, toText } = foldWithMap(text)
          for (let at = 0; at < folded.length; at++) {
            const { start, end } = toText(at, at + 1)
            expect(start).toBeLessThan(end)
            expect(foldTypography(text.slice(start, end)) || ' ').toContain(folded.charAt(at))
          }
        },
      ),
    )
  })
})
