/** Small files of our own, one or two of each format, that hold what its reader has rules for. */

import { type PrintLine, pdfOf, printedPdf, streamOf, wordParagraph, wordParts } from '@/lib/server/intake/test-files'
import { HEADLINE, page, story } from '@/lib/server/intake/test-pages'
import type { MailPart } from './mail'

const SENTENCE = 'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said.'
const ARABIC = 'قال مجلس مدينة مارو إن العبّارة ستتوقف عن العمل طوال فصل الشتاء بسبب العواصف التي ضربت الساحل.'

export const PAGES: readonly [string, ...string[]] = [
  page(
    `<nav><a href="/">Home</a></nav><main><article><h1>${HEADLINE}</h1><p class="byline">By Ana Lind</p><time datetime="2024-05-03">3 May 2024</time>${story(1, 5)}
<ol start="3"><li>A boat<ul><li>of wood</li></ul></li><li value="9">A pier</li></ol><table><tr><th>Year</th><td>400&nbsp;m<sup>2</sup></td></tr></table>
<figure><img alt="The ferry 👩‍🚀"><figcaption>The ferry. Photo: Bo Ek</figcaption></figure><blockquote><q>Nobody asked</q>, CO<sub>2</sub> <del>nine</del> ten</blockquote>
<math><mi>x</mi><mo>=</mo><mn>2</mn></math><ruby>漢<rt>kan</rt></ruby><pre>a  b</pre>${story(6, 9)}</article></main><footer>© Marrow Post</footer>`,
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${HEADLINE}","author":{"@id":"#a"},"datePublished":"2024-05-03"}</script>`,
  ),
  `<!DOCTYPE html><html lang="ar" dir="rtl"><title>توقف العبّارة</title><body><h1>توقف العبّارة</h1>${`<p>${ARABIC}</p>`.repeat(6)}<p lang="en" dir="ltr">${SENTENCE}</p></body></html>`,
]

export const MARKDOWN: readonly [string, ...string[]] = [
  `---\ntitle: ${HEADLINE}\n---\n# ${HEADLINE}\n\nBy Ana Lind\n\n${SENTENCE}[^1] ~~nine~~ **ten** [a link](https://a.example "b").\n\n3. A boat\n   - of wood\n4. A pier\n\n> ${SENTENCE}\n\n| Year | Crossings |\n|---|---|\n| 2022 | 310 |\n\n![The ferry](a.png)\n\n    code\n\n<div>raw <b>words</b></div>\n\n[^1]: A note.\n\n${ARABIC}\n`,
]

export const TEXTS: readonly [string, ...string[]] = [
  `URGENT\n\n${HEADLINE}\n\nBy Ana Lind\n\nMARROW, May 3 (Wire) - ${SENTENCE}\n${SENTENCE}\n\n“Nobody asked us,” she said. 👩‍🚀 ${SENTENCE}\n\n- - -\n\n${SENTENCE}\n\n(Reporting by Ana Lind; Editing by Bo Ek)\n`,
  `توقف العبّارة\n\n${ARABIC}\n\n${ARABIC} ${SENTENCE}\n`,
]

/** Lines of print under each other. */
const lines = (top: number, ...texts: readonly string[]): PrintLine[] =>
  texts.map((text, at) => [60, top - at * 14, 11, text])

const printed = (at: number): PrintLine[] => [
  [60, 815, 8, 'The Marrow Post - 3 May 2024'],
  [60, 760, 24, HEADLINE],
  ...lines(700, 'The council of Marrow voted on Tuesday to close the', 'ferry for the winter, and the fine is 400 m'),
  [280, 690, 7, '2'],
  ...lines(
    660,
    'a year; islanders who work on the mainland will have',
    'to find another way, and most of them say there is none.',
  ),
  ...[0, 1, 2].flatMap((row): PrintLine[] => [
    [60, 560 - row * 14, 10, `Year ${row}`],
    [200, 560 - row * 14, 10, '4,100'],
    [330, 560 - row * 14, 10, '310'],
  ]),
  [290, 20, 8, `Page ${at} of 2`],
]

