/** Files of each format, changed by chance: the same number makes the same file. */

import type { IntakeFormat } from '@/lib/domain/intake/draft'
import { storedZip } from '@/lib/server/intake/zip-parts'
import { randomFrom } from '../rig/random'
import { MAILS, MARKDOWN, PAGES, PDFS, TEXTS, WORD_PARTS } from './fixtures'
import { changeMail, writtenMail } from './mail'
import { below, type Chance, changeBytes, changeTokens, oneOf, several, type Tongue } from './mutations'

export const FUZZED = ['html', 'docx', 'pdf', 'eml', 'markdown', 'text'] as const satisfies readonly IntakeFormat[]
export type Fuzzed = (typeof FUZZED)[number]

const HTML: Tongue = {
  token: /<[^>]*>|[^<]+|</g,
  words: [
    ...([
      '<p>',
      '</p>',
      '<div hidden>',
      '<table><tr><td>',
      '</table>',
      '<del>',
      '<sup>',
      '<ruby>漢<rt>',
      '<q>',
    ] as const),
    ...['<script>', '<style>', '<!--', '-->', '<template>', '<svg><title>', '<math><mn>', '<select><option>', '<br>'],
    ...['<ol start="99999999999999999999">', '<li value="-1">', '<bdo dir="rtl">', '<p lang="x-">', '<base href="//">'],
    ...['<a href="javascript:1">', '<img alt="\u202e">', '<title>', '<h1>', '<body>', '&#0;', '&#xd800;', '&#x10ffff;'],
    '<script type="application/ld+json">{"@graph":[{"@id":"#a"},{"author":{"@id":"#a"}}]}</script>',
    '<meta charset="utf-16">',
    '<blockquote class="twitter-tweet">',
  ],
}

const MARKED: Tongue = {
  token: /[\w ]+|[^\w ]/g,
  words: [
    '[^1]',
    '[^1]: ',
    '~~',
    '**',
    '`',
    '```\n',
    '|---|\n',
    '> ',
    '\n    ',
    '[a](',
    '<div>',
    '<!--',
    '---\n',
    '\\',
    '# ',
  ],
}

const WIRE: Tongue = {
  token: /[^\n]*\n|[^\n]+/g,
  words: [
    '- - -\n',
    'By \n',
    '\u2028',
    '\f',
    '###\n',
    'MARROW, May 3 (Wire) - ',
    '(MORE)\n',
    '\u202e',
    '\u064e',
    '‌',
    '­',
  ],
}

const WORD_XML: Tongue = {
  token: /<[^>]*>|[^<]+|</g,
  words: [
    ...(['<w:p>', '</w:p>', '<w:r>', '</w:r>', '<w:t>', '<w:del>', '</w:del>', '<w:ins/>', '<w:rPr>'] as const),
    ...[
      '<w:tbl>',
      '</w:tc>',
      '<w:vanish/>',
      '<w:numId w:val="1"/>',
      '<w:ilvl w:val="99"/>',
      '<w:footnoteReference w:id="7"/>',
    ],
    ...[
      '<w:hyperlink r:id="none">',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:sdt><w:sdtContent>',
      '<w:drawing/>',
      '<w:sym/>',
    ],
    ...[
      '<w:lvlText w:val="%9%1"/>',
      '<w:start w:val="-5"/>',
      '<w:start w:val="1e308"/>',
      '&amp',
      '&#0;',
      '&none;',
      '<![CDATA[',
      '<?x',
    ],
  ],
}

/** Whole elements, so that what comes out is XML still and its reader reads on. */
const WHOLE: readonly [string, ...string[]] = [
  ...([
    '<w:r><w:t/></w:r>',
    '<w:p/>',
    '<w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r>',
    '<w:r><w:footnoteReference w:id="7"/></w:r>',
  ] as const),
  '<w:r><w:rPr><w:vanish/><w:position w:val="9"/></w:rPr><w:t>hidden</w:t></w:r>',
  '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
  '<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>',
  '<w:del><w:r><w:delText/></w:r></w:del>',
  '<w:hyperlink w:anchor="a"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
  '<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
]

