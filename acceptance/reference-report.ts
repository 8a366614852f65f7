/** The reference article with its annotations as a report, as the server would compile it. For the acceptance tests. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ATTRIBUTION_RATINGS } from '@/lib/domain/codes'
import type { ClaimInput } from '@/lib/domain/formats/annotation-input'
import { sampleBlocks } from '@/lib/domain/formats/sample-report'
import type { PublicAgent, PublicRecord } from '@/lib/domain/public-record'
import { DEFAULT_RATINGS, scaleBounds } from '@/lib/domain/rating'
import type { Report, ReportClaim } from '@/lib/domain/report'
import { readStetJson } from '@/lib/schemas/annotation-file'

const shared = new URL('../../shared/', import.meta.url)
const article = new URL('articles/tell-abyad/', shared)
export const readShared = (path: string): string => readFileSync(new URL(path, shared), 'utf8')

const text = readFileSync(new URL('clean.txt', article), 'utf8')
const { input, faults } = readStetJson(JSON.parse(readFileSync(new URL('claims.json', article), 'utf8')))
if (!input?.article) throw new Error(JSON.stringify(faults))

const AS_OF = '2014-01-16'

function claimOf(claim: ClaimInput): ReportClaim {
  const { start = 0, end = 0, exact = '', prefix = '', suffix = '' } = claim.selector ?? {}
  const { attributionVerdict, truthVerdict } = claim
  const attribution = ATTRIBUTION_RATINGS.find((code) => code === attributionVerdict?.rating)
  return {
    ...claim,
    id: claim.key,
    target: { version: 1, start, end, exact, prefix, suffix },
    statement: claim.statement ?? exact,
    evidence: claim.evidence.map((item) => ({ ...item, late: null })),
    language: 'en',
    attributionVerdict: attribution
      ? { kind: 'attribution', rating: attribution, asOf: AS_OF, confidence: null, justification: '' }
      : null,
    truthVerdict: truthVerdict && {
      kind: 'truth',
      rating: truthVerdict.rating,
      asOf: AS_OF,
      confidence: 'medium',
      justification: 'What the articles of the day show.',
    },
    state: 'published',
    publication: {
      slug: claim.key.toLowerCase(),
      firstPublishedAt: '2026-11-20T08:00:00.000Z',
      modifiedAt: '2026-11-20T08:00:00.000Z',
      edition: 1,
      retracted: false,
      corrections: [],
    },
  }
}

export const REFERENCE: Report = {
  newsroom: { name: 'Example Fact Desk', url: 'https://stet.example', language: 'en', timeZone: 'UTC' },
  article: {
    id: 'tell-abyad',
    title: input.article.title,
    outlet: input.article.outlet,
    byline: null,
    language: 'en',
    direction: 'ltr',
    publishedAt: AS_OF,
    canonicalUrl: 'https://news.example/us-state-department',
    publicText: 'excerpts',
    version: 1,
    receivedAt: '2026-11-20T08:00:00.000Z',
    text,
    blocks: sampleBlocks(text),
    receivedMap: [],
    receivedSha256: input.article.receivedSha256 ?? '',
    textSha256: createHash('sha256').update(text).digest('hex'),
  },
  scale: { id: 'scale', name: 'House scale', version: 1, ratings: DEFAULT_RATINGS },
  agents: input.agents,
  sources: [],
  claims: input.claims.map(claimOf),
  relations: input.relations,
}

/** The public record that each claim of the reference article would have. */
export const REFERENCE_RECORDS: readonly PublicRecord[] = REFERENCE.claims.map((claim): PublicRecord => {
  const agent = (key: string): PublicAgent => {
    const found = REFERENCE.agents.find((candidate) => candidate.key === key)
    if (!found) throw new Error(`no agent ${key}`)
    const { name, kind, description, sameAs } = found
    return { name, kind, description, sameAs }
  }
  const { target, truthVerdict: truth } = claim
  const rating = DEFAULT_RATINGS.find(({ code }) => code === truth?.rating)
  if (!target) throw new Error('no place')
  return {
    format: 'stet-record/1',
    slug: claim.key.toLowerCase(),
    edition: 1,
    firstPublishedAt: '2026-11-20T08:00:00.000Z',
    publishedAt: '2026-11-21T08:00:00.000Z',
    newsroom: { name: REFERENCE.newsroom.name, url: REFERENCE.newsroom.url },
    article: { ...REFERENCE.article, slug: 'tell-abyad' },
    claim: {
      ...claim,
      target,
      excerpt: { text: target.exact, quoteStart: 0, quoteEnd: target.end - target.start },
      speaker: claim.speaker === null ? null : agent(claim.speaker),
      chain: claim.chain.map((hop) => ({ ...hop, agent: agent(hop.agent) })),
      truthVerdict: truth && rating ? { ...truth, rating, scale: scaleBounds(DEFAULT_RATINGS) } : null,
      evidence: [],
      relations: [],
      independentOrigins: 0,
    },
  }
})
