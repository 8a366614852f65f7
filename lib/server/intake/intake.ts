/**
 * Intake: what was received becomes a draft for the preview, or a refusal in a sentence. Nothing is stored here, and
 * nothing throws for what a person brings.
 *
 * It is asynchronous and takes and gives only data, so that foreign bytes can be read in a child process (safety,
 * traps 5 and 6) without any caller noticing.
 */

import { createHash } from 'node:crypto'
import { normaliseText, TextRefused } from '@/lib/domain/anchoring/normalise'
import type { AvailableIntakeFormat, IntakeDraft, IntakeFormat, IntakeNote } from '@/lib/domain/intake/draft'
import { languageTag } from '@/lib/domain/intake/language'
import { draftText } from '@/lib/domain/intake/text-draft'
import { type Decoded, decodeBytes } from './decode-bytes'
import { detectLanguage } from './detect-language'
import { draftHtml } from './html-draft'
import { PageTooLarge } from './html-tree'
import { draftMarkdown } from './markdown-draft'
import { binaryKind, formatOf } from './received-format'
import { type IntakeRefusal, MAX_PIECES, MAX_RECEIVED_BYTES, MAX_TEXT, refuse } from './refusal'

/** What is brought in. */
export interface IntakeInput {
  /** A string is what was pasted: it is kept as its UTF-8 bytes. */
  readonly content: Uint8Array | string
  /** What to take it for; without it, content type, file name and the first bytes tell. */
  readonly format?: IntakeFormat | undefined
  readonly contentType?: string | undefined
  readonly fileName?: string | undefined
  /** Where it was found; relative links resolve against it, and its host names the site. */
  readonly url?: string | undefined
  /** What the person already knows; it wins over what is found. */
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  readonly language?: string | undefined
}

/** Proof of what was received. The bytes are stored beside the clean text, untouched. */
export interface Receipt {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly byteLength: number
  readonly contentType: string
  readonly encoding: string
  readonly fileName?: string
  readonly url?: string
}

export type Intake = { readonly kind: 'draft'; readonly draft: IntakeDraft; readonly receipt: Receipt } | IntakeRefusal

const CONTENT_TYPES: Record<AvailableIntakeFormat, string> = {
  text: 'text/plain; charset=utf-8',
  html: 'text/html',
  markdown: 'text/markdown; charset=utf-8',
}

/** Reads what was received and makes its draft, or says why not. */
export async function intake(input: IntakeInput): Promise<Intake> {
  if (
    typeof input.content === 'string' &&
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(input.content)
  ) {
    return refuse.loneSurrogate()
  }
  const bytes = typeof input.content === 'string' ? new TextEncoder().encode(input.content) : input.content
  if (bytes.byteLength > MAX_RECEIVED_BYTES) return refuse.tooLarge(bytes.byteLength)
  if (bytes.byteLength === 0) return refuse.empty()
  const format = formatOf(bytes, input)
  if (format === 'pdf' || format === 'docx' || format === 'eml' || format === 'url') return refuse.notAvailable(format)
  const binary = typeof input.content === 'string' ? null : binaryKind(bytes)
  if (binary) return refuse.notText(binary)
  const decoded: Decoded | IntakeRefusal =
    typeof input.content === 'string'
      ? { text: input.content, encoding: 'utf-8', notes: [] }
      : decodeBytes(bytes, { contentType: input.contentType, html: format === 'html' })
  if ('kind' in decoded) return decoded
  const draft = await readDecoded(decoded, format, input)
  if ('kind' in draft) return draft
  return {
    kind: 'draft',
    draft,
    receipt: {
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteLength: bytes.byteLength,
      contentType: input.contentType ?? CONTENT_TYPES[format],
      encoding: decoded.encoding,
      ...(input.fileName && { fileName: input.fileName }),
      ...(input.url && { url: input.url }),
    },
  }
}

async function readDecoded(
  decoded: Decoded,
  format: AvailableIntakeFormat,
  input: IntakeInput,
): Promise<IntakeDraft | IntakeRefusal> {
  try {
    const received = normaliseText(decoded.text)
    if (format === 'text' && received.length > MAX_TEXT * 2) return refuse.textTooLong(received.length)
    if (format !== 'html' && countLines(received) > MAX_LINES) return refuse.tooManyBlocks()
    const draft = await draftOf(received, format, input)
    if (!draft.pieces.some((piece) => piece.kept && piece.text.trim() !== '')) return refuse.empty()
    if (draft.pieces.length > MAX_PIECES) return refuse.tooManyBlocks()
    const length = draft.pieces.reduce((sum, piece) => sum + (piece.kept ? piece.range.end - piece.range.start : 0), 0)
    if (length > MAX_TEXT) return refuse.textTooLong(length)
    return { ...draft, notes: [...decoded.notes, ...draft.notes, ...(draft.metadata.title ? [] : [NO_TITLE])] }
  } catch (error) {
    if (error instanceof PageTooLarge) return refuse.tooManyBlocks()
    if (error instanceof TextRefused) return error.reason === 'nul' ? refuse.nul() : refuse.loneSurrogate()
    throw error
  }
}

const NO_TITLE: IntakeNote = {
  kind: 'not-found-title',
  message: 'No headline was found. Give the article a title.',
}

/** More lines than this can't be the paragraphs of one article, however they are wrapped. */
const MAX_LINES = 3 * MAX_PIECES

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

async function draftOf(received: string, format: AvailableIntakeFormat, input: IntakeInput): Promise<IntakeDraft> {
  const given = input.language ? languageTag(input.language) : null
  const { title, outlet, url } = input
  switch (format) {
    case 'html':
      return draftHtml(received, { url, title, outlet, language: given ?? undefined })
    case 'markdown':
      return draftMarkdown(received, { url, title, outlet, language: given ?? undefined })
    case 'text':
      return draftText(received, {
        title,
        outlet,
        language: given ? { value: given, origin: 'person' } : await detectLanguage(received),
      })
  }
}
