/** Which blocks of a page are its article, and why the others aren't. */

import type { JudgedBlock } from '@/lib/domain/intake/block-pieces'
import { findByline } from '@/lib/domain/intake/byline'
import { isCaption } from '@/lib/domain/intake/caption'
import type { RemovalReason } from '@/lib/domain/intake/draft'
import { cutSiteName, furnitureReason, sameWords } from '@/lib/domain/intake/furniture'
import { foldLine } from '@/lib/domain/intake/furniture-words'
import { readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { edgesOf } from './article-edges'
import type { PageBlock } from './html-blocks'
import type { PageElement } from './html-tree'
import { densestContent, type Keeping, readabilityContent } from './main-content'
import { inOtherArticles } from './other-articles'
import { reasonByPlace, regionsWithin } from './page-regions'
import { recoverBlocks } from './recovered-blocks'

export type JudgedPageBlock = JudgedBlock & { readonly block: PageBlock }

/** What the page says about its article, for judging what belongs to it. */
export interface PageKnowledge {
  readonly names: readonly string[]
  readonly title: string | null
  readonly standfirst: string | null
  readonly byline: string | null
  /** The text that JSON-LD gives as the article's. */
  readonly body: string | null
}

export interface JudgedPage {
  readonly blocks: readonly JudgedPageBlock[]
  /** Whether the page was too large for Readability, or it found nothing in it. */
  readonly simplified: boolean
}

/** Judges every block of a page. */
export function judgePage(root: PageElement, blocks: readonly PageBlock[], known: PageKnowledge): JudgedPage {
  const read = readabilityContent(root)
  return { blocks: judgeBlocks(blocks, read ?? densestContent(blocks), known), simplified: read === null }
}

function judgeBlocks(blocks: readonly PageBlock[], keeping: Keeping, known: PageKnowledge): JudgedPageBlock[] {
  const chosen = blocks.map((block) => !block.hidden && keeping(block) >= 0.5)
  // A page in which no article is found is taken whole: striking out is the smaller work.
  const found = chosen.includes(true) ? chosen : blocks.map((block) => !block.hidden)
  const title = titleBlock(blocks, found, known)
  const others = inOtherArticles(blocks, found, title)
  const own = found.map((isKept, index) => isKept && !others.has(index))
  const kept = recoverBlocks(blocks, own, title, known)
  const regions = regionsWithin(blocks, kept)
  const edges = edgesOf(blocks, kept, known)
  const seen = new Set<string>()
  return blocks.flatMap((block, index): JudgedPageBlock[] => {
    if (index === title) return cutTitle(block, known)
    if (block.kind === 'embed') return kept[index - 1] && kept[index + 1] ? [{ block, reason: null }] : []
    if (!kept[index]) {
      const reason = reasonByPlace(block)
      return [{ block, reason: reason === 'outside-article' && others.has(index) ? 'related' : reason }]
    }
    const struck = regions.get(index) ?? edges.get(index) ?? reasonByWords(block, known)
    if (struck) return [{ block, reason: struck }]
    const caption = block.kind === 'caption' || (block.kind === 'paragraph' && isCaption(block.text))
    if (caption && block.text.length >= 10) {
      if (seen.has(foldLine(block.text))) return [{ block, reason: 'repeated-caption' }]
      seen.add(foldLine(block.text))
    }
    if (caption) return [{ block: { ...block, kind: 'caption' }, reason: null }]
    const isStandfirst = known.standfirst !== null && sameWords(block.text, known.standfirst)
    return [{ block, reason: null, ...(isStandfirst && { role: 'standfirst' as const }) }]
  })
}

/** What a block of the article's own text says makes it furniture all the same. */
function reasonByWords(block: PageBlock, { title, byline, names }: PageKnowledge): RemovalReason | null {
  const furniture = block.text.includes('\n') ? null : furnitureReason(block.text)
  if (furniture) return furniture
  if (title && block.kind === 'heading' && sameWords(block.text, title)) return 'repeated-title'
  if (block.text.length < 100 && findByline(block.text)) return 'byline'
  const unsigned = byline && block.text.length < 120 ? block.text.split(byline).join(' ').trim() : block.text
  if (unsigned === '') return 'byline'
  if (names.some((name) => sameWords(name, unsigned))) return 'chrome'
  return readDateLine(unsigned) ? 'publication-date' : null
}

/** The block that prints the headline: the heading that says the title, nearest before the article's text. */
function titleBlock(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  { title, names }: PageKnowledge,
): number | null {
  if (!title) return null
  const firstBody = blocks.findIndex((block, index) => kept[index] && isBodyText(block.text))
  const limit = firstBody < 0 ? blocks.length : firstBody
  const says = (block: PageBlock) =>
    block.text.length < 400 &&
    (sameWords(block.text, title) ||
      sameWords(cutSiteName(block.text, names).headline, title) ||
      (block.kind === 'heading' && title.length >= 12 && block.text.endsWith(title)))
  const candidates = blocks.flatMap((block, index) => (index < limit && !block.hidden && says(block) ? [index] : []))
  return candidates.findLast((index) => blocks[index]?.kind === 'heading') ?? candidates.at(-1) ?? null
}

/** The headline apart from what is printed with it: the site's name behind it, a kicker before it. */
function cutTitle(block: PageBlock, { names, title }: PageKnowledge): JudgedPageBlock[] {
  const kicker = title && block.text !== title && block.text.endsWith(title) ? block.text.slice(0, -title.length) : ''
  const { headline, prefix, suffix } = kicker
    ? { headline: title ?? '', prefix: kicker, suffix: '' }
    : cutSiteName(block.text, names)
  const piece = (text: string): PageBlock => ({
    ...block,
    kind: 'heading',
    level: 1,
    text,
    marks: text === block.text ? block.marks : [],
  })
  const parts: JudgedPageBlock[] = []
  if (prefix) parts.push({ block: piece(prefix), reason: kicker ? 'chrome' : 'site-suffix' })
  parts.push({ block: piece(headline), reason: null, role: 'title', ...(prefix && { part: true }) })
  if (suffix) parts.push({ block: piece(suffix), reason: 'site-suffix', part: true })
  return parts
}
