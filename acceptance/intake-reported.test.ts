/** Intake of the inputs that stand for reported faults, with what SOURCES.md there says is right. */

import { inEnglish } from '@/lib/domain/refusals/english'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { composeText } from '@/lib/domain/intake/compose'
import { intake } from '@/lib/server/intake/intake'

const shared = new URL('../../shared/data/reported-faults/', import.meta.url)

async function draftOf(file: string, url?: string): Promise<IntakeDraft> {
  const result = await intake({
    content: new Uint8Array(readFileSync(new URL(file, shared))),
    fileName: file,
    ...(url && { url }),
  })
  return result.kind === 'draft' ? result.draft : expect.fail(`${file}: ${inEnglish(result.sentence)}`)
}

const textOf = ({ pieces, metadata }: IntakeDraft): string => composeText(pieces, new Set(), metadata).text
const struckOf = ({ pieces }: IntakeDraft) =>
  pieces.flatMap(({ reason, text }) => (reason ? [`${reason}: ${text}`] : []))

describe('the headline that stands over the article', () => {
  it.each([
    ['04-soft-hyphens.html', 'Neue Förderung für Be\u00adtriebe'],
    ['19a-meta-latin1-but-utf8.html', 'Qué cambió en la ciudad'],
    ['21a-title-shorter-than-h1.html', 'Qué cambió en la ciudad tras la obra del puerto'],
    ['21b-seo-title-differs.html', 'Council denies that the quay will cost eighteen million'],
    ['21c-h1-is-logo.html', 'Council delays harbour vote'],
    ['21d-title-is-outlet-only.html', 'Council delays harbour vote'],
    ['21e-title-with-dash-in-headline.html', 'Brandis - I knew nothing'],
    ['21f-title-prefix-of-h1.html', 'Ministry denies cut in water pressure but admits nine days of standstill'],
    ['21h-headline-field-jsonld.html', 'Ministry denies cut in water pressure but admits nine days of standstill'],
  ])('%s', async (file, headline) => {
    const draft = await draftOf(file)
    expect(draft.metadata.title?.value).toBe(headline)
    expect(textOf(draft).split('\n\n')[0]).toBe(headline)
  })
})

describe('the address', () => {
  it.each([
    [
      '02a-og-url-relative.html',
      'https://courier.example/news/1.html',
      'https://courier.example/2025/quay-report.html',
    ],
    ['02b-canonical-is-homepage.html', undefined, 'https://courier.example/2025/quay-report.html'],
    ['02c-amp-canonical.html', undefined, 'https://courier.example/2025/quay-report.html'],
    ['02d-canonical-home-first.html', undefined, null],
  ])('%s', async (file, url, address) => {
    expect((await draftOf(file, url)).metadata.canonicalUrl?.value ?? null).toBe(address)
  })
})

describe('who wrote it, and for whom', () => {
  it.each([
    ['01-byline-by-inside-names.html', 'TOBY DARBYSHIRE, RUBY ABERNETHY, BYRON BYSTROVA', null],
    ['08-jsonld-author-vs-class.html', 'Ivan Kessler', 'Parts Weekly'],
    ['08c-article-author-meta-name.html', 'Laura Vale', 'Atlas of Selm'],
    ['08d-article-author-meta-url.html', 'Laura Vale', null],
    ['08e-author-string-list.html', 'Laura Vale, Omar Brandis', 'Atlas of Selm'],
  ])('%s', async (file, byline, outlet) => {
    const { metadata } = await draftOf(file)
    expect([metadata.byline?.value, metadata.outlet?.value ?? null]).toEqual([byline, outlet])
  })
})

describe('when it was published', () => {
  it.each([
    ['07a-dates-accepted-vs-published.html', '2023-01-02'],
    ['07b-date-0304-uk.html', null],
    ['20a-dates-arabic-digits.html', '2025-01-12'],
    ['20b-date-hijri-only.html', null],
    ['20c-date-persian.html', null],
    ['20d-date-thai-buddhist.html', null],
  ])('%s', async (file, date) => {
    expect((await draftOf(file)).metadata.publishedAt?.value ?? null).toBe(date)
  })
})

describe('a page that is no whole article', () => {
  it.each([
    ['09-section-index.html', ['list-of-articles']],
    ['23a-paywall-isAccessibleForFree.html', ['for-subscribers']],
    ['11b-dl-interview.html', []],
    ['22-live-blog.html', []],
  ])('%s', async (file, notes) => {
    expect((await draftOf(file)).notes.map(({ kind }) => kind)).toEqual(notes)
  })
})

