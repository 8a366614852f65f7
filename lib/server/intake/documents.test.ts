import { inEnglish } from '@/lib/domain/refusals/english'
import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { afterAll, describe, expect, it } from 'vitest'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { composeText } from '@/lib/domain/intake/compose'
import { partsOfText } from '@/lib/domain/intake/received-place'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { codePoints } from '@/lib/domain/anchoring/units'
import { type IntakeInput, intake } from './intake'
import { pdfOf, type PrintLine, printedPdf, wordParagraph, wordParts, zipOf } from './test-files'

afterAll(() => {
  globalThis.stetReaders?.close()
  globalThis.stetReaders = undefined
})

const draftOf = async (input: IntakeInput): Promise<IntakeDraft> => {
  const result = await intake(input)
  if (result.kind !== 'draft') throw new Error(inEnglish(result.sentence))
  return result.draft
}
const composed = (draft: IntakeDraft) => composeText(draft.pieces, new Set(), draft.metadata)
const refusalOf = async (input: IntakeInput) => {
  const result = await intake(input)
  return result.kind === 'draft' ? 'draft' : `${result.kind}: ${inEnglish(result.sentence)}`
}

const SENTENCES = [
  'The council of Marrow voted on Tuesday to close the ferry for the winter.',
  'The harbour master said in a written statement that nobody had used it since the storm of last November.',
  'Islanders who work on the mainland will have to find another way, and most of them say that there is none.',
]
const STORY = SENTENCES.join(' ')

/** Lines as a printer would break them, at so many letters. */
function wrapped(text: string, width: number, x: number, top: number, size = 11): PrintLine[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line, at) => [x, top - at * size * 1.2, size, line])
}

