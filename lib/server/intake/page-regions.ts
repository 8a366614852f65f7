/** Parts of a page that say by their tag, class or id what they are: menus, share bars, boxes of other articles. */

import type { RemovalReason } from '@/lib/domain/intake/draft'
import { furnitureReason, opensRelated } from '@/lib/domain/intake/furniture'
import { isBodyText } from '@/lib/domain/intake/text-blocks'
import type { PageBlock } from './html-blocks'
import { ancestry, attribute, type PageElement } from './html-tree'
import { nameOf } from './part-names'
import { weighed } from './struck-share'

const label = (words: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`, 'i')

/** What a part of a page outside the article is. */
const OUTSIDE: readonly (readonly [RegExp, RemovalReason])[] = [
  [label('comments?|comment-?list|disqus\\w*|respond'), 'comments'],
  [label('share|sharing|social|addthis|sharedaddy'), 'share-bar'],
  [
    label('related|recommend\\w*|more-?(?:stories|news|from)|most-?(?:read|popular)|trending|teasers?|promo'),
    'related',
  ],
  [label('ads?|advert\\w*|sponsor\\w*|dfp|banner'), 'advert'],
  [label('nav(?:bar|igation)?|menu|breadcrumbs?|header|masthead|footer|sidebar|topbar|pagination'), 'navigation'],
]

/** What is struck out even inside the article: nobody gives these names to a part with the article's own text. */
const INSIDE: readonly (readonly [RegExp, RemovalReason])[] = [
  [label('comments?|comment-?list|disqus\\w*'), 'comments'],
  [
    label('share|sharing|share-?bar|social-?(?:share|links|icons|media|bar|buttons)|addthis\\w*|sharedaddy'),
    'share-bar',
  ],
  [
    label(
      'related(?:-?(?:articles?|posts?|stories|links|content|news|topics))?|recommended|recommendations|read-?(?:more|next|also)|more-?stories|most-?(?:read|popular)|trending|taboola|outbrain|zergnet|teaser-?list|also-?on',
    ),
    'related',
  ],
  [
    label(
      'newsletter(?:-?\\w+)?|subscribe|subscription|sign-?up|promo(?:tion)?|advert\\w*|sponsor\\w*|ad-?(?:slot|unit|wrapper|container)|paywall|cookie(?:s|-?\\w+)?|gdpr|consent',
    ),
    'advert',
  ],
  [
    label(
      '(?:author|writer)-?(?:bio|box|info|card|profile|description|about)|about-?(?:the-?)?author|bio|post-?author|entry-?tags|post-?tags|tag-?list|tags|copyright|breadcrumbs?|post-?nav\\w*|pagination|print-?only|screen-?reader(?:-?text)?|sr-only|visually-?hidden',
    ),
    'chrome',
  ],
  [label('tooltip|popover|popup|modal|post-?ratings?|wp-?polls?|poll'), 'chrome'],
]

/** What is said about the article beside its text: it is metadata, where it is no more than a few lines. */
const ABOUT = label('by-?line|(?:post|entry|article|story|news)-?(?:meta|meta-?data|info|date|time|author)')
const MAX_ABOUT = 300

/** The parts of a page that hold most of the kept text: what they are called says nothing about the rest in them. */
export function partsAround(blocks: readonly PageBlock[], kept: readonly boolean[]): ReadonlySet<PageElement> {
  const { lengths, total } = keptLengths(blocks, kept)
  return new Set([...lengths].flatMap(([element, length]) => (length > total / 2 ? [element] : [])))
}

function keptLengths(blocks: readonly PageBlock[], kept: readonly boolean[]) {
  const lengths = new Map<PageElement, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (!kept[index]) return
    total += block.text.length
    for (const around of ancestry(block.element)) lengths.set(around, (lengths.get(around) ?? 0) + block.text.length)
  })
  return { lengths, total }
}

/**
 * Why a block that isn't of the article stands on the page: by where it is, then by what it says.
 *
 * @param article the parts around the article, if it is known
 */
export function reasonByPlace(block: PageBlock, article: ReadonlySet<PageElement> = NONE): RemovalReason {
  if (block.hidden) return block.aside ?? 'hidden'
  for (const around of ancestry(block.element)) {
    if (isPage(around) || article.has(around)) break
    if (
      /^(?:nav|header|footer|menu)$/.test(around.tag) ||
      /navigation|banner|contentinfo/.test(attribute(around, 'role'))
    ) {
      return 'navigation'
    }
    if (around.tag === 'aside') return 'related'
    const found = OUTSIDE.find(([words]) => words.test(nameOf(around)))
    if (found) return found[1]
  }
  const head = block.text.slice(0, 200)
  return furnitureReason(head) ?? (opensRelated(head) ? 'related' : 'outside-article')
}

/** Whether a part of a page is furniture by its own tag, class or id, wherever it stands. */
export const isFurniturePart = (element: PageElement): boolean =>
  element.tag === 'aside' ||
  element.tag === 'form' ||
  insideReason(element) !== undefined ||
  OUTSIDE.some(([words]) => words.test(nameOf(element)))

const NONE: ReadonlySet<PageElement> = new Set()

const isPage = ({ tag }: PageElement): boolean => tag === 'body' || tag === 'html' || tag === '#document'

/** A part that holds more of the kept text than this is the article itself, whatever it is called. */
const MAX_SHARE = 0.3

/** Kept blocks that stand in a part of the page that is furniture by its own name: index → reason. */
export function regionsWithin(blocks: readonly PageBlock[], kept: readonly boolean[]): Map<number, RemovalReason> {
  const { lengths, total } = keptLengths(blocks, kept)
  const reasons = new Map<PageElement, RemovalReason | null>()
  const reasonOf = (element: PageElement): RemovalReason | null => {
    const known = reasons.get(element)
    if (known !== undefined) return known
    const length = lengths.get(element) ?? 0
    const small = length <= total * MAX_SHARE && !isPage(element)
    const about = length <= MAX_ABOUT && ABOUT.test(nameOf(element)) ? 'byline' : null
    const found = small ? (insideReason(element) ?? about) : null
    reasons.set(element, found)
    return found
  }
  const struck = new Map<number, RemovalReason>()
  blocks.forEach((block, index) => {
    if (!kept[index]) return
    for (const around of ancestry(block.element)) {
      const reason = reasonOf(around)
      // A standfirst is printed beside the byline on some pages.
      if (reason && !(reason === 'byline' && isBodyText(block.text))) {
        struck.set(index, reason)
        return
      }
    }
  })
  return weighed(struck, blocks, kept)
}

function insideReason(element: PageElement): RemovalReason | undefined {
  if (element.tag === 'nav' || element.tag === 'footer') return 'navigation'
  return INSIDE.find(([words]) => words.test(nameOf(element)))?.[1]
}
