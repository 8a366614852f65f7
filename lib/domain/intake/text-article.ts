/**
 * The article in a plain text: pasted, or saved from a browser with its chrome. Finds the headline, strikes out what
 * belongs to the page, and tells what the lines say about outlet, byline, date and dateline.
 */

import { foldName } from './agencies'
import { findByline } from './byline'
import { isCaption } from './caption'
import { type Dateline, findDateline } from './dateline'
import type { BlockKind, RemovalReason } from './draft'
import { cutSiteName, furnitureReason, isSiteName, lineParts, opensRelated, sameWords } from './furniture'
import { readDateLine } from './publication-date'
import { endsLikeSentence, isBodyText, isListItem, type TextBlock, textBlocks } from './text-blocks'

/** What is known before the text is looked at. */
export interface TextHints {
  /** The title a person gave: the headline is the line that says the same, and no other. */
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  /** The blocks, where print tells them better than line feeds. */
  readonly layout?: readonly LayoutBlock[] | undefined
}

/** A block of a printed document with what its place and its type say of it. */
export interface LayoutBlock extends TextBlock {
  readonly kind?: BlockKind
  /** Of a heading. */
  readonly level?: number
  readonly headline?: boolean
  /** Why it isn't the article's, by its place on the page. */
  readonly struck?: RemovalReason
}

/** A block with what was decided about it. The headline may have been cut from what stood on its line. */
export interface JudgedBlock extends TextBlock {
  readonly kind: BlockKind
  readonly level?: number
  readonly reason: RemovalReason | null
  readonly cut?: { readonly prefix: string; readonly suffix: string }
}

export interface TextArticle {
  readonly blocks: readonly JudgedBlock[]
  readonly title: string | null
  readonly outlet: { readonly name: string; readonly fromDateline: boolean } | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly dateline: Dateline | null
}

const MAX_HEADLINE = 250
/** So many blocks above the story are looked at for the headline and the site's name. */
const MAX_HEAD = 60
/** A repetition shorter than this may be meant. */
const MIN_REPEATED = 40
/** Fewer letters than this tell nothing about whether a headline and a body speak of one thing. */
const TELLING_WORD = /[\p{L}\p{N}]{4,}/gu

/** Judges every block of a text in stored form (rule R6). */
export function readTextArticle(text: string, hints: TextHints = {}): TextArticle {
  const blocks: readonly LayoutBlock[] = hints.layout ?? textBlocks(text)
  const isStory = (block: LayoutBlock) => !block.struck && isBodyText(block.text)
  const firstBody = blocks.findIndex((block) => isStory(block) && !isCaption(block.text))
  const lastBody = blocks.findLastIndex(isStory)
  const head = firstBody < 0 ? blocks.slice(0, MAX_HEAD) : blocks.slice(Math.max(0, firstBody - MAX_HEAD), firstBody)
  const printed = siteNames(head, hints)
  const dateline = firstDateline(blocks, firstBody, printed, text)
  const names = [...printed, ...(dateline?.outlet ? [dateline.outlet] : [])]
  const title = findHeadline(blocks, firstBody, names, hints)
  const cut = title === null ? null : cutSiteName(blocks[title]?.text ?? '', names)
  const site = cut?.site ?? null

  const judged = judge({ blocks, firstBody, lastBody, names: site ? [...names, site] : names, title, cut })
  const nothingLeft = judged.every((block) => block.reason !== null)
  const kept = nothingLeft ? judged.map(({ reason: _, ...block }) => ({ ...block, reason: null })) : judged
  const linesOf = (reason: RemovalReason) => kept.filter((block) => block.reason === reason).map((block) => block.text)
  return {
    blocks: kept,
    title: cut && !nothingLeft ? cut.headline.trim() : null,
    outlet: findOutlet(names, site, dateline),
    byline:
      linesOf('byline')
        .map((line) => findByline(line))
        .find(Boolean) ?? null,
    publishedAt:
      linesOf('publication-date')
        .map((line) => readDateLine(line))
        .find(Boolean) ?? null,
    dateline,
  }
}

/** The dateline of the first paragraph of the story, or of the one after it (a standfirst may stand before). */
function firstDateline(
  blocks: readonly TextBlock[],
  firstBody: number,
  names: readonly string[],
  text: string,
): Dateline | null {
  if (firstBody < 0) return null
  for (const block of blocks.slice(firstBody, firstBody + 2)) {
    const found = findDateline(block.text, names, text)
    if (found) return found
  }
  return null
}

/** Names that more than one line above the story carries, apart from its own words: the site's. */
function siteNames(head: readonly TextBlock[], hints: TextHints): string[] {
  const names = hints.outlet ? [hints.outlet] : []
  const parts = head.map((block) => lineParts(block.text))
  parts.forEach((own, index) => {
    if (own.length < 2) return
    const others = parts.filter((_, other) => other !== index).flat()
    names.push(...own.filter((part) => part.length <= 60 && isSiteName(part, others)))
  })
  // A headline printed twice carries itself on two lines; only what is shorter than the rest of its line is a name.
  const isShorter = (name: string) =>
    parts.every((own) => own.length < 2 || own.some((part) => part.length > name.length) || !own.includes(name))
  return [...new Set(names)].filter((name) => name === hints.outlet || isShorter(name) || signsAndOpens(name, parts))
}

