import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { describe, expect, it } from 'vitest'
import { unnamedAtRoot } from '@/lib/domain/chain'
import { claimReview } from '@/lib/domain/formats/claim-review'
import { claimReviewFaults } from '@/lib/domain/formats/claim-review-faults'
import { sampleRecord } from '@/lib/domain/formats/sample-record'
import { readShared, REFERENCE_RECORDS } from './reference-report'

const KIT = 'data/claimreview/schemaorg-30.0'
const PAGE = 'https://stet.example/'

const context: unknown = JSON.parse(readShared(`${KIT}/schemaorgcontext.jsonld`))
const subclasses = new Parser().parse(readShared(`${KIT}/schemaorg-subclasses.shacl`))
const shapes = new Parser().parse(readShared(`${KIT}/schemaorg-shapes.repaired.shacl`))
const validator = new SHACLValidator(new Store([...shapes, ...subclasses]))

async function documentLoader(documentUrl: string) {
  if (!/^https?:\/\/schema\.org\/?/.test(documentUrl)) throw new Error(`no document at ${documentUrl}`)
  return { contextUrl: null, documentUrl, document: context }
}

/** What schema.org's shapes find wrong, as "property: value". */
async function shapeFaults(document: unknown): Promise<string[]> {
  const quads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader })
  const report = await validator.validate(new Store([...new Parser().parse(quads), ...subclasses]))
  return report.results.map(({ path, value }) => `${path?.value}: ${value?.value}`)
}

/** As a machine gets it: through JSON. */
const exported = (record: (typeof REFERENCE_RECORDS)[number]) => JSON.parse(JSON.stringify(claimReview(record)))
const documents = REFERENCE_RECORDS.map((record) => ({ record, document: exported(record) }))

describe('ClaimReview of the reference article', () => {
  it('exists for truth verdicts other than opinions and predictions, and only for them', () => {
    for (const { record, document } of documents) {
      const { code } = record.claim.truthVerdict?.rating ?? { code: null }
      const wanted = code !== null && code !== 'opinion' && code !== 'prediction'
      const isPrediction = record.claim.type === 'prediction' || record.claim.type === 'opinion'
      if (!isPrediction) expect([record.claim.key, document !== null]).toEqual([record.claim.key, wanted])
      if (!wanted) expect(document).toBeNull()
    }
    expect(documents.filter(({ document }) => document !== null).length).toBeGreaterThan(12)
  })

  it('has no author where the claim is unnamed at the root', () => {
    for (const { record, document } of documents) {
      if (document === null || !unnamedAtRoot(record.claim.chain)) continue
      expect(document.itemReviewed).not.toHaveProperty('author')
      expect(document.itemReviewed.appearance.publisher.name).toBe('Asharq Al-Awsat')
    }
  })

  it('has a number only for a place on the scale', () => {
    for (const { record, document } of documents) {
      if (document === null) continue
      const { number } = record.claim.truthVerdict?.rating ?? { number: null }
      expect(document.reviewRating.ratingValue).toBe(number ?? undefined)
    }
  })

  it.each(
    documents.filter(({ document }) => document !== null).map(({ record, document }) => [record.claim.key, document]),
  )('%s passes the shapes of schema.org and Google’s rules', async (_, document) => {
    expect(await shapeFaults(document)).toEqual([])
    expect(claimReviewFaults(document, PAGE).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('the shapes', () => {
  it('pass a document with all that we can give, partial dates and a ledger', async () => {
    const ledger = [{ kind: 'correction' as const, note: 'It was 2 May.', at: '2026-05-09T08:00:00.000Z', changes: [] }]
    for (const saidAt of ['2014', '2014-01', '2014-01-15', '2014-01-15T09:00:00Z']) {
      const speaker = { name: 'A', kind: 'person', description: 'B', sameAs: 'https://people.example/a' } as const
      const document = claimReview(sampleRecord({ saidAt, speaker }), { ledger })
      expect(await shapeFaults(JSON.parse(JSON.stringify(document)))).toEqual([])
    }
  })

  it('refuse what is wrong, so that passing means something', async () => {
    const wrong = { ...exported(REFERENCE_RECORDS[5] ?? sampleRecord()), itemReviewed: 'a claim', reviewRating: 4 }
    expect(await shapeFaults(wrong)).not.toEqual([])
  })
})

describe('ClaimReview as others publish it', () => {
  const sample = (name: string) => JSON.parse(readShared(`data/claimreview/from-publishers/${name}.ld.json.txt`))

  it('shows the scale below 1 that Google refuses', () => {
    const faults = claimReviewFaults(sample('snopes'), 'https://www.snopes.com/')
    expect(faults.map(({ property }) => property)).toEqual(expect.arrayContaining(['worstRating', 'bestRating']))
  })

  it('is judged without failing', () => {
    const faults = claimReviewFaults(sample('newsnation'), 'https://www.newsnation.in/')
    expect(faults.map(({ property }) => property)).toContain('worstRating')
  })
})
