/**
 * What Google's rules find wrong with a ClaimReview, asked before it is published. Takes any JSON, so that it judges what
 * is really on a page.
 */

import { schemaDate } from './claim-review'
import { isObject, type JsonObject, stringsOf } from './json-walk'

export interface ClaimReviewFault {
  /** An error keeps the document from being used; a warning is worth a look. */
  readonly severity: 'error' | 'warning'
  /** Which property. */
  readonly property: string
  /** A whole sentence. */
  readonly sentence: string
}

/** Longer summaries are cut where they are shown. In code points. */
const SHORT_CLAIM = 75

/**
 * Looks a ClaimReview over.
 *
 * @param document the JSON-LD as parsed
 * @param pageUrl address of the page that carries it
 * @param pageText the words on that page, if at hand: they must show the claim and the verdict
 */
export function claimReviewFaults(document: unknown, pageUrl: string, pageText?: string): ClaimReviewFault[] {
  if (!isObject(document) || !stringsOf(document['@type']).includes('ClaimReview')) {
    return [{ severity: 'error', property: '@type', sentence: 'The document is not a ClaimReview.' }]
  }
  return [
    ...claimFaults(document),
    ...ratingFaults(document),
    ...addressFaults(document, pageUrl),
    ...authorFaults(document),
    ...itemFaults(document),
    ...(pageText === undefined ? [] : pageFaults(document, pageText)),
  ]
}

const error = (property: string, sentence: string): ClaimReviewFault => ({ severity: 'error', property, sentence })
const warning = (property: string, sentence: string): ClaimReviewFault => ({ severity: 'warning', property, sentence })

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function partOf(document: JsonObject, name: string): JsonObject {
  const part = document[name]
  return isObject(part) ? part : {}
}

function claimFaults(document: JsonObject): ClaimReviewFault[] {
  const claim = textOf(document.claimReviewed)
  const word = textOf(partOf(document, 'reviewRating').alternateName)
  if (claim === '') return [error('claimReviewed', 'The claim has no sentence. Write what is being checked.')]
  const faults: ClaimReviewFault[] = []
  const length = Array.from(claim).length
  if (length > SHORT_CLAIM) {
    faults.push(
      warning('claimReviewed', `The claim has ${length} characters; over ${SHORT_CLAIM} it may be cut short.`),
    )
  }
  if (word !== '') {
    const quoted = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const set = new RegExp(`^${quoted}\\s*[:–—-]|[:–—(\\[-]\\s*${quoted}[)\\]]?[.!]?$`, 'iu')
    const inside = new RegExp(`(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, 'iu')
    if (set.test(claim)) {
      faults.push(
        error('claimReviewed', `The claim carries its own rating "${word}". Leave the rating out of the sentence.`),
      )
    } else if (inside.test(claim)) {
      faults.push(
        warning(
          'claimReviewed',
          `The claim contains the word "${word}", which is its rating. Make sure it doesn't give the rating away.`,
        ),
      )
    }
  }
  return faults
}

function ratingFaults(document: JsonObject): ClaimReviewFault[] {
  if (!isObject(document.reviewRating)) return [error('reviewRating', 'There is no rating.')]
  const { alternateName, ratingValue, bestRating, worstRating } = document.reviewRating
  const faults: ClaimReviewFault[] = []
  if (textOf(alternateName) === '') faults.push(error('alternateName', 'The rating has no word for people.'))
  if (ratingValue === undefined && bestRating === undefined && worstRating === undefined) return faults
  const [value, best, worst] = [ratingValue, bestRating, worstRating].map(numberOf)
  if (value == null || best == null || worst == null) {
    return [...faults, error('ratingValue', 'A numeric rating needs its value and both ends of the scale as numbers.')]
  }
  if (worst < 1) faults.push(error('worstRating', `The scale begins at ${worst}; the lowest number allowed is 1.`))
  if (best <= worst)
    faults.push(error('bestRating', `The best rating (${best}) must be greater than the worst (${worst}).`))
  if (value < worst || value > best) {
    faults.push(error('ratingValue', `The rating ${value} doesn't lie on the scale from ${worst} to ${best}.`))
  }
  return faults
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  return Number.isFinite(Number(value)) ? Number(value) : null
}

function addressFaults(document: JsonObject, pageUrl: string): ClaimReviewFault[] {
  const url = textOf(document.url)
  if (!URL.canParse(url)) return [error('url', 'The address of the check is missing or not a complete web address.')]
  const [host, page] = [new URL(url).hostname, new URL(pageUrl).hostname]
  if (host === page || host.endsWith(`.${page}`)) return []
  return [
    error('url', `The check is said to be on ${host}, but its page is on ${page}. Set the newsroom's public address.`),
  ]
}

function authorFaults(document: JsonObject): ClaimReviewFault[] {
  if (document.author === undefined) return [warning('author', 'The document does not say who checked the claim.')]
  const { name, url } = partOf(document, 'author')
  if (textOf(name) !== '' || textOf(url) !== '') return []
  return [error('author', 'Who checked the claim needs a name or an address. Set the name of the newsroom.')]
}

function itemFaults(document: JsonObject): ClaimReviewFault[] {
  if (!isObject(document.itemReviewed)) return [warning('itemReviewed', 'The document does not say whose claim it is.')]
  const { author, name, datePublished, appearance, firstAppearance } = document.itemReviewed
  const faults: ClaimReviewFault[] = []
  if (author === undefined && textOf(name) === '') {
    faults.push(error('itemReviewed.name', 'A claim without an author needs its words as a name.'))
  }
  if (author !== undefined) {
    const claimant = isObject(author) ? textOf(author.name) : ''
    if (claimant === '')
      faults.push(error('itemReviewed.author', 'The author of the claim has no name. Leave the author out.'))
    else if (claimant === textOf(partOf(document, 'author').name)) {
      faults.push(
        warning('itemReviewed.author', `"${claimant}" is named both as author of the claim and as who checked it.`),
      )
    }
  }
  if (appearance !== undefined && firstAppearance !== undefined) {
    faults.push(warning('itemReviewed.firstAppearance', 'Give an appearance or the first appearance, not both.'))
  }
  if (datePublished !== undefined && (typeof datePublished !== 'string' || schemaDate(datePublished) === null)) {
    faults.push(error('itemReviewed.datePublished', 'The day on which the claim was made is not a date by ISO 8601.'))
  }
  return faults
}

/** No mismatch between what machines and what people read. */
function pageFaults(document: JsonObject, pageText: string): ClaimReviewFault[] {
  const page = folded(pageText)
  const shown = (property: string, text: string, what: string) =>
    text === '' || page.includes(folded(text)) ? [] : [error(property, `The page doesn't show ${what}: "${text}".`)]
  return [
    ...shown('claimReviewed', textOf(document.claimReviewed), 'the claim'),
    ...shown('alternateName', textOf(partOf(document, 'reviewRating').alternateName), 'the verdict'),
  ]
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
}
