import { describe, expect, it } from 'vitest'
import type { AnnotationInput, AnnotationReading } from '@/lib/domain/formats/annotation-input'
import { SAMPLE_REPORT } from '@/lib/domain/formats/sample-report'
import { stetJson } from '@/lib/domain/formats/stet-json'
import type { Report, ReportVerdict } from '@/lib/domain/report'
import { readStetJson } from './annotation-file'

/** What an editor's own tool might write: as little as the format asks for, and members of its own. */
const minimal = () => ({
  format: 'stet-annotations/1',
  article: { title: 'A title', tool: 'x' },
  agents: [{ key: 'ann', name: 'Ann', kind: 'person' }],
  sources: [{ key: 'doc', title: 'A document', kind: 'document' }],
  claims: [
    {
      key: 'C01',
      zone: 'body',
      target: { exact: 'rose', start: 4, end: 8 },
      statement: 'It rose.',
      type: 'event',
      speaker: 'ann',
      chain: [{ agent: 'ann', role: 'originator', kind: 'person', verb: 'said', force: 'asserts' }],
      attributionVerdict: 'verbatim',
      truthVerdict: null,
      evidence: [{ number: 1, source: 'doc', stance: 'supports' }],
    },
    { key: 'C02', target: { exact: 'fell' } },
  ],
  relations: [{ from: 'C01', type: 'contradicts', to: 'C02', note: '' }],
})

const pointers = (list: readonly { readonly pointer: string }[]) => list.map(({ pointer }) => pointer)

function taken(reading: AnnotationReading): AnnotationInput {
  expect(reading.faults).toEqual([])
  if (!reading.input) throw new Error('nothing was read')
  return reading.input
}

describe('an own annotation file', () => {
  it('is read with bare verdict codes and without what may be missing', () => {
    const { claims, relations } = taken(readStetJson(minimal()))
    expect(claims[0]).toMatchObject({
      key: 'C01',
      selector: { exact: 'rose', start: 4, end: 8 },
      attributionVerdict: { rating: 'verbatim', asOf: null, confidence: null, justification: '' },
      truthVerdict: null,
    })
    expect(claims[1]).toMatchObject({ statement: null, chain: [], evidence: [], selector: { exact: 'fell' } })
    expect(relations[0]).toEqual({
      pointer: '/relations/0',
      from: 'C01',
      type: 'contradicts',
      to: 'C02',
      strength: null,
      note: null,
    })
  })

  it('tells what it ignores, with its place', () => {
    expect(pointers(readStetJson(minimal()).ignored)).toEqual(['/article/tool', '/claims/0/zone'])
  })

  it('keeps what it ignores out of what is taken over', () => {
    expect(JSON.stringify(taken(readStetJson(minimal())))).not.toMatch(/zone|tool/)
  })

  type Change = (file: ReturnType<typeof minimal>) => unknown
  it.each<[string, Change, string]>([
    ['an unknown claim type', (f) => ({ ...f, claims: [{ ...f.claims[0], type: 'gossip' }] }), '/claims/0/type'],
    [
      'an unknown attribution code',
      (f) => ({ ...f, claims: [{ ...f.claims[0], attributionVerdict: 'true' }], relations: [] }),
      '/claims/0/attributionVerdict',
    ],
    [
      'an unknown truth code',
      (f) => ({ ...f, claims: [{ ...f.claims[0], truthVerdict: { rating: 'TRUE' } }], relations: [] }),
      '/claims/0/truthVerdict',
    ],
    [
      'an unknown hop role',
      (f) => ({ ...f, claims: [{ ...f.claims[0], chain: [{ ...f.claims[0]?.chain?.[0], role: 'author' }] }] }),
      '/claims/0/chain/0/role',
    ],
    [
      'an unknown relation',
      (f) => ({ ...f, relations: [{ from: 'C01', type: 'likes', to: 'C02' }] }),
      '/relations/0/type',
    ],
    [
      'an unknown agent kind',
      (f) => ({ ...f, agents: [{ key: 'ann', name: 'Ann', kind: 'human' }] }),
      '/agents/0/kind',
    ],
    ['a speaker who is not there', (f) => ({ ...f, agents: [] }), '/claims/0/speaker'],
    ['a source that is not there', (f) => ({ ...f, sources: [] }), '/claims/0/evidence/0/source'],
    [
      'a relation to a claim that is not there',
      (f) => ({ ...f, relations: [{ from: 'C01', type: 'supports', to: 'C9' }] }),
      '/relations/0/to',
    ],
    ['a self-relation', (f) => ({ ...f, relations: [{ from: 'C01', type: 'supports', to: 'C01' }] }), '/relations/0'],
    [
      'a relation said twice',
      (f) => ({ ...f, relations: [...f.relations, { from: 'C02', type: 'contradicts', to: 'C01' }] }),
      '/relations/1',
    ],
    ['a key used twice', (f) => ({ ...f, claims: [f.claims[0], f.claims[0]], relations: [] }), '/claims/1/key'],
    [
      'an end before its start',
      (f) => ({ ...f, claims: [{ key: 'C01', target: { start: 5, end: 5 } }], relations: [] }),
      '/claims/0/target/end',
    ],
    [
      'words longer than their range',
      (f) => ({ ...f, claims: [{ key: 'C01', target: { exact: '😀', start: 5, end: 7 } }], relations: [] }),
      '/claims/0/target',
    ],
    [
      'a start without an end',
      (f) => ({ ...f, claims: [{ key: 'C01', target: { exact: 'x', start: 5 } }], relations: [] }),
      '/claims/0/target',
    ],
    [
      'a lone surrogate',
      (f) => ({ ...f, claims: [{ key: 'C01', target: { exact: '\ud800' } }], relations: [] }),
      '/claims/0/target/exact',
    ],
    ['another format', (f) => ({ ...f, format: 'stet-annotations/2' }), '/format'],
    ['a list', () => [], ''],
    ['nothing', () => null, ''],
  ])('with %s gives nothing and names the place', (_, change, pointer) => {
    const reading = readStetJson(change(minimal()))
    expect(reading.input).toBeNull()
    expect(pointers(reading.faults)).toContain(pointer)
    for (const { message } of reading.faults) expect(message).not.toBe('')
  })

  it('judges truth verdicts by the scale of the house', () => {
    const file = { ...minimal(), relations: [], claims: [{ ...minimal().claims[0], truthVerdict: 'four-pinocchios' }] }
    expect(readStetJson(file).input).toBeNull()
    expect(taken(readStetJson(file, ['four-pinocchios'])).claims[0]?.truthVerdict?.rating).toBe('four-pinocchios')
  })

  it('refuses a text on which its positions would not count right', () => {
    const article = { title: 'T', text: 'Cafe\u0301', codePoints: 5 }
    expect(pointers(readStetJson({ ...minimal(), article }).faults)).toEqual(['/article/text'])
    const counted = { title: 'T', text: '😀', codePoints: 2 }
    expect(pointers(readStetJson({ ...minimal(), article: counted }).faults)).toEqual(['/article/codePoints'])
  })
})

