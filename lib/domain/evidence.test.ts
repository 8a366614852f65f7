import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  citations,
  citedPieces,
  evidenceCount,
  independentOrigins,
  isAfter,
  lateness,
  unknownCitations,
} from './evidence'

const from = (...origins: (string | null)[]) => origins.map((origin) => ({ origin }))

describe('independent origins', () => {
  it.each<[string, (string | null)[], number]>([
    ['nothing', [], 0],
    ['four items that repeat one report', ['wsj', 'wsj', 'wsj', 'wsj'], 1],
    ['two known origins', ['wsj', 'bbc', 'wsj'], 2],
    ['unknown origins together are one', [null, null], 1],
    ['a known and an unknown one', ['wsj', null, null], 2],
  ])('%s', (_, origins, count) => {
    expect(independentOrigins(from(...origins))).toBe(count)
  })

  it('never rise with a repetition and never exceed the items', () => {
    const origins = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 1 })
    fc.assert(
      fc.property(origins, fc.nat(), (list, pick) => {
        const count = independentOrigins(from(...list))
        expect(count).toBeGreaterThanOrEqual(1)
        expect(count).toBeLessThanOrEqual(list.length)
        expect(independentOrigins(from(...list, list[pick % list.length] ?? null))).toBe(count)
      }),
    )
  })

  it('leave hindsight, and what may be hindsight, out of both numbers (R9)', () => {
    const evidence = [
      { origin: 'a', hindsight: false, late: null },
      { origin: 'a', hindsight: false, late: null },
      { origin: 'b', hindsight: true, late: null },
      { origin: 'c', hindsight: false, late: 'certain' as const },
      { origin: 'd', hindsight: false, late: 'possible' as const },
    ]
    expect(evidenceCount(evidence)).toEqual({ items: 2, origins: 1 })
  })
})

describe('after the as-of date', () => {
  it.each<[string, string, boolean]>([
    ['2014-01-16', '2014-01-15', true],
    ['2014-01-15', '2014-01-15', false],
    ['2014-01-15T23:00:00Z', '2014-01-15', false],
    ['2014-01-15T23:00:00-05:00', '2014-01-15', true],
    ['2014', '2014-01-15', false],
    ['2015', '2014-01-15', true],
    ['2014-02', '2014-01-15', true],
    ['2014-01', '2014-01-15', false],
    ['2013-12-31', '2014', false],
    ['2014-01-15T10:00:00.500Z', '2014-01-15T10:00:00Z', false],
  ])('%s after %s: %s', (date, other, expected) => {
    expect(isAfter(date, other)).toBe(expected)
  })

  it.each<[string | null, readonly string[], ReturnType<typeof lateness>]>([
    ['2014-01-15', ['2014-01-15'], null],
    ['2014-01-15T23:59:00Z', ['2014-01-15'], null],
    ['2014-01-15T23:59:00-02:00', ['2014-01-15'], 'certain'],
    ['2014-01-16', ['2014-01-15'], 'certain'],
    ['2014', ['2014-01-15'], 'possible'],
    ['2014', ['2014-12-31'], null],
    ['2015', ['2014-12-31'], 'certain'],
    ['2013', ['2014-01-01'], null],
    ['2014-02', ['2014-02-27'], 'possible'],
    ['2014-02', ['2014-02-28'], null],
    ['2016-02', ['2016-02-28'], 'possible'],
    ['2014-12', ['2014-12-30'], 'possible'],
    ['2014-03', ['2014-02-28'], 'certain'],
    ['2014-01-16', ['2014-02-01', '2014-01-15'], 'certain'],
    ['2014', ['2014-12-31', '2014-06-30'], 'possible'],
    [null, ['2014-01-15'], null],
    ['2020', [], null],
  ])('evidence of %s beside verdicts as of %j: %s (R9)', (publishedAt, asOf, expected) => {
    expect(lateness({ hindsight: false, publishedAt }, asOf)).toBe(expected)
    expect(lateness({ hindsight: true, publishedAt }, asOf)).toBeNull()
  })
})

describe('citations', () => {
  it.each<[string, number[]]>([
    ['Shown by the records [1] and the minutes [3].', [1, 3]],
    ['Both say so [2, 1]; again [2].', [2, 1]],
    ['Adjoining [1][2]', [1, 2]],
    ['تثبته الوثائق [١، ٢] و [۳]', [1, 2, 3]],
    ['A [1](https://example.org) link, \\[2] escaped, [note], [], [12345]', []],
    ['[3]: https://example.org', []],
    ['As shown in [3]: it rose.', [3]],
    ['[0] is no evidence, but is cited', [0]],
  ])('in "%s"', (text, numbers) => {
    expect(citations(text)).toEqual(numbers)
  })

  it('that no evidence has are told', () => {
    expect(unknownCitations('As [1], [4] and [9] show', [{ number: 1 }, { number: 4 }])).toEqual([9])
  })

  it('lose nothing of the text', () => {
    const words = fc.constantFrom('so it is ', '[1]', '[2, 3]', '[', ']', '(', '\\', '١', '😀', ' [4](x)')
    fc.assert(
      fc.property(
        fc.array(words).map((list) => list.join('')),
        (text) => {
          expect(
            citedPieces(text)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})
