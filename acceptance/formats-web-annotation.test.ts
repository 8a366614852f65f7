import { readdirSync } from 'node:fs'
import Ajv, { type AnySchemaObject, type ValidateFunction } from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { SAMPLE_REPORT } from '@/lib/domain/formats/sample-report'
import { webAnnotations } from '@/lib/domain/formats/web-annotation'
import { readWebAnnotations } from '@/lib/domain/formats/web-annotation-reading'
import type { Report } from '@/lib/domain/report'
import { readShared, REFERENCE } from './reference-report'

const KIT = 'data/web-annotation-tests'
const folder = (path: string) => readdirSync(new URL(`../../shared/${KIT}/${path}`, import.meta.url))
const json = (path: string) => JSON.parse(readShared(`${KIT}/${path}`))

const ajv = new Ajv({ strict: false, allErrors: false })
addFormats(ajv)
for (const name of folder('definitions')) {
  const { id: _, ...schema }: AnySchemaObject = json(`definitions/${name}`)
  ajv.addSchema(schema, name)
}

/** All MUST schemas that a list of the kit names. */
function musts(list: string): [string, ValidateFunction][] {
  const { assertions }: { assertions: string[] } = json(list)
  return assertions.map((path) => {
    const { id: _, ...schema }: AnySchemaObject = json(path)
    return [path, ajv.compile(schema)]
  })
}

const refusedBy = (rules: [string, ValidateFunction][], document: unknown) =>
  rules.filter(([, accepts]) => !accepts(document)).map(([path]) => path)

const annotationMusts = musts('annotations/annotationMusts.test')
const collectionMusts = musts('collections/collectionMusts.test')
const pageMusts = musts('collections/pages/pageMusts.test')

/** As a machine gets it: through JSON. */
const exported = (report: Report) => JSON.parse(JSON.stringify(webAnnotations(report, { language: 'en' })))

describe('the kit itself', () => {
  it('can tell right from wrong', () => {
    expect(annotationMusts).toHaveLength(54)
    const right = folder('samples/correct').filter((name) => /^anno/.test(name) && !/^anno1[13]/.test(name))
    for (const name of right)
      expect([name, ...refusedBy(annotationMusts, json(`samples/correct/${name}`))]).toEqual([name])
    expect(refusedBy(annotationMusts, { ...exported(REFERENCE).first.items[0], target: undefined })).not.toEqual([])
  })
})

describe.each([
  ['the reference article', REFERENCE],
  ['a report with everything in it', SAMPLE_REPORT],
])('%s as Web Annotations', (_, report) => {
  const collection = exported(report)

  it('meets every MUST of the model, annotation by annotation', () => {
    expect(collection.first.items.length).toBeGreaterThan(10)
    for (const item of collection.first.items) expect([item.id, ...refusedBy(annotationMusts, item)]).toEqual([item.id])
  })

  it('meets every MUST of collections and pages', () => {
    expect(refusedBy(collectionMusts, collection)).toEqual([])
    expect(refusedBy(pageMusts, collection)).toEqual([])
    expect(refusedBy(pageMusts, collection.first)).toEqual([])
    expect(refusedBy(collectionMusts, webAnnotations({ ...report, claims: [] }))).toEqual([])
  })

  it('has its words where it says', () => {
    const points = Array.from(report.article.text)
    for (const { target } of collection.first.items) {
      if (typeof target === 'string') continue
      const [quote, position] = target.selector
      expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
    }
  })

  it('can be read back', () => {
    const { input, faults } = readWebAnnotations(collection)
    expect(faults).toEqual([])
    const placed = report.claims.filter(({ target }) => target !== null)
    expect(input?.claims.map(({ selector }) => selector?.exact)).toEqual(placed.map(({ target }) => target?.exact))
    expect(input?.claims.map(({ truthVerdict }) => truthVerdict?.rating)).toEqual(
      placed.map(({ truthVerdict }) => truthVerdict?.rating),
    )
  })
})

describe('annotations of others', () => {
  const samples = ['correct', 'incorrect', 'incorrect-commas-repaired'].flatMap((kind) =>
    folder(`samples/${kind}`).map((name) => `samples/${kind}/${name}`),
  )
  it.each(samples)('%s is read or refused, never a failure', (path) => {
    let document: unknown
    try {
      document = json(path)
    } catch {
      return
    }
    const { input, faults } = readWebAnnotations(document)
    expect(input === null).toBe(faults.length > 0)
  })
})
