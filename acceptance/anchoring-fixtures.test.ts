import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anchorOne } from '@/lib/domain/anchoring/anchor-all'
import { hintFromForeign } from '@/lib/domain/anchoring/foreign'
import { quotePlaces } from '@/lib/domain/anchoring/quote-places'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { utf16Units } from '@/lib/domain/anchoring/units'
import { readShared } from './reference-report'

const FOLDER = 'data/anchoring-fixtures'
const read = (path: string): unknown => JSON.parse(readShared(`${FOLDER}/${path}`))

const Range = z.object({
  startContainerXPath: z.string(),
  startOffset: z.number(),
  endContainerXPath: z.string(),
  endOffset: z.number(),
})
const Quote = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
})
const Position = z.object({ type: z.literal('TextPositionSelector'), start: z.number(), end: z.number() })
const casesOf = <S extends z.ZodType>(selector: S) =>
  z.object({ testCases: z.record(z.string(), z.object({ html: z.string(), selector, expected: z.array(Range) })) })

/** The text of a fragment, and where each of its text nodes begins (UTF-16 units), by parent and number. */
function rendition(html: string) {
  let text = ''
  const nodes = new Map<string, number>()
  const walk = (node: DefaultTreeAdapterTypes.ParentNode, name: string) => {
    let number = 0
    for (const child of node.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) {
        const path = `//${name}/text()[${++number}]`
        if (!nodes.has(path)) nodes.set(path, text.length)
        text += child.value
      } else if ('childNodes' in child) walk(child, child.nodeName)
    }
  }
  walk(parseFragment(html), '')
  return { text, nodes }
}

/** The places that the fixture expects, in code points of the text. */
function placesOf({ text, nodes }: ReturnType<typeof rendition>, expected: readonly z.infer<typeof Range>[]) {
  const index = codePointIndex(text)
  const place = (path: string, offset: number) =>
    index.toCodePoints(utf16Units((nodes.get(path.endsWith(']') ? path : `${path}[1]`) ?? Number.NaN) + offset))
  return expected.map((range) => ({
    start: place(range.startContainerXPath, range.startOffset),
    end: place(range.endContainerXPath, range.endOffset),
  }))
}

describe('quotes as Apache Annotator matches them', () => {
  const { testCases } = casesOf(Quote).parse(read('apache-annotator/text-quote-match-cases.json'))
  it.each(Object.entries(testCases))('%s', (_, { html, selector, expected }) => {
    const page = rendition(html)
    const places = placesOf(page, expected)
    // Between two text nodes one place has two names; in the text it is one.
    const once = places.filter(({ start }, i) => places.findIndex((other) => other.start === start) === i)
    expect(quotePlaces(page.text, selector)).toEqual(once)
    if (selector.exact === '' || places.length === 0) return
    const answer = anchorOne(page.text, selector)
    if (places.length === 1) expect(answer).toMatchObject({ outcome: 'exact', ...places[0] })
    else expect(answer).toMatchObject({ outcome: 'ambiguous', candidates: places })
  })
})

describe('positions as Apache Annotator matches them, in code points', () => {
  const { testCases } = casesOf(Position).parse(read('apache-annotator/text-position-match-cases.json'))
  it.each(Object.entries(testCases))('%s', (_, { html, selector, expected }) => {
    const page = rendition(html)
    const hint = hintFromForeign(page.text, [selector], { unit: 'code points' })
    expect(hint && anchorOne(page.text, hint)).toMatchObject({
      outcome: 'exact',
      verified: false,
      ...placesOf(page, expected)[0],
    })
  })
})

describe('rows exported by Hypothesis, in UTF-16 units', () => {
  const Container = z.object({
    type: z.literal('RangeSelector'),
    startContainer: z.string(),
    startOffset: z.number(),
    endContainer: z.string(),
    endOffset: z.number(),
  })
  const Rows = z.object({
    rows: z.array(
      z.object({ target: z.array(z.object({ selector: z.array(z.union([Container, Position, Quote])) })) }),
    ),
  })
  const { rows } = Rows.parse(read('hypothesis/minimal.json'))
  const { text } = rendition(readShared(`${FOLDER}/hypothesis/minimal.html`))
  const index = codePointIndex(text)
  const elements = new Map([['/div[1]', { start: index.toCodePoints(utf16Units(0)), end: index.length }]])

  it.each(rows.flatMap(({ target }) => target))('resolve by all their selectors, and by each alone', ({ selector }) => {
    const quote = selector.find((part) => part.type === 'TextQuoteSelector')
    for (const part of [selector, ...selector.map((one) => [one])]) {
      const hint = hintFromForeign(text, part, { unit: 'UTF-16 units', elements })
      const answer = hint && anchorOne(text, hint)
      expect(answer).toMatchObject({ outcome: 'exact' })
      if (answer?.outcome === 'exact') expect(index.slice(answer.start, answer.end)).toBe(quote?.exact)
    }
  })
})
