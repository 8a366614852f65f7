import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationInput } from './annotation-input'
import { reportOn, SAMPLE_REPORT, sampleClaim, targetOf } from './sample-report'
import { type TextTarget, type WebAnnotation, webAnnotations } from './web-annotation'
import { readWebAnnotations } from './web-annotation-reading'

const items = webAnnotations(SAMPLE_REPORT).first?.items ?? []
const named = (name: string): WebAnnotation => {
  const found = items.find(({ id }) => id.endsWith(`/${name}`))
  if (!found) throw new Error(`no annotation ${name}`)
  return found
}
const passage = ({ target }: WebAnnotation): TextTarget => {
  if (typeof target === 'string') throw new Error('not a passage')
  return target
}
const bodies = (name: string, purpose: string) =>
  named(name)
    .body.filter((body) => body.purpose === purpose)
    .map((body) => ('value' in body ? body.value : body.source))

describe('a report as Web Annotations', () => {
  it('marks, classes and assesses each claim that has a place, and links their relations', () => {
    expect(items.map(({ id, motivation }) => `${id.split('/').at(-1)} ${motivation}`)).toEqual([
      'C1-highlight highlighting',
      'C1-class classifying',
      'C1-attribution assessing',
      'C1-truth assessing',
      'C2-highlight highlighting',
      'C2-class classifying',
      'C2-truth assessing',
      'C3-highlight highlighting',
      'C3-class classifying',
      'C10-highlight highlighting',
      'C10-class classifying',
      'C2-contradicts-C1 linking',
      'C10-supports-C2 linking',
    ])
  })

  it('targets the text of one version, by words and by position', () => {
    const { source, selector, state } = passage(named('C2-highlight'))
    expect(source).toBe('https://checks.example/articles/art1-minister-denies/versions/1/text')
    expect(selector.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'TextPositionSelector'])
    expect(state).toEqual({ type: 'TimeState', sourceDate: '2026-05-06T09:00:00.000Z' })
  })

  it('gives both verdicts, each with its code, its word and its date', () => {
    expect(bodies('C1-attribution', 'classifying')[0]).toBe('https://checks.example/attribution-ratings/verbatim')
    expect(bodies('C1-truth', 'classifying')[0]).toBe('https://checks.example/ratings/mostly-false')
    expect(bodies('C1-truth', 'tagging')).toEqual(['Mostly false'])
    expect(named('C1-truth')['dcterms:valid']).toBe('2026-05-06')
    const arabic = webAnnotations(SAMPLE_REPORT, { language: 'ar' }).first?.items.find(({ id }) =>
      id.endsWith('C1-truth'),
    )
    expect(JSON.stringify(arabic)).toContain('خاطئ في معظمه')
  })

  it('links sources that can be looked at: no confidential one, no hindsight', () => {
    expect(bodies('C1-truth', 'linking')).toEqual(['https://register.example/2026?x=1&y=%222%22'])
    expect(JSON.stringify(items)).not.toContain('Heron')
  })

  it('says in which direction its words read', () => {
    expect(named('C3-highlight').body.at(-1)).toMatchObject({ language: 'ar', textDirection: 'rtl' })
  })

  it('is an empty collection without a page when there is nothing', () => {
    expect(webAnnotations({ ...SAMPLE_REPORT, claims: [] })).toMatchObject({ total: 0 })
    expect(webAnnotations({ ...SAMPLE_REPORT, claims: [] })).not.toHaveProperty('first')
  })

  it('holds text[start:end] == exact in code points, whatever stands before the quote', () => {
    const piece = fc.constantFrom('a', 'é', 'e\u0301', '😀', '👩🏽‍🚀', '🇸🇾', 'ال', 'لّ', 'ـ', ' ', '\n\n', '漢')
    const quote = '«quote»'
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const text = `${before.join('')}\u2014${quote}\u2014${after.join('')}`
        const report = reportOn(text, [sampleClaim('C1', targetOf(text, quote))])
        for (const annotation of webAnnotations(report).first?.items ?? []) {
          const [{ exact, prefix, suffix }, { start, end }] = passage(annotation).selector
          // An independent count of code points: the string's own iterator.
          const points = Array.from(text)
          expect(points.slice(start, end).join('')).toBe(exact)
          expect(points.slice(0, start).join('').endsWith(prefix)).toBe(true)
          expect(points.slice(end).join('').startsWith(suffix)).toBe(true)
        }
      }),
    )
  })
})

