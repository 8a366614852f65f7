/**
 * The words of a PDF with their places, by Mozilla's reader (pdf.js as unpdf bundles it). Never evaluates what a file
 * brings, loads no font, draws nothing.
 */

import type { PrintedPage, PrintedRun } from '@/lib/domain/intake/pdf-lines'

export interface PdfFile {
  readonly pages: readonly PrintedPage[]
  /** As its metadata say; empty when they don't. */
  readonly title: string
  /** The number of its pages, also of those that were not read. */
  readonly length: number
}

/** Thrown for a PDF that can't be read: it asks for a password, or is damaged beyond reading. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf'
  constructor(readonly why: 'encrypted' | 'damaged') {
    super(`The PDF is ${why}.`)
  }
}

/** More pages aren't an article's; the same goes for runs of glyphs on one of them. */
const MAX_PAGES = 500
const MAX_RUNS = 50_000

/** @throws UnreadablePdf */
export async function pdfPages(bytes: Uint8Array): Promise<PdfFile> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: 0,
    verbosity: 0,
  }).catch((error: unknown) => {
    const locked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadablePdf(locked ? 'encrypted' : 'damaged')
  })
  const pages: PrintedPage[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
    // A page that is damaged is left empty: the others may hold the article.
    const page = await pdf.getPage(number).catch(() => null)
    const content = await page?.getTextContent({ disableNormalization: true }).catch(() => null)
    const [left = 0, foot = 0, right = 0, head = 0] = page?.view ?? []
    pages.push({
      width: right - left,
      height: head - foot,
      runs: (content?.items ?? []).slice(0, MAX_RUNS).flatMap((item): PrintedRun[] => {
        if (!('str' in item)) return []
        const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number)
        // What stands upright beside the text is not of it: watermarks, names of photographers.
        if (Math.abs(b) > Math.abs(a) * 0.1) return []
        return [{ text: item.str, x: x - left, y: y - foot, width: item.width, size: Math.abs(a), font: item.fontName }]
      }),
    })
    page?.cleanup()
  }
  const info: unknown = await pdf.getMetadata().then(
    (metadata) => metadata.info,
    () => null,
  )
  const title = typeof info === 'object' && info !== null && 'Title' in info ? info.Title : ''
  const length = pdf.numPages
  await pdf.destroy()
  return { pages, title: typeof title === 'string' ? title : '', length }
}
