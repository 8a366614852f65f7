/** What a page says about its article in JSON-LD (schema.org); read leniently, for publishers write it in every way. */

import { normaliseText } from '@/lib/domain/anchoring/normalise'

export interface ArticleData {
  readonly headline: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly section: string | null
  readonly description: string | null
  readonly language: string | null
  readonly body: string | null
  readonly url: string | null
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Thing = { readonly [key: string]: Json }

const ARTICLE = /(?:Article|Posting|Report|Review|Recipe|WebPage|ItemPage)$/
/** Which kind tells most about the article, best first. */
const RANK = [/NewsArticle$/, /(?:Article|Posting|Report|Review|Recipe)$/, /Page$/]
const MAX_SOURCE = 2_000_000
const MAX_THINGS = 2_000

/** The article that a page's JSON-LD blocks describe; null when they describe none. */
export function readJsonLd(sources: readonly string[]): ArticleData | null {
  const things = sources.flatMap((source) => thingsIn(source))
  const byId = new Map(
    things.filter(saysMoreThanId).flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])),
  )
  const everyArticle = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)))
  // What stands in a list is what the page leads to.
  const listed = new Set(things.flatMap((thing) => listedIn(thing)))
  const own = everyArticle.filter((thing) => !listed.has(thing))
  const articles = own.length > 0 ? own : everyArticle
  const rank = (thing: Thing) => RANK.findIndex((kind) => typesOf(thing).some((type) => kind.test(type)))
  const found = [...articles].sort((a, b) => rank(a) - rank(b))
  const best = found[0]
  if (!best) return null
  const follow = (json: Json | undefined): Thing[] => {
    const list = Array.isArray(json) ? json : [json]
    return list.flatMap((item: Json | undefined) => {
      if (!isThing(item)) return []
      const id = item['@id']
      return [typeof id === 'string' && item['name'] === undefined ? (byId.get(id) ?? item) : item]
    })
  }
  const first = (key: string): string | null => found.map((thing) => string(thing[key])).find(Boolean) ?? null
  const names = (json: Json | undefined): string[] => [
    ...strings(json),
    ...follow(json).flatMap((agent) => strings(agent['name'])),
  ]
  return {
    headline: string(best['headline']) ?? (rank(best) < 2 ? string(best['name']) : null),
    authors: [
      ...new Set(
        found.map((thing) => names(thing['author'] ?? thing['creator'])).find((list) => list.length > 0) ?? [],
      ),
    ],
    publisher: found.map((thing) => names(thing['publisher'])[0]).find(Boolean) ?? null,
    publishedAt: first('datePublished') ?? first('dateCreated'),
    modifiedAt: first('dateModified'),
    section: string(best['articleSection']) ?? strings(best['articleSection'])[0] ?? null,
    description: string(best['description']),
    language:
      string(best['inLanguage']) ??
      follow(best['inLanguage'])
        .map((thing) => string(thing['alternateName']))
        .find(Boolean) ??
      null,
    body: string(best['articleBody']),
    url:
      string(best['url']) ?? string(best['mainEntityOfPage']) ?? string(follow(best['mainEntityOfPage'])[0]?.['@id']),
  }
}

/** The things of a list, whether they stand in it or in its numbered items. */
function listedIn(thing: Thing): Thing[] {
  const items = thing['itemListElement']
  return (Array.isArray(items) ? items : [items]).flatMap((item: Json | undefined) => {
    if (!isThing(item)) return []
    const inside = item['item']
    return isThing(inside) ? [item, inside] : [item]
  })
}

function thingsIn(source: string): Thing[] {
  if (source.length > MAX_SOURCE) return []
  const found: Thing[] = []
  const queue: Json[] = [parse(source)]
  for (let next = queue.shift(); next !== undefined && found.length < MAX_THINGS; next = queue.shift()) {
    if (Array.isArray(next)) queue.push(...next.slice(0, MAX_THINGS))
    else if (isThing(next)) {
      found.push(next)
      for (const key of [
        '@graph',
        'mainEntity',
        'mainEntityOfPage',
        'author',
        'publisher',
        'itemListElement',
        'hasPart',
      ]) {
        const part = next[key]
        if (part !== undefined && typeof part === 'object') queue.push(part)
      }
    }
  }
  return found
}

/** JSON as pages have it: wrapped in comments, with raw line feeds inside strings. */
function parse(source: string): Json {
  const text = source.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, '')
  for (const attempt of [
    text,
    text.replace(/[\0-\u001f]+/g, ' '),
    text.replace(/[\0-\u001f]+/g, ' ').replace(/;\s*$/, ''),
  ]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return null
}

/** A reference has an `@id` alone: what it stands for is described elsewhere. */
const saysMoreThanId = (thing: Thing): boolean => Object.keys(thing).some((key) => key !== '@id' && key !== '@type')

const isThing = (json: Json | undefined): json is Thing =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const typesOf = (thing: Thing): string[] => strings(thing['@type']).map((type) => type.replace(/^.*[/#:]/, ''))

/** A string as text in stored form; entities that were escaped twice are left to the caller. */
function string(json: Json | undefined): string | null {
  if (typeof json !== 'string' && typeof json !== 'number') return null
  try {
    return normaliseText(String(json)).trim() || null
  } catch {
    return null
  }
}

function strings(json: Json | undefined): string[] {
  const list = Array.isArray(json) ? json : [json]
  return list.flatMap((item: Json | undefined) => string(item) ?? [])
}
