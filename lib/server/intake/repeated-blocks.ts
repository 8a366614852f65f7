/** Paragraphs that a page prints twice: once for each width of screen, or once more behind a fold. */

import { foldLine } from '@/lib/domain/intake/furniture-words'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'

/** Where more of the text than this stands twice, it is written so. */
const LARGEST_SHARE = 1 / 5

/**
 * Indexes of kept paragraphs whose words stood in one paragraph before. Short ones may be said twice by intent, and what stands
 * more often than twice is a refrain.
 */
export function repeatedBlocks(blocks: readonly PageBlock[], kept: readonly boolean[]): ReadonlySet<number> {
  const places = new Map<string, number[]>()
  let all = 0
  blocks.forEach((block, index) => {
    if (!kept[index] || block.kind !== 'paragraph' || !isBodyText(block.text)) return
    all += block.text.length
    const words = foldLine(block.text)
    places.set(words, [...(places.get(words) ?? []), index])
  })
  const repeated = [...places.values()].flatMap(([, second, ...more]) =>
    second === undefined || more.length > 0 ? [] : [second],
  )
  const struck = repeated.reduce((sum, index) => sum + (blocks[index]?.text.length ?? 0), 0)
  return new Set(struck > all * LARGEST_SHARE ? [] : repeated)
}
