/** Everything a page says about itself outside its text, gathered in one walk. */

import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { isHidden } from './block-context'
import { attribute, ancestry, elementsOf, labelOf, type PageElement, textOf } from './html-tree'
import { type ArticleData, readJsonLd } from './json-ld'
import { nameOf } from './part-names'

export interface PageFacts {
  readonly jsonLd: ArticleData | null
  /** Contents of `<meta>` by name, property or itemprop, lower case, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  readonly documentTitle: string
  /** First-level headings outside of furniture. */
  readonly headlines: readonly PageElement[]
  /** Second-level ones: on some pages the first level is the outlet's logo. */
  readonly subheadings: readonly PageElement[]
  readonly language: string
  /** The direction declared nearest to most letters of the page's paragraphs; empty when none is. */
  readonly direction: string
  readonly canonical: string
  readonly base: string
  readonly times: readonly PageElement[]
  /** Elements that say they hold the author's name, surest first. */
  readonly authors: readonly PageElement[]
  /** Elements that say they hold the date, surest first. */
  readonly dates: readonly PageElement[]
}

const SURE_AUTHOR = /(?:^|\s)author(?:\s|$)/i
const BYLINE_LABEL =
  /(?:^|[\s_-])(?:by-?line|by_line|author(?:s|-?name|_name)?|writer|reporter|posted-?by|contributor-?name)(?:[\s_-]|$)/i
const NOT_BYLINE =
  /comment|related|avatar|image|photo|licen[cs]e|bio|social|share|widget|sidebar|footer|promo|teaser|recommend|avatar|follow/i
const DATE_LABEL =
  /(?:^|[\s_-])(?:date(?:line|time)?|time(?:stamp)?|pub(?:lished|lish|date)?|published-?(?:at|on|date)|post(?:ed)?-?(?:date|on|meta)|entry-?(?:date|meta)|article-?(?:date|meta|info)|meta|byline)(?:[\s_-]|$)/i

/** Where sites keep a page about each of their authors. */
const PROFILE =
  /\/(?:authors?|autor(?:en|in|es)?|auteurs?|profiles?|users?|contributors?|staff(?:-contributors)?|reporters?|journalists?)\/[^/?#]+/i
/** After everything that says itself that it holds the author. */
const PROFILE_RANK = 4.5
/** An article has few authors: more people with a page of their own are the house's, listed in a menu. */
const MOST_AUTHORS = 3

/** Without links to people's pages where there are too many to tell whose article it is. */
function withoutRoll(authors: readonly (readonly [rank: number, element: PageElement])[]): [number, PageElement][] {
  const linked = authors.filter(([rank]) => rank === PROFILE_RANK)
  const isRoll = new Set(linked.map(([, link]) => attribute(link, 'href'))).size > MOST_AUTHORS
  return authors.flatMap(([rank, element]) => (isRoll && rank === PROFILE_RANK ? [] : [[rank, element]]))
}

/** Pages about all of them, or for signing in. */
const NO_PROFILE = /(?:list|all|index|log-?in|register|sign-?up|search|archive)(?:[/?#.]|$)/i
const CARD = /(?:^|[\s_-])(?:author|writer)-?(?:bio|box|info|card|profile|description)(?:[\s_-]|$)/i

/** A link to a page about the person whose name it is: the address has a word of the name. */
function leadsToProfile(link: PageElement): boolean {
  const address = attribute(link, 'href').toLowerCase()
  if (!PROFILE.test(address) || NO_PROFILE.test(address)) return false
  const last = textOf(link)
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu)
    ?.at(-1)
  return last !== undefined && address.includes(last)
}

/** The name over what is told about the author. */
const isHeadingOfCard = ({ tag, parent }: PageElement): boolean =>
  /^h[2-6]$/.test(tag) && parent !== null && CARD.test(labelOf(parent))

export function pageFacts(root: PageElement): PageFacts {
  const metas = new Map<string, string[]>()
  const sources: string[] = []
  const headlines: PageElement[] = []
  const subheadings: PageElement[] = []
  const times: PageElement[] = []
  const authors: [rank: number, element: PageElement][] = []
  const dates: [rank: number, element: PageElement][] = []
  let documentTitle = ''
  let language = ''
  const directions = new Map<string, number>()
  let canonical = ''
  let base = ''
  for (const element of elementsOf(root)) {
    const { tag } = element
    if (tag === 'script') {
      if (/ld\+json/i.test(attribute(element, 'type'))) sources.push(element.children.join(''))
    }
    if (tag === 'title' && !documentTitle) documentTitle = clean(textOf(element))
    else if (tag === 'meta') addMeta(metas, element)
    else if (tag === 'base' && !base) base = attribute(element, 'href')
    else if (tag === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel')))
      canonical ||= attribute(element, 'href')
    else if (tag === 'html' || tag === 'body') {
      language ||= attribute(element, 'lang') || attribute(element, 'xml:lang')
    } else {
      if (tag === 'p') {
        const declared = directionAround(element)
        directions.set(declared, (directions.get(declared) ?? 0) + textOf(element).length)
      }
      if (tag === 'h1' && !inFurniture(element)) headlines.push(element)
      if (tag === 'h2' && !inFurniture(element)) subheadings.push(element)
      if (tag === 'time') times.push(element)
      const author = authorRank(element)
      if (author !== null) authors.push([author, element])
      const date = dateRank(element)
      if (date !== null) dates.push([date, element])
    }
  }
  const ranked = (list: [number, PageElement][]) => [...list].sort(([a], [b]) => a - b).map(([, element]) => element)
  return {
    jsonLd: readJsonLd(sources),
    metas,
    documentTitle,
    headlines,
    subheadings,
    language,
    direction: [...directions].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0] as const)[0],
    canonical,
    base,
    times,
    authors: ranked(withoutRoll(authors)),
    dates: ranked(dates),
  }
}

/** The direction that an element inherits: its own, or that of the nearest element around it that says one. */
function directionAround(element: PageElement): string {
  for (const around of ancestry(element)) {
    const declared = attribute(around, 'dir').toLowerCase()
    if (declared === 'rtl' || declared === 'ltr') return declared
  }
  return ''
}

function addMeta(metas: Map<string, string[]>, element: PageElement): void {
  const content = clean(attribute(element, 'content'))
  if (!content) return
  for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
    for (const key of attribute(element, name).toLowerCase().split(/\s+/).filter(Boolean)) {
      const before = metas.get(key)
      if (before) before.push(content)
      else metas.set(key, [content])
    }
  }
}

