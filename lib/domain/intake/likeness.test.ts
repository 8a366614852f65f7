import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf, likeness, runsOf, SAME_ARTICLE } from './likeness'

const TEXT = `Harbour fees doubled, minister says

The transport minister said on Monday that harbour fees had doubled since spring. Shipping companies deny it. Unnamed officials told
the Harbour Gazette that a secret list of exempt ships exists. The port authority did not answer questions sent to it in writing.`

const like = (one: string, other: string) => likeness(runsOf(one), runsOf(other))
const meet = (one: string, other: string) => {
  const bands = new Set(bandsOf(runsOf(one)))
  return bandsOf(runsOf(other)).some((band) => bands.has(band))
}

describe('likeness', () => {
  it('is 1 for the same words, however they are written', () => {
    expect(like(TEXT, TEXT.toUpperCase().replaceAll(',', ' –'))).toBe(1)
    expect(like('قال الوزير إن الرسوم تضاعفت', 'قال الوزير ان الرسوم تضاعفت')).toBe(1)
  })
  it('is high for an edited article and low for another one', () => {
    const edited = TEXT.replace('Monday', 'Tuesday').replace('secret list', 'list')
    expect(like(TEXT, edited)).toBeGreaterThan(SAME_ARTICLE)
    expect(
      like(TEXT, 'The minister of finance said on Monday that taxes would rise in the coming spring.'),
    ).toBeLessThan(0.1)
  })
  it('is 0 without words', () => {
    expect(like('', TEXT)).toBe(0)
    expect(like('…', '…')).toBe(0)
    expect(bandsOf(runsOf('…'))).toEqual([])
  })
  it('is the same from both sides, between 0 and 1, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(like(one, other)).toBe(like(other, one))
        expect(like(one, other)).toBeGreaterThanOrEqual(0)
        expect(like(one, other)).toBeLessThanOrEqual(1)
        if (runsOf(one).size > 0) expect(like(one, one)).toBe(1)
      }),
    )
  })
})

describe('bands', () => {
  it('meet for an article that was edited', () => {
    expect(meet(TEXT, TEXT.replace('Monday', 'Tuesday'))).toBe(true)
  })
  it('meet for nearly all pairs that share eight tenths of their runs, and hardly ever for strangers', () => {
    const words = (seed: number) => Array.from({ length: 300 }, (_, at) => `w${(seed * 7919 + at * 104729) % 100003}`)
    let alike = 0
    let strange = 0
    for (let seed = 1; seed <= 100; seed += 1) {
      const text = words(seed)
      const edited = [...text.slice(0, 270), ...words(seed + 500).slice(0, 30)]
      if (meet(text.join(' '), edited.join(' '))) alike += 1
      if (meet(text.join(' '), words(seed + 1000).join(' '))) strange += 1
    }
    expect(alike).toBeGreaterThanOrEqual(98)
    expect(strange).toBeLessThanOrEqual(1)
  })
})
