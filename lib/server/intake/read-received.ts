/**
 * Reads what was received and makes its draft. This is the part of intake that looks into foreign bytes: it runs in a
 * process of its own (`reader-child.ts`), which may be killed at any moment, and takes and gives only data.
 */

import { normaliseText, TextRefused } from '@/lib/domain/anchoring/normalise'
import type { IntakeDraft, IntakeNote } from '@/lib/domain/intake/draft'
import { languageTag } from '@/lib/domain/intake/language'
import { draftText } from '@/lib/domain/intake/text-draft'
import { type Decoded, decodeBytes } from './decode-bytes'
import { detectLanguage } from './detect-language'
import type { PageHints } from './html-draft'
import type { ReadJob, Reading } from './reading'
import { withOwnLanguages } from './own-languages'
import { binaryKind, foreignKind } from './received-format'
import { type IntakeRefusal, MAX_PIECES, MAX_TEXT, PageTooLarge, refuse } from './refusal'

/** Formats whose bytes are text in some encoding. */
type TextualFormat = 'text' | 'html' | 'markdown'

/** Never throws: a library that fails on the bytes, a stack that overflows, is the file's fault, told in a sentence. */
export async function readReceived(job: ReadJob): Promise<Reading> {
  try {
    return await read(job)
  } catch {
    return refuse.unreadable()
  }
}

async function read(job: ReadJob): Promise<Reading> {
  const { content, format } = job
  if (format === 'url') return refuse.notAvailable(format)
  if (format === 'pdf' || format === 'docx' || format === 'eml') return readDocument(format, job)
  const binary = typeof content === 'string' ? null : binaryKind(content)
  if (binary) return refuse.notText(binary)
  const decoded: Decoded | IntakeRefusal =
    typeof content === 'string'
      ? { text: content, encoding: 'utf-8', notes: [] }
      : decodeBytes(content, { contentType: job.contentType, html: format === 'html' })
  if ('kind' in decoded) return decoded
  const draft = await checked(() => draftDecoded(decoded, format, job))
  return 'kind' in draft ? draft : { kind: 'read', draft, encoding: decoded.encoding }
}

/** What reads a format is loaded when the first of its kind comes: a process that reads wire copy starts at once. */
const DOCUMENTS = {
  docx: async () => (await import('./docx-draft')).draftDocx,
  eml: async () => (await import('./eml-draft')).draftEml,
  pdf: async () => (await import('./pdf-draft')).draftPdf,
} as const

async function readDocument(format: keyof typeof DOCUMENTS, job: ReadJob): Promise<Reading> {
  const bytes = typeof job.content === 'string' ? new TextEncoder().encode(job.content) : job.content
  const other = format === 'eml' ? binaryKind(bytes) : foreignKind(bytes, format)
  if (other) return other === 'locked-word' ? refuse.encrypted('Word file') : refuse.notText(other)
  const draftOfBytes = await DOCUMENTS[format]()
  const draft = await checked(() => draftOfBytes(bytes, hintsOf(job)))
  return 'kind' in draft ? draft : { kind: 'read', draft, encoding: 'binary' }
}

/** A draft within the limits, or the refusal that tells which one is passed. */
async function checked(make: () => Promise<IntakeDraft | IntakeRefusal>): Promise<IntakeDraft | IntakeRefusal> {
  try {
    const draft = await make()
    if ('kind' in draft) return draft
    if (!draft.pieces.some((piece) => piece.kept && piece.text.trim() !== '')) return refuse.empty()
    if (draft.pieces.length > MAX_PIECES) return refuse.tooManyBlocks()
    const length = draft.pieces.reduce((sum, piece) => sum + (piece.kept ? piece.range.end - piece.range.start : 0), 0)
    if (length > MAX_TEXT) return refuse.textTooLong(length)
    const notes = [...draft.notes, ...(draft.metadata.title ? [] : [NO_TITLE])]
    return { ...(await withOwnLanguages(draft)), notes }
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

async function draftDecoded(
  decoded: Decoded,
  format: TextualFormat,
  job: ReadJob,
): Promise<IntakeDraft | IntakeRefusal> {
  const received = normaliseText(decoded.text)
  if (format === 'text' && received.length > MAX_TEXT * 2) return refuse.textTooLong(received.length)
  if (format !== 'html' && countLines(received) > MAX_LINES) return refuse.tooManyBlocks()
  const draft = await draftOf(received, format, job)
  return { ...draft, notes: [...decoded.notes, ...draft.notes] }
}

async function draftOf(received: string, format: TextualFormat, job: ReadJob): Promise<IntakeDraft> {
  const hints = hintsOf(job)
  switch (format) {
    case 'html':
      return (await import('./html-draft')).draftHtml(received, hints)
    case 'markdown':
      return (await import('./markdown-draft')).draftMarkdown(received, hints)
    case 'text':
      return draftText(received, {
        title: hints.title,
        outlet: hints.outlet,
        language: hints.language ? { value: hints.language, origin: 'person' } : await detectLanguage(received),
      })
  }
}

function hintsOf({ url, title, outlet, language }: ReadJob): PageHints {
  return { url, title, outlet, language: (language && languageTag(language)) || undefined }
}
