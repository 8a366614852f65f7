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
import { draftHtml } from './html-draft'
import { PageTooLarge } from './html-tree'
import { draftMarkdown } from './markdown-draft'
import type { ReadJob, Reading } from './reading'
import { binaryKind } from './received-format'
import { type IntakeRefusal, MAX_PIECES, MAX_TEXT, refuse } from './refusal'

/** Formats whose bytes are text in some encoding. */
type TextualFormat = 'text' | 'html' | 'markdown'

/** Never throws for what is in the bytes. */
export async function readReceived(job: ReadJob): Promise<Reading> {
  const { content, format } = job
  if (format === 'pdf' || format === 'docx' || format === 'eml' || format === 'url') return refuse.notAvailable(format)
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

/** A draft within the limits, or the refusal that tells which one is passed. */
async function checked(make: () => Promise<IntakeDraft | IntakeRefusal>): Promise<IntakeDraft | IntakeRefusal> {
  try {
    const draft = await make()
    if ('kind' in draft) return draft
    if (!draft.pieces.some((piece) => piece.kept && piece.text.trim() !== '')) return refuse.empty()
    if (draft.pieces.length > MAX_PIECES) return refuse.tooManyBlocks()
    const length = draft.pieces.reduce((sum, piece) => sum + (piece.kept ? piece.range.end - piece.range.start : 0), 0)
    if (length > MAX_TEXT) return refuse.textTooLong(length)
    return { ...draft, notes: [...draft.notes, ...(draft.metadata.title ? [] : [NO_TITLE])] }
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
  const given = job.language ? languageTag(job.language) : null
  const { title, outlet, url } = job
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
