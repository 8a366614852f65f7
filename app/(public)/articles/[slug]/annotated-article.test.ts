import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { sampleRecord, sampleVerdict } from '@/lib/domain/formats/sample-record'
import type { PublicRecord } from '@/lib/domain/public-record'
import { html } from '@/lib/http/html'
import type { PublicArticleView } from '@/lib/server/checks/show'
import type { NewsroomView } from '@/lib/server/newsroom/newsroom'
import { AnnotatedArticle } from './annotated-article'

const SENTENCE =
  'The port authority told the council on Monday that the fee for each berth had doubled since the spring. '

/** The public view of an article of `sentences` sentences whose first `checked` are checked, each of them whole. */
function article(sentences: number, checked: number): PublicArticleView {
  const paragraph = SENTENCE.repeat(4).trim()
  const paragraphs = Array.from({ length: sentences / 4 }, () => paragraph)
  const starts = paragraphs.map((_, at) => at * (paragraph.length + 2))
  const records = Array.from({ length: checked }, (_, at): PublicRecord => {
    const start = (starts[Math.floor(at / 4)] ?? 0) + (at % 4) * SENTENCE.length
    const end = start + SENTENCE.trim().length
    const record = sampleRecord({
      key: `C${at + 1}`,
      statement: SENTENCE.trim(),
      target: { start, end, exact: SENTENCE.trim(), prefix: '', suffix: '' },
      excerpt: { text: SENTENCE.trim(), quoteStart: 0, quoteEnd: end - start },
      truthVerdict: sampleVerdict(at % 2 === 0 ? 'mostly-false' : 'true'),
      attributionVerdict: { rating: 'accurate-paraphrase', asOf: '2026-05-06', confidence: null, justification: '' },
    })
    return { ...record, slug: `abcdefg-the-port-authority-told-the-council-on-monday-${at}` }
  })
  const text = paragraphs.join('\n\n')
  return {
    ...{ slug: 'x', title: 'Fees rise', outlet: 'The Quay', byline: null, language: 'en', direction: 'ltr' },
    ...{ publishedAt: '2026-05-05', canonicalUrl: null, publicText: 'full', version: 1, text, excerpts: [], records },
    blocks: starts.map((start) => ({ kind: 'paragraph', start, end: start + paragraph.length })),
  }
}

const NEWSROOM: NewsroomView = {
  ...{ id: 'newsroom', version: 1, name: 'Newsroom', publicUrl: 'https://checks.example', logo: null, contact: '' },
  ...{ correctionsPolicy: '', methodology: '', timeZone: 'UTC', importHosts: '' },
  defaultLanguage: 'en',
}

const drawn = (view: PublicArticleView) =>
  html(
    createElement(AnnotatedArticle, { article: view, visit: { language: 'en', direction: 'ltr', newsroom: NEWSROOM } }),
  )

describe('an annotated article', () => {
  it('of 50 kB with 200 checks is at most 400 kB of HTML', () => {
    const view = article(480, 200)
    expect(view.text?.length).toBeGreaterThan(49_000)
    expect(drawn(view).length).toBeLessThan(385_000)
  })

  it('says each check’s statement once beside its words in the text', () => {
    const marked = drawn(article(4, 1))
    expect(marked.split(SENTENCE.trim()).length - 1).toBe(4 + 1)
  })

  it('gives the words of each claim its address, and leads from them to the note and back', () => {
    const page = drawn(article(8, 3))
    for (const number of [1, 2, 3]) {
      expect(page.match(new RegExp(`id="C${number}"`, 'g'))).toHaveLength(1)
      expect(page).toMatch(new RegExp(`<mark id="C${number}"[^>]*aria-details="note-${number}"`))
      expect(page).toContain(`<li id="note-${number}">`)
      expect(page).toContain(`href="#C${number}"`)
    }
  })

  it('gives claims that begin at one word an address each, and those that go over several passages only one', () => {
    const view = article(8, 1)
    const [record] = view.records
    if (!record) throw new Error('no record')
    const over = (key: string, end: number) => ({
      ...record,
      slug: key,
      claim: { ...record.claim, key, target: { ...record.claim.target, end } },
    })
    const page = drawn({ ...view, records: [record, over('C2', 20), over('C3', 600)] })
    for (const key of ['C1', 'C2', 'C3']) expect(page.match(new RegExp(`id="${key}"`, 'g'))).toHaveLength(1)
  })
})
