import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointIndex, codePointLength } from '@/lib/domain/anchoring/text'
import { type CodePointRange, codePoints } from '@/lib/domain/anchoring/units'
import { shownPieces } from '@/lib/domain/formats/excerpt'
import { sampleRecord } from '@/lib/domain/formats/sample-record'
import type { PublicRecord } from '@/lib/domain/public-record'
import { excerptOf, excerptPassages, fullPassages, type Passage } from './passages'

const ARTICLE = { language: 'en', direction: 'ltr' } as const
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

/** The passages of some claims' excerpts, as the public page shows them. */
function shown(records: readonly PublicRecord[], covered: readonly CodePointRange[] = []): Passage[] {
  const placed = records.map((record, at) => ({ number: at + 1, record }))
  const excerpts = records.map((record) => {
    const { start, text } = excerptOf(record)
    return { start: codePoints(start), end: codePoints(start + codePointLength(text)) }
  })
  return excerptPassages(shownPieces(TEXT, [...covered, ...excerpts]), placed, ARTICLE)
}

describe('excerpts of an article', () => {
  it('that touch become one passage, each mark on its words, also after an emoji', () => {
    const passages = shown([claimOn('rose', 0, 14), claimOn('Wages fell', 8, 25)])
    expect(passages.map(({ text }) => text)).toEqual(['Rents 😀 rose. Wages fell.'])
    expect(passages.flatMap(marked)).toEqual([
      [1, 'rose'],
      [2, 'Wages fell'],
    ])
  })

  it('that lie apart stay apart, and say where words were left out', () => {
    const passages = shown([claimOn('rose', 0, 13), claimOn('agreed', 61, 78)])
    expect(passages.map(({ gapBefore }) => gapBefore)).toEqual([false, true])
    expect(passages.flatMap(marked)).toEqual([
      [1, 'rose'],
      [2, 'agreed'],
    ])
  })

  it('between which only blank space lies say nothing of words left out', () => {
    const passages = shown([claimOn('knew', 14, 38), claimOn('mayor', 40, 60), claimOn('agreed', 61, 78)])
    expect(passages.map(({ text }) => text)).toEqual([
      'Wages fell. Nobody knew.',
      'The mayor denied it. Later she agreed.',
    ])
    expect(passages.map(({ gapBefore }) => gapBefore)).toEqual([true, false])
  })

  it('say of each paragraph which way it runs, where that is not the way of the article', () => {
    const text = 'The mayor said no.\n\nقال الوزير أمس إن العبّارة لن تبحر.'
    const [own, other] = excerptPassages([{ start: 0, text }], [], ARTICLE)
    expect([own?.own, other?.own]).toEqual([{}, { language: 'ar', direction: 'rtl' }])
    const blocks = [
      { kind: 'list' as const, start: 20, end: 55, number: '3.', language: 'ar', direction: 'rtl' as const },
    ]
    expect(fullPassages(text, blocks, [])[0]).toMatchObject({ own: { language: 'ar', direction: 'rtl' }, item: '3.' })
  })

  it('after a headline that is shown say nothing of words left out', () => {
    const [, second] = shown([claimOn('mayor', 40, 78)], [{ start: codePoints(0), end: codePoints(38) }])
    expect(second?.gapBefore).toBe(false)
  })

  it('a mark over a blank line is drawn in both paragraphs', () => {
    const passages = shown([claimOn('knew.\n\nThe mayor', 26, 60)])
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
        const pieces = shownPieces(
          TEXT,
          ranges.map(([from, to]) => ({ start: codePoints(from), end: codePoints(to) })),
        )
        const seen = new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)))
        const words = [...TEXT].filter((_, at) => seen.has(at)).join('')
        const passages = excerptPassages(pieces, [], ARTICLE).map(({ text }) => text)
        expect(passages.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''))
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
