/**
 * The article's text in a page's data, for pages that draw it with scripts only: what frameworks keep for their first drawing
 * (`__NEXT_DATA__`, Apollo's and Fusion's state), and schema.org's articleBody. No script is run: only JSON is read.
 */

import { isBodyText } from '@/lib/domain/intake/text-blocks'
import { type PageBlock, pageBlocks } from './html-blocks'
import { attribute, elementsOf, type PageElement, parsePage } from './html-tree'
import { reasonByPlace } from './page-regions'

/** A text of the data counts as the article from this length on, in UTF-16 units … */
const MIN_BODY = 500
/** … and when it has so many times the running text that stands on the page. */
const MUCH_MORE = 3
/** No more data than this is looked through: bytes of JSON, and values in it. */
const MAX_JSON = 4_000_000
const MAX_VALUES = 200_000
const MAX_DEPTH = 40

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The blocks of the article that a page's data hold; null where the page itself shows as much. */
export function bodyFromScripts(
  root: PageElement,
  shown: readonly PageBlock[],
  told: string | null,
): PageBlock[] | null {
  const running = shown.reduce((sum, block) => sum + (isInSight(block) ? block.text.length : 0), 0)
  const enough = Math.max(MIN_BODY, running * MUCH_MORE)
  // Most pages show their article: their data are not even parsed.
  if (running >= MAX_RUNNING) return null
  let best: string | null = told && told.length >= enough ? told : null
  for (const json of dataOf(root)) {
    const found = longestText(json)
    if (found.length >= enough && found.length > (best?.length ?? 0) * 1.2) best = found
  }
  if (best === null) return null
  const blocks = pageBlocks(parsePage(`<article>${isMarkup(best) ? best : asParagraphs(best)}</article>`), undefined)
  return blocks.some(({ text }) => isBodyText(text)) ? blocks : null
}

/** A page that shows so much is taken as it shows itself: data behind a teaser are for subscribers. */
const MAX_RUNNING = 800

/** Running text that no name calls a page's furniture. */
const isInSight = (block: PageBlock): boolean =>
  !block.hidden &&
  block.linked < block.text.length / 2 &&
  isBodyText(block.text) &&
  reasonByPlace(block) === 'outside-article'

const isMarkup = (text: string): boolean => /<(?:p|div|br|h[2-6]|ul|blockquote)\b[^>]*>/i.test(text)
const escaped = (text: string): string => text.replace(/&(?!#?\w+;)/g, '&amp;').replace(/</g, '&lt;')
const asParagraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((part) => `<p>${escaped(part)}</p>`)
    .join('')

/** The JSON in a page's scripts: data by its type, and what is assigned to a name. */
function* dataOf(root: PageElement): Generator<Json> {
  let left = MAX_JSON
  for (const element of elementsOf(root)) {
    if (element.tag !== 'script') continue
    const source = element.children.join('')
    if (source.length > left) continue
    left -= source.length
    if (/json/i.test(attribute(element, 'type'))) {
      const json = parsed(source)
      if (json !== null) yield json
      continue
    }
    for (const [, assigned] of source.matchAll(ASSIGNED)) {
      const json = parsed(objectAt(source, assigned === undefined ? -1 : source.indexOf(assigned)))
      if (json !== null) yield json
    }
  }
}

/** "window.__APOLLO_STATE__ = {", "Fusion.globalContent={": states by the names that frameworks give them. */
const ASSIGNED =
  /(?:window\.|self\.|var\s+|let\s+|const\s+)?((?:__[A-Z_]*(?:STATE|DATA|PROPS|CONTEXT)[A-Z_]*__|Fusion\.globalContent|window\["[^"]{1,40}"\])\s*=\s*)(?=[{[])/g

/** The object or list that begins behind an assignment, to its closing bracket; empty when it never closes. */
function objectAt(source: string, assigned: number): string {
  const start = source.slice(assigned).search(/[{[]/) + assigned
  let depth = 0
  let quoted = false
  for (let at = start; at < source.length; at++) {
    const sign = source[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return source.slice(start, at + 1)
  }
  return ''
}

function parsed(source: string): Json | null {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

const isThing = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Keys under which an element of a body keeps its words. */
const WORDS = ['text', 'content', 'html', 'value', 'body', 'paragraph', 'markup', 'innerHTML', 'contents', 'children']
/** Kinds of elements whose words aren't the article's. */
const OTHER = /(?:ad|advert|promo|newsletter|related|image|video|gallery|embed|interstitial|recirc|caption|link_list)/i

/** The longest text in some JSON: one string, or a list of elements each with its words. */
function longestText(json: Json): string {
  let best = ''
  let values = 0
  const references = isThing(json) ? json : {}
  const stack: { readonly value: Json; readonly depth: number }[] = [{ value: json, depth: 0 }]
  for (let next = stack.pop(); next && values++ < MAX_VALUES; next = stack.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') {
      if (value.length > best.length && isRunning(value)) best = value
      continue
    }
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) continue
    if (Array.isArray(value)) {
      const whole = value.map((item: Json) => elementText(item, references)).filter(Boolean)
      const text = whole
        .map((part) => (isMarkup(part) || /^<\w/.test(part) ? part : `<p>${escaped(part)}</p>`))
        .join('')
      if (whole.length > 1 && text.length > best.length && whole.some((part) => isRunning(part))) best = text
    }
    for (const inner of Object.values(value)) stack.push({ value: inner, depth: depth + 1 })
  }
  return best
}

/** The words of one element of a body; a reference is followed to what stands under its name. */
function elementText(item: Json, references: { readonly [key: string]: Json }, depth = 0): string {
  if (typeof item === 'string') return depth > 0 || isRunning(item) ? item : ''
  if (!isThing(item) || depth > 6) return ''
  const reference = item['__ref'] ?? (item['type'] === 'id' ? item['id'] : undefined)
  if (typeof reference === 'string') return elementText(references[reference] ?? null, {}, depth + 1)
  const kind = item['type'] ?? item['__typename'] ?? item['_type']
  if (typeof kind === 'string' && OTHER.test(kind)) return ''
  for (const key of WORDS) {
    const words = item[key]
    if (typeof words === 'string' && /\p{L}/u.test(words)) return words
    if (isThing(words) || Array.isArray(words)) {
      const list: readonly Json[] = Array.isArray(words) ? words : [words]
      const text = list.map((part) => elementText(part, references, depth + 1)).join('')
      if (text !== '') return text
    }
  }
  return ''
}

/** Sentences, not a style sheet, a script or an address. */
const isRunning = (text: string): boolean => {
  const words = text.replace(/<[^>]{0,2000}>/g, ' ').trim()
  return (
    isBodyText(words) &&
    words.length > text.length / 4 &&
    /\s/.test(words) &&
    (words.match(/[{};=<>\\]/g)?.length ?? 0) < words.length / 60
  )
}
