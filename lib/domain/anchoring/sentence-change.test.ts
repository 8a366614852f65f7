import { describe, expect, it } from 'vitest'
import { sentenceChange, sentenced } from './sentence-change'
import { codePointLength } from './text'
import { codePoints } from './units'

/** What became of the sentences round the words, which stand once in either text. */
function change(before: string, after: string, words: string, language = 'en') {
  const rangeIn = (text: string) => {
    const start = codePointLength(text.slice(0, text.indexOf(words)))
    return { start, end: codePoints(start + codePointLength(words)) }
  }
  return sentenceChange(sentenced(before, language), rangeIn(before), sentenced(after, language), rangeIn(after))
}

describe('the sentence of words that stand (rule R7)', () => {
  it.each([
    [
      'a "not" was put in before them',
      'He did know of it. Rain fell.',
      'He did not know of it. Rain fell.',
      'know of it',
    ],
    [
      'another speaker says them',
      '“Nine million,” the minister said.',
      '“Nine million,” the mayor said.',
      'Nine million',
    ],
    [
      'they were wrapped in a denial',
      'The quay costs nine million.',
      'It is false that the quay costs nine million.',
      'quay costs nine million',
    ],
    ['a digit changed beside them', 'Rents rose by 3 % in May.', 'Rents rose by 5 % in May.', 'Rents rose'],
    ['in Arabic', 'قال الوزير إن الشارع مغلق.', 'قال الوزير إن الشارع غير مغلق.', 'قال الوزير'],
  ])('has changed when %s', (_, before, after, words) => {
    const changed = change(before, after, words)
    expect(before).toContain(changed?.before)
    expect(after).toContain(changed?.after)
  })

  it.each([
    ['another sentence changed', 'Rents rose. Milk fell.', 'Rents rose. Milk did not fall.', 'Rents'],
    ['it became typographic', '"No," he said - twice.', '“No,” he said — twice.', 'he said'],
    ['pictures were put before it', 'The board paid at noon.', '🤔🤔 The board paid at noon.', 'board paid'],
    ['a paragraph was cut in two before it', 'Milk fell. Rents rose.', 'Milk fell.\n\nRents rose.', 'Rents'],
  ])('reads the same when %s', (_, before, after, words) => {
    expect(change(before, after, words)).toBeNull()
  })

  it('is several sentences for words that reach over their ends', () => {
    const before = 'It rained. Rents rose. Milk fell. Trams came.'
    expect(change(before, before.replace('Milk fell', 'Milk fell again'), 'rose. Milk fell')).toEqual({
      before: 'Rents rose. Milk fell.',
      after: 'Rents rose. Milk fell again.',
    })
  })
})
