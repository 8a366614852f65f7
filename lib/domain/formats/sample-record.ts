/** The public record of the first claim of the sample report, for tests. Everything in it is made up. */

import type { PublicClaim, PublicRecord } from '../public-record'
import { DEFAULT_RATINGS, type Rating } from '../rating'

export function sampleRating(code: string): Rating {
  const rating = DEFAULT_RATINGS.find((candidate) => candidate.code === code)
  if (!rating) throw new Error(`no rating ${code}`)
  return rating
}

export function sampleRecord(claim: Partial<PublicClaim> = {}): PublicRecord {
  return {
    format: 'stet-record/1',
    slug: 'c1-no-talks',
    edition: 1,
    firstPublishedAt: '2026-05-07T08:00:00.000Z',
    publishedAt: '2026-05-09T08:00:00.000Z',
    newsroom: { name: 'Amber Fact Desk', url: 'https://checks.example' },
    article: {
      id: 'art1',
      slug: 'art1-minister-denies',
      version: 1,
      title: 'Minister denies talks on the harbour',
      outlet: 'Harbour Times',
      byline: 'B. Line',
      language: 'en',
      direction: 'ltr',
      publishedAt: '2026-05-05',
      canonicalUrl: 'https://news.example/harbour?a=1&b=2',
      publicText: 'excerpts',
    },
    claim: {
      id: 'claim-C1',
      key: 'C1',
      statement: 'No talks about selling the harbour took place before 4 May 2026.',
      language: 'en',
      type: 'event',
      target: { start: 0, end: 8, exact: 'no talks', prefix: '', suffix: '' },
      excerpt: { text: 'no talks', quoteStart: 0, quoteEnd: 8 },
      speaker: { name: 'Ada Quill', kind: 'person', description: 'Minister of transport', sameAs: null },
      saidAt: '2026-05-04',
      saidPlace: null,
      chain: [],
      attributionVerdict: null,
      truthVerdict: {
        rating: sampleRating('mostly-false'),
        scale: { worst: 1, best: 5 },
        asOf: '2026-05-06',
        confidence: 'medium',
        justification: 'The register shows two meetings.',
      },
      evidence: [],
      relations: [],
      independentOrigins: 0,
      ...claim,
    },
  }
}

/** A truth verdict with a rating of the default scale. */
export function sampleVerdict(code: string): NonNullable<PublicClaim['truthVerdict']> {
  return {
    rating: sampleRating(code),
    scale: { worst: 1, best: 5 },
    asOf: '2026-05-06',
    confidence: null,
    justification: 'Why.',
  }
}
