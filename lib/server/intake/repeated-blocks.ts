/** Paragraphs that a page prints twice: once for each width of screen, or once more behind a fold. */

import { foldLine } from '@/lib/domain/intake/furniture-words'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'

/** Indexes of kept paragraphs whose words stood in a paragraph before. Short ones may be said twice by intent. */
export function repeatedBlocks(blocks: readonly PageBlock[], kept: readonly boolean[]): ReadonlySet<number> {
  const seen = new Set<string>()
  return new Set(
    blocks.flatMap((block, index) => {
      if (!kept[index] || block.kind !== 'paragraph' || !isBodyText(block.text)) return []
      const words = foldLine(block.text)
      if (seen.has(words)) return [index]
      seen.add(words)
      return []
    }),
  )
}
