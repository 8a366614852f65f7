/** How much of a page its rules strike out: no rule about names outweighs the text itself. */

import type { RemovalReason } from '@/lib/domain/intake/draft'
import { isBodyText, sentencesIn } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'

/** A rule that would strike more than this share of the article's sentences is wrong about the page. */
const MOST_BY_RULE = 1 / 3
/** Fewer sentences than these are a box, however short the article is. */
const FEW = 3
/** A block is a list of other pages from this share of links on. */
const MOSTLY_LINKS = 0.4

/** The sentences of a page's blocks that read like a story; 0 for menus and links. */
const weightOf = ({ text, linked }: Pick<PageBlock, 'text' | 'linked'>): number =>
  isBodyText(text) && linked <= text.length * MOSTLY_LINKS ? Math.max(1, sentencesIn(text)) : 0

/** What is left of the blocks that are to be struck when each reason is weighed by its sentences: index → reason. */
export function weighed(
  struck: ReadonlyMap<number, RemovalReason>,
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
): Map<number, RemovalReason> {
  const weights = new Map<RemovalReason, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (!kept[index]) return
    const weight = weightOf(block)
    const reason = struck.get(index)
    total += weight
    if (reason) weights.set(reason, (weights.get(reason) ?? 0) + weight)
  })
  const tooMuch = (reason: RemovalReason) => {
    const weight = weights.get(reason) ?? 0
    return weight >= FEW && weight > total * MOST_BY_RULE && !isTail(reason, struck, blocks, kept)
  }
  const wrong = new Set([...weights.keys()].filter(tooMuch))
  return new Map([...struck].filter(([, reason]) => !wrong.has(reason)))
}

/** Whether readers' comments stand behind the whole text: there may be more of them than of it. */
function isTail(
  reason: RemovalReason,
  struck: ReadonlyMap<number, RemovalReason>,
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
): boolean {
  if (reason !== 'comments') return false
  const isStory = (index: number) => kept[index] === true && weightOf(blocks[index] ?? EMPTY) > 0
  const indexes = blocks.map((_, index) => index)
  const first = indexes.find((index) => isStory(index) && struck.get(index) === reason) ?? 0
  const before = indexes.filter((index) => index < first && isStory(index) && !struck.has(index))
  return before.length >= FEW && indexes.every((index) => index < first || !isStory(index) || struck.has(index))
}

const EMPTY = { text: '', linked: 0 } as const

/** Whether more than a third of the sentences that stand in sight on a page aren't kept. */
export function losesMuch(judged: readonly { readonly block: PageBlock; readonly reason: RemovalReason | null }[]) {
  let [total, lost] = [0, 0]
  for (const { block, reason } of judged) {
    if (block.hidden) continue
    const weight = weightOf(block)
    total += weight
    if (reason !== null) lost += weight
  }
  return lost >= FEW && lost > total / 3
}
