import { inEnglish } from '@/lib/domain/refusals/english'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { composeText, removedPieces } from '@/lib/domain/intake/compose'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { type Intake, type IntakeInput, intake } from './intake'
import { MAX_RECEIVED_BYTES } from './refusal'

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const draftOf = (result: Intake): IntakeDraft => {
  if (result.kind !== 'draft') throw new Error(inEnglish(result.sentence))
  return result.draft
}
const textOf = async (input: IntakeInput): Promise<string> => {
  const draft = draftOf(await intake(input))
  return composeText(draft.pieces, new Set(), draft.metadata).text
}

const story =
  'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said in a written statement. '
const paragraphs = Array.from(
  { length: 6 },
  (_, at) => `<p>${story}Paragraph ${at} of the story, with a comma, and more.</p>`,
)
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`

describe('what can not be taken in is refused in a sentence', () => {
  it.each<[string, IntakeInput, string]>([
    ['nothing', { content: '' }, 'empty'],
    ['only spacing', { content: ' \n\n \u00a0' }, 'empty'],
    ['a page without text', { content: page('<img src="x.png">'), format: 'html' }, 'empty'],
    ['a NUL', { content: 'Rent\0rose' }, 'nul'],
    ['a NUL in bytes', { content: utf8('Rent\0rose') }, 'nul'],
    ['a lone surrogate', { content: 'Rent \ud800 rose' }, 'lone-surrogate'],
    ['broken UTF-8', { content: Uint8Array.of(0x52, 0xc3, 0x28, 0x6e) }, 'invalid-utf8'],
    ['bytes of no encoding', { content: Uint8Array.of(0x48, 0x69, 0xff, 0xfe, 0xff) }, 'invalid-utf8'],
    [
      'broken UTF-8 that says it is',
      { content: latin1('caf\xe9'), contentType: 'text/plain; charset=utf-8', fileName: 'a.txt' },
      'draft',
    ],
    ['too many bytes', { content: new Uint8Array(MAX_RECEIVED_BYTES + 1) }, 'too-large'],
    ['too long a text', { content: 'rent rose '.repeat(250_000) }, 'too-large'],
    ['too many paragraphs', { content: 'a\n\n'.repeat(40_000) }, 'too-large'],
    ['a picture', { content: latin1('\x89PNG\r\n\x1a\n....') }, 'not-text'],
    ['a web address', { content: 'https://example.org/a', format: 'url' }, 'not-available'],
  ])('%s', async (_, input, kind) => {
    const result = await intake(input)
    expect(result.kind).toBe(kind)
    if (result.kind !== 'draft') expect(inEnglish(result.sentence)).toMatch(/^[A-Z].*\.$/s)
  })

  it('nothing throws, whatever bytes come, and every text that comes out is in stored form', async () => {
    const format = fc.constantFrom('text' as const, 'html' as const, 'markdown' as const, undefined)
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }).map(utf8),
      fc.constantFrom('<p>', '<table><td>a', '# a\n---\n', '&#0;&#xd800;e\u0301').map(utf8),
    )
    await fc.assert(
      fc.asyncProperty(bytes, format, async (content, as) => {
        const result = await intake({ content, format: as })
        if (result.kind !== 'draft') return
        for (const restored of [new Set<string>(), removedPieces(result.draft.pieces)]) {
          const { text, blocks, marks, map } = composeText(result.draft.pieces, restored, result.draft.metadata)
          expect(text).toBe(normaliseText(text))
          for (const { start, end } of [...blocks, ...marks, ...map]) {
            expect(0 <= start && start <= end && end <= codePointLength(text)).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the receipt', () => {
  it('proves what was received: bytes, their SHA-256 and length, untouched by decoding', async () => {
    const content = Uint8Array.of(0xff, 0xfe, ...Buffer.from('Rent rose in May.\r\n', 'utf16le'))
    const result = await intake({ content, fileName: 'rent.txt' })
    expect(result).toMatchObject({
      kind: 'draft',
      draft: { received: 'Rent rose in May.\n' },
      receipt: {
        bytes: content,
        byteLength: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        encoding: 'utf-16le',
        fileName: 'rent.txt',
      },
    })
  })
})

describe('encodings', () => {
  const arabic = 'قال المسؤول إن العبارة لن تبحر في الشتاء القادم'
  const windows1256 = Uint8Array.of(
    0xde,
    0xc7,
    0xe1,
    0x20,
    0xc7,
    0xe1,
    0xe3,
    0xd3,
    0xc4,
    0xe6,
    0xe1,
    0x20,
    0xc5,
    0xe4,
    0x20,
    0xc7,
    0xe1,
    0xda,
    0xc8,
    0xc7,
    0xd1,
    0xc9,
    0x20,
    0xe1,
    0xe4,
    0x20,
    0xca,
    0xc8,
    0xcd,
    0xd1,
  )
  it.each<[string, IntakeInput, string, string]>([
    [
      'a byte-order mark before all else',
      { content: Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('Rent é')), contentType: 'text/plain; charset=windows-1252' },
      'Rent é',
      'utf-8',
    ],
    [
      'the content type',
      { content: windows1256, contentType: 'text/plain; charset=windows-1256' },
      arabic.slice(0, 30),
      'windows-1256',
    ],
    [
      'the page itself',
      { content: latin1('<meta charset="iso-8859-1"><p>Caf\xe9 and bar'), format: 'html' },
      'Café and bar',
      'windows-1252',
    ],
    ['UTF-8 when nothing is said', { content: utf8(arabic) }, arabic, 'utf-8'],
    [
      'UTF-8 in spite of a wrong declaration',
      { content: utf8(`<meta charset="iso-8859-1"><p>${arabic}</p>`), format: 'html' },
      arabic,
      'utf-8',
    ],
    [
      'quotes of windows-1252',
      { content: latin1('It\x92s \x93here\x94 \x96 now') },
      'It’s “here” – now',
      'windows-1252',
    ],
    [
      'UTF-16 without a mark',
      { content: new Uint8Array(Buffer.from('Rent rose in May.', 'utf16le')) },
      'Rent rose in May.',
      'utf-16le',
    ],
  ])('%s', async (_, input, text, encoding) => {
    const result = await intake(input)
    expect(result).toMatchObject({ kind: 'draft', receipt: { encoding } })
    expect(await textOf(input)).toBe(text)
  })

  it('a guess is said to be one', async () => {
    expect(draftOf(await intake({ content: latin1('It\x92s here') })).notes.map(({ kind }) => kind)).toEqual([
      'decoded-by-detection',
      'not-found-title',
    ])
    expect(draftOf(await intake({ content: 'It’s here', title: 'Here' })).notes).toEqual([])
  })
})

describe('a web page', () => {
  it('becomes blocks and marks, never markup', async () => {
    const body = `<article><h1>Ferry to <em>close</em></h1>${paragraphs.join('')}<h2>Why</h2><ul><li>One <b>reason</b></li></ul><p>See <a href="/more?a=1">more</a> or <a href="javascript:alert(1)">less</a> &lt;b&gt;, said the harbour master on the pier.</p><script>alert(1)</script></article>`
    const draft = draftOf(
      await intake({
        content: page(body, '<title>Ferry to close</title>'),
        format: 'html',
        url: 'https://example.org/a',
      }),
    )
    const { text, blocks, marks } = composeText(draft.pieces, new Set(), draft.metadata)
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
    expect(text.startsWith('Ferry to close\n\nThe council')).toBe(true)
    expect(text).toContain('See more or less <b>, said')
    expect(text).not.toContain('alert')
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      ...paragraphs.map(() => 'paragraph'),
      'heading',
      'list',
      'paragraph',
    ])
    expect(marks.map((mark) => [mark.kind, slice(mark), mark.href])).toEqual([
      ['emphasis', 'close', undefined],
      ['strong', 'reason', undefined],
      ['link', 'more', 'https://example.org/more?a=1'],
    ])
  })

  it('tells what it knows with the origin of each', async () => {
    const head = `<title>Ferry to close - The Marrow Post</title><meta property="og:site_name" content="The Marrow Post"><meta name="author" content="Ana Lind"><link rel="canonical" href="/ferry"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ferry to close","datePublished":"2024-05-03T10:05:00+02:00","author":{"@type":"Person","name":"Tom Quay"}}]}</script>`
    const { metadata } = draftOf(
      await intake({
        content: page(`<h1>Ferry to close</h1>${paragraphs.join('')}`, head),
        format: 'html',
        url: 'https://example.org/x',
      }),
    )
    expect(metadata).toMatchObject({
      title: { value: 'Ferry to close', origin: 'html' },
      outlet: { value: 'The Marrow Post', origin: 'og' },
      byline: { value: 'Tom Quay', origin: 'json-ld' },
      publishedAt: { value: '2024-05-03T10:05:00+02:00', origin: 'json-ld' },
      language: { value: 'en', origin: 'html' },
      canonicalUrl: { value: 'https://example.org/ferry', origin: 'html' },
    })
  })

  it('leaves menus, boxes of other articles and hidden text out, each with its reason and able to come back', async () => {
    const body = `<nav><a href="/">Home</a> <a href="/w">World</a></nav><h1>Ferry to close</h1>${paragraphs.join('')}<div style="display:none">Hidden words</div><div class="related"><h3>Related articles</h3><ul><li><a href="/1">Island school opens again</a></li></ul></div><footer>© The Marrow Post</footer>`
    const draft = draftOf(await intake({ content: page(body, '<title>Ferry to close</title>'), format: 'html' }))
    expect(draft.pieces.filter(({ kept }) => !kept).map(({ text, reason }) => [text, reason])).toEqual([
      ['Home World', 'navigation'],
      ['Hidden words', 'hidden'],
      ['Related articles\n\nIsland school opens again', 'related'],
      ['© The Marrow Post', 'navigation'],
    ])
    expect(composeText(draft.pieces, removedPieces(draft.pieces), draft.metadata).text).toContain('Hidden words')
  })

  it('keeps mixed directions in logical order and says which way the article runs', async () => {
    const arabic = 'قال المسؤول إن شركة Marrow Ferry ستوقف 3 رحلات في الشتاء القادم، بحسب بيان مكتوب صدر أمس. '
    const draft = draftOf(
      await intake({
        content: page(`<h1>العبارة تتوقف</h1>${`<p>${arabic.repeat(3)}</p>`.repeat(5)}`),
        format: 'html',
      }),
    )
    expect(draft.metadata).toMatchObject({ direction: { value: 'rtl' }, language: { value: 'ar' } })
    expect(composeText(draft.pieces, new Set(), draft.metadata).text).toContain('شركة Marrow Ferry ستوقف 3 رحلات')
  })

  it.each([
    ['elements nested 20,000 deep', `${'<div>'.repeat(20_000)}${story}`],
    ['links nested without end', `${'<a href=x>'.repeat(5_000)}${story}`],
    [
      'formatting that multiplies',
      `${Array.from({ length: 1_500 }, (_, at) => `<b c=${at}>`).join('')}${'<p>x'.repeat(1_500)}`,
    ],
    ['a giant attribute', `<p title="${'x'.repeat(1_000_000)}">${story}</p>`],
  ])('%s are read or refused, not fatal', async (_, content) => {
    expect(['draft', 'too-large']).toContain((await intake({ content, format: 'html' })).kind)
  })
})