/** Arabic print, right to left, with a table of what its codes mean. */
const arabicPdf = (): Uint8Array => {
  const letters = [...new Set(ARABIC)]
  const code = (letter: string) => (letters.indexOf(letter) + 33).toString(16).padStart(2, '0')
  const unicode = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  const map = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${letters.length} beginbfchar ${letters.map((letter) => `<${code(letter)}> <${unicode(letter)}>`).join(' ')} endbfchar endcmap`
  const shown = ARABIC.split(' ').map((word, at) => {
    const place = `1 0 0 1 ${500 - (at % 8) * 55} ${700 - Math.floor(at / 8) * 16} Tm`
    return `${place} <${[...word].reverse().map(code).join('')}> Tj`
  })
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    streamOf(`BT /F1 11 Tf ${shown.join('\n')} ET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
    streamOf(map),
  ])
}

export const PDFS: readonly [Uint8Array, ...Uint8Array[]] = [
  printedPdf([printed(1), printed(2)], `/Title (${HEADLINE})`),
  arabicPdf(),
]

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const BY = 'w:id="9" w:author="Lina" w:date="2025-05-01T00:00:00Z"'
const run = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const item = (text: string, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
const level = (at: number, format: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`

/** The parts of a Word file with tracked changes, hidden words, lists, a table, Arabic and styles. */
export const WORD_PARTS: Readonly<Record<string, string>> = {
  ...wordParts(
    [
      `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${run(HEADLINE)}</w:p>`,
      wordParagraph('By Ana Lind'),
      wordParagraph(SENTENCE),
      `<w:p>${run('The fine is ')}${run('nine', '<w:strike/>')}${run('ten', '<w:vanish/>')} <w:ins ${BY}>${run(' million')}</w:ins><w:del ${BY}><w:r><w:delText>billion</w:delText></w:r></w:del>${run('2', '<w:vertAlign w:val="superscript"/>')}</w:p>`,
      `<w:p><w:pPr><w:bidi/></w:pPr>${run(ARABIC, '<w:rtl/>')}</w:p>`,
      item('First of all') + item('A part of it', 1) + item('Second of all'),
      `<w:tbl><w:tr><w:tc>${wordParagraph('2022')}</w:tc><w:tc>${wordParagraph('310')}</w:tc></w:tr></w:tbl>`,
      wordParagraph(SENTENCE),
    ].join(''),
  ),
  'word/styles.xml': `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
  'word/numbering.xml': `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerRoman')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  'docProps/core.xml': `<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${HEADLINE}</dc:title></cp>`,
}

const part = (type: string, body: MailPart['body'], more: readonly string[] = []): MailPart => ({
  headers: [`Content-Type: ${type}`, ...more],
  body,
})

const FORWARDED = `${SENTENCE}\n\n---------- Forwarded message ----------\nFrom: Ana Lind <ana@post.example>\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: ${HEADLINE}\nTo: desk@post.example\n\n${HEADLINE}\n\n${SENTENCE}\n\n> ${SENTENCE}\n> ${SENTENCE}\n`

/** Mails as trees of parts: alternatives with an attachment, and a forward with the message inside it. */
export const MAILS: readonly [MailPart, ...MailPart[]] = [
  {
    headers: [
      'From: =?utf-8?Q?Bo_Ek?= <bo@desk.example>',
      `Subject: Fwd: ${HEADLINE}`,
      'Date: Sat, 4 May 2024 08:00:00 +0200',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="outer"',
    ],
    body: [
      part('multipart/alternative; boundary="inner"', [
        part('text/plain; charset=utf-8', FORWARDED),
        part(
          'text/html; charset=utf-8',
          `<p>${SENTENCE}</p><blockquote type="cite">${story(1, 3)}</blockquote><p dir="rtl">${ARABIC}</p>`,
        ),
      ]),
      part('application/octet-stream', 'AAAA', [
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename=a.bin',
      ]),
    ],
  },
  {
    headers: [
      'From: bo@desk.example',
      'Subject: Fwd: ferry',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
    ],
    body: [
      part('message/rfc822', [
        {
          headers: [
            'From: Ana Lind <ana@post.example>',
            `Subject: ${HEADLINE}`,
            'Content-Type: text/plain; charset=utf-8',
          ],
          body: `${HEADLINE}\n\n${SENTENCE}\n\n${ARABIC}\n`,
        },
      ]),
    ],
  },
  { headers: ['From: ana@post.example', `Subject: Re: ${HEADLINE}`, 'Message-ID: <1@a>'], body: FORWARDED },
]
