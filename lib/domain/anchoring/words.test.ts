import { describe, expect, it } from 'vitest'
import { codePointLength, sliceCodePoints } from './text'
import { codePoints } from './units'
import { snapToWords } from './words'

/** «Guillemets» stand round the selection; the result is given by its words. */
const select = (marked: string) => {
  const start = codePointLength(marked.slice(0, marked.indexOf('«')))
  const end = codePoints(codePointLength(marked.slice(0, marked.indexOf('»'))) - 1)
  return { text: marked.replace(/[«»]/g, ''), start, end }
}

describe('a sloppy selection', () => {
  it.each([
    ['keeps whole words', 'The «rent rose» in May.', 'rent rose'],
    ['takes cut words whole', 'The re«nt ro»se in May.', 'rent rose'],
    ['leaves spaces out', 'The« rent rose »in May.', 'rent rose'],
    ['keeps selected punctuation', 'It “«rose.”» Then', 'rose.”'],
    ['takes an apostrophe with its word', 'They do«n’t k»now.', 'don’t know'],
    ['takes a number with its point', 'up 3«.5 p»er cent', '3.5 per'],
    ['cuts no Arabic word', 'وقال ال«وزير إن ال»حكومة', 'الوزير إن الحكومة'],
    ['takes vowel marks along', 'قال مُحَ«مَّد ال»يوم', 'مُحَمَّد اليوم'],
    ['finds the word round a caret', 'The re«»nt rose', 'rent'],
    ['stays empty in spaces', 'The  «  »  rent', ''],
    ['counts emoji once', '😃😃 re«n»t', 'rent'],
  ])('%s', (_, marked, words) => {
    const { text, start, end } = select(marked)
    const snapped = snapToWords(text, { start, end })
    expect(sliceCodePoints(text, snapped.start, snapped.end)).toBe(words)
  })
})
