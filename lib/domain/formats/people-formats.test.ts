import fc from 'fast-check'
import { parse } from 'parse5'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import codesAr from '@/messages/parts/codes.ar.json'
import codesEn from '@/messages/parts/codes.en.json'
import reportAr from '@/messages/parts/report.ar.json'
import reportEn from '@/messages/parts/report.en.json'
import type { Report } from '../report'
import { claimsCsv, evidenceCsv, relationsCsv } from './csv'
import { htmlReport } from './html'
import { markdownReport } from './markdown'
import type { ReportOptions, ReportWords } from './report-lookup'
import { reportOn, SAMPLE_REPORT, SAMPLE_TEXT, sampleClaim, sampleEvidence, targetOf } from './sample-report'

const MESSAGES = { en: { codes: codesEn, report: reportEn }, ar: { codes: codesAr, report: reportAr } }

/** The catalogue's words; a missing key or value fails the test that asks for it. */
function wordsIn(locale: 'en' | 'ar'): ReportWords {
  const translate = createTranslator({
    locale,
    messages: MESSAGES[locale],
    onError(error) {
      throw error
    },
  })
  return (key, values) => String(Reflect.apply(translate, null, [key, values]))
}

const english: ReportOptions = { words: wordsIn('en'), language: 'en', text: 'whole' }
const arabic: ReportOptions = { words: wordsIn('ar'), language: 'ar', text: 'whole' }
const html = htmlReport(SAMPLE_REPORT, english)
const markdown = markdownReport(SAMPLE_REPORT, english)
const onlyReviewed: Report = {
  ...SAMPLE_REPORT,
  claims: SAMPLE_REPORT.claims.filter(({ state }) => state === 'published' || state === 'approved'),
}

/** Text that would do harm wherever it isn't escaped. */
const HOSTILE = `</style></p><script>alert(1)</script><img src=x onerror=alert(1)> " onmouseover="x" ' [x](javascript:alert(1)) & &lt;`

/** The sample with hostile text in every place that people type in. */
function hostileReport(): Report {
  const text = `${HOSTILE}\n\n${HOSTILE} quote ${HOSTILE}`
  const { article } = SAMPLE_REPORT
  const [first] = SAMPLE_REPORT.claims
  const claim = sampleClaim('C1', targetOf(text, 'quote'), {
    ...first,
    key: 'C1',
    target: targetOf(text, 'quote'),
    statement: HOSTILE,
    saidPlace: HOSTILE,
    chain: [{ agent: 'ada-quill', role: 'originator', kind: 'rumour', verb: HOSTILE, force: 'asserts' }],
    truthVerdict: { kind: 'truth', rating: 'false', asOf: '2026', confidence: null, justification: HOSTILE },
    attributionVerdict: null,
    evidence: [
      sampleEvidence(1, 'harbour-register', {
        passage: HOSTILE,
        note: HOSTILE,
        question: HOSTILE,
        answer: HOSTILE,
        origin: 'ada-quill',
      }),
    ],
  })
  const report = reportOn(text, [claim, sampleClaim('C2', null, { statement: HOSTILE })])
  return {
    ...report,
    newsroom: { ...report.newsroom, name: HOSTILE, url: 'javascript:alert(1)' },
    article: {
      ...article,
      ...report.article,
      title: HOSTILE,
      outlet: HOSTILE,
      byline: HOSTILE,
      canonicalUrl: 'javascript:alert(1)',
    },
    agents: report.agents.map((agent) => ({ ...agent, name: HOSTILE })),
    sources: report.sources.map((source) => ({
      ...source,
      title: HOSTILE,
      publisher: HOSTILE,
      url: 'javascript:alert(1)',
    })),
    relations: [{ from: 'C2', type: 'contradicts', to: 'C1', strength: 'weak', note: HOSTILE }],
  }
}

interface Node {
  readonly nodeName: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
}

/** Every element of a document as a browser would build it. */
function elements(document: string): Node[] {
  const all: Node[] = []
  const queue: Node[] = [parse(document)]
  for (const node of queue) {
    if (!node.nodeName.startsWith('#')) all.push(node)
    queue.push(...(node.childNodes ?? []))
  }
  return all
}

