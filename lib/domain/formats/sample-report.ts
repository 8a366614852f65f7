/** A small report in the manner of real ones, for the tests of the formats. Everything in it is made up. */

import { describe } from '../anchoring/describe'
import { codePointLength, toCodePoints } from '../anchoring/text'
import { codePoints, utf16Units } from '../anchoring/units'
import { DEFAULT_RATINGS } from '../rating'
import type { Report, ReportClaim, ReportEvidence, ReportTarget } from '../report'

const TITLE = 'Minister denies talks on the harbour'
const CAPTION = 'The harbour of Port Amber 🚢 at dawn.'
const FIRST =
  'The minister of transport, Ada Quill, said on Monday that “no talks about selling the harbour took place”.'
const SECOND =
  'The Amber Herald reported from unnamed officials that secret talks began in May 👩🏽‍🚀. قال متحدث إن المحادثات «لم تبدأ بعد».'
const THIRD = 'A lecturer repeated a rumour that the price was 3 billion. It may rise next year, she added.'

export const SAMPLE_TEXT = [TITLE, CAPTION, FIRST, SECOND, THIRD].join('\n\n')

/** Where a quote stands in a text, as an anchor on version 1. */
export function targetOf(text: string, quote: string): ReportTarget {
  const at = text.indexOf(quote)
  if (at < 0) throw new Error(`not in the text: ${quote}`)
  const start = toCodePoints(text, utf16Units(at))
  const { exact, prefix, suffix, end } = describe(text, start, codePoints(start + codePointLength(quote)))
  return { version: 1, start, end, exact, prefix, suffix }
}

/** A claim about which nothing is known but its place; the rest as given. */
export function sampleClaim(key: string, target: ReportTarget | null, rest: Partial<ReportClaim> = {}): ReportClaim {
  return {
    id: `claim-${key}`,
    key,
    target,
    statement: `Statement of ${key}.`,
    language: 'en',
    type: 'event',
    polarity: 'asserts',
    checkWorthiness: 'check',
    speaker: null,
    noAuthor: false,
    saidAt: null,
    saidPlace: null,
    chain: [],
    attributionVerdict: null,
    truthVerdict: null,
    evidence: [],
    state: 'draft',
    needsRecheck: false,
    publication: null,
    ...rest,
  }
}

export function sampleEvidence(number: number, source: string, rest: Partial<ReportEvidence> = {}): ReportEvidence {
  return {
    number,
    source,
    stance: 'supports',
    passage: null,
    note: null,
    question: null,
    answer: null,
    origin: null,
    hindsight: false,
    late: null,
    reliability: null,
    credibility: null,
    ...rest,
  }
}

/** Blocks of a text made of paragraphs, the first being the title and the second a caption. */
export function sampleBlocks(text: string): Report['article']['blocks'] {
  let at = 0
  return text.split('\n\n').map((block, index) => {
    const start = at
    const end = start + codePointLength(block)
    at = end + 2
    return { kind: index === 0 ? 'title' : index === 1 ? 'caption' : 'paragraph', start, end }
  })
}

/** As if a line had been struck out above the text. */
const sampleMap = (text: string) =>
  sampleBlocks(text).map(({ start, end }) => ({ start, end, receivedStart: start + 12 }))

/** The same report with another text and claims on it. */
export function reportOn(text: string, claims: readonly ReportClaim[]): Report {
  return {
    ...SAMPLE_REPORT,
    article: { ...SAMPLE_REPORT.article, text, blocks: sampleBlocks(text), receivedMap: sampleMap(text) },
    claims,
    relations: [],
  }
}