describe('reading Web Annotations', () => {
  const read = (json: unknown): AnnotationInput => {
    const { input, faults } = readWebAnnotations(json)
    expect(faults).toEqual([])
    if (!input) throw new Error('nothing was read')
    return input
  }
  const told = (json: unknown) => readWebAnnotations(json).ignored.map(({ pointer }) => pointer)

  it('puts our own together again', () => {
    const { claims, relations } = read(JSON.parse(JSON.stringify(webAnnotations(SAMPLE_REPORT))))
    expect(claims).toHaveLength(4)
    const [first, second] = claims
    const [one, two] = SAMPLE_REPORT.claims
    const { version: _, ...target } = one?.target ?? { version: 1 }
    expect(first).toMatchObject({
      selector: target,
      statement: one?.statement,
      type: 'event',
      polarity: 'denies',
      checkWorthiness: 'check',
      attributionVerdict: { rating: 'verbatim', asOf: '2026-05-06', confidence: 'high' },
      truthVerdict: { rating: 'mostly-false', justification: one?.truthVerdict?.justification },
    })
    expect(second?.statement).toBe(two?.statement)
    expect(relations).toMatchObject([
      { from: second?.key, type: 'contradicts', to: first?.key, strength: 'full', note: 'on whether talks took place' },
      { from: claims[3]?.key, type: 'supports', to: second?.key, strength: 'weak', note: null },
    ])
  })

  const foreign = (rest: Record<string, unknown>) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://tool.example/a/1',
    type: 'Annotation',
    target: {
      source: 'https://news.example/',
      selector: { type: 'TextQuoteSelector', exact: 'words', prefix: 'some ' },
    },
    ...rest,
  })

  it.each<[string, unknown]>([
    ['one annotation', foreign({})],
    ['a list', [foreign({})]],
    ['a page', { type: 'AnnotationPage', items: [foreign({})] }],
    ['a collection', { type: ['AnnotationCollection'], first: { type: 'AnnotationPage', items: [foreign({})] } }],
  ])('accepts %s', (_, json) => {
    expect(read(json).claims.map(({ selector }) => selector)).toEqual([{ exact: 'words', prefix: 'some ' }])
  })

  it('keeps what canonical says and moves the id to via', () => {
    const [claim] = read(foreign({ canonical: 'urn:x:1', via: 'https://older.example/1' })).claims
    expect(claim?.canonical).toBe('urn:x:1')
    expect(claim?.via).toEqual(['https://tool.example/a/1', 'https://older.example/1'])
    expect(read(foreign({})).claims[0]?.canonical).toBeNull()
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a plain body value', { bodyValue: 'Really?' }, ['Really?']],
    ['a textual body', { body: { type: 'TextualBody', value: 'Really?' } }, ['Really?']],
    ['a linked page', { motivation: 'linking', body: 'https://other.example/' }, ['https://other.example/']],
    [
      'several',
      {
        body: [
          { value: 'a', purpose: 'commenting' },
          { value: 'b', purpose: 'replying' },
        ],
      },
      ['a', 'b'],
    ],
    ['an assessment without a rating', { body: { value: 'I doubt it', purpose: 'assessing' } }, ['I doubt it']],
  ])('takes %s as a comment', (_, rest, comments) => {
    expect(read(foreign(rest)).claims[0]?.comments.map(({ text }) => text)).toEqual(comments)
  })

  it('takes several passages of one annotation as a claim each', () => {
    const selector = (exact: string) => ({ source: 'x:y', selector: [{ type: 'TextQuoteSelector', exact }] })
    const list = { target: [selector('one'), selector('two')] }
    const independents = { target: { type: 'Independents', items: [selector('one'), selector('two')] } }
    for (const rest of [list, independents]) {
      expect(read(foreign(rest)).claims.map(({ selector }) => selector?.exact)).toEqual(['one', 'two'])
    }
  })

  const target = (selector: unknown) => ({ target: { source: 'https://news.example/', selector } })
  it.each<[string, Record<string, unknown>, string]>([
    [
      'an unknown rating',
      { body: { purpose: 'classifying', source: 'https://h.example/ratings/pants-on-fire' } },
      '/body',
    ],
    ['an unknown class', { body: { purpose: 'classifying', source: 'https://h.example/topics/7' } }, '/body'],
    ['a tag', { body: [{ value: 'fishy', purpose: 'tagging' }] }, '/body/0'],
    ['a choice of bodies', { body: { type: 'Choice', items: [{ value: 'a' }, { value: 'b' }] } }, '/body'],
    ['a whole page', { target: 'https://news.example/' }, '/target'],
    ['an image region', target({ type: 'SvgSelector', value: '<svg/>' }), '/target/selector'],
    ['a turned range', target({ type: 'TextPositionSelector', start: 9, end: 3 }), '/target/selector'],
    ['half a position', target([{ type: 'TextPositionSelector', start: 1.5, end: 3 }]), '/target/selector/0'],
    [
      'a text that cannot be stored',
      target({ type: 'TextQuoteSelector', exact: 'a\u0000b' }),
      '/target/selector/exact',
    ],
    ['a composite', { target: { type: 'Composite', items: [] } }, '/target'],
  ])('tells %s with its place', (_, rest, pointer) => {
    expect(told(foreign(rest))).toContain(pointer)
  })

  it('takes the words of a refined selector, but no position counted from elsewhere', () => {
    const inner = {
      type: 'TextPositionSelector',
      start: 1,
      end: 2,
      refinedBy: { type: 'TextQuoteSelector', exact: 'in' },
    }
    const rest = target({ type: 'CssSelector', value: 'p', refinedBy: inner })
    expect(read(foreign(rest)).claims[0]?.selector).toEqual({ exact: 'in' })
  })

  it.each<[string, unknown]>([
    ['another kind of object', { rows: [] }],
    ['a string', 'x'],
    ['nothing', null],
    [
      'a collection that only names its page',
      { type: 'AnnotationCollection', total: 3, first: 'https://x.example/?page=0' },
    ],
  ])('refuses %s in a sentence', (_, json) => {
    const { input, faults } = readWebAnnotations(json)
    expect(input).toBeNull()
    expect(faults[0]?.message).toMatch(/\.$/)
  })

  it('answers any JSON without throwing', () => {
    const broken = fc.anything().map((value) => foreign({ target: value, body: value, via: value, canonical: value }))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), broken), (json) => {
        expect(readWebAnnotations(json).ignored).toBeInstanceOf(Array)
      }),
    )
  })
})
