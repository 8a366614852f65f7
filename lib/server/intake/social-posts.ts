/**
 * Posts of social networks that a page has embedded as markup. Their words are quoted, often they are the claim: they stay as a
 * quotation with who wrote them and when, whatever the part around them is called.
 */

import { attribute, elementsOf, type PageElement } from './html-tree'

/** Classes by which the networks' own scripts find what they draw. */
const CLASS =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video|comment-embed)|bluesky-embed|mastodon-embed|text-post-media|telegram-post|tgme_widget_message|reddit-(?:card|embed-bq)|bsky-embed)(?:\s|$)/
/** Addresses of single posts. */
const POST =
  /^https?:\/\/(?:[\w-]+\.)*(?:(?:twitter|x)\.com\/[^/]+\/status(?:es)?\/\d|bsky\.app\/profile\/[^/]+\/post\/|facebook\.com\/(?:[^/]+\/(?:posts|videos)\/|permalink\.php|story\.php)|instagram\.com\/(?:p|reel)\/|threads\.(?:net|com)\/@[^/]+\/post\/|t\.me\/(?:s\/)?\w+\/\d|tiktok\.com\/@[^/]+\/video\/|vk\.com\/wall-?\d|truthsocial\.com\/@[^/]+\/(?:posts\/)?\d|[^/]+\/@[^/]+\/\d{12})/i

const posts = new WeakMap<PageElement, boolean>()

/** Whether an element is an embedded post: it is called so by its network, or it is a quotation that names a post's address. */
export function isPost(element: PageElement): boolean {
  const known = posts.get(element)
  if (known !== undefined) return known
  const found = CLASS.test(attribute(element, 'class')) || (element.tag === 'blockquote' && namesPost(element))
  posts.set(element, found)
  return found
}

/** By the quotation's own source, else by its last link, which is the post's date. */
function namesPost(quotation: PageElement): boolean {
  if (POST.test(attribute(quotation, 'cite'))) return true
  let last = ''
  for (const { tag, attributes } of elementsOf(quotation)) if (tag === 'a') last = attributes.get('href') ?? last
  return POST.test(last)
}
