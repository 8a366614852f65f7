import { describe, expect, it } from 'vitest'
import { AGENT_KINDS } from '../codes'
import type { PublicAgent } from '../public-record'
import { DEFAULT_RATINGS } from '../rating'
import { claimReview, claimReviews, schemaDate } from './claim-review'
import { claimReviewFaults } from './claim-review-faults'
import { sampleRecord, sampleVerdict } from './sample-record'

const PAGE = 'https://checks.example/checks/c1-no-talks'
const speaker = (kind: PublicAgent['kind']): PublicAgent => ({
  name: 'Somebody',
  kind,
  description: null,
  sameAs: null,
})

describe('a record as ClaimReview', () => {
  it('says what was checked, by whom, where, and what came out', () => {
    expect(claimReview(sampleRecord())).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      '@id': `${PAGE}#review`,
      url: PAGE,
      datePublished: '2026-05-07T08:00:00.000Z',
      dateModified: '2026-05-09T08:00:00.000Z',
      inLanguage: 'en',
      claimReviewed: 'No talks about selling the harbour took place before 4 May 2026.',
      author: { '@type': 'Organization', name: 'Amber Fact Desk', url: 'https://checks.example/' },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Ada Quill', jobTitle: 'Minister of transport' },
        datePublished: '2026-05-04',
        appearance: {
          '@type': 'NewsArticle',
          url: 'https://news.example/harbour?a=1&b=2',
          headline: 'Minister denies talks on the harbour',
          datePublished: '2026-05-05',
          inLanguage: 'en',
          publisher: { '@type': 'Organization', name: 'Harbour Times' },
        },
      },
      reviewRating: { '@type': 'Rating', alternateName: 'Mostly false', ratingValue: 2, bestRating: 5, worstRating: 1 },
    })
  })

  it.each(DEFAULT_RATINGS.map(({ code, number }) => [code, number] as const))(
    'rates %s with the number %s',
    (code, number) => {
      const document = claimReview(sampleRecord({ truthVerdict: sampleVerdict(code) }), { reviewOpinions: true })
      const rating = JSON.parse(JSON.stringify(document)).reviewRating
      expect(rating.alternateName).toBe(DEFAULT_RATINGS.find((rating) => rating.code === code)?.labels.en)
      if (number === null) expect(Object.keys(rating)).toEqual(['@type', 'alternateName'])
      else expect(rating).toMatchObject({ ratingValue: number, bestRating: 5, worstRating: 1 })
    },
  )

  it('says where it was said, in the place of where the claim was made', () => {
    expect(claimReview(sampleRecord({ saidPlace: 'Port Selm' }))?.itemReviewed).toMatchObject({
      locationCreated: { '@type': 'Place', name: 'Port Selm' },
    })
    expect(claimReview(sampleRecord())?.itemReviewed).not.toHaveProperty('locationCreated')
  })

  it.each(AGENT_KINDS)('of a speaker of kind %s names an author only if somebody stands behind it', (kind) => {
    const { itemReviewed } = JSON.parse(JSON.stringify(claimReview(sampleRecord({ speaker: speaker(kind) }))))
    if (['unnamed', 'rumour', 'leak'].includes(kind)) {
      expect(itemReviewed).not.toHaveProperty('author')
      expect(itemReviewed.name).toBe(sampleRecord().claim.statement)
    } else {
      expect(itemReviewed.author).toEqual({ '@type': kind === 'person' ? 'Person' : 'Organization', name: 'Somebody' })
    }
    expect(itemReviewed.appearance.publisher.name).toBe('Harbour Times')
  })

  it('makes nobody the author of what they only pass on', () => {
    const [rumour, person] = [speaker('rumour'), speaker('person')]
    const hop = { verb: 'said', force: 'reports' } as const
    const chain = [
      { ...hop, agent: rumour, role: 'originator', kind: 'rumour' },
      { ...hop, agent: person, role: 'relay', kind: 'person' },
    ] as const
    expect(claimReview(sampleRecord({ speaker: person, chain }))?.itemReviewed).not.toHaveProperty('author')
  })

  it.each<[string, ReturnType<typeof claimReview>]>([
    ['without a truth verdict', claimReview(sampleRecord({ truthVerdict: null }))],
    ['retracted', claimReview(sampleRecord(), { retracted: true })],
    ['an opinion', claimReview(sampleRecord({ truthVerdict: sampleVerdict('opinion') }))],
    ['a prediction', claimReview(sampleRecord({ truthVerdict: sampleVerdict('prediction') }))],
    [
      'a prediction held unproven',
      claimReview(sampleRecord({ type: 'prediction', truthVerdict: sampleVerdict('unproven') })),
    ],
  ])('there is none for a claim %s', (_, document) => {
    expect(document).toBeNull()
  })

  it('there is one for an opinion where the desk wants it, and for a prediction that came true', () => {
    expect(
      claimReview(sampleRecord({ truthVerdict: sampleVerdict('opinion') }), { reviewOpinions: true }),
    ).not.toBeNull()
    expect(claimReview(sampleRecord({ type: 'prediction', truthVerdict: sampleVerdict('true') }))).not.toBeNull()
  })

  it('gives no number of a scale that Google does not allow', () => {
    const truthVerdict = { ...sampleVerdict('false'), scale: { worst: 0, best: 4 } }
    expect(JSON.stringify(claimReview(sampleRecord({ truthVerdict })))).not.toContain('ratingValue')
  })

  it('speaks the language of its page', () => {
    const document = claimReview(sampleRecord(), { language: 'ar' })
    expect(document).toMatchObject({ inLanguage: 'ar', reviewRating: { alternateName: 'خاطئ في معظمه' } })
  })

  it('carries the ledger', () => {
    const ledger = [{ kind: 'correction' as const, note: 'It was 2 May.', at: '2026-05-09T08:00:00.000Z', changes: [] }]
    expect(claimReview(sampleRecord(), { ledger })).toMatchObject({
      correction: [{ '@type': 'CorrectionComment', text: 'It was 2 May.', datePublished: '2026-05-09T08:00:00.000Z' }],
    })
  })

  it('of several records is a list without gaps', () => {
    expect(
      claimReviews([{ record: sampleRecord() }, { record: sampleRecord(), options: { retracted: true } }]),
    ).toHaveLength(1)
    expect(claimReviews([])).toEqual([])
  })

  it.each<[string | null, string | null]>([
    ['2014', '2014'],
    ['2014-01', '2014-01'],
    ['2014-02-29', null],
    ['2014-13', null],
    ['2014-01-15T09:00:00Z', '2014-01-15T09:00:00Z'],
    ['2014-01-15T25:00:00Z', null],
    ['15 January 2014', null],
    [null, null],
  ])('gives the date %s as %s', (date, given) => {
    expect(schemaDate(date)).toBe(given)
  })
})