/** Whether a name stands behind a longer headline on one line, and before a slogan, of whatever length, on another. */
function signsAndOpens(name: string, parts: readonly (readonly string[])[]): boolean {
  const signs = parts.some((own) => own.length > 1 && own.at(-1) === name && (own[0]?.length ?? 0) > name.length)
  return signs && parts.some((own) => own.length > 1 && own[0] === name)
}

/** Index of the block with the headline; null when the text has none. */
function findHeadline(
  blocks: readonly LayoutBlock[],
  firstBody: number,
  names: readonly string[],
  { title }: TextHints,
): number | null {
  const limit = firstBody < 0 ? Math.min(1, blocks.length - 1) : firstBody
  const head = blocks.slice(0, limit)
  if (title) {
    const given = head.findIndex(
      ({ text }) => sameWords(text, title) || sameWords(cutSiteName(text, names).headline, title),
    )
    return given < 0 ? null : given
  }
  const printed = head.findIndex((block) => block.headline)
  if (printed >= 0) return printed
  const story = wordsOf(
    blocks
      .slice(limit)
      .map((block) => block.text)
      .join('\n'),
  )
  const above = head.findIndex((block) => !mayBeStruckOutAbove(block.text))
  // Where headlines are signed with the site's name, a line that opens with it tells the site's slogan.
  const signed = head.some((block) => isSiteName(signatureOf(block.text, names), names))
  let best: number | null = null
  let bestScore = 0.25
  head.forEach((block, index) => {
    if (index < limit - MAX_HEAD || (above >= 0 && index > above)) return
    if (block.struck || !mayBeHeadline(block.text)) return
    const { headline, prefix } = cutSiteName(block.text, names)
    if (isSiteName(headline, names) || (signed && prefix)) return
    const words = [...wordsOf(headline)]
    const shared = words.filter((word) => story.has(word)).length / Math.max(1, words.length)
    const score = shared + (words.length >= 3 ? 0.5 : 0) + (index === 0 ? 0.2 : 0) - 0.02 * index
    if (score > bestScore) [best, bestScore] = [index, score]
  })
  return best
}

/** The site's name behind a headline; empty where none is cut off. */
const signatureOf = (line: string, names: readonly string[]): string => {
  const { suffix, site } = cutSiteName(line, names)
  return suffix ? (site ?? '') : ''
}

const mayBeHeadline = (text: string): boolean =>
  text.length <= MAX_HEADLINE &&
  !text.includes('\n') &&
  !/[.;,:]$/u.test(text.trim()) &&
  furnitureReason(text) === null &&
  !isListItem(text) &&
  !isCaption(text) &&
  findByline(text) === null &&
  readDateLine(text) === null

/** Above a headline stand menus, the site's name, a section: nothing that reads like the story. */
const mayBeStruckOutAbove = (text: string): boolean => !isBodyText(text) && !isCaption(text)

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(TELLING_WORD) ?? [])

interface Judging {
  readonly blocks: readonly LayoutBlock[]
  readonly firstBody: number
  readonly lastBody: number
  readonly names: readonly string[]
  readonly title: number | null
  readonly cut: ReturnType<typeof cutSiteName> | null
}

function judge({ blocks, firstBody, lastBody, names, title, cut }: Judging): JudgedBlock[] {
  const seen = new Set<string>()
  let related = false
  return blocks.map((block, index): JudgedBlock => {
    const text = block.text.trim()
    if (index === title && cut) {
      return { ...block, kind: 'heading', level: 1, reason: null, cut: { prefix: cut.prefix, suffix: cut.suffix } }
    }
    const inHead = firstBody < 0 || index < firstBody
    const afterStory = lastBody >= 0 && index > lastBody
    if (afterStory && opensRelated(text)) related = true
    const reason = (): RemovalReason | null => {
      if (block.struck) return block.struck
      const furniture = text.includes('\n') ? null : furnitureReason(text)
      if (furniture) return furniture
      if (title !== null && index < title) return 'chrome'
      if (title !== null && cut && inHead && sameWords(cutSiteName(text, names).headline, cut.headline))
        return 'repeated-title'
      if (related && !isBodyText(text)) return 'related'
      if ((inHead || afterStory) && isSiteLine(text, names)) return 'chrome'
      if (inHead && title !== null && findByline(text)) return 'byline'
      if (inHead && title !== null && readDateLine(text)) return 'publication-date'
      const repeatable = text.length >= MIN_REPEATED && (isCaption(text) || inHead)
      if (repeatable && seen.has(foldName(text))) return 'repeated-caption'
      if (repeatable) seen.add(foldName(text))
      return null
    }
    return { ...block, kind: block.kind ?? kindOf(text), reason: reason() }
  })
}

const kindOf = (text: string): BlockKind => (isCaption(text) ? 'caption' : isListItem(text) ? 'list' : 'paragraph')

/** A line that says the site's name and, beside it, at most a slogan. */
function isSiteLine(text: string, names: readonly string[]): boolean {
  if (text.length > 100 || endsLikeSentence(text)) return false
  return (
    isSiteName(text, names) || (lineParts(text).length > 1 && lineParts(text).some((part) => isSiteName(part, names)))
  )
}

function findOutlet(names: readonly string[], site: string | null, dateline: Dateline | null): TextArticle['outlet'] {
  if (dateline?.outlet) return { name: dateline.outlet, fromDateline: true }
  const shortest = [...names, ...(site ? [site] : [])].sort((a, b) => a.length - b.length)[0]
  return shortest ? { name: shortest, fromDateline: false } : null
}
