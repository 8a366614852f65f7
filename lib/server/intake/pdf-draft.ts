/**
 * The draft of a PDF with a text layer. Its lines are put together to paragraphs by their places on the page, its links are
 * left out, and positions count in the text that was put together: the file itself is kept beside it.
 */

import { say } from '@/lib/domain/refusals/sentence'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import type { IntakeDraft, IntakeNote } from '@/lib/domain/intake/draft'
import { printedText } from '@/lib/domain/intake/pdf-layout'
import { draftText } from '@/lib/domain/intake/text-draft'
import { detectLanguage } from './detect-language'
import type { PageHints } from './html-draft'
import { clean } from './page-facts'
import { type PdfFile, pdfPages, UnreadablePdf } from './pdf-pages'
import { type IntakeRefusal, MAX_PIECES, MAX_TEXT, refuse } from './refusal'

/** Fewer letters on a page on an average are stamps and page numbers on pictures. */
const MIN_LETTERS = 12

export async function draftPdf(bytes: Uint8Array, hints: PageHints): Promise<IntakeDraft | IntakeRefusal> {
  const file = await read(bytes)
  if ('kind' in file) return file
  const { text, blocks } = printedText(file.pages, clean(file.title))
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < MIN_LETTERS * Math.min(file.pages.length, 5)) return refuse.noTextLayer()
  if (blocks.length > MAX_PIECES) return refuse.tooManyBlocks()
  if (text.length > MAX_TEXT * 2) return refuse.textTooLong(text.length)
  const received = normaliseText(text)
  const draft = draftText(received, {
    title: hints.title,
    outlet: hints.outlet,
    layout: blocks,
    language: hints.language ? { value: hints.language, origin: 'person' } : await detectLanguage(received),
  })
  const canonicalUrl = hints.url ? ({ value: hints.url, origin: 'url' } as const) : null
  return {
    ...draft,
    format: 'pdf',
    metadata: { ...draft.metadata, canonicalUrl },
    notes: isDoubtful(received) ? [COMPARE] : [],
  }
}

async function read(bytes: Uint8Array): Promise<PdfFile | IntakeRefusal> {
  try {
    const file = await pdfPages(bytes)
    if (file.length > file.pages.length) return refuse.tooManyPages(file.length, file.pages.length)
    return file
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    return error.why === 'encrypted' ? refuse.encrypted('PDF') : refuse.damaged('PDF', say('intake.why-cut-short'))
  }
}

/** Right-to-left words are printed in forms and an order that can't always be told back; other fonts may have no letters. */
function isDoubtful(text: string): boolean {
  const rtl = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0
  const unknown = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return rtl > 20 || unknown > 3
}

const COMPARE: IntakeNote = {
  kind: 'compare-with-file',
  message:
    'The order or the letters of some words may be wrong, as often in right-to-left PDFs. Compare the words with the file, which is kept.',
}