describe('the look over a ClaimReview', () => {
  const document = () => JSON.parse(JSON.stringify(claimReview(sampleRecord())))
  const found = (change: Record<string, unknown>, page = PAGE, text?: string) =>
    claimReviewFaults({ ...document(), ...change }, page, text).map(
      ({ severity, property }) => `${severity} ${property}`,
    )
  const rating = (rest: Record<string, unknown>) => ({ reviewRating: { ...document().reviewRating, ...rest } })
  const item = (rest: Record<string, unknown>) => ({ itemReviewed: { ...document().itemReviewed, ...rest } })

  it('finds nothing wrong with our own', () => {
    expect(found({})).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no claim', { claimReviewed: ' ' }, 'error claimReviewed'],
    ['a long claim', { claimReviewed: 'x'.repeat(76) }, 'warning claimReviewed'],
    ['a claim labelled with its rating', { claimReviewed: 'Mostly false: no talks took place' }, 'error claimReviewed'],
    [
      'a claim that ends with its rating',
      { claimReviewed: 'No talks took place (mostly false)' },
      'error claimReviewed',
    ],
    ['a claim that contains its rating', { claimReviewed: 'It is mostly false news' }, 'warning claimReviewed'],
    ['no rating', { reviewRating: undefined }, 'error reviewRating'],
    ['no word', rating({ alternateName: '' }), 'error alternateName'],
    ['a number beyond the scale', rating({ ratingValue: 6 }), 'error ratingValue'],
    ['a number that is none', rating({ ratingValue: 'two' }), 'error ratingValue'],
    ['half a scale', rating({ bestRating: undefined }), 'error ratingValue'],
    ['a scale from 0', rating({ worstRating: 0 }), 'error worstRating'],
    ['a scale upside down', rating({ worstRating: 5, bestRating: 1 }), 'error bestRating'],
    ['no address', { url: '/checks/1' }, 'error url'],
    ['another site', { url: 'https://other.example/checks/1' }, 'error url'],
    ['a site that only ends alike', { url: 'https://badchecks.example/1' }, 'error url'],
    ['nobody who checked', { author: { '@type': 'Organization' } }, 'error author'],
    ['a nameless claimant', item({ author: { '@type': 'Person' } }), 'error itemReviewed.author'],
    ['the newsroom as claimant', item({ author: { name: 'Amber Fact Desk' } }), 'warning itemReviewed.author'],
    ['neither author nor name', item({ author: undefined }), 'error itemReviewed.name'],
    ['a date in words', item({ datePublished: 'last May' }), 'error itemReviewed.datePublished'],
    ['both appearances', item({ firstAppearance: 'https://x.example/' }), 'warning itemReviewed.firstAppearance'],
    ['another type', { '@type': 'Review' }, 'error @type'],
  ])('finds %s', (_, change, fault) => {
    expect(found(change)).toContain(fault)
  })

  it('allows a subdomain of the page', () => {
    expect(found({ url: 'https://facts.checks.example/1' })).toEqual([])
  })

  it('compares with what the page shows', () => {
    const page = `<h1>${sampleRecord().claim.statement.replace(' ', '\n ')}</h1>`
    expect(found({}, PAGE, page)).toEqual(['error alternateName'])
    expect(found({}, PAGE, `${page} MOSTLY FALSE`)).toEqual([])
  })

  it('speaks in whole sentences', () => {
    for (const broken of [
      {},
      null,
      { '@type': 'ClaimReview' },
      { '@type': 'ClaimReview', reviewRating: {}, itemReviewed: {} },
    ]) {
      const faults = claimReviewFaults(broken, PAGE)
      expect(faults.length).toBeGreaterThan(0)
      for (const { sentence } of faults) expect(sentence).toMatch(/^[A-Z"].*\.$/)
    }
  })
})
