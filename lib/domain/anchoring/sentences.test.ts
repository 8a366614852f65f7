import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences'
import { sliceCodePoints } from './text'

const words = (text: string, language: string) =>
  sentencesOf(text, language).map(({ start, end }) => sliceCodePoints(text, start, end))

describe('sentences', () => {
  it.each([
    ['en', 'Rent rose. Milk fell.', ['Rent rose.', 'Milk fell.']],
    ['en', 'Dr. Miller met Mr. Smith. They spoke.', ['Dr. Miller met Mr. Smith.', 'They spoke.']],
    ['en', 'The U.S. Army left. It was late.', ['The U.S. Army left.', 'It was late.']],
    ['en', 'They flew to the U.S. The plane was late.', ['They flew to the U.S.', 'The plane was late.']],
    ['en', 'J. R. Smith won. He ran.', ['J. R. Smith won.', 'He ran.']],
    ['en', 'It rose 3.5 per cent. “Too much.” He left.', ['It rose 3.5 per cent.', '“Too much.”', 'He left.']],
    ['en', 'He said no. Then he left on Jan. 5. Done!', ['He said no.', 'Then he left on Jan. 5.', 'Done!']],
    ['en', 'So did I. Then we left.', ['So did I.', 'Then we left.']],
    ['en', 'Headline without stop\n\nDateline. Text', ['Headline without stop', 'Dateline.', 'Text']],
    ['en', 'Signed by Dr.\nNext paragraph', ['Signed by Dr.', 'Next paragraph']],
    ['ar', 'قال د. أحمد إن الوضع صعب. ثم غادر.', ['قال د. أحمد إن الوضع صعب.', 'ثم غادر.']],
    ['ar', 'التقى أ.د. سالم الوزير. هل وافق؟ نعم.', ['التقى أ.د. سالم الوزير.', 'هل وافق؟', 'نعم.']],
    ['not a language', 'One. Two.', ['One.', 'Two.']],
    ['en', '', []],
  ])('in %s: %s', (language, text, expected) => {
    expect(words(text, language)).toEqual(expected)
  })

  it('hold every visible character, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const joined = words(text, 'en').join('')
        expect(joined.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })
})
