/** What clings to an article: links to other articles between its paragraphs, and everything behind its end. */

import type { RemovalReason } from '@/lib/domain/intake/draft'
import { isShareBar } from '@/lib/domain/intake/furniture'
import { knownFurniture } from '@/lib/domain/intake/furniture-words'
import { isPrompt } from '@/lib/domain/intake/prompts'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { atEnds } from './article-ends'
import type { PageBlock } from './html-blocks'
import { attribute, elementsOf, type PageElement } from './html-tree'

/** A page whose text is links to this share is a list by intent: its links stay. */
const MOSTLY_LINKS = 0.35
/** So does one on which this share of the blocks is a link: offers, documents, a programme. */
const MANY_LINKS = 0.2
/** One link or two make no list. */
const MIN_LIST = 3
/** A prompt or a heading over other articles is no longer than this, in UTF-16 units. */
const MAX_PROMPT = 280
const MIN_BODY = 600

/** Kept blocks that are struck out all the same: index → reason. */
export function edgesOf(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  { body, byline }: { readonly body: string | null; readonly byline: string | null },
): Map<number, RemovalReason> {
  const struck = new Map<number, RemovalReason>()
  const mine = blocks.flatMap((block, index) => (kept[index] && block.text !== '' ? [index] : []))
  const length = (index: number) => blocks[index]?.text.length ?? 0
  const linked = mine.reduce((sum, index) => sum + (blocks[index]?.linked ?? 0), 0)
  const total = mine.reduce((sum, index) => sum + length(index), 0)
  const alone = mine.filter((index) => isLinkAlone(blocks[index])).length
  const headings = mine.filter((index) => blocks[index]?.kind === 'heading')
  const linkedHeadings = headings.filter((index) => isLinkedHeading(blocks[index]))
  const headingsLead = linkedHeadings.length >= MIN_LIST && linkedHeadings.length > headings.length / 2
  const listOfLinks = linked > total * MOSTLY_LINKS || (alone >= MIN_LIST && alone > mine.length * MANY_LINKS)
  const ends = atEnds(blocks, mine, byline)
  const end = endByBody(blocks, mine, body)
  let under: RemovalReason | null = null
  let passed = 0
  for (const [at, index] of mine.entries()) {
    const block = blocks[index]
    if (!block) continue
    const beside = isLinkedHeading(blocks[mine[at - 1] ?? -1]) || isLinkedHeading(blocks[mine[at + 1] ?? -1])
    const reason = opening(block)
    const isStory = isBodyText(block.text) && block.linked < block.text.length * 0.5
    if (reason) under = reason === 'comments' && passed < total / 3 ? null : reason
    else if (under === 'related' && (isStory || block.kind === 'caption')) under = null
    passed += block.text.length
    if (reason ?? under) struck.set(index, reason ?? under ?? 'related')
    else if (!listOfLinks && (isLinkAlone(block) || ((beside || !headingsLead) && isLinkedHeading(block))))
      struck.set(index, isShareBar(block.text) ? 'share-bar' : 'related')
    else if (ends.has(index)) struck.set(index, ends.get(index) ?? 'chrome')
    else if (block.text.length <= MAX_PROMPT && isPrompt(block.text)) struck.set(index, 'advert')
    else if (end !== null && index > end) struck.set(index, 'outside-article')
  }
  const left = mine.filter((index) => !struck.has(index)).reduce((sum, index) => sum + length(index), 0)
  return left < total / 3 ? new Map() : struck
}

/** "More Great Example Stories", "Mehr aktuelle Themen". */
const MORE =
  /^(?:more|mehr|weitere|más|plus d['’]|altre|mais)\s?(?:\S+ ){0,3}(?:stories|news|articles|posts|themen|artikel|noticias|articles|notizie|notícias)$/iu

/** What a short block opens: a list of other articles, comments. */
function opening(block: PageBlock): RemovalReason | null {
  if (block.text.length > 60) return null
  if (MORE.test(block.text)) return 'related'
  const reason = knownFurniture(block.text)
  return reason === 'related' || reason === 'comments' ? reason : null
}

/** A paragraph or list item that is one link and nothing else leads to another article. */
function isLinkAlone(block: PageBlock | undefined): boolean {
  if (!block) return false
  if (block.kind !== 'paragraph' && block.kind !== 'list') return false
  return block.text.length >= 20 && block.linked >= block.text.length * 0.9 && !isAddress(block.text)
}

/** An address that is printed as such is a source, not the headline of another article. */
const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/iu.test(text)

/** A heading that is one link to another page is the headline of another article, unless most headings of the page are. */
function isLinkedHeading(block: PageBlock | undefined): boolean {
  if (block?.kind !== 'heading' || block.text.length < 20 || block.linked < block.text.length * 0.9) return false
  return !hasOwnAnchor(block.element)
}

const ownAnchors = new WeakMap<PageElement, boolean>()

/** Whether a heading links to a place in the page; remembered, for one heading may hold many blocks. */
function hasOwnAnchor(heading: PageElement): boolean {
  const known = ownAnchors.get(heading)
  if (known !== undefined) return known
  let found = false
  for (const element of elementsOf(heading)) found ||= element.tag === 'a' && attribute(element, 'href').includes('#')
  ownAnchors.set(heading, found)
  return found
}

/** The last block of the body that JSON-LD gives, when that body is plainly this text. */
function endByBody(blocks: readonly PageBlock[], mine: readonly number[], body: string | null): number | null {
  if (!body || body.length < MIN_BODY) return null
  const told = body.replace(/\s+/g, '')
  const inBody = mine.filter((index) => {
    const text = blocks[index]?.text.replace(/\s+/g, '') ?? ''
    return text.length >= 40 && told.includes(text)
  })
  const covered = inBody.reduce((sum, index) => sum + (blocks[index]?.text.length ?? 0), 0)
  return covered >= body.length * 0.8 ? (inBody.at(-1) ?? null) : null
}