describe('a PDF', () => {
  const twoPages = printedPdf(
    [
      [
        [60, 815, 8, 'The Marrow Post - 3 May 2024'],
        [60, 760, 24, 'Marrow ferry to close'],
        [60, 730, 11, 'By Ana Lind'],
        ...wrapped(STORY, 60, 60, 700),
        ...wrapped(`${STORY} The ferry rests all win-`, 60, 60, 600),
        [290, 20, 8, 'Page 1 of 2'],
      ],
      [
        [60, 815, 8, 'The Marrow Post - 3 May 2024'],
        [60, 780, 11, 'ter, the mayor said.'],
        ...wrapped(STORY, 60, 60, 750),
        [290, 20, 8, 'Page 2 of 2'],
      ],
    ],
    '/Title (Marrow ferry to close)',
  )

  it('gives its paragraphs whole, over a page’s end too, and strikes out what is printed on every page', async () => {
    const draft = await draftOf({ content: twoPages, fileName: 'ferry.pdf' })
    expect(composed(draft).text).toBe(
      ['Marrow ferry to close', STORY, `${STORY} The ferry rests all winter, the mayor said.`, STORY].join('\n\n'),
    )
    expect(draft.pieces.filter(({ kept }) => !kept).map(({ reason, text }) => [reason, text])).toEqual([
      ['byline', 'By Ana Lind'],
      ['chrome', 'The Marrow Post - 3 May 2024'],
      ['chrome', 'Page 1 of 2'],
      ['chrome', 'The Marrow Post - 3 May 2024'],
      ['chrome', 'Page 2 of 2'],
    ])
    expect(draft.metadata).toMatchObject({ title: { value: 'Marrow ferry to close' }, byline: { value: 'Ana Lind' } })
  })

  it('maps every place of its text to the words that were put together from its pages', async () => {
    const draft = await draftOf({ content: twoPages })
    const { text, map, blocks } = composed(draft)
    const received = [...draft.received]
    ;[...text].forEach((letter, at) => {
      const parts = partsOfText(map, { start: codePoints(at), end: codePoints(at + 1) })
      for (const { receivedStart } of parts) expect(received[receivedStart]).toBe(letter)
    })
    expect(blocks.at(-1)?.end).toBe(codePointLength(text))
  })

  it('reads column by column', async () => {
    const columns = printedPdf([
      [
        [60, 780, 24, 'Marrow ferry to close'],
        ...wrapped(`${STORY} ${STORY}`, 36, 60, 740, 10),
        ...wrapped(`Second. ${STORY}`, 36, 310, 740, 10),
      ],
    ])
    const { text } = composed(await draftOf({ content: columns }))
    expect(text).toBe(`Marrow ferry to close\n\n${STORY} ${STORY}\n\nSecond. ${STORY}`)
  })

  it('reads rows of cells as a table', async () => {
    const rows = [
      ['Year', 'Passengers', 'Crossings'],
      ['2022', '4,100', '310'],
      ['2023', '2,950', '280'],
    ]
    const cells = rows.flatMap((row, at) => row.map((cell, n): PrintLine => [60 + n * 130, 500 - at * 14, 10, cell]))
    const draft = await draftOf({
      content: printedPdf([[[60, 780, 24, 'Marrow ferry to close'], ...wrapped(STORY, 60, 60, 700), ...cells]]),
    })
    const { text, blocks } = composed(draft)
    expect(blocks.at(-1)?.kind).toBe('table')
    expect(text.split('\n\n').at(-1)).toBe(rows.map((row) => row.join('\t')).join('\n'))
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['without a text layer', printedPdf([[], []]), /^no-text-layer: .*no text layer.*Nothing was saved/],
    ['with a number on each picture', printedPdf([[[290, 20, 8, '1']], [[290, 20, 8, '2']]]), /^no-text-layer/],
    ['that is cut short', new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<<')), /^damaged: .*Nothing was saved/],
    [
      'with a password',
      pdfOf(
        [
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [] /Count 0 >>',
          `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
        ],
        '/Encrypt 3 0 R /ID [<01> <01>]',
      ),
      /^encrypted: .*password/,
    ],
  ])('%s is refused in a sentence', async (_, content, told) => {
    expect(await refusalOf({ content, fileName: 'a.pdf' })).toMatch(told)
  })
})

describe('a Word file', () => {
  const made = async () =>
    new Uint8Array(
      await Packer.toBuffer(
        new Document({
          title: 'An older article’s title',
          styles: { default: { document: { run: { language: { value: 'en-GB' } } } } },
          sections: [
            {
              children: [
                new Paragraph({ text: 'Marrow ferry to close', heading: HeadingLevel.TITLE }),
                new Paragraph('By Ana Lind'),
                new Paragraph('Published: 3 May 2024'),
                new Paragraph(STORY),
                new Paragraph({ text: 'What the islanders say', heading: HeadingLevel.HEADING_2 }),
                new Paragraph({ children: [new TextRun({ text: 'Nobody', bold: true }), new TextRun(' was asked.')] }),
                new Paragraph({ text: 'a boat', bullet: { level: 0 } }),
                new Paragraph({ text: 'a pier', bullet: { level: 0 } }),
                new Table({
                  rows: ['2022', '2023'].map(
                    (year) =>
                      new TableRow({
                        children: [year, '4,100'].map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
                      }),
                  ),
                }),
              ],
            },
          ],
        }),
      ),
    )

  it('gives headings, paragraphs, lists, tables and marks; byline and date are metadata', async () => {
    const draft = await draftOf({ content: await made(), fileName: 'ferry.docx' })
    const { text, blocks, marks } = composed(draft)
    expect(text).toBe(
      [
        'Marrow ferry to close',
        STORY,
        'What the islanders say',
        'Nobody was asked.',
        'a boat',
        'a pier',
        '2022\t4,100\n2023\t4,100',
      ].join('\n\n'),
    )
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'list',
      'list',
      'table',
    ])
    expect(marks.map(({ kind, start, end }) => [kind, [...text].slice(start, end).join('')])).toEqual([
      ['strong', 'Nobody'],
    ])
    expect(draft.metadata).toMatchObject({
      title: { value: 'Marrow ferry to close' },
      byline: { value: 'Ana Lind' },
      publishedAt: { value: '2024-05-03' },
      language: { value: 'en-GB', origin: 'meta' },
    })
  })

  it('strikes out what the author struck out and the marks of notes, and tells of tracked changes', async () => {
    const by = { author: 'Ana Lind', date: '2024-05-03T10:00:00Z' }
    const content = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [new Paragraph('According to the council.')] } },
        sections: [
          {
            children: [
              new Paragraph({ text: 'Marrow ferry to close', heading: HeadingLevel.TITLE }),
              new Paragraph({
                children: [
                  new TextRun('The fine is '),
                  new TextRun({ text: 'nine', strike: true }),
                  new TextRun(' eighteen million'),
                  new FootnoteReferenceRun(1),
                  new TextRun(', he said'),
                  new InsertedTextRun({ id: 1, ...by, text: ' on Friday' }),
                  new DeletedTextRun({ id: 2, ...by, text: ' on Monday' }),
                  new TextRun('.'),
                ],
              }),
            ],
          },
        ],
      }),
    )
    const draft = await draftOf({ content: new Uint8Array(content), fileName: 'ferry.docx' })
    expect(composed(draft).text).toContain('The fine is eighteen million, he said on Friday.')
    expect(draft.pieces.flatMap(({ reason, text }) => (reason ? [`${reason}: ${text}`] : []))).toEqual([
      'struck-out: nine',
      'note-mark: [1]',
      'deleted-change: on Monday',
    ])
    expect(draft.notes).toMatchObject([{ kind: 'tracked-changes', count: 2 }])
  })

  it('shows what a Word file hides and deletes as pieces, and the numbers of its lists beside the words', async () => {
    const run = (text: string, look = '') =>
      `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
    const item = (text: string, list: string, level = 0) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const level = (at: number, format: string, text: string, start = 1) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const by = 'w:id="9" w:author="Lina" w:date="2025-05-01T00:00:00Z"'
    const draft = await draftOf({
      fileName: 'ferry.docx',
      content: zipOf({
        ...wordParts(
          [
            wordParagraph('Marrow ferry to close'),
            wordParagraph(STORY),
            `<w:p>${run('The fine is ')}${run('nine million', '<w:b/><w:vanish/>')}${run('ten million', '<w:vanish w:val="0"/>')}${run(' a secret', '<w:rStyle w:val="Secret"/>')}.</w:p>`,
            `<w:p><w:moveFrom ${by}>${run('It was moved.')}</w:moveFrom>${run('It stays.')}<w:del ${by}><w:r><w:delText>It goes.</w:delText></w:r></w:del></w:p>`,
            item('First of all', '1'),
            item('A part of it', '1', 1),
            item('Another part', '1', 1),
            item('Second of all', '1'),
            item('On its own', '2'),
            item('With a bullet', '3'),
          ].join(''),
        ),
        'word/styles.xml': `<w:styles ${names}><w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
        'word/numbering.xml': `<w:numbering ${names}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '§ %1', 4)}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
      }),
    })
    expect(draft.pieces.flatMap(({ reason, text }) => (reason ? [`${reason}: ${text}`] : []))).toEqual([
      'hidden-in-document: nine million',
      'hidden-in-document: a secret',
      'deleted-change: It was moved.',
      'deleted-change: It goes.',
    ])
    expect(composed(draft).text).toContain('The fine is ten million')
    expect(draft.notes.map(({ kind, count }) => [kind, count])).toEqual([
      ['tracked-changes', 2],
      ['hidden-text', 2],
    ])
    expect(draft.pieces.flatMap(({ kind, number, text }) => (kind === 'list' ? [[number ?? null, text]] : []))).toEqual(
      [
        ['1.', 'First of all'],
        ['1.a)', 'A part of it'],
        ['1.b)', 'Another part'],
        ['2.', 'Second of all'],
        ['§ IV', 'On its own'],
        [null, 'With a bullet'],
      ],
    )
  })

  it('takes the short first line over the story for its headline', async () => {
    const content = new Uint8Array(
      await Packer.toBuffer(
        new Document({ sections: [{ children: ['Marrow ferry to close', STORY].map((text) => new Paragraph(text)) }] }),
      ),
    )
    expect((await draftOf({ content })).metadata.title).toEqual({ value: 'Marrow ferry to close', origin: 'text' })
  })

  it('in Arabic runs right to left', async () => {
    const words = 'قال المسؤول إن العبّارة لن تبحر في الشتاء القادم'
    const content = new Uint8Array(
      await Packer.toBuffer(
        new Document({ sections: [{ children: [new Paragraph({ bidirectional: true, text: words })] }] }),
      ),
    )
    const draft = await draftOf({ content })
    expect(composed(draft).text).toBe(words)
    expect(draft.metadata).toMatchObject({ language: { value: 'ar' }, direction: { value: 'rtl' } })
  })

  it.each<[string, () => Uint8Array, RegExp]>([
    ['another zip', () => zipOf({ 'notes.txt': 'hello' }), /^not-text: This is a zip file/],
    ['a spreadsheet', () => zipOf({ 'xl/workbook.xml': '<workbook/>' }), /^not-text: This is a spreadsheet/],
    [
      'an old Word file',
      () => new Uint8Array(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old', 'latin1')),
      /^not-text: This is an old Office file/,
    ],
    [
      'one with a password',
      () =>
        new Uint8Array(
          Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), Buffer.from('EncryptedPackage', 'utf16le')]),
        ),
      /^encrypted: .*password/,
    ],
  ])('%s is refused in a sentence', async (_, make, told) => {
    expect(await refusalOf({ content: make(), fileName: 'a.docx' })).toMatch(told)
  })
})

