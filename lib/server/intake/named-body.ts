/** The part of a page that the page itself names the body of its article: in microdata, or by a class that templates share. */

import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, attribute, labelOf, type PageElement } from './html-tree'

const NAMES =
  /(?:^|[\s_-])(?:article|story|post|entry|news|blog-?post)[_-]{0,2}(?:body|content|text|copy)(?:$|[\s_-](?:text|content|inner|wrapper|container)?(?:$|\s)|\s)/i

/** The innermost part with such a name that holds most of the kept running text; null when there is none. */
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

const isNamed = (element: PageElement): boolean =>
  element.tag !== 'body' &&
  element.tag !== 'html' &&
  (/\barticleBody\b/i.test(attribute(element, 'itemprop')) || NAMES.test(labelOf(element)))
