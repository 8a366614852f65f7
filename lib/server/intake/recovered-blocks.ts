/** What Readability leaves out although it is the article's: a lead set apart, lists and paragraphs between others. */

import { isCaption } from '@/lib/domain/intake/caption'
import { sameWords } from '@/lib/domain/intake/furniture'
import { endsLikeSentence, isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, attribute, type PageElement } from './html-tree'
import { namedBody } from './named-body'
import { isFurniturePart, partsAround, reasonByPlace } from './page-regions'

/** Above this share of linked text a block is a list of other pages. */
const MAX_LINKED = 0.4
/** A lead stands this near the headline, in blocks. */
const LEAD_REACH = 12
const MIN_LEAD = 50
/** An article's body that JSON-LD gives is believed from this length on. */
const MIN_BODY = 300

export interface Saying {
  readonly standfirst: string | null
  readonly body: string | null
}

/** The kept blocks together with those that belong to them. */
export function recoverBlocks(
  blocks: readonly PageBlock[],
  read: readonly boolean[],
  title: number | null,
  { standfirst, body }: Saying,
): boolean[] {
  const kept = withNamedBody(blocks, read)
  const first = blocks.findIndex((block, index) => kept[index] && isBodyText(block.text))
  const last = blocks.findLastIndex((block, index) => kept[index] && isBodyText(block.text))
  const parents = parentsOfKept(blocks, kept)
  const rows = rowsOfKept(blocks, kept)
  const article = partsAround(blocks, kept)
  const told = body && body.length >= MIN_BODY ? unspaced(body) : ''
  return blocks.map((block, index) => {
    if (kept[index]) return true
    if (block.hidden || block.text === '' || linkedShare(block) > MAX_LINKED) return false
    if (reasonByPlace(block, article) !== 'outside-article') return false
    if (told && block.text.length >= MIN_LEAD && told.includes(unspaced(block.text))) return true
    if (title !== null && first >= 0 && index > title && index < first && index - title <= LEAD_REACH) {
      return isLead(block, standfirst) || isLeadCaption(block)
    }
    return index > first && index < last && (standsAmong(block, index, parents) || standsInRow(block, index, rows))
  })
}

/** Below this share of the paragraphs that the page names the article's body, Readability took too little of it. */
const TOO_LITTLE = 0.7

/**
 * What Readability kept; where it took too little of what the page itself names the article's body (one row of many
 * that a page builder made), all of that body's paragraphs, with what stands between them.
 */
function withNamedBody(blocks: readonly PageBlock[], read: readonly boolean[]): readonly boolean[] {
  const body = namedBody(blocks, read)
  if (!body) return read
  const mine = blocks.map((block) => isOfBody(block, body))
  const runs = blocks.map(
    (block, index) => mine[index] === true && block.kind === 'paragraph' && isBodyText(block.text),
  )
  const length = (counts: (index: number) => boolean) =>
    blocks.reduce((sum, block, index) => sum + (runs[index] && counts(index) ? block.text.length : 0), 0)
  if (length((index) => read[index] === true) >= TOO_LITTLE * length(() => true)) return read
  const first = runs.indexOf(true)
  const last = runs.lastIndexOf(true)
  return read.map((isKept, index) => isKept || (mine[index] === true && first <= index && index <= last))
}

/** Whether a block is in the named body and in no part of it that is something else by its own name. */
function isOfBody(block: PageBlock, body: PageElement): boolean {
  if (block.hidden || block.text === '' || linkedShare(block) > MAX_LINKED) return false
  for (const around of ancestry(block.element)) {
    if (around === body) return true
    if (isFurniturePart(around)) return false
  }
  return false
}

const unspaced = (text: string): string => text.replace(/\s+/g, '')

const linkedShare = (block: PageBlock): number => block.linked / Math.max(1, block.text.length)

/** A sentence between headline and text, or what the page itself gives as its description. */
function isLead(block: PageBlock, standfirst: string | null): boolean {
  if (standfirst && sameWords(block.text, standfirst)) return true
  return block.text.length >= MIN_LEAD && endsLikeSentence(block.text)
}

/** The picture over the article has its caption there too. */
const isLeadCaption = (block: PageBlock): boolean =>
  isCaption(block.text) || (block.kind === 'caption' && block.text.length >= MIN_LEAD)

/** The elements right around kept paragraphs, with the first and last index of those. */
function parentsOfKept(blocks: readonly PageBlock[], kept: readonly boolean[]): Map<PageElement, [number, number]> {
  const parents = new Map<PageElement, [number, number]>()
  blocks.forEach((block, index) => {
    const parent = block.element.parent
    if (!kept[index] || !parent || !isBodyText(block.text)) return
    const known = parents.get(parent)
    parents.set(parent, known ? [known[0], index] : [index, index])
  })
  return parents
}

/** Whether a block stands between kept paragraphs in the same part of the page, at most two levels deeper. */
function standsAmong(block: PageBlock, index: number, parents: Map<PageElement, [number, number]>): boolean {
  let depth = 0
  for (const around of ancestry(block.element)) {
    if (++depth > 4) return false
    const span = parents.get(around)
    if (span) return span[0] < index && index < span[1]
  }
  return false
}

/** How many elements around a paragraph may be its own: wrappers that a page's parts are put into one by one. */
const MAX_WRAPPERS = 3

/** By the element around them, and by how they are wrapped in it: first and last index of kept paragraphs. */
type Rows = Map<PageElement, Map<string, [number, number]>>

/** Rows of kept paragraphs of which each has wrappers of its own. */
function rowsOfKept(blocks: readonly PageBlock[], kept: readonly boolean[]): Rows {
  const rows: Rows = new Map()
  blocks.forEach((block, index) => {
    if (!kept[index] || !isBodyText(block.text)) return
    for (const [around, wrapping] of wrappings(block)) {
      const row = rows.get(around) ?? new Map<string, [number, number]>()
      const known = row.get(wrapping)
      row.set(wrapping, known ? [known[0], index] : [index, index])
      rows.set(around, row)
    }
  })
  return rows
}

/** Whether a sentence stands between kept paragraphs that are wrapped in the same way, in the same part of the page. */
function standsInRow(block: PageBlock, index: number, rows: Rows): boolean {
  if (!endsLikeSentence(block.text)) return false
  return wrappings(block).some(([around, wrapping]) => {
    const span = rows.get(around)?.get(wrapping)
    return span !== undefined && span[0] < index && index < span[1]
  })
}

/** The elements around a block from the second on, each with the tags and classes between. */
function wrappings(block: PageBlock): [PageElement, string][] {
  const found: [PageElement, string][] = []
  let wrapping = ''
  let wrappers = 0
  for (const around of ancestry(block.element)) {
    if (wrappers >= 2) found.push([around, wrapping])
    if (++wrappers > MAX_WRAPPERS + 1) break
    wrapping += `>${around.tag}.${attribute(around, 'class')}`
  }
  return found
}
