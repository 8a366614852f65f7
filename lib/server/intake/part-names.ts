/**
 * What the classes and ids of a page's parts say. A name is read word by word: "non-paywall" and "comment-policy-free" say
 * what a part is not, "commentary" isn't "comment", and "tag-newsletter" names what an article is about.
 */

import { attribute, type PageElement } from './html-tree'

/** With one of these a name tells what a part lacks, has or shows, not what it is. */
const TURNED = new Set(
  'no non not without free less has have having with hide hides hiding un off disabled disable show shows is are'.split(
    ' ',
  ),
)
/** Names that content systems give an article for its subjects and its author, on the element around its text. */
const SUBJECT = /^(?:category|tag|topic|term|subject|channel|keyword|post_tag)-(?!list|cloud|links?)[\w-]+$/i
const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether a name tells what a part is. */
const tells = (name: string): boolean => !SUBJECT.test(name) && !wordsOf(name).some((word) => TURNED.has(word))

const known = new Map<string, boolean>()
/** Pages use the same few names again and again; beyond so many they are not remembered. */
const MAX_KNOWN = 20_000

function tellsWhatItIs(name: string): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = tells(name)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(name, found)
  return found
}

/** The names among a list that tell what a part is. */
const telling = (names: string): string => names.split(/\s+/).filter(tellsWhatItIs).join(' ')

const labels = new WeakMap<PageElement, string>()

/** Class and id of a part, as far as they tell what it is. A long id is a heading's own words made into an anchor. */
export function nameOf(element: PageElement): string {
  const before = labels.get(element)
  if (before !== undefined) return before
  const id = attribute(element, 'id')
  const name = `${telling(attribute(element, 'class'))} ${id.split(/[-_\s]/).length <= 3 ? telling(id) : ''}`.trim()
  labels.set(element, name)
  return name
}

/** Words by which Readability takes a part for furniture, wherever they stand in its class or id. */
const FURNITURE =
  'banner|breadcrumb|combx|comment|community|disqus|extra|footer|gdpr|header|legend|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|agegate|pagination|pager|popup|hidden|contact|masthead|media|meta|outbrain|promo|scroll|share|shopping|tags|widget'
const HAS_FURNITURE = new RegExp(`(?:^|[^a-z])ads?(?:[^a-z]|$)|${FURNITURE}`, 'i')
const BEGINS = new RegExp(`^(?:${FURNITURE})(?!s?$)`)
/** What makers of templates write on behind such a word: "commentlist", "sidebarwrap". */
const BUILT = new RegExp(
  `^(?:${FURNITURE})(?:s|ed|er|bar|\\d)*(?:list|box|bar|wrap|wrapper|area|section|block|form|container|content|links?|widgets?|module|nav|holder|row|items?|posts?|articles?|story|stories|news|inner|outer|top|bottom|left|right|main|thread|icons?|share|sharing|media|buttons?|text|title|count|menu|logo|image|img|col|column|group|body|head|toggle|close|data|info)?s?$`,
)

/**
 * A class or id as Readability should see it: without the names that it would misread, since they say what the part is not, or
 * have one of its words inside another ("commentary").
 */
export const nameForReadability = (names: string): string =>
  HAS_FURNITURE.test(names)
    ? names
        .split(/\s+/)
        .filter((name) => !HAS_FURNITURE.test(name) || (tellsWhatItIs(name) && !isInnocent(name)))
        .join(' ')
    : names

/** Whether one of its words begins like furniture and goes on as another word, and no other one is furniture. */
function isInnocent(name: string): boolean {
  const words = wordsOf(name).filter((word) => HAS_FURNITURE.test(word))
  return words.length > 0 && words.every((word) => BEGINS.test(word) && !BUILT.test(word))
}
