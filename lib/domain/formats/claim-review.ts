/**
 * A published record as schema.org ClaimReview, by Google's rules for the markup (their page of 10 December 2025) and the
 * house's own: made from the truth verdict only (R1), no number for a verdict off the scale (R16), no author for words
 * that nobody in particular said (R2).
 *
 * The document belongs on the page of its check and on no other.
 */

import type {
  ClaimReview,
  CorrectionComment,
  NewsArticle,
  Organization,
  Person,
  Rating as SchemaRating,
  WithContext,
} from 'schema-dts'
import { isUnnamed, unnamedAtRoot } from '../chain'
import type { LedgerEntry, PublicAgent, PublicClaim, PublicRecord } from '../public-record'
import { ratingLabel } from '../rating'
import { checkAddress, webAddress } from './web-addresses'

export type ClaimReviewDocument = WithContext<ClaimReview>

export interface ClaimReviewOptions {
  /** A retracted check keeps its page, but has no ClaimReview. */
  readonly retracted?: boolean
  /** Whether the desk wants opinions and predictions exported as well; by default not. */
  readonly reviewOpinions?: boolean
  /** Language of the page that carries the document, if there are several; by default the claim's. */
  readonly language?: string
  /** The public ledger, which readers of the markup get too. */
  readonly ledger?: readonly LedgerEntry[]
}

const OPINIONS: ReadonlySet<string | null> = new Set(['opinion', 'prediction'])

/** The ClaimReview of a record, or null where there is none to give: no truth verdict, retracted, an opinion. */
export function claimReview(record: PublicRecord, options: ClaimReviewOptions = {}): ClaimReviewDocument | null {
  const { claim, newsroom } = record
  const verdict = claim.truthVerdict
  if (!verdict || options.retracted) return null
  const opinion = verdict.rating.number === null && (OPINIONS.has(verdict.rating.code) || OPINIONS.has(claim.type))
  if (opinion && !options.reviewOpinions) return null

  const language = options.language ?? claim.language
  const url = checkAddress(newsroom.url, record.slug)
  const speaker = authorOf(claim)
  const said = schemaDate(claim.saidAt)
  const corrections = (options.ledger ?? []).map(correction)
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': `${url}#review`,
    url,
    datePublished: record.firstPublishedAt,
    dateModified: record.publishedAt,
    inLanguage: language,
    claimReviewed: claim.statement,
    author: { '@type': 'Organization', name: newsroom.name, url: `${newsroom.url}/` },
    itemReviewed: {
      '@type': 'Claim',
      // A claim without an author is known by its words alone.
      ...(speaker ? { author: author(speaker) } : { name: claim.statement }),
      ...(said === null ? {} : { datePublished: said }),
      ...(claim.saidPlace ? { locationCreated: { '@type': 'Place', name: claim.saidPlace } } : {}),
      appearance: appearance(record),
    },
    reviewRating: rating(verdict, language),
    ...(corrections.length === 0 ? {} : { correction: corrections }),
  }
}

/** The ClaimReviews of several records, those without one left out: the export format `claimreview`. */
export function claimReviews(
  records: readonly { readonly record: PublicRecord; readonly options?: ClaimReviewOptions }[],
): ClaimReviewDocument[] {
  return records.flatMap(({ record, options }) => claimReview(record, options) ?? [])
}

/** The speaker, if somebody stands behind the words: who only passes on a rumour is not its author. */
function authorOf({ speaker, chain }: PublicClaim): PublicAgent | null {
  return speaker !== null && !isUnnamed(speaker.kind) && !unnamedAtRoot(chain) ? speaker : null
}

function author({ name, kind, description, sameAs }: PublicAgent): Person | Organization {
  const address = webAddress(sameAs)
  const same = address === null ? {} : { sameAs: address }
  if (kind !== 'person') return { '@type': 'Organization', name, ...same }
  return { '@type': 'Person', name, ...(description ? { jobTitle: description } : {}), ...same }
}

/** Where the claim stands: the outlet's article, never the newsroom's own page. */
function appearance({ article }: PublicRecord): NewsArticle {
  const url = webAddress(article.canonicalUrl)
  const published = schemaDate(article.publishedAt)
  return {
    '@type': 'NewsArticle',
    ...(url === null ? {} : { url }),
    headline: article.title,
    ...(published === null ? {} : { datePublished: published }),
    inLanguage: article.language,
    ...(article.outlet ? { publisher: { '@type': 'Organization', name: article.outlet } } : {}),
  }
}

/** Words always; a number only for a place on a scale that Google's rules allow (lowest at least 1). */
function rating({ rating, scale }: NonNullable<PublicRecord['claim']['truthVerdict']>, language: string): SchemaRating {
  const words = { '@type': 'Rating', alternateName: ratingLabel(rating, language) } as const
  if (rating.number === null || !scale || scale.worst < 1 || scale.best <= scale.worst) return words
  if (rating.number < scale.worst || rating.number > scale.best) return words
  return { ...words, ratingValue: rating.number, bestRating: scale.best, worstRating: scale.worst }
}

function correction({ note, at }: LedgerEntry): CorrectionComment {
  return { '@type': 'CorrectionComment', text: note, datePublished: at }
}

/** A date as schema.org takes it: a year, a month, a day or a time with its zone, if it exists; else null. */
export function schemaDate(date: string | null): string | null {
  if (date === null) return null
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/.exec(date)
  if (!match) return null
  const [, year = '', month = '01', day = '01'] = match
  const parsed = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.getUTCDate() !== Number(day)) return null
  return date.includes('T') && Number.isNaN(Date.parse(date)) ? null : date
}
