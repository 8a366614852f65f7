import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportOn, SAMPLE_REPORT, sampleClaim, targetOf } from './sample-report'
import { stetJson } from './stet-json'

const file = JSON.parse(stetJson(SAMPLE_REPORT))

describe('an own file', () => {
  it('says what it is, and what its positions count', () => {
    expect(file.format).toBe('stet-annotations/1')
    expect(file.article).toMatchObject({ sha256: 'a'.repeat(64), textSha256: 'b'.repeat(64), section: 'World' })
    expect(file.article.codePoints).toBe(Array.from(SAMPLE_REPORT.article.text).length)
  })

  it('holds nothing that another house could not make again', () => {
    const text = stetJson(SAMPLE_REPORT)
    for (const own of ['claim-C1', '"art1"', 'scale1', 'Amber Fact Desk', SAMPLE_REPORT.article.receivedAt]) {
      expect(text).not.toContain(own)
    }
  })

  it('keeps what was published, with its ledger', () => {
    expect(file.claims[0]).toMatchObject({ state: 'published', publication: { slug: 'c1-no-talks', edition: 2 } })
    expect(file.claims[0].publication.corrections).toHaveLength(1)
  })

  it('is a text file: it ends with a line feed, and its members are in order', () => {
    expect(stetJson(SAMPLE_REPORT)).toMatch(/\}\n$/)
    expect(Object.keys(file)).toEqual(['format', 'article', 'scale', 'agents', 'sources', 'claims', 'relations'])
  })

  it('holds text[start:end] == exact in code points, whatever stands before the quote', () => {
    const piece = fc.constantFrom('a', 'é', 'e\u0301', '😀', '👩🏽‍🚀', '🇸🇾', 'ال', 'لّ', 'ـ', '\n\n', '\u200f')
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const text = `${before.join('')}\u2014«اقتباس 😀»\u2014${after.join('')}`
        const { article, claims } = JSON.parse(
          stetJson(reportOn(text, [sampleClaim('C1', targetOf(text, '«اقتباس 😀»'))])),
        )
        const { start, end, exact } = claims[0].target
        expect(Array.from(article.text).slice(start, end).join('')).toBe(exact)
      }),
    )
  })
})