describe('a mail', () => {
  const head = (more: string) =>
    `From: "Harbour Press Office" <press@harbour.example>\nSubject: =?utf-8?Q?Fwd=3A_Marrow_ferry_=E2=80=93_closed?=\nDate: Fri, 03 May 2024 10:05:00 +0200\nMIME-Version: 1.0\n${more}\n`

  it('of plain text is wire copy; subject, sender and date are hints', async () => {
    const draft = await draftOf({
      content: `${head('Content-Type: text/plain; charset=utf-8')}\n${STORY}\n\n${STORY}\n`,
      fileName: 'a.eml',
    })
    expect(composed(draft).text).toBe(`Marrow ferry – closed\n\n${STORY}\n\n${STORY}`)
    expect(draft.metadata).toMatchObject({
      title: { value: 'Marrow ferry – closed', origin: 'meta' },
      outlet: { value: 'Harbour Press Office', origin: 'meta' },
      publishedAt: { origin: 'meta' },
      byline: null,
    })
    expect(draft.metadata.publishedAt?.value.slice(0, 10)).toBe('2024-05-03')
  })

  it('is known by its headers, whatever it is called', async () => {
    const content = new TextEncoder().encode(`${head('Content-Type: text/plain')}\n${STORY}\n`)
    expect((await draftOf({ content })).format).toBe('eml')
  })

  it('of HTML is a document; what is attached is named, and not read', async () => {
    const html = `<html><body><h1>Marrow ferry – closed</h1><p>${STORY}</p><p>Unsubscribe</p></body></html>`
    const content = [
      head('Content-Type: multipart/mixed; boundary=x'),
      `--x\nContent-Type: text/html; charset=utf-8\n\n${html}`,
      '--x\nContent-Type: application/pdf; name="fares.pdf"\nContent-Disposition: attachment; filename="fares.pdf"\n\n%PDF\n--x--\n',
    ].join('\n')
    const draft = await draftOf({ content, fileName: 'a.eml' })
    expect(composed(draft).text.startsWith(`Marrow ferry – closed\n\n${STORY}`)).toBe(true)
    expect(draft.notes).toContainEqual({ kind: 'attachments-left-out', message: expect.stringContaining('fares.pdf') })
  })

  it('keeps the quotation marks of windows-1252, which a mail program may write', async () => {
    const bytes = Buffer.from(
      `${head('Content-Type: text/plain; charset=windows-1252')}\n\x93No,\x94 he said. ${STORY}\n`,
      'latin1',
    )
    const fixed = new Uint8Array(bytes)
    expect(composed(await draftOf({ content: fixed, fileName: 'a.eml' })).text).toContain('“No,” he said.')
  })
})
