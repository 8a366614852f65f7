import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { sampleRecord } from '@/lib/domain/formats/sample-record'
import type { PublicRecord } from '@/lib/domain/public-record'
import { excerptPassages, fullPassages, type Passage } from './passages'

const TEXT = 'Rents 😀 rose. Wages fell. Nobody knew.\n\nThe mayor denied it. Later she agreed.'

/** A published claim on `quote`, shown with the characters around it from `from` to `to`. */
function claimOn(quote: string, from: number, to: number): PublicRecord {
  const index = codePointIndex(TEXT)
  const points = [...TEXT]
  const start = points.findIndex((_, at) => points.slice(at, at + [...quote].length).join('') === quote)
  const end = start + [...quote].length
  return sampleRecord({
    target: { start, end, exact: quote, prefix: '', suffix: '' },
    excerpt: { text: index.slice(codePoints(from), codePoints(to)), quoteStart: start - from, quoteEnd: end - from },
  })
}

const marked = (passage: Passage) =>
  passage.marks.map(({ number, start, end }) => [
    number,
    codePointIndex(passage.text).slice(codePoints(start), codePoints(end)),
  ])

describe('excerpts of an article', () => {
  it('that touch become one passage, each mark on its words, also after an emoji', () => {
    const passages = excerptPassages([
      { number: 1, record: claimOn('rose', 0, 14) },
      { number: 2, record: claimOn('Wages fell', 8, 25) },
    ])
    expect(passages.map(({ text }) => text)).toEqual(['Rents 😀 rose. Wages fell.'])
    expect(passages.flatMap(marked)).toEqual([
      [1, 'rose'],
      [2, 'Wages fell'],
    ])
  })

  it('that lie apart stay apart, and say where words were left out', () => {
    const passages = excerptPassages([
      { number: 1, record: claimOn('rose', 0, 14) },
      { number: 2, record: claimOn('agreed', 61, 80) },
    ])
    expect(passages.map(({ gapBefore }) => gapBefore)).toEqual([false, true])
    expect(passages.flatMap(marked)).toEqual([
      [1, 'rose'],
      [2, 'agreed'],
    ])
  })

  it('a mark over a blank line is drawn in both paragraphs', () => {
    const passages = excerptPassages([{ number: 1, record: claimOn('knew.\n\nThe mayor', 26, 60) }])
    expect(passages.map(({ text }) => text)).toEqual(['Nobody knew.', 'The mayor denied it.'])
    expect(passages.flatMap(marked)).toEqual([
      [1, 'knew.'],
      [1, 'The mayor'],
    ])
  })

  it('never show a word that is in no excerpt, and lose none that is', () => {
    const range = fc.tuple(fc.nat([...TEXT].length - 1), fc.nat([...TEXT].length - 1)).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const index = codePointIndex(TEXT)
        const placed = ranges.map(([from, to], at) => ({
          number: at + 1,
          record: sampleRecord({
            target: { start: from, end: to, exact: '', prefix: '', suffix: '' },
            excerpt: { text: index.slice(codePoints(from), codePoints(to)), quoteStart: 0, quoteEnd: to - from },
          }),
        }))
        const seen = new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)))
        const words = [...TEXT].filter((_, at) => seen.has(at)).join('')
        const shown = excerptPassages(placed)
          .map(({ text }) => text)
          .join('')
        expect(shown.replaceAll('\n', '')).toBe(words.replaceAll('\n', ''))
      }),
    )
  })
})

describe('the whole text', () => {
  it('is shown block by block, with the marks that lie in each', () => {
    const placed = [{ number: 1, record: claimOn('Wages fell', 14, 25) }]
    const passages = fullPassages(
      TEXT,
      [
        { kind: 'title', start: 0, end: 13 },
        { kind: 'paragraph', start: 14, end: 38 },
        { kind: 'embed', start: 38, end: 38 },
      ],
      placed,
    )
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['title', 'Rents 😀 rose.'],
      ['paragraph', 'Wages fell. Nobody knew.'],
    ])
    expect(passages.flatMap(marked)).toEqual([[1, 'Wages fell']])
  })
})