/** One of ten elements left out, doubled, or with another before or inside it. */
const changeElements = (xml: string, chance: Chance): string =>
  xml.replace(/<w:(p|r|t|rPr|pPr|ins|del|lvl|style)\b[^>/]*>.*?<\/w:\1>/g, (element: string, name: string) => {
    const inside = element.slice(element.indexOf('>') + 1, element.lastIndexOf('<'))
    if (chance() < 0.5) return element.replace(inside, () => changeElements(inside, chance))
    if (chance() < 0.8) return element
    switch (below(chance, 4)) {
      case 0:
        return ''
      case 1:
        return element + element
      case 2:
        return oneOf(chance, WHOLE) + element
      default:
        return `<w:${name}>${oneOf(chance, WHOLE)}${inside}</w:${name}>`
    }
  })

const PDF: Tongue = {
  token: /[\d.]+|[A-Za-z]+|\s+|[^\sA-Za-z\d.]/g,
  words: [
    ...([
      '-1',
      '1e99',
      '0',
      'null',
      '[',
      '>>',
      '<<',
      ')',
      '(',
      '4 0 R',
      '999 0 R',
      'Tj',
      'ET',
      'BT',
      'Do',
      'q',
    ] as const),
    ...['/Length 9', '/Filter /FlateDecode', '/Encrypt 3 0 R', 'endstream', 'endobj', '0 Tf', 'TJ', '<ffff>', 'cm'],
  ],
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** Files of a format by number, as they are brought in. */
const MAKERS: Readonly<Record<Fuzzed, (chance: Chance) => Uint8Array>> = {
  html: (chance) => textFile(oneOf(chance, PAGES), HTML, chance),
  markdown: (chance) => textFile(oneOf(chance, MARKDOWN), MARKED, chance),
  text: (chance) => textFile(oneOf(chance, TEXTS), WIRE, chance),
  docx: wordFile,
  eml: (chance) => {
    const mail = several(oneOf(chance, MAILS), chance, (each) => changeMail(each, chance))
    return sometimes(Buffer.from(writtenMail(mail)), chance)
  },
  pdf: (chance) => {
    const file = oneOf(chance, PDFS)
    if (chance() < 0.3) return several(file, chance, (bytes) => changeBytes(bytes, chance))
    const text = Buffer.from(file).toString('latin1')
    return latin1(several(text, chance, (each) => changeTokens(each, PDF, chance)))
  },
}

/** In three of four by its own tokens, in the others by its bytes. */
function textFile(text: string, tongue: Tongue, chance: Chance): Uint8Array {
  if (chance() < 0.25) return several<Uint8Array>(Buffer.from(text), chance, (bytes) => changeBytes(bytes, chance))
  return sometimes(Buffer.from(several(text, chance, (each) => changeTokens(each, tongue, chance))), chance)
}

/** Now and then the bytes are changed too. */
const sometimes = (bytes: Uint8Array, chance: Chance): Uint8Array =>
  chance() < 0.15 ? changeBytes(bytes, chance) : bytes

/** Parts of the zip are changed, mostly the text; in one of ten a part is missing, in one of ten the zip itself is changed. */
function wordFile(chance: Chance): Uint8Array {
  const parts = new Map<string, Uint8Array>(
    Object.entries(WORD_PARTS).map(([name, xml]) => [name, new Uint8Array(Buffer.from(xml))]),
  )
  const names = Object.keys(WORD_PARTS)
  const name = chance() < 0.6 ? 'word/document.xml' : oneOf(chance, ['word/document.xml', ...names])
  const xml = WORD_PARTS[name] ?? ''
  const way = chance()
  if (way < 0.15) {
    const bytes = several<Uint8Array>(Buffer.from(xml), chance, (each) => changeBytes(each, chance))
    parts.set(name, bytes)
  } else {
    const change = (each: string) => (way < 0.4 ? changeTokens(each, WORD_XML, chance) : changeElements(each, chance))
    parts.set(name, Buffer.from(several(xml, chance, change)))
  }
  if (chance() < 0.1) parts.delete(oneOf(chance, ['word/styles.xml', ...names]))
  const zip = storedZip(parts)
  return chance() < 0.1 ? changeBytes(zip, chance) : zip
}

/** The file of a number: the same each time. */
export const fuzzedFile = (format: Fuzzed, number: number): Uint8Array =>
  MAKERS[format](randomFrom(number * FUZZED.length + FUZZED.indexOf(format) + 1))
