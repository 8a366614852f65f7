/** What stands at the two ends of an article's text: a line with its date before it, links and the author's card behind it. */

import type { RemovalReason } from '@/lib/domain/intake/draft'
import { readDate } from '@/lib/domain/intake/publication-date'
import { endsLikeSentence, isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'

/** A line about the article is no longer than this, in UTF-16 units. */
const MAX_LINE = 80
/** Nor is what is told about its author. */
const MAX_CARD = 500
/** The author's card is one of so many blocks from the end. */
const CARD_REACH = 4
/** A block is links from this share on. */
const MOSTLY = 0.7

/**
 * What is struck out at the ends: index → reason.
 *
 * @param mine indexes of the kept blocks with text, in order
 * @param byline names as the page tells them, joined by ", "
 */
export function atEnds(
  blocks: readonly PageBlock[],
  mine: readonly number[],
  byline: string | null,
): Map<number, RemovalReason> {
  const struck = new Map<number, RemovalReason>()
  const first = mine.findIndex((index) => isBodyText(blocks[index]?.text ?? ''))
  for (const index of mine.slice(0, Math.max(0, first))) {
    const block = blocks[index]
    if (block?.kind === 'paragraph' && isDated(block.text)) struck.set(index, 'publication-date')
  }
  for (const index of linksAtEnd(blocks, mine)) struck.set(index, 'related')
  for (const index of mine.slice(Math.max(first + 1, mine.length - CARD_REACH))) {
    if (isAuthorCard(blocks[index]?.text ?? '', byline)) struck.set(index, 'chrome')
  }
  return struck
}

/** "11.12.2019 - Ana Lind", "16 January 2014 | Harbours": a date and who or what else, before the text begins. */
const isDated = (text: string): boolean =>
  text.length <= MAX_LINE && !text.includes('\n') && !endsLikeSentence(text) && readDate(text) !== null

/** The blocks from a line that ends in a colon on, when nothing but links follows it: "More on this: …". */
function linksAtEnd(blocks: readonly PageBlock[], mine: readonly number[]): readonly number[] {
  for (let at = mine.length - 1; at > 0; at--) {
    const block = blocks[mine[at] ?? -1]
    if (!block) return []
    if (block.text.length <= MAX_LINE && /[:：]$/u.test(block.text)) {
      // A sentence that announces what can't be taken in (a video, a post) is the article's.
      return at < mine.length - 1 || block.kind === 'heading' ? mine.slice(at) : []
    }
    if (block.text.length > 2 * MAX_LINE || block.linked < block.text.length * MOSTLY) return []
  }
  return []
}

/** "Ana Lind covers harbours for The Post.": what a newspaper tells about who wrote it, in the third person. */
function isAuthorCard(text: string, byline: string | null): boolean {
  if (text.length > MAX_CARD) return false
  const addressed = NAME_WITH_ADDRESS.exec(text)?.[0]
  if (addressed && ABOUT_AUTHOR.test(text.slice(addressed.length))) return true
  return (byline ?? '').split(/\s*,\s*/u).some((name) => {
    if (!name.includes(' ') || !text.startsWith(name)) return false
    return ABOUT_AUTHOR.test(text.slice(name.length))
  })
}

const NAME_WITH_ADDRESS = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3} \([\w.+-]+@[\w.-]+\)/u
const ABOUT_AUTHOR =
  /^\s*(?:\([^)]{1,60}\)\s*)?,?\s*(?:is|are|was|has been|has worked|has covered|covers|writes|reports|joined|leads|edits|teaches|lives|ist|schreibt|arbeitet|leitet|lebt|est|écrit|dirige|es|escribe|trabaja|è|scrive|é|escreve|هو|هي|صحافي|صحافية|صحفي|صحفية|كاتب|كاتبة|مراسل|مراسلة)(?=\s|,)/u
