/** Small pages for tests: a headline, a story of numbered paragraphs, and what becomes of what stands around them. */

import type { Piece, RemovalReason } from '@/lib/domain/intake/draft'
import { draftHtml } from './html-draft'

export const HEADLINE = 'Marrow closes its ferry for the winter'

/** Paragraphs of a story, numbered. */
export const story = (from: number, to: number): string =>
  Array.from(
    { length: to - from + 1 },
    (_, at) =>
      `<p>The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said in a written statement. Paragraph ${from + at} tells more, with a comma, and ends.</p>`,
  ).join('')

export const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${HEADLINE}</title><meta property="og:title" content="${HEADLINE}">${head}</head><body>${body}</body></html>`

export const piecesOf = async (source: string): Promise<readonly Piece[]> =>
  (await draftHtml(source, { url: 'https://news.example/marrow' })).pieces

/** What a page's parts become: `null` is kept. */
export async function fate(
  source: string,
  parts: readonly string[],
): Promise<[string, RemovalReason | null | 'absent'][]> {
  const pieces = await piecesOf(source)
  return parts.map((part) => {
    const piece = pieces.find(({ text }) => text.includes(part))
    return [part, piece ? (piece.reason ?? null) : 'absent']
  })
}
