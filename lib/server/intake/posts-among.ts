/** Which blocks of a page are the words of embedded posts that belong to its article. */

import type { PageBlock } from './html-blocks'
import { ancestry, type PageElement } from './html-tree'
import { isPost } from './social-posts'

/** The embedded post that a block stands in; null for any other block. */
function postAround(block: PageBlock): PageElement | null {
  let outermost: PageElement | null = null
  for (const around of ancestry(block.element)) if (isPost(around)) outermost = around
  return outermost
}

/** What the networks write into a post for readers without scripts: it isn't the post's. */
const PROMPT =
  /^(?:view (?:this post )?on (?:instagram|threads|mastodon|twitter|x|bluesky|facebook|tiktok)|this post on (?:instagram|threads)|♬ .*)$/i

/** Whether a block of a post is the network's word, not its author's. */
export const isPostPrompt = ({ text }: PageBlock): boolean => PROMPT.test(text.trim())

/** Indexes of blocks in posts that stand between, before or right behind kept blocks of the same part of the page. */
export function postsAmong(blocks: readonly PageBlock[], kept: readonly boolean[]): ReadonlySet<number> {
  const around = new Map<PageElement, { first: number; last: number }>()
  blocks.forEach((block, index) => {
    if (!kept[index] || block.text === '' || postAround(block)) return
    let depth = 0
    for (const part of ancestry(block.element)) {
      if (++depth > MAX_REACH || part.tag === 'body') break
      const span = around.get(part)
      around.set(part, { first: span?.first ?? index, last: index })
    }
  })
  const first = kept.indexOf(true)
  const last = kept.lastIndexOf(true)
  return new Set(
    blocks.flatMap((block, index) => {
      const post = block.hidden || block.text === '' ? null : postAround(block)
      if (!post) return []
      if (first < index && index < last) return [index]
      return [...ancestry(post)].slice(0, MAX_REACH).some((part) => around.has(part)) ? [index] : []
    }),
  )
}

/** So many elements around a paragraph or a post may be its wrappers. */
const MAX_REACH = 4