describe('a mail', () => {
  it.each([
    ['18a-forwarded-as-attachment.eml', []],
    [
      '18b-forwarded-inline.eml',
      [
        'forwarding-remark: Please check this one. Lina',
        'mail-header: ---------- Forwarded message ---------',
        'mail-header: From: Press Office, Water Board <press@board.example>',
        'mail-header: Date: Fri, 2 May 2025 at 09:30',
        'mail-header: Subject: Statement on the pumps',
        'mail-header: To: <desk@courier.example>',
      ],
    ],
  ])('that was forwarded is whose it is: %s', async (file, struck) => {
    const draft = await draftOf(file)
    expect(draft.metadata).toMatchObject({ title: { value: 'Statement on the pumps' }, byline: null })
    expect(draft.metadata.outlet?.value).toContain('Water Board')
    expect(draft.metadata.publishedAt?.value).toMatch(/^2025-05-02/)
    expect(draft.notes.map(({ kind }) => kind)).toContain('forwarded-mail')
    expect(struckOf(draft).filter((each) => !each.startsWith('empty'))).toEqual(struck)
    expect(textOf(draft)).toMatch(
      /^Statement on the pumps\n\nThe board states that the pumps stood still for nine days/,
    )
  })

  it('that answers brings its own words, not those it quotes', async () => {
    const draft = await draftOf('18e-format-flowed.eml')
    expect(textOf(draft)).toContain('so that the public can judge.\n\nNo. Nine days.')
    expect(struckOf(draft)[0]).toMatch(/^earlier-message: On Thu, 1 May 2025 Lina Farah wrote:/)
  })

  it('that is inside winmail.dat says so', async () => {
    const result = await intake({
      content: new Uint8Array(readFileSync(new URL('18c-winmail-only.eml', shared))),
      fileName: 'a.eml',
    })
    expect(result).toMatchObject({ kind: 'empty', sentence: { reason: 'intake.inside-winmail' } })
  })
})

describe('what stands in a sentence, and what is struck out of it', () => {
  it('on a page', async () => {
    const draft = await draftOf('24-inline-oddities.html')
    const text = textOf(draft)
    for (const words of [
      'The minister said: “I knew nothing of the second estimate”, and left',
      'The fine is eighteen million and covers 400 m² of CO₂ store; in 2019 it was less',
      '東京(とうきょう) born, agreed 👍 and signed with one hand, a witness',
      'in plain sight of the guard.',
    ])
      expect(text).toContain(words)
    expect(struckOf(draft)).toEqual([
      ...['struck-out: nine', 'note-mark: 1', 'note-mark: 2', 'struck-out: both hands', 'hidden: (hidden ad text)'],
    ])
  })

  it.each(['17-sidebar-footnote.pdf', '17b-multipage-superscript.pdf', '17c-onepage-footer.pdf'])(
    'in print: %s',
    async (file) => {
      const draft = await draftOf(file)
      expect(struckOf(draft).filter((each) => each.startsWith('note-mark'))).toContain('note-mark: 1')
      expect(textOf(draft)).not.toMatch(/^\d$|Page \d of|after engineers told it that the$/mu)
    },
  )

  it('in Arabic print, with each vowel sign on its letter and the full stop behind the number', async () => {
    const text = textOf(await draftOf('16-arabic-printed.pdf'))
    for (const words of ['قد خفّضت الضخ', 'منذ 12 يوماً.', 'لم يتغيّر منذ عام 2019.', 'لكنّ سكاناً قالوا']) {
      expect(text).toContain(words)
    }
  })

  it('in Markdown', async () => {
    const draft = await draftOf('26a-strikethrough-footnote.md')
    expect(textOf(draft)).toContain(
      'The fine is eighteen million, the council said on Friday, and it was less in 2019.',
    )
    expect(struckOf(draft)).toEqual([
      ...['struck-out: nine', 'note-mark: 1', 'note-mark: 2', 'struck-out: that it never knew of the figures'],
    ])
  })

  it('in a Word file, with its tracked changes accepted and told', async () => {
    const hiding = await draftOf('13-textbox-footnote-comment.docx')
    expect(struckOf(hiding)).toEqual([
      'note-mark: [1]',
      'hidden-in-document: This is hidden text and must not be taken for the statement.',
    ])
    expect(hiding.notes.map(({ kind, count }) => [kind, count])).toContainEqual(['hidden-text', 1])
    const tracked = await draftOf('12-tracked-changes.docx')
    expect(tracked.notes.map(({ kind, count }) => [kind, count])).toContainEqual(['tracked-changes', 9])
    expect(struckOf(tracked)).toEqual([
      'deleted-change: twelve (12)',
      'deleted-change: The minister knew of it in May.',
    ])
  })

  it('numbers of lists stand beside the words', async () => {
    const { pieces } = await draftOf('14-numbered-list.docx')
    expect(pieces.flatMap(({ number, text }) => (number ? [`${number} ${text}`] : []))).toEqual([
      '1. The board publishes its log.',
      '2. The chair resigns.',
      '3. Demand 1 is met before June.',
    ])
  })

  it('each block is in its own language, and runs its own way', async () => {
    const { metadata, pieces } = await draftOf('30-rtl-paragraph-in-ltr.txt')
    expect([metadata.language.value, metadata.direction.value]).toEqual(['en', 'ltr'])
    expect(pieces.flatMap(({ language, direction }) => (direction ? [[language, direction]] : []))).toEqual([
      ['ar', 'rtl'],
    ])
  })
})
