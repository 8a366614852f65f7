import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuoteFidelity, quoteFidelity } from './quote-fidelity'

const SOURCE =
  'The minister told reporters: “We did not meet them – and we won’t meet them this year.” Spending rose by 3.5% to ' +
  '1,200 million, he said, although the café in the ministry had closed long before that.'

describe('a quote against its source', () => {
  it.each<[QuoteFidelity, string, string, string]>([
    ['verbatim', 'word for word', 'we won’t meet them this year', SOURCE],
    [
      'verbatim',
      'with other quotes, dashes and spaces',
      '"We did not meet  them—and we won\'t meet them this year."',
      SOURCE,
    ],
    ['verbatim', 'composed and decomposed accents', 'the cafe\u0301 in the ministry', SOURCE],
    ['trivially-edited', 'a capital and a full stop', 'Spending Rose by 3.5% to 1,200 million.', SOURCE],
    ['trivially-edited', 'an accent left off', 'the cafe in the ministry', SOURCE],
    ['bracketed-insertion', 'a name for a pronoun', 'We did not meet [the rebels] and we won’t meet them', SOURCE],
    ['bracketed-insertion', 'a marked omission', 'We did not meet them … this year', SOURCE],
    ['paraphrase', 'a negation dropped', 'We did meet them and we won’t meet them this year', SOURCE],
    ['paraphrase', 'another number', 'Spending rose by 4.5% to 1,200 million', SOURCE],
    ['paraphrase', 'a sign dropped', 'It fell -3 degrees over night', 'It fell 3 degrees over night'],
    ['paraphrase', 'an unmarked omission', 'We did not meet them this year', SOURCE],
    ['paraphrase', 'a word cut short', 'the café in the minist', SOURCE],
    ['not-found', 'other words', 'Taxes will be lowered by the end of autumn', SOURCE],
    ['not-found', 'the same words far apart', 'minister year ministry', SOURCE],
    ['not-found', 'brackets alone', '[the minister spoke]', SOURCE],
    ['not-found', 'nothing', '', SOURCE],
    ['translated', 'Arabic from English', 'لم نلتق بهم', SOURCE],
    ['verbatim', 'Arabic with a kashida', 'قال الوزيــر إننا', 'قال الوزير إننا لم نلتق بهم'],
    ['trivially-edited', 'Arabic with vowel signs', 'قالَ الوزيرُ', 'قال الوزير إننا لم نلتق بهم'],
  ])('is %s: %s', (fidelity, _, quote, source) => {
    expect(quoteFidelity(quote, source).fidelity).toBe(fidelity)
  })

  it('is translated when the languages are known to differ, though the script is one', () => {
    const languages = { quote: 'de', passage: 'en-GB' }
    expect(quoteFidelity('Wir haben sie nicht getroffen', SOURCE, languages)).toEqual({
      fidelity: 'translated',
      overlap: null,
    })
  })

  const word = fc.constantFrom('rent', 'rose', 'by', 'three', 'percent', 'in', 'May', 'قال', 'الوزير', '😀')
  const sentence = fc.array(word, { minLength: 1, maxLength: 20 })

  it('that is cut from the source is verbatim, wherever it was cut', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (words, from, count) => {
        const start = from % words.length
        const quote = words.slice(start, start + 1 + (count % (words.length - start)))
        fc.pre(quote.some((piece) => piece !== '😀'))
        expect(quoteFidelity(`“${quote.join('\u00a0')}”`, words.join(' ')).fidelity).toBe('verbatim')
      }),
    )
  })

  it('has an overlap that is a share', () => {
    fc.assert(
      fc.property(sentence, sentence, (quote, source) => {
        const { overlap } = quoteFidelity(quote.join(' '), source.join(' '))
        if (overlap !== null) {
          expect(overlap).toBeGreaterThanOrEqual(0)
          expect(overlap).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