const attributes = (document: string, name: string) =>
  elements(document).flatMap(({ attrs = [] }) => attrs.flatMap((attr) => (attr.name === name ? [attr.value] : [])))

describe('the HTML report', () => {
  it('shows each verdict with word, sign and colour, and both questions apart', () => {
    expect(html).toMatch(/class="badge v-orange"><span aria-hidden="true">◔<\/span> Mostly false/)
    expect(html).toMatch(/Was it said\?<\/span> <span class="badge v-grey"><span aria-hidden="true">✓<\/span> Verbatim/)
  })

  it('numbers the words of claims and leads there and back', () => {
    const ids = new Set(attributes(html, 'id'))
    const inside = attributes(html, 'href').filter((href) => href.startsWith('#'))
    expect(inside).toContain('#claim-C1')
    expect(inside).toContain('#text-C1')
    expect(inside).toContain('#claim-C1-evidence-2')
    for (const href of inside) expect(ids).toContain(href.slice(1))
    expect(ids.size).toBe(attributes(html, 'id').length)
  })

  it('holds every mark’s words in order, so that the text is whole', () => {
    const title = /<h1[^>]*>[^]*?<\/h1>/.exec(html)?.[0]
    const body = /<div class="text"[^>]*>[^]*?<\/div>/.exec(html)?.[0]
    const words = `${title}${body}`
      .replace(/<sup.*?<\/sup>/g, '')
      .replace(/<\/(h1|p)>\n?/g, '\n\n')
      .replace(/<[^>]+>\n?/g, '')
    expect(words.trim()).toBe(SAMPLE_REPORT.article.text)
  })

  it('gives content its own language and direction', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(html).toContain('<span lang="ar" dir="rtl">لم تبدأ المحادثات')
    expect(htmlReport(SAMPLE_REPORT, arabic)).toMatch(
      /<html lang="ar" dir="rtl">[^]*<div class="text" lang="en" dir="ltr">/,
    )
  })

  it('labels what nobody else has approved, in the page, in print and at the claim', () => {
    expect(html).toContain('class="watermark"')
    expect(html).toContain('3 claims in this report have not been approved')
    expect(html.match(/<p class="flag"><strong>Not reviewed<\/strong><\/p>/g)).toHaveLength(3)
    expect(htmlReport(onlyReviewed, english)).not.toMatch(/Not reviewed|noindex|class="watermark"/)
  })

  it('shows evidence with its count, its grades, its archive, and hindsight apart', () => {
    expect(html).toContain('2 items · 1 independent origin')
    expect(html).toContain('A – Completely reliable')
    expect(html).toContain('c'.repeat(64))
    expect(html.indexOf('not counted')).toBeGreaterThan(html.indexOf('claim-C1-evidence-2"'))
    expect(html.indexOf('not counted')).toBeLessThan(html.indexOf('id="claim-C1-evidence-3"'))
  })

  it('says what support from a rumour is worth, and who contradicts whom', () => {
    expect(html).toContain('From a rumour: not corroboration')
    expect(html).toContain('is contradicted by')
    expect(html).toContain('From unnamed sources')
  })

  it('keeps the ledger, the hashes and the version', () => {
    expect(html).toContain('The first meeting was on 2 May, not 3 May.')
    expect(html).toContain('b'.repeat(64))
    expect(html).toContain('version 1')
  })

  it('shows only sentences round the quotes of others’ work', () => {
    const excerpts = htmlReport(
      { ...onlyReviewed, claims: onlyReviewed.claims.slice(0, 1) },
      { ...english, text: 'excerpts' },
    )
    expect(excerpts).toContain('no talks about selling the harbour took place')
    expect(excerpts).not.toContain('A lecturer repeated a rumour')
  })

  it('runs nothing and loads nothing, whatever people typed', () => {
    for (const document of [
      htmlReport(hostileReport(), english),
      htmlReport(hostileReport(), { ...english, text: 'excerpts' }),
    ]) {
      const names = new Set(elements(document).map(({ nodeName }) => nodeName))
      for (const name of ['script', 'img', 'iframe', 'link', 'object', 'form']) expect(names).not.toContain(name)
      expect(attributes(document, 'onerror')).toEqual([])
      expect(attributes(document, 'onmouseover')).toEqual([])
      expect(attributes(document, 'src')).toEqual([])
      for (const href of attributes(document, 'href')) expect(href).toMatch(/^(#|https:\/\/)/)
      expect(names).toContain('article')
    }
  })

  it('holds words of the house’s own scale as words, in attributes too', () => {
    const ratings = SAMPLE_REPORT.scale.ratings.map((rating) => ({ ...rating, labels: { en: HOSTILE }, sign: '"' }))
    const document = htmlReport({ ...SAMPLE_REPORT, scale: { ...SAMPLE_REPORT.scale, ratings } }, english)
    expect(attributes(document, 'aria-label')).toContain(`Claim 1: ${HOSTILE}`)
    expect(attributes(document, 'onmouseover')).toEqual([])
  })

  it('survives any text, marked anywhere', () => {
    const piece = fc.constantFrom('a', '<', '&', '"', '😀', 'e\u0301', 'ال', '\n\n', '`', ' ', '\u0007')
    const texts = fc.array(piece, { minLength: 1 }).map((pieces) => `x${pieces.join('')}`)
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(), fc.nat())), (text, ranges) => {
        const points = Array.from(text)
        const claims = ranges.map(([from, length], at) => {
          const start = from % points.length
          const end = start + 1 + (length % (points.length - start))
          const exact = points.slice(start, end).join('')
          return sampleClaim(`C${at + 1}`, { version: 1, start, end, exact, prefix: '', suffix: '' })
        })
        const report = reportOn(text, claims)
        const numbers = elements(htmlReport(report, english)).filter(({ nodeName }) => nodeName === 'sup')
        expect(numbers).toHaveLength(claims.length)
        const notes = markdownReport(report, english)
        for (const { key } of claims) expect(notes).toContain(`[^${key.slice(1)}]: `)
      }),
      { examples: [['x\n\n\n\na', [[0, 2]]]] },
    )
  })
})