/** How sure an element says that it holds the author: 0 surest; null where it doesn't, or is about a picture. */
function authorRank(element: PageElement): number | null {
  const rank = claimedRank(element)
  return rank === null || inFigure(element) || leadsToPicture(element) ? null : rank
}

function claimedRank(element: PageElement): number | null {
  const sure = element.tag === 'a' && SURE_AUTHOR.test(attribute(element, 'rel')) ? 1 : null
  const rank = SURE_AUTHOR.test(attribute(element, 'itemprop')) ? 0 : sure
  // Whoever wrote a comment or another article is named so as well.
  if (rank !== null) return inFurniture(element) ? 4 : rank
  if (element.tag === 'a' && leadsToProfile(element)) return inFurniture(element) ? null : PROFILE_RANK
  if (isHeadingOfCard(element)) return 5
  const label = labelOf(element).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')
  if (!BYLINE_LABEL.test(label) || NOT_BYLINE.test(label)) return null
  return inFurniture(element) ? 4 : /by-?_?line/i.test(label) ? 2 : 3
}

/** Where pictures are taken from: whoever is named with a link there took the picture. */
const PICTURES = /(?:wikimedia|flickr|unsplash|pexels|pixabay|creativecommons)\.(?:org|com)\//i
const leadsToPicture = ({ children }: PageElement): boolean =>
  children.some((child) => typeof child !== 'string' && child.tag === 'a' && PICTURES.test(attribute(child, 'href')))

/** Who took a picture is named beside it, too. */
const inFigure = (element: PageElement): boolean => {
  for (const around of ancestry(element)) {
    if (around.tag === 'figure' || around.tag === 'figcaption' || IN_PICTURE.test(nameOf(around))) return true
  }
  return false
}

/** Names of what is said about a picture. */
const IN_PICTURE = /(?:^|[\s_-])(?:caption|image-?(?:credit|meta|caption)|photo-?credit|credits?)(?:[\s_-]|$)/i

function dateRank(element: PageElement): number | null {
  if (/datePublished/i.test(attribute(element, 'itemprop'))) return 0
  if (element.tag === 'time' && (element.attributes.has('pubdate') || /publish/i.test(labelOf(element)))) return 1
  if (element.tag === 'abbr' && /\bpublished\b/.test(labelOf(element))) return 1
  return DATE_LABEL.test(labelOf(element)) &&
    /^(?:p|div|span|time|li|td|h\d|small|em|abbr|a|section|header|b|strong|dd|ul)$/.test(element.tag)
    ? 2
    : null
}

/** Whether an element stands in a part of the page that isn't the article. */
export function inFurniture(element: PageElement): boolean {
  for (const around of ancestry(element)) {
    if (/^(?:nav|aside|footer)$/.test(around.tag) || isHidden(around)) return true
    if (
      /(?:^|[\s_-])(?:comments?|comment-?list|discussion|replies|most-?read|more-?stories|related|sidebar|recommend\w*|footer|respond|teasers?|promo)(?:[\s_-]|$)/i.test(
        nameOf(around),
      )
    ) {
      if (around.tag !== 'body' && around.tag !== 'html') return true
    }
  }
  return false
}

/** Text of an attribute in stored form, spaces folded; empty when it can't be kept. */
export function clean(text: string): string {
  try {
    return normaliseText(text).replace(/\s+/g, ' ').trim()
  } catch {
    return ''
  }
}

/** "&amp;quot;": pages escape what was escaped already. */
export const decodeTwice = (text: string): string =>
  text
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:apos|#0?39|#x27);/gi, "'")
    .replace(/&(?:#8217|rsquo);/g, '’')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
