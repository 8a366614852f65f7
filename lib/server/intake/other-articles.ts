/**
 * Other articles on an article's page. HTML gives each its own `<article>`: the one that holds the headline, or most of
 * the text, is the page's; what stands in another one beside it is a teaser of something else.
 */

import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, type PageElement } from './html-tree'

/** An article that is plainly there holds so much of the kept running text, in UTF-16 units. */
const MIN_OWN = 200
/** Without a headline in it, an `<article>` is the page's when it holds this share of the kept running text. */
const MOST = 0.6

/**
 * Blocks that stand in another article than the page's. A longer one is no teaser: it isn't among them.
 *
 * @param title index of the block that prints the headline
 */
export function inOtherArticles(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  title: number | null,
): Set<number> {
  const around = blocks.map((block) => articlesAround(block))
  const running = new Map<PageElement, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (!kept[index] || !isBodyText(block.text)) return
    total += block.text.length
    for (const article of around[index] ?? []) running.set(article, (running.get(article) ?? 0) + block.text.length)
  })
  const own = ownArticle(title === null ? [] : (around[title] ?? []), running, total)
  if (!own) return new Set()
  const runningIn = (article: PageElement | undefined) => (article ? (running.get(article) ?? 0) : 0)
  const mine = new Set<PageElement>([own, ...articlesOutside(own)])
  return new Set(
    blocks.flatMap((_, index) => {
      const articles = around[index] ?? []
      const inside = articles.includes(own) || articles.every((article) => mine.has(article))
      return !inside && runningIn(articles[0]) < runningIn(own) ? [index] : []
    }),
  )
}

/** The innermost `<article>` around the headline that holds running text, else the one with most of it. */
function ownArticle(
  aroundTitle: readonly PageElement[],
  running: ReadonlyMap<PageElement, number>,
  total: number,
): PageElement | null {
  const named = aroundTitle.find((article) => (running.get(article) ?? 0) >= MIN_OWN)
  if (named) return named
  for (const [article, length] of running) if (length >= Math.max(MIN_OWN, total * MOST)) return article
  return null
}

const isArticle = ({ tag }: PageElement): boolean => tag === 'article'
const articlesAround = (block: PageBlock): PageElement[] => [...ancestry(block.element)].filter(isArticle)
const articlesOutside = (article: PageElement): PageElement[] => [...ancestry(article)].slice(1).filter(isArticle)
