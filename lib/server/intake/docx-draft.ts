/**
 * The draft of a Word file (DOCX). The zip is opened with counted bytes first, so that nothing that unpacks without
 * bound, and no XML with entities of its own, ever reaches the reader. Positions count in the text of its paragraphs.
 */

import type { FileKind } from '@/lib/domain/refusals/kinds'
import { say } from '@/lib/domain/refusals/sentence'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { findByline } from '@/lib/domain/intake/byline'
import type { Found, IntakeDraft, IntakeNote, ReadBlock } from '@/lib/domain/intake/draft'
import { sameWords } from '@/lib/domain/intake/furniture'
import { languageTag } from '@/lib/domain/intake/language'
import { readDateLine } from '@/lib/domain/intake/publication-date'
import { endsLikeSentence, isBodyText } from '@/lib/domain/intake/text-blocks'
import { detectLanguage } from './detect-language'
import { draftDocument } from './document-draft'
import { DELETED, HIDDEN, MARK_STYLES, markedDocument, NUMBER } from './docx-marks'
import { type PageBlock, pageBlocks } from './html-blocks'
import type { PageHints } from './html-draft'
import { ancestry, attribute, parsePage } from './html-tree'
import { clean, decodeTwice } from './page-facts'
import { type IntakeRefusal, refuse } from './refusal'
import { BadZip, storedZip, zipParts } from './zip-parts'

/** Most bytes that a Word file may hold when it is unpacked, pictures included. */
const MAX_UNPACKED = 96 * 1024 * 1024
/** Most of them in one part of XML: a book of a million words has fewer. */
const MAX_XML = 24 * 1024 * 1024
const WORD = 'Word file'

const DOCTYPE = '<!DOCTYPE'
const DOCTYPES = [Buffer.from(DOCTYPE), Buffer.from(DOCTYPE, 'utf16le'), Buffer.from(DOCTYPE, 'utf16le').swap16()]

/** Word's own names of styles that the reader doesn't know, as the elements that our blocks are made from. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
]

export async function draftDocx(bytes: Uint8Array, hints: PageHints): Promise<IntakeDraft | IntakeRefusal> {
  const parts = partsOf(bytes)
  if ('kind' in parts) return parts
  const name = parts.has('word/document.xml') ? 'word/document.xml' : 'word/document2.xml'
  const main = parts.get(name)
  if (!main) return refuse.notText(otherKind(parts))
  const fault = xmlFault(parts)
  if (fault) return fault
  const styles = textOfPart(parts.get('word/styles.xml'))
  const marked = markedDocument(textOfPart(main), { styles, numbering: textOfPart(parts.get('word/numbering.xml')) })
  const value = await markupOf(storedZip(new Map([...parts, [name, Buffer.from(marked)]])))
  if (value === null) return refuse.damaged(WORD, say('intake.why-contradicts-itself'))
  // The way back from a footnote to its number is of the file, not of its text.
  const blocks = withHeadline(
    told(pageBlocks(parsePage(value.replace(/<a href="#[\w-]*note-ref-[\w-]*">↑<\/a>/g, '')), hints.url)),
  )
  const properties = textOfPart(parts.get('docProps/core.xml'))
  const text = blocks.flatMap((block) => (block.aside ? [] : [block.text])).join('\n\n')
  const draft = await draftDocument(
    {
      format: 'docx',
      blocks,
      facts: {
        title: saidTitle(properties, blocks),
        language: await languageOf(text, styles),
      },
    },
    hints,
  )
  return { ...draft, notes: [...draft.notes, ...trackedChanges(textOfPart(main)), ...hiddenText(blocks)] }
}

/** The document as HTML; null where its reader gives up: XML that isn't well formed, or parts that aren't Word's. */
async function markupOf(buffer: Buffer): Promise<string | null> {
  const { default: mammoth } = await import('mammoth')
  const options = {
    styleMap: [...STYLES, ...MARK_STYLES],
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    ignoreEmptyParagraphs: true,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  }
  return mammoth.convertToHtml({ buffer }, options).then(
    ({ value }) => value,
    () => null,
  )
}

/** Blocks with what our marks tell: why a piece isn't of the text, and the number of a list's item. */
function told(blocks: readonly PageBlock[]): ReadBlock[] {
  let number: PageBlock | null = null
  return blocks.flatMap((block): ReadBlock[] => {
    const mark = block.aside === 'struck-out' ? attribute(block.element, 'class') : ''
    if (mark === NUMBER) {
      number = block
      return []
    }
    if (mark === DELETED) return [{ ...block, aside: 'deleted-change' }]
    if (mark === HIDDEN) return [{ ...block, aside: 'hidden-in-document' }]
    const isItem = number !== null && !block.aside && [...ancestry(number.element)].includes(block.element)
    const numbered = number !== null && isItem ? { ...block, number: number.text } : block
    if (!block.aside) number = null
    return [numbered]
  })
}

