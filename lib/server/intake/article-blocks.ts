/** Which blocks of a page are its article, and why the others aren't. */

import { findByline } from '@/lib/domain/intake/byline'
import { isCaption } from '@/lib/domain/intake/caption'
import type { BlockRole, RemovalReason } from '@/lib/domain/intake/draft'
import { cutSiteName, furnitureReason, opensRelated, sameWords } from '@/lib/domain/intake/furniture'
import { foldLine } from '@/lib/domain/intake/furniture-words'
import { readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, attribute, labelOf, type PageElement } from './html-tree'
import { type Keeping, readabilityContent } from './main-content'
import type { PageFacts } from './page-facts'

export interface JudgedPageBlock {
  readonly block: PageBlock
  readonly reason: RemovalReason | null
  readonly role?: BlockRole
  /** Whether it continues the line of the block before it: a headline and what was cut off it. */
  readonly part?: boolean
}

export interface PageKnowledge {
  readonly facts: PageFacts
  readonly names: readonly string[]
  readonly title: string | null
}

/** Judges every block of a page. */
export function judgePage(root: PageElement, blocks: readonly PageBlock[], known: PageKnowledge): JudgedPageBlock[] {
  const keeping: Keeping = readabilityContent(root) ?? (() => 0)
  const kept = blocks.map((block) => !block.hidden && keeping(block) >= 0.5)
  const title = titleBlock(blocks, kept, known)
  const seen = new Set<string>()
  return blocks.flatMap((block, index): JudgedPageBlock[] => {
    if (index === title) return cutTitle(block, known.names)
    if (block.kind === 'embed') return kept[index - 1] && kept[index + 1] ? [{ block, reason: null }] : []
    if (!kept[index]) return [{ block, reason: reasonFor(block) }]
    const furniture = block.text.includes('\n') ? null : furnitureReason(block.text)
    if (furniture) return [{ block, reason: furniture }]
    if (known.title && block.kind === 'heading' && sameWords(block.text, known.title))
      return [{ block, reason: 'repeated-title' }]
    if (findByline(block.text) && block.text.length < 100) return [{ block, reason: 'byline' }]
    if (readDateLine(block.text)) return [{ block, reason: 'publication-date' }]
    const caption = block.kind === 'caption' || isCaption(block.text)
    if (caption && block.text.length >= 20) {
      if (seen.has(foldLine(block.text))) return [{ block, reason: 'repeated-caption' }]
      seen.add(foldLine(block.text))
    }
    return [{ block: caption && block.kind === 'paragraph' ? { ...block, kind: 'caption' } : block, reason: null }]
  })
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
    (sameWords(block.text, title) || sameWords(cutSiteName(block.text, names).headline, title))
  const candidates = blocks.flatMap((block, index) => (index < limit && !block.hidden && says(block) ? [index] : []))
  return candidates.findLast((index) => blocks[index]?.kind === 'heading') ?? candidates.at(-1) ?? null
}

function cutTitle(block: PageBlock, names: readonly string[]): JudgedPageBlock[] {
  const { headline, prefix, suffix } = cutSiteName(block.text, names)
  const piece = (text: string): PageBlock => ({
    ...block,
    kind: 'heading',
    level: 1,
    text,
    marks: text === block.text ? block.marks : [],
  })
  const parts: JudgedPageBlock[] = []
  if (prefix) parts.push({ block: piece(prefix), reason: 'site-suffix' })
  parts.push({ block: piece(headline), reason: null, role: 'title', ...(prefix && { part: true }) })
  if (suffix) parts.push({ block: piece(suffix), reason: 'site-suffix', part: true })
  return parts
}

/** Why a block that isn't of the article stands on the page: by where it is, then by what it says. */
function reasonFor(block: PageBlock): RemovalReason {
  if (block.hidden) return 'hidden'
  for (const around of ancestry(block.element)) {
    const region = regionOf(around)
    if (region) return region
  }
  return (
    furnitureReason(block.text.slice(0, 200)) ??
    (opensRelated(block.text.slice(0, 100)) ? 'related' : 'outside-article')
  )
}

const REGIONS: readonly (readonly [RegExp, RemovalReason])[] = [
  [/(?:^|[\s_-])(?:comments?|disqus|respond)(?:$|[\s_-])/i, 'comments'],
  [/(?:^|[\s_-])(?:share|sharing|social|addthis|sharedaddy)(?:$|[\s_-])/i, 'share-bar'],
  [
    /(?:^|[\s_-])(?:related|recommend\w*|more-?(?:stories|news|from)|most-?(?:read|popular)|trending|teasers?|promo)(?:$|[\s_-])/i,
    'related',
  ],
  [/(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|dfp|banner)(?:$|[\s_-])/i, 'advert'],
  [
    /(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|header|masthead|footer|sidebar|topbar|pagination)(?:$|[\s_-])/i,
    'navigation',
  ],
]

function regionOf(element: PageElement): RemovalReason | null {
  if (element.tag === 'body' || element.tag === 'html') return null
  if (
    /^(?:nav|header|footer|menu)$/.test(element.tag) ||
    /navigation|banner|contentinfo/.test(attribute(element, 'role'))
  )
    return 'navigation'
  if (element.tag === 'aside') return 'related'
  return REGIONS.find(([label]) => label.test(labelOf(element)))?.[1] ?? null
}
