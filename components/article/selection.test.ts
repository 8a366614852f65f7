import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoints } from '@/lib/domain/anchoring/units'
import { positionInPiece } from './selection'
import { extendedBySentence, nextSentence } from './sentence-cursor'
import { steppedRange, wordsOf } from './word-steps'

const range = (start: number, end: number) => ({ start: codePoints(start), end: codePoints(end) })

describe('an offset in a piece of text', () => {
  it.each([
    [10, 'plain', 3, 13],
    [10, '😀 astral', 2, 11],
    [10, '😀 astral', 3, 12],
    [0, 'سلام', 4, 4],
  ])('begins at %i: %j, %i units in, is position %i', (start, text, offset, position) => {
    expect(positionInPiece(start, text, offset)).toBe(position)
  })

  it('counts code points whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(1_000), (text, start) => {
        expect(positionInPiece(start, text, text.length)).toBe(start + [...text].length)
      }),
    )
  })
})

describe('the sentence cursor', () => {
  const sentences = [range(0, 10), range(11, 20), range(22, 30)]
  it.each([
    ['begins at the first', null, 'next', sentences[0]],
    ['begins at the last, going up', null, 'previous', sentences[2]],
    ['goes on', sentences[0], 'next', sentences[1]],
    ['goes back', sentences[2], 'previous', sentences[1]],
    ['stays at the end', sentences[2], 'next', sentences[2]],
    ['takes a sentence whole from inside it', range(12, 15), 'next', sentences[1]],
  ] as const)('%s', (_, at, step, expected) => {
    expect(nextSentence(sentences, at ?? null, step)).toEqual(expected)
  })

  it('lengthens by sentences in both directions', () => {
    expect(extendedBySentence(sentences, range(0, 10), 'next')).toEqual(range(0, 20))
    expect(extendedBySentence(sentences, range(22, 30), 'previous')).toEqual(range(11, 30))
    expect(extendedBySentence(sentences, range(0, 30), 'next')).toEqual(range(0, 30))
  })
})

describe('stepping an edge by a word', () => {
  const text = 'One, two three.'
  const words = wordsOf(text, 'en')
  it.each([
    ['end on', range(0, 3), 'end', 1, range(0, 8)],
    ['end back', range(0, 8), 'end', -1, range(0, 3)],
    ['start on', range(0, 8), 'start', 1, range(5, 8)],
    ['start back', range(5, 8), 'start', -1, range(0, 8)],
    ['never to nothing', range(5, 8), 'end', -1, range(5, 8)],
    ['never beyond the text', range(5, 14), 'end', 1, range(5, 14)],
  ] as const)('%s', (_, from, edge, by, to) => {
    expect(steppedRange(words, from, edge, by)).toEqual(to)
  })
})