describe('export, import, export', () => {
  it('gives the same bytes for drafts', () => {
    const drafts: Report = {
      ...SAMPLE_REPORT,
      claims: SAMPLE_REPORT.claims.map((claim) => ({ ...claim, state: 'draft', publication: null })),
    }
    const file = stetJson(drafts)
    const reading = readStetJson(JSON.parse(file))
    expect(reading.ignored).toEqual([])
    expect(stetJson(elsewhere(taken(reading), drafts))).toBe(file)
  })

  it('makes drafts of everything, and says so', () => {
    const reading = readStetJson(JSON.parse(stetJson(SAMPLE_REPORT)))
    expect(reading.faults).toEqual([])
    expect(pointers(reading.ignored).sort()).toEqual([
      '/claims/0/publication',
      '/claims/0/state',
      '/claims/1/state',
      '/claims/3/state',
      '/claims/4/state',
    ])
  })

  it('does not depend on the order in which the database gives things', () => {
    const shuffled: Report = {
      ...SAMPLE_REPORT,
      agents: [...SAMPLE_REPORT.agents].reverse(),
      sources: [...SAMPLE_REPORT.sources].reverse(),
      claims: [...SAMPLE_REPORT.claims].reverse(),
      relations: [...SAMPLE_REPORT.relations].reverse(),
    }
    expect(stetJson(shuffled)).toBe(stetJson(SAMPLE_REPORT))
  })

  it('names claims as people count them', () => {
    const keys = JSON.parse(stetJson(SAMPLE_REPORT)).claims.map((claim: { key: string }) => claim.key)
    expect(keys).toEqual(['C1', 'C2', 'C3', 'C4', 'C10'])
  })
})

/** The report that another house would make of the input, with ids and times of its own. */
function elsewhere(input: AnnotationInput, house: Report): Report {
  const { article } = input
  if (!article?.text || !article.language || !article.direction || !article.publicText) throw new Error('no article')
  const verdict = <K extends 'truth' | 'attribution'>(kind: K, given: (typeof input.claims)[number]['truthVerdict']) =>
    given?.asOf ? { ...given, kind, asOf: given.asOf } : null
  return {
    newsroom: { name: 'Another desk', url: 'https://other.example', language: 'ar', timeZone: 'UTC' },
    article: {
      ...house.article,
      ...article,
      id: 'other-id',
      version: 1,
      receivedAt: '2030-01-01T00:00:00Z',
      text: article.text,
      language: article.language,
      direction: article.direction,
      publicText: article.publicText,
      receivedSha256: article.receivedSha256 ?? '',
      textSha256: article.textSha256 ?? '',
    },
    scale: { ...house.scale, id: 'other-scale' },
    agents: input.agents,
    sources: input.sources,
    relations: input.relations,
    claims: input.claims.map((claim, at) => {
      const { exact = '', prefix = '', suffix = '', start = 0, end = 0 } = claim.selector ?? {}
      const attribution: ReportVerdict | null = verdict('attribution', claim.attributionVerdict)
      return {
        ...claim,
        id: `other-${at}`,
        target: claim.selector && { version: 1, exact, prefix, suffix, start, end },
        statement: claim.statement ?? '',
        language: claim.language ?? 'en',
        attributionVerdict: attribution && { ...attribution, rating: 'verbatim' as const },
        truthVerdict: verdict('truth', claim.truthVerdict),
        evidence: claim.evidence.map((item) => ({ ...item, late: null })),
        state: 'draft' as const,
        publication: null,
      }
    }),
  }
}