describe('a Markdown text', () => {
  const source =
    '---\ntitle: "Ferry to close"\nauthor: Ana Lind\ndate: 2024-05-03\n---\n# Ferry to close\n\nSome *words* and [a link](https://example.org/a).\n\n> Never, he said.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'
  it('becomes the same blocks and marks', async () => {
    const draft = draftOf(await intake({ content: source, fileName: 'ferry.md' }))
    const { text, blocks, marks } = composeText(draft.pieces, new Set(), draft.metadata)
    expect(text).toBe('Ferry to close\n\nSome words and a link.\n\nNever, he said.\n\none\n\ntwo\n\na\tb\n1\t2')
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'quote', 'list', 'list', 'table'])
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end)])).toEqual([
      ['emphasis', 'words'],
      ['link', 'a link'],
    ])
    expect(draft.metadata).toMatchObject({
      title: { value: 'Ferry to close', origin: 'meta' },
      byline: { value: 'Ana Lind' },
      publishedAt: { value: '2024-05-03' },
    })
  })

  it('strikes out what is struck out in it, and the marks of notes; their words stay', async () => {
    const source = '# Ferry\n\nThe fine is ~~nine~~ eighteen million[^1], he said.\n\n[^1]: According to the council.\n'
    const draft = draftOf(await intake({ content: source, format: 'markdown' }))
    expect(draft.pieces.map(({ text, reason }) => [text, reason ?? null])).toEqual([
      ['Ferry', null],
      ['The fine is eighteen million, he said.', null],
      ['nine', 'struck-out'],
      ['1', 'note-mark'],
      ['According to the council.', null],
    ])
  })
})