describe('the Markdown report', () => {
  it('reads in order: title, summary, text with notes, claims, proof', () => {
    const order = [
      '# Minister denies',
      '## Summary',
      '## The text',
      '[^1]',
      '## Contradictions',
      '### 1\\.',
      '## To verify',
      '[^1]: ◔ Mostly false',
    ]
    const places = order.map((part) => markdown.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('labels what nobody else has approved', () => {
    expect(markdown.match(/^\*\*Not reviewed\*\*$/gm)).toHaveLength(3)
    expect(markdownReport(onlyReviewed, english)).not.toContain('Not reviewed')
  })

  it('keeps the chain, both verdicts and the evidence', () => {
    expect(markdown).toContain('unnamed officials → Amber Herald → Harbour Times')
    expect(markdown).toContain('Was it said? **✓ Verbatim**')
    expect(markdown).toContain('Is it true? **◔ Mostly false**')
    expect(markdown).toContain('- \\[1\\] **Refutes** Register of the harbour \\<2026\\> \\& annex')
  })

  it('means only what was typed', () => {
    const hostile = markdownReport(hostileReport(), english)
    expect(hostile).not.toMatch(/(?<!\\)<(script|img|\/)/)
    expect(hostile).not.toMatch(/(?<!\\)\]\(javascript/)
  })

  it('exists in Arabic', () => {
    expect(markdownReport(SAMPLE_REPORT, arabic)).toContain('## الخلاصة')
    expect(markdownReport(SAMPLE_REPORT, arabic)).toContain('← Amber Herald ←')
  })
})

/** A table as a spreadsheet reads it (RFC 4180). */
function cells(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true)
  const rows: string[][] = []
  for (const [, lead, quoted, bare] of csv.slice(1).matchAll(/(^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (lead !== ',') rows.push([])
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
  }
  return rows.filter((row) => row.length > 1)
}

const record = (rows: string[][], at: number) =>
  Object.fromEntries((rows[0] ?? []).map((name, column) => [name, rows[at]?.[column]]))

describe('the tables', () => {
  it('have a row per claim, with both verdicts and their words', () => {
    const rows = cells(claimsCsv(SAMPLE_REPORT, english))
    expect(rows.slice(1).map(([key]) => key)).toEqual(['C1', 'C2', 'C3', 'C4', 'C10'])
    expect(record(rows, 1)).toMatchObject({
      review: '',
      attribution: 'verbatim',
      truth: 'mostly-false',
      truth_word: 'Mostly false',
      truth_number: '2',
      chain: 'Ada Quill → Harbour Times',
      evidence_items: '2',
      independent_origins: '1',
      contradictions: 'C2',
      check_url: 'https://checks.example/checks/c1-no-talks',
    })
    expect(record(rows, 2)).toMatchObject({ truth: 'unproven', truth_number: '', unnamed_at_root: 'yes' })
    expect(record(rows, 3)).toMatchObject({ review: 'Not reviewed' })
  })

  it('have a row per piece of evidence, and no address of a confidential source', () => {
    const rows = cells(evidenceCsv(SAMPLE_REPORT, english))
    expect(rows.slice(1).map(([key, number]) => `${key} ${number}`)).toEqual(['C1 1', 'C1 2', 'C1 3'])
    expect(record(rows, 2)).toMatchObject({ source: 'Heron', url: '', confidential: 'yes' })
  })

  it('have a row per relation', () => {
    expect(
      cells(relationsCsv(SAMPLE_REPORT))
        .slice(1)
        .map((row) => row.slice(0, 3).join(' ')),
    ).toEqual(['C1 same-as other-article#C7', 'C2 contradicts C1', 'C10 supports C2'])
  })

  it('hold no formula, whatever people typed', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '=cmd|', '"=', ';=', ',@', 'x')
    fc.assert(
      fc.property(start, fc.string(), (mark, rest) => {
        const statement = `${mark}${rest}`
        const rows = cells(claimsCsv({ ...SAMPLE_REPORT, claims: [sampleClaim('C1', null, { statement })] }, english))
        const cell = record(rows, 1).statement ?? ''
        expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        expect(cell.replace(/^'/, '')).toBe(statement.replace(/^'/, ''))
      }),
    )
    expect(record(cells(evidenceCsv(SAMPLE_REPORT, english)), 2).note).toBe(`'=HYPERLINK("x")`)
  })

  it('hold text[start:end] == quote in code points', () => {
    const rows = cells(claimsCsv(SAMPLE_REPORT, english))
    const points = Array.from(SAMPLE_REPORT.article.text)
    for (let at = 1; at < rows.length; at++) {
      const { quote, start, end } = record(rows, at)
      expect(points.slice(Number(start), Number(end)).join('')).toBe(quote)
    }
  })
})

describe('the catalogue', () => {
  it('has the same report keys in both languages', () => {
    expect(Object.keys(reportAr)).toEqual(Object.keys(reportEn))
  })
})

describe('a claim whose attribution alone was judged', () => {
  const attributionVerdict = {
    kind: 'attribution',
    rating: 'overstated',
    asOf: '2026-06-01',
    confidence: null,
    justification: 'He said it of one harbour only.',
  } as const
  const judged = reportOn(SAMPLE_TEXT, [
    sampleClaim('C1', targetOf(SAMPLE_TEXT, 'secret talks began in May 👩🏽‍🚀'), {
      attributionVerdict,
      truthVerdict: null,
    }),
  ])

  it.each([
    ['HTML', htmlReport],
    ['Markdown', markdownReport],
  ] as const)('is nowhere called unjudged in %s, and counts by what was found (rule R4)', (_, format) => {
    for (const options of [english, arabic]) {
      const report = format(judged, options)
      const found = options.words('codes.attributionRating.overstated')
      expect(report).not.toContain(options.words('report.noVerdict'))
      expect(report).toContain(options.words('report.verdictCount', { word: found, count: 1 }))
    }
  })

  it('is called unjudged only with neither verdict', () => {
    const [claim] = judged.claims
    if (!claim) throw new Error('the report has its claim')
    const unjudged = { ...judged, claims: [{ ...claim, attributionVerdict: null }] }
    expect(htmlReport(unjudged, english)).toContain(english.words('report.noVerdict'))
  })
})