export const SAMPLE_REPORT: Report = {
  newsroom: { name: 'Amber Fact Desk', url: 'https://checks.example', language: 'en', timeZone: 'Europe/Berlin' },
  article: {
    id: 'art1',
    title: TITLE,
    outlet: 'Harbour Times',
    byline: 'B. Line',
    section: 'World',
    slug: 'art1-minister-denies',
    language: 'en',
    direction: 'ltr',
    publishedAt: '2026-05-05',
    canonicalUrl: 'https://news.example/harbour?a=1&b=2',
    publicText: 'excerpts',
    version: 1,
    receivedAt: '2026-05-06T09:00:00.000Z',
    text: SAMPLE_TEXT,
    blocks: sampleBlocks(SAMPLE_TEXT),
    receivedMap: sampleMap(SAMPLE_TEXT),
    receivedSha256: 'a'.repeat(64),
    textSha256: 'b'.repeat(64),
  },
  scale: { id: 'scale1', name: 'House scale', version: 1, ratings: DEFAULT_RATINGS },
  agents: [
    {
      key: 'ada-quill',
      name: 'Ada Quill',
      kind: 'person',
      aliases: ['A. Quill', 'آدا كويل'],
      description: 'Minister of transport',
      sameAs: 'https://people.example/ada-quill',
    },
    { key: 'amber-herald', name: 'Amber Herald', kind: 'organisation', aliases: [], description: null, sameAs: null },
    { key: 'harbour-times', name: 'Harbour Times', kind: 'organisation', aliases: [], description: null, sameAs: null },
    {
      key: 'unnamed-officials',
      name: 'unnamed officials',
      kind: 'unnamed',
      aliases: [],
      description: null,
      sameAs: null,
    },
    { key: 'rumour', name: 'a rumour', kind: 'rumour', aliases: [], description: null, sameAs: null },
  ],
  sources: [
    {
      key: 'harbour-register',
      title: 'Register of the harbour <2026> & annex',
      kind: 'document',
      primary: true,
      url: 'https://register.example/2026?x=1&y="2"',
      publisher: 'Port authority',
      publishedAt: '2026-04',
      language: 'en',
      reliability: null,
      confidential: false,
      snapshots: [{ sha256: 'c'.repeat(64), takenAt: '2026-05-06T10:20:00.000Z' }],
    },
    {
      key: 'source-heron',
      title: 'Heron',
      kind: 'interview',
      primary: false,
      url: null,
      publisher: null,
      publishedAt: null,
      language: null,
      reliability: null,
      confidential: true,
      snapshots: [],
    },
  ],
  claims: [
    sampleClaim('C1', targetOf(SAMPLE_TEXT, 'no talks about selling the harbour took place'), {
      statement: 'No talks about selling the harbour of Port Amber took place before 4 May 2026.',
      polarity: 'denies',
      speaker: 'ada-quill',
      saidAt: '2026-05-04',
      saidPlace: 'Port Amber',
      chain: [
        { agent: 'ada-quill', role: 'originator', kind: 'person', verb: 'said', force: 'denies' },
        { agent: 'harbour-times', role: 'narrator', kind: 'organisation', verb: 'reported', force: 'reports' },
      ],
      attributionVerdict: {
        kind: 'attribution',
        rating: 'verbatim',
        asOf: '2026-05-06',
        confidence: 'high',
        justification: 'The recording has the same words [1].',
      },
      truthVerdict: {
        kind: 'truth',
        rating: 'mostly-false',
        asOf: '2026-05-06',
        confidence: 'medium',
        justification:
          'The register shows **two** meetings [1]; a person present confirms them [2].\n\n- in May\n- in June',
      },
      evidence: [
        sampleEvidence(1, 'harbour-register', {
          stance: 'refutes',
          passage: 'Meeting on the sale, 2 May',
          origin: 'harbour-register',
          reliability: 'A',
          credibility: '1',
        }),
        sampleEvidence(2, 'source-heron', { stance: 'refutes', note: '=HYPERLINK("x")', origin: 'harbour-register' }),
        sampleEvidence(3, 'harbour-register', { stance: 'context', hindsight: true }),
      ],
      state: 'published',
      publication: {
        slug: 'c1-no-talks',
        firstPublishedAt: '2026-05-07T08:00:00.000Z',
        modifiedAt: '2026-05-09T08:00:00.000Z',
        edition: 2,
        retracted: false,
        corrections: [
          {
            kind: 'correction',
            note: 'The first meeting was on 2 May, not 3 May.',
            at: '2026-05-09T08:00:00.000Z',
            changes: [{ field: 'truth', before: '3 May', after: '2 May' }],
          },
        ],
      },
    }),
    sampleClaim('C2', targetOf(SAMPLE_TEXT, 'secret talks began in May 👩🏽‍🚀'), {
      statement: 'Secret talks about the sale of the harbour began in May 2026.',
      speaker: 'unnamed-officials',
      chain: [
        { agent: 'unnamed-officials', role: 'originator', kind: 'unnamed', verb: 'said', force: 'asserts' },
        { agent: 'amber-herald', role: 'relay', kind: 'organisation', verb: 'reported', force: 'reports' },
        { agent: 'harbour-times', role: 'narrator', kind: 'organisation', verb: 'reported', force: 'reports' },
      ],
      truthVerdict: {
        kind: 'truth',
        rating: 'unproven',
        asOf: '2026-05-06',
        confidence: null,
        justification: 'Only unnamed officials say so.',
      },
      state: 'approved',
    }),
    sampleClaim('C3', targetOf(SAMPLE_TEXT, 'لم تبدأ بعد'), {
      statement: 'لم تبدأ المحادثات حول بيع الميناء حتى ٤ مايو ٢٠٢٦.',
      language: 'ar',
      type: null,
      polarity: null,
      checkWorthiness: null,
      noAuthor: true,
    }),
    sampleClaim('C10', targetOf(SAMPLE_TEXT, 'the price was 3 billion'), {
      type: 'numerical',
      speaker: 'rumour',
      chain: [{ agent: 'rumour', role: 'originator', kind: 'rumour', verb: 'said', force: 'reports' }],
      state: 'submitted',
      needsRecheck: true,
    }),
    sampleClaim('C4', null, { type: 'opinion', state: 'dropped' }),
  ],
  relations: [
    { from: 'C2', type: 'contradicts', to: 'C1', strength: 'full', note: 'on whether talks took place' },
    { from: 'C10', type: 'supports', to: 'C2', strength: 'weak', note: null },
    { from: 'C1', type: 'same-as', to: 'other-article#C7', strength: null, note: null },
  ],
}
