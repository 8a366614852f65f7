/** Which blocks of a page are its article, and why the others aren't. */

import type { JudgedBlock } from '@/lib/domain/intake/block-pieces'
import { isAgency } from '@/lib/domain/intake/agencies'
import { findByline } from '@/lib/domain/intake/byline'
import { isCaption, repeatedCaptions } from '@/lib/domain/intake/caption'
import type { RemovalReason } from '@/lib/domain/intake/draft'
import { cutSiteName, furnitureReason, isShareBar, sameWords } from '@/lib/domain/intake/furniture'
import { readDateLine } from '@/lib/domain/intake/publication-date'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { edgesOf } from './article-edges'
import type { PageBlock } from './html-blocks'
import type { PageElement } from './html-tree'
import { densestContent, type Keeping, readabilityContent } from './main-content'
import { declaredInstead } from './named-body'
import { inOtherArticles } from './other-articles'
import { partsAround, reasonByPlace, regionsWithin } from './page-regions'
import { isPostPrompt, postsAmong } from './posts-among'
import { recoverBlocks } from './recovered-blocks'
import { repeatedBlocks } from './repeated-blocks'

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

/** The blocks of a page that shows its article with scripts only: its headline, the text from its data, the rest struck. */
export function judgeScripted(
  shown: readonly PageBlock[],
  scripted: readonly PageBlock[],
  known: PageKnowledge,
): JudgedPageBlock[] {
  const none = shown.map(() => false)
  const title = titleBlock(shown, none, known)
  const words = new Set(scripted.map(({ text }) => text))
  const body = judgeBlocks(scripted, () => 1, { ...known, body: null })
  const others = shown.flatMap((block, index): JudgedPageBlock[] => {
    if (index === title) return cutTitle(block, known)
    // A teaser that says how the text begins would stand there twice.
    return [{ block, reason: words.has(block.text) ? 'repeated' : reasonByPlace(block) }]
  })
  const head = title === null ? 0 : others.findIndex(({ role }) => role === 'title') + 1
  return [...others.slice(0, head), ...body, ...others.slice(head)]
}

function judgeBlocks(blocks: readonly PageBlock[], keeping: Keeping, known: PageKnowledge): JudgedPageBlock[] {
  const chosen = blocks.map((block) => !block.hidden && keeping(block) >= 0.5)
  // A page in which no article is found is taken whole: striking out is the smaller work.
  const taken = chosen.includes(true) ? chosen : blocks.map((block) => !block.hidden)
  const found = declaredInstead(blocks, taken, known.body) ?? taken
  const title = titleBlock(blocks, found, known)
  const others = inOtherArticles(blocks, found, title)
  const own = found.map((isKept, index) => isKept && !others.has(index))
  const recovered = recoverBlocks(blocks, own, title, known)
  const posts = postsAmong(blocks, recovered)
  const kept = recovered.map((isKept, index) => isKept || posts.has(index))
  const regions = regionsWithin(blocks, kept)
  const article = partsAround(blocks, kept)
  const edges = edgesOf(blocks, kept, known)
  const repeats = repeatedBlocks(blocks, kept)
  const struck = blocks.map((block, index) => {
    if (!kept[index] || index === title || block.kind === 'embed') return null
    if (posts.has(index)) return isPostPrompt(block) ? 'share-bar' : null
    return (
      regions.get(index) ?? edges.get(index) ?? reasonByWords(block, known) ?? (repeats.has(index) ? 'repeated' : null)
    )
  })
  const captions = blocks.flatMap((block, index) =>
    kept[index] && !struck[index] && isCaptionBlock(block) ? [index] : [],
  )
  const again = repeatedCaptions(captions.map((index) => blocks[index]?.text ?? ''))
  const repeated = new Set(captions.filter((_, at) => again[at]))
  return blocks.flatMap((block, index): JudgedPageBlock[] => {
    if (index === title) return cutTitle(block, known)
    if (block.kind === 'embed') return kept[index - 1] && kept[index + 1] ? [{ block, reason: null }] : []
    if (!kept[index]) {
      const reason = reasonByPlace(block, article)
      return [{ block, reason: reason === 'outside-article' && others.has(index) ? 'related' : reason }]
    }
    const reason = struck[index]
    if (reason) return [{ block, reason }]
    if (posts.has(index)) return [{ block: { ...block, kind: 'quote' }, reason: null }]
    if (repeated.has(index)) return [{ block, reason: 'repeated-caption' }]
    if (isCaptionBlock(block)) return [{ block: { ...block, kind: 'caption' }, reason: null }]
    const isStandfirst = known.standfirst !== null && sameWords(block.text, known.standfirst)
    return [{ block, reason: null, ...(isStandfirst && { role: 'standfirst' as const }) }]
  })
}

const isCaptionBlock = (block: PageBlock): boolean =>
  block.kind === 'caption' || (block.kind === 'paragraph' && isCaption(block.text))

/** What a block of the article's own text says makes it furniture all the same: each of its lines is, or it is a list of links. */
function reasonByWords(block: PageBlock, known: PageKnowledge): RemovalReason | null {
  if (known.title && block.kind === 'heading' && sameWords(block.text, known.title)) return 'repeated-title'
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(block.text)) return 'chrome'
  if (block.linked >= block.text.length / 2 && isShareBar(block.text)) return 'share-bar'
  const lines = block.text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > MAX_LINES) return null
  const reasons = lines.map((line) => reasonOfLine(line.trim(), known))
  const first = reasons[0] ?? null
  return reasons.every(Boolean) || block.linked >= block.text.length / 2 ? first : null
}

/** Furniture has a few lines; a poem has many. */
const MAX_LINES = 12
const BY_ALONE = /^(?:by|von|par|por|di|door|av|af|بقلم|كتب|إعداد)\s*[:：]?$/iu

function reasonOfLine(line: string, { byline, names }: PageKnowledge): RemovalReason | null {
  const furniture = furnitureReason(line)
  if (furniture) return furniture
  if (BY_ALONE.test(line) || (line.length < 100 && findByline(line))) return 'byline'
  const unsigned = byline && line.length < 120 ? line.split(byline).join(' ').trim() : line
  if (unsigned === '') return 'byline'
  if (unsigned.length < 120 && names.some((name) => sameWords(name, unsigned))) return 'chrome'
  if (unsigned !== line && isAgency(unsigned)) return 'byline'
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
