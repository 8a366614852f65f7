/** What a person put back that intake had struck out: it belongs into the next text of the page, too. */

import { foldTypography } from '../folding'
import type { Piece } from '../intake/draft'

/**
 * Ids of struck-out pieces of a new reading whose words stand in the article's text as a paragraph, and more often than in the
 * pieces that are kept.
 */
export function restoredPieces(pieces: readonly Piece[], current: string): string[] {
  const wanted = new Map<string, number>()
  const count = (words: string, by: number) => wanted.set(words, (wanted.get(words) ?? 0) + by)
  for (const paragraph of current.split(/\n{2,}/)) count(foldTypography(paragraph), 1)
  for (const { kept, text } of pieces) if (kept) count(foldTypography(text), -1)
  return pieces.flatMap(({ id, kept, text }) => {
    const words = foldTypography(text)
    if (kept || words === '' || (wanted.get(words) ?? 0) <= 0) return []
    count(words, -1)
    return [id]
  })
}
