/** What is known about a page's article, and where each piece of it came from. JSON-LD before OpenGraph before the rest. */

import { cleanAuthor, findByline, isBody, isLogin, isPerson } from '@/lib/domain/intake/byline'
import type { Found, IntakeMetadata, MetadataOrigin } from '@/lib/domain/intake/draft'
import { isSiteName } from '@/lib/domain/intake/furniture'
import { languageTag } from '@/lib/domain/intake/language'
import { readDate } from '@/lib/domain/intake/publication-date'
import { findTitle } from './html-title'
import { attribute, type PageElement, textOf } from './html-tree'
import { clean, decodeTwice, type PageFacts } from './page-facts'

export type PageMetadata = Omit<IntakeMetadata, 'language' | 'direction' | 'dateline'> & {
  readonly language: Found | null
  /** Every name under which the page knows its site. */
  readonly siteNames: readonly string[]
}

type Candidate = readonly [value: string | null | undefined, origin: MetadataOrigin]

/** @param url where the page was found, when that is known */
export function pageMetadata(facts: PageFacts, url: string | undefined): PageMetadata {
  const meta = (...names: string[]): string[] => names.flatMap((name) => facts.metas.get(name) ?? [])
  const canonicalUrl = findCanonical(facts, url)
  const siteNames = namesOfSite(facts, canonicalUrl?.value ?? url)
  return {
    title: findTitle(facts, siteNames),
    standfirst: pick([
      [facts.jsonLd?.description, 'json-ld'],
      [meta('og:description')[0], 'og'],
      [meta('description', 'twitter:description')[0], 'meta'],
    ]),
    outlet: findOutlet(facts),
    byline: findAuthors(facts, siteNames),
    section: pick([
      [facts.jsonLd?.section, 'json-ld'],
      [meta('article:section')[0], 'og'],
      [meta('section', 'parsely-section', 'sailthru.section')[0], 'meta'],
    ]),
    publishedAt: findPublished(facts, canonicalUrl?.value ?? url),
    modifiedAt: pick(
      [
        [facts.jsonLd?.modifiedAt, 'json-ld'],
        [meta('article:modified_time', 'og:updated_time')[0], 'og'],
        [meta('datemodified', 'last-modified', 'dcterms.modified', 'dc.date.modified')[0], 'meta'],
      ],
      readDate,
    ),
    language: pick(
      [
        [facts.language, 'html'],
        [facts.jsonLd?.language, 'json-ld'],
        [meta('og:locale')[0], 'og'],
        [meta('content-language', 'language', 'dc.language')[0], 'meta'],
      ],
      languageTag,
    ),
    canonicalUrl,
    siteNames,
  }
}

/** The first candidate that reads as something. */
function pick(candidates: readonly Candidate[], read: (value: string) => string | null = clean): Found | null {
  for (const [raw, origin] of candidates) {
    const value = raw ? read(raw) : null
    if (value) return { value, origin }
  }
  return null
}

function namesOfSite(facts: PageFacts, url: string | undefined): string[] {
  const host = url ? hostOf(url) : ''
  const label = host.replace(/^(?:www|m|mobile|amp|edition|en|ar|news)\./, '').split('.')[0] ?? ''
  const names = [
    ...(facts.metas.get('og:site_name') ?? []),
    ...(facts.metas.get('application-name') ?? []),
    ...(facts.metas.get('twitter:site') ?? []).map((name) => name.replace(/^@/, '')),
    facts.jsonLd?.publisher ?? '',
    host.replace(/^www\./, ''),
    label,
  ]
  return [...new Set(names.map(clean).filter((name) => name.length > 1))]
}

function findOutlet(facts: PageFacts): Found | null {
  const publisher = facts.jsonLd?.publisher
  return pick([
    [publisher && !/^https?:/.test(publisher) ? publisher : null, 'json-ld'],
    [facts.metas.get('og:site_name')?.[0], 'og'],
    [facts.metas.get('application-name')?.[0], 'meta'],
    [facts.metas.get('dc.publisher')?.[0] ?? facts.metas.get('citation_journal_title')?.[0], 'meta'],
  ])
}

/** Where pages name their authors, surest first. */
const AUTHOR_METAS = [
  'dc:creator',
  'dcterm:creator',
  'dcterms.creator',
  'dc.creator',
  'author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'citation_author',
  'article:author',
  'article:author_name',
  'og:article:author',
  'dc.contributor',
  // Mostly an account's name, which counts for nothing; where there is no "@" it is a person's.
  'twitter:creator',
]

/**
 * Who wrote it, from the first place that names somebody; the site itself only where the page prints nobody else.
 */
function findAuthors(facts: PageFacts, names: readonly string[]): Found | null {
  const read = (authors: readonly string[]): string[] =>
    authors.flatMap((author) => {
      const name = cleanAuthor(clean(decodeTwice(author)))
      return name === null ? [] : [inFull(name, names)]
    })
  const said = [
    { authors: read(facts.jsonLd?.authors ?? []), origin: 'json-ld' as const },
    ...AUTHOR_METAS.map((name) => ({ authors: read(facts.metas.get(name) ?? []), origin: 'meta' as const })),
  ]
  const named = said.flatMap(({ authors, origin }) => {
    const people = distinct(authors.filter((author) => !isSiteName(author, names)))
    return people.length > 0 ? [{ people, value: people.join(', '), origin }] : []
  })
  const sure = named.find(({ people }) => !people.some((name) => isLogin(name) || isBody(name)))
  if (sure) return { value: sure.value, origin: sure.origin }
  const printed = facts.authors.flatMap((element) => {
    const name = authorIn(element, names)
    return name === null ? [] : [inFull(name, names)]
  })
  const others = printed.filter((name) => !isSiteName(name, names))
  const person = others.find(isPerson) ?? others[0]
  // A body or a login that the data name gives way to a person whom the page prints.
  const first = named[0]
  if (person && (!first || isPerson(person))) return { value: person, origin: 'html' }
  if (first) return { value: first.value, origin: first.origin }
  const house = said.find(({ authors }) => authors.length > 0)
  if (house) return { value: distinct(house.authors).join(', '), origin: house.origin }
  return printed[0] ? { value: printed[0], origin: 'html' } : null
}

