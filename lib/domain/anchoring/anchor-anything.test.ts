import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAll, anchorOne } from './anchor-all'
import type { Anchored, SelectorHint } from './anchored'
import { describe as describeRange } from './describe'
import { isGraphemeBoundary, snapToGraphemes } from './graphemes'
import { madeRevision } from './test-revisions'
import { codePointLength, sliceCodePoints } from './text'
import { codePoints } from './units'

const SENTENCE = 'Rent in the capital rose by three per cent in May, the ministry said.'

describe('whatever comes', () => {
  /** Letters that join, combine, turn the direction or can't be seen; and twins, for short alphabets repeat themselves. */
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom('a', 'b', ' ', '. ', '\n', '\r\n', 'rent ', 'rose ', '…', '’'),
        fc.constantFrom(
          'e\u0301',
          '👩🏽‍🚒',
          '🇸🇾',
          'مُحَمَّد',
          ' إن',
          '\u200b',
          '\u200f',
          '\u202e',
          '\u2066',
          '\u0301',
          'क्षि',
          '각',
          '漢字',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((parts) => parts.join(''))
  const spanOf = (text: string, a: number, b: number) => {
    const length = codePointLength(text)
    const [from, to] = [Math.min(a, b) % (length + 1), Math.max(a, b) % (length + 1)]
    return snapToGraphemes(text, { start: codePoints(Math.min(from, to)), end: codePoints(Math.max(from, to)) })
  }
  const isWhole = (text: string, { start, end }: Anchored) =>
    start === null || (isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end))

  it('describing and anchoring on the same text is the identity', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 5 }),
        fc.boolean(),
        (text, spans, known) => {
          const ranges = spans.map(([a, b]) => spanOf(text, a, b)).filter(({ start, end }) => start < end)
          const selectors = ranges.map(({ start, end }) => describeRange(text, start, end))
          const answers = anchorAll(text, selectors, known ? { previousText: text } : {})
          expect(answers).toEqual(ranges.map((range) => ({ outcome: 'exact', ...range, score: 1, verified: true })))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('answers don’t hang on the order in which quotes are asked for, though the text was cut to a part', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, n) => `The council heard witness ${n * 7} on day ${n}, and adjourned.`,
    )
    const text = sentences.join(' ')
    const rest = sentences.slice(40).join(' ').replaceAll('heard', 'heard out')
    const selectors = sentences.map((sentence) => {
      const start = text.indexOf(sentence)
      return describeRange(text, codePoints(start), codePoints(start + sentence.length))
    })
    const found = anchorAll(rest, selectors)
    expect(anchorAll(rest, [...selectors].reverse()).reverse()).toEqual(found)
    expect(found.slice(40).map(({ outcome }) => outcome)).toEqual(sentences.slice(40).map(() => 'changed'))
  })

  it('answers don’t hang on what was searched before: quotes of many articles, asked for in turns, go where they go together', () => {
    const revisions = Array.from({ length: 12 }, (_, seed) => {
      const { before: previousText, after, fates } = madeRevision(seed + 1)
      const selectors = fates.map(({ selector }) => selector)
      return { previousText, after, selectors, together: anchorAll(after, selectors, { previousText }) }
    })
    for (let at = 0; at < 8; at++) {
      for (const [n, { previousText, after, selectors, together }] of revisions.entries()) {
        const selector = selectors[at] ?? {}
        const alone = anchorOne(after, selector)
        const other = revisions[(n + 1) % revisions.length]?.previousText
        const strange = anchorOne(after, selector, { previousText: other })
        expect(anchorOne(after, selector, { previousText })).toEqual(together[at])
        expect(anchorOne(after, selector, { previousText: other })).toEqual(strange)
        expect(anchorOne(after, selector)).toEqual(alone)
      }
    }
  })

  it('a position that no text can have loses neither its own quote nor another', () => {
    const text = 'Rent rose in May. Milk became cheaper. A tram line opens.'
    const positions = [Number.MAX_SAFE_INTEGER, -5, 0.5, 2 ** 40, 18]
    const exacts = ['Milk became cheaper', 'Rent rose in May', 'A tram line opens', 'in May', 'cheaper']
    const selectors = exacts.map((exact, at) => ({ exact, start: codePoints(positions[at] ?? 0) }))
    const now = `It was warm. ${text}`
    for (const options of [{}, { previousText: text }])
      expect(anchorAll(now, selectors, options).map(({ start }) => start)).toEqual(
        exacts.map((exact) => now.indexOf(exact)),
      )
  })

  it('every selector gets one answer, of the five, that splits no grapheme and lies in the text', () => {
    const hint: fc.Arbitrary<SelectorHint> = fc.record(
      {
        exact: anyText,
        prefix: anyText,
        suffix: anyText,
        start: fc.integer({ min: -9, max: 1e9 }).map(codePoints),
        end: fc.integer({ min: -9, max: 1e9 }).map(codePoints),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        anyText,
        fc.array(hint, { maxLength: 5 }),
        fc.option(anyText, { nil: undefined }),
        (text, selectors, previousText) => {
          const answers = anchorAll(text, selectors, { previousText })
          expect(answers).toHaveLength(selectors.length)
          const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
          for (const answer of answers) {
            counts[answer.outcome]++
            expect(isWhole(text, answer)).toBe(true)
            if (answer.start !== null) expect(answer.start >= 0 && answer.end <= codePointLength(text)).toBe(true)
          }
          expect(Object.values(counts).reduce((a, b) => a + b)).toBe(selectors.length)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a place in an edited text holds the words it names', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(99), fc.nat(99), fc.nat(99), (text, added, a, b, at) => {
        const range = spanOf(text, a, b)
        if (range.start === range.end) return
        const cut = codePoints(at % (codePointLength(text) + 1))
        const edited =
          sliceCodePoints(text, codePoints(0), cut) + added + sliceCodePoints(text, cut, codePointLength(text))
        const answer = anchorOne(edited, describeRange(text, range.start, range.end), { previousText: text })
        expect(isWhole(edited, answer)).toBe(true)
        if (answer.outcome === 'changed') expect(sliceCodePoints(edited, answer.start, answer.end)).toBe(answer.after)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a text of one letter', 'a'.repeat(50_000), 'a'.repeat(20)],
    ['a text of one word', 'rose '.repeat(20_000), 'rose rose'],
    ['a periodic text', 'ab ab. '.repeat(15_000), 'ab. ab'],
    ['a quote of 256 kB', SENTENCE.repeat(2_000), SENTENCE.repeat(3_700)],
    ['a quote without a word', '. . , '.repeat(10_000), '. . ;'],
  ])('comes to an end, in time that a person can wait: %s', (_, text, exact) => {
    const selectors = Array.from({ length: 20 }, (_, i) => ({
      exact,
      prefix: 'x ',
      suffix: ' y',
      start: codePoints(i * 7),
    }))
    expect(anchorAll(text, selectors)).toHaveLength(20)
    expect(anchorAll(text, selectors, { previousText: `x ${exact} y` })).toHaveLength(20)
  })
})
