/** What the page itself says its article's body is: in JSON-LD, in microdata, by an element or a class that templates share. */

import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, attribute, labelOf, type PageElement } from './html-tree'
import { isFurniturePart } from './page-regions'

/** "entry-content", "article-body", "storyText": class or id. */
const NAMES = /(?:^|[\s_-])(?:article|story|post|entry|news)[_-]{0,2}(?:body|content|text|copy)(?:$|\s)/i

/**
 * The innermost part that the page names the article's, and that holds most of the kept running text; null when there
 * is none.
 */
export function namedBody(blocks: readonly PageBlock[], kept: readonly boolean[]): PageElement | null {
  const running = new Map<PageElement, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (!kept[index] || !isBodyText(block.text)) return
    total += block.text.length
    for (const around of ancestry(block.element)) {
      if (isNamed(around)) running.set(around, (running.get(around) ?? 0) + block.text.length)
    }
  })
  // Inner ones come first: each block adds what is around it from the inside out.
  for (const [element, length] of running) if (length > total / 2) return element
  return null
}

const isMicrodataBody = (element: PageElement): boolean =>
  element.attributes.has('itemprop') && /\barticleBody\b/i.test(attribute(element, 'itemprop'))

const isNamed = (element: PageElement): boolean =>
  element.tag !== 'body' &&
  element.tag !== 'html' &&
  (element.tag === 'article' || isMicrodataBody(element) || NAMES.test(labelOf(element)))

/** A body that is told elsewhere is believed from this length on, in UTF-16 units. */
const MIN_TOLD = 600
/** So much of it must stand on the page. */
const MIN_FOUND = 0.8
/** Below this share of kept text in it, something else was kept. */
const MAX_SHARED = 0.3

/**
 * The blocks of the body that the page declares (schema.org's articleBody, in JSON-LD or microdata), when nearly nothing
 * of what was kept is in it: then something else was taken for the article. Null when there is no reason to doubt.
 */
export function declaredInstead(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  told: string | null,
): readonly boolean[] | null {
  for (const declared of [toldBlocks(blocks, told), microdataBlocks(blocks)]) {
    if (!declared) continue
    const length = (counts: (index: number) => boolean) =>
      blocks.reduce((sum, block, index) => sum + (counts(index) && isBodyText(block.text) ? block.text.length : 0), 0)
    const shared = length((index) => kept[index] === true && declared[index] === true)
    if (shared < MAX_SHARED * length((index) => kept[index] === true)) return declared
  }
  return null
}

function toldBlocks(blocks: readonly PageBlock[], told: string | null): readonly boolean[] | null {
  if (!told || told.length < MIN_TOLD) return null
  const unspaced = told.replace(/\s+/g, '')
  const found = blocks.map(({ text, hidden }) => {
    const words = text.replace(/\s+/g, '')
    return !hidden && words.length >= 30 && unspaced.includes(words)
  })
  const length = blocks.reduce((sum, { text }, index) => sum + (found[index] ? text.replace(/\s+/g, '').length : 0), 0)
  return length >= unspaced.length * MIN_FOUND ? found : null
}

function microdataBlocks(blocks: readonly PageBlock[]): readonly boolean[] | null {
  const found = blocks.map((block) => {
    if (block.hidden || block.text === '') return false
    const around = [...ancestry(block.element)]
    const body = around.findIndex(isMicrodataBody)
    return body >= 0 && !around.slice(0, body).some(isFurniturePart)
  })
  const length = blocks.reduce((sum, { text }, index) => sum + (found[index] && isBodyText(text) ? text.length : 0), 0)
  return length >= MIN_TOLD ? found : null
}