/** "Ana" on a site that is called "Ana Lind's notes" is its owner. */
function inFull(name: string, siteNames: readonly string[]): string {
  const owners = siteNames.map((site) => /^(.{3,60}?)['’]s\s/u.exec(site)?.[1] ?? site)
  return owners.find((owner) => owner.startsWith(`${name} `) && isPerson(owner)) ?? name
}

/** The same name in another case is the same author. */
const distinct = (names: readonly string[]): string[] =>
  [...new Map([...names].reverse().map((name) => [name.toLowerCase(), name])).values()].reverse()

/** "marianne1": what somebody is called where they write. */
const ACCOUNT = /^\p{L}{3,}\d{1,4}$/u

/** The name in an element that says it holds the author's: a name, or a byline. */
function authorIn(element: PageElement, names: readonly string[]): string | null {
  const text = clean(textOf(element))
  if (text.length < 3 || text.length > 120) return null
  const byline = findByline(text)
  if (byline) return withoutSite(byline, names)
  const name = cleanAuthor(withoutSite(text.replace(/\s*[|•·].*$/u, ''), names))
  if (name && ACCOUNT.test(name)) return name
  if (
    !name ||
    name.length > 60 ||
    /\d|[.!?]\s|:|\sby\s|^(?:posted|published|updated|view|more|about|follow|contact|all)\b/iu.test(name)
  )
    return null
  return name.split(/\s+/).length <= 8 ? name : null
}

/** "Ana Lind Marrow Post Staff": a name without the site that is printed behind it. */
function withoutSite(text: string, names: readonly string[]): string {
  const bare = text.replace(/\s+(?:staff(?:\s+(?:writer|reporter))?|contributor|editor)$/iu, '')
  const site = names.find((name) => name.length > 3 && bare.toLowerCase().endsWith(` ${name.toLowerCase()}`))
  return site ? bare.slice(0, -site.length - 1) : bare
}

function findPublished(facts: PageFacts, url: string | undefined): Found | null {
  const meta = (...names: string[]) => names.flatMap((name) => facts.metas.get(name) ?? [])
  return (
    pick(
      [
        [facts.jsonLd?.publishedAt, 'json-ld'],
        [meta('article:published_time', 'og:article:published_time')[0], 'og'],
        ...PUBLISHED_METAS.flatMap((name) => meta(name).map((value): Candidate => [value, 'meta'])),
      ],
      readDate,
    ) ?? findPrintedDate(facts, url)
  )
}

const PUBLISHED_METAS = [
  'datepublished',
  'date.published',
  'datecreated',
  'publish-date',
  'publish_date',
  'publishdate',
  'published-date',
  'publicationdate',
  'publication_date',
  'pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'citation_publication_date',
  'citation_date',
  'originalpublicationdate',
  'article.published',
  'article.created',
  'bt:pubdate',
  'cxenseparse:recs:publishtime',
  'date',
  'pdate',
  'ptime',
]

function findPrintedDate(facts: PageFacts, url: string | undefined): Found | null {
  const printed = (element: PageElement): string | null =>
    readDate(attribute(element, 'datetime') || attribute(element, 'content')) ??
    readDate(clean(textOf(element)).slice(0, 200)) ??
    readDate(attribute(element, 'title'))
  const fromUrl = url ? dateInUrl(url) : null
  const labelled = facts.dates.map(printed).find(Boolean)
  const timed = facts.times.map(printed).find(Boolean)
  if (fromUrl && fromUrl.length === 10 && !labelled?.startsWith(fromUrl)) return { value: fromUrl, origin: 'url' }
  const value = labelled ?? timed
  if (value) return { value, origin: 'html' }
  return fromUrl ? { value: fromUrl, origin: 'url' } : null
}

/** "/2014/01/16/" and "/2014-01-16-": the day a page's address was made. */
function dateInUrl(url: string): string | null {
  const found = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(url)
  return found ? readDate(`${found[1]}-${found[2]}-${found[3]}`) : null
}

/**
 * The address that the page gives for its article. Some sites name their home page as the canonical address of every article:
 * that is no article's.
 */
function findCanonical(facts: PageFacts, url: string | undefined): Found | null {
  const base = url ?? facts.base
  const absolute = (href: string): URL | null => {
    try {
      const address = base ? new URL(href, base) : new URL(href)
      return address.protocol === 'http:' || address.protocol === 'https:' ? address : null
    } catch {
      return null
    }
  }
  const named = pick(
    [
      [facts.canonical, 'html'],
      [facts.metas.get('og:url')?.[0], 'og'],
      [facts.jsonLd?.url, 'json-ld'],
    ],
    (href) => {
      const address = absolute(href)
      return address && !isHomePage(address) ? address.href : null
    },
  )
  return named ?? pick([[url, 'url']], (href) => absolute(href)?.href ?? null)
}

/** The home page of a site or of its edition in a language. */
const isHomePage = ({ pathname, search }: URL): boolean =>
  search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:(?:index|home|default)\.[a-z]{3,5})?$/i.test(pathname)

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}