function hiddenText(blocks: readonly ReadBlock[]): IntakeNote[] {
  const count = blocks.filter(({ aside }) => aside === 'hidden-in-document').length
  if (count === 0) return []
  const what = count === 1 ? 'a passage' : `${count} passages`
  const message = `The document hides ${what}, struck out here. Restore what belongs to the text.`
  return [{ kind: 'hidden-text', message, count }]
}

/** Says that the text is the one in which all changes are accepted; somebody may not have agreed to them. */
function trackedChanges(xml: string): IntakeNote[] {
  const changes = xml.match(/<w:(?:ins|del|moveFrom|moveTo)[\s>]/g)?.length ?? 0
  if (changes === 0) return []
  const what = changes === 1 ? 'a tracked change' : `${changes} tracked changes`
  return [
    {
      kind: 'tracked-changes',
      count: changes,
      message: `The document has ${what}. The text is the one in which all are accepted; compare it with the file, which is kept.`,
    },
  ]
}

function partsOf(bytes: Uint8Array): Map<string, Uint8Array> | IntakeRefusal {
  try {
    return zipParts(bytes, MAX_UNPACKED)
  } catch (error) {
    if (!(error instanceof BadZip)) throw error
    if (error.why === 'encrypted') return refuse.encrypted(WORD)
    return refuse.damaged(
      WORD,
      error.why === 'too much' ? say('intake.why-too-large-unpacked') : say('intake.why-cut-short'),
    )
  }
}

/** What another zip is. */
function otherKind(parts: ReadonlyMap<string, unknown>): FileKind {
  const has = (beginning: string) => [...parts.keys()].some((name) => name.startsWith(beginning))
  if (has('xl/')) return 'spreadsheet'
  if (has('ppt/')) return 'presentation'
  return 'other-zip'
}

/** XML that no word processor writes: of endless length, or with a document type, in which entities are defined. */
function xmlFault(parts: ReadonlyMap<string, Uint8Array>): IntakeRefusal | null {
  for (const [name, part] of parts) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    if (part.byteLength > MAX_XML) return refuse.damaged(WORD, say('intake.why-too-large-unpacked'))
    const source = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    if (DOCTYPES.some((doctype) => source.includes(doctype)))
      return refuse.damaged(WORD, say('intake.why-own-entities'))
  }
  return null
}

const textOfPart = (part: Uint8Array | undefined): string =>
  part ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8') : ''

/** A headline that is only set in bold or large: the short first line over the story, when no heading stands there. */
function withHeadline(blocks: readonly ReadBlock[]): readonly ReadBlock[] {
  const firstBody = blocks.findIndex((block) => isBodyText(block.text))
  const head = blocks.slice(0, Math.max(0, firstBody))
  const first = blocks[0]
  if (!first || first.kind !== 'paragraph' || head.some(({ kind, level }) => kind === 'heading' && level === 1))
    return blocks
  const isHeadline =
    firstBody > 0 &&
    first.text.length <= 200 &&
    !first.text.includes('\n') &&
    !endsLikeSentence(first.text) &&
    findByline(first.text) === null &&
    readDateLine(first.text) === null
  return isHeadline ? [{ ...first, kind: 'heading', level: 1 }, ...blocks.slice(1)] : blocks
}

/** The title in the file's properties, where the text says it too: often it is the template's, or an older article's. */
function saidTitle(properties: string, blocks: readonly ReadBlock[]): Found | null {
  const raw = /<dc:title>([^<]{1,500})<\/dc:title>/.exec(properties)?.[1]
  const title = raw && clean(decodeTwice(raw))
  return title && blocks.some(({ text }) => sameWords(text, title))
    ? { value: normaliseText(title), origin: 'meta' }
    : null
}

/** As the words say; a template that says the same language knows its region better. */
async function languageOf(text: string, styles: string): Promise<Found> {
  const detected = await detectLanguage(text)
  const said = languageTag(/<w:lang\b[^>]*?\bw:val="([\w-]{2,35})"/.exec(styles)?.[1] ?? '')
  return said?.split('-')[0] === detected.value.split('-')[0] && said ? { value: said, origin: 'meta' } : detected
}
