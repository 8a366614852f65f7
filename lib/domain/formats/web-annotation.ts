/**
 * A report as W3C Web Annotations (Web Annotation Data Model, 23 February 2017): one collection with one page.
 *
 * Each claim with a place in the text gives a `highlighting` annotation (with its sentence), a `classifying` one, and an
 * `assessing` one for each verdict; each relation a `linking` one between claims; each comment a `commenting` or `replying` one,
 * with its writer and its time. All annotations of a claim carry its
 * address in an `identifying` body, so that they can be put together again. Every annotation has exactly one motivation
 * and its own `@context`, so that it also stands alone.
 *
 * Targets name the plain text of one article version: anybody can check that `text[start:end] == exact` (code points).
 */

import type { AttributionRating, Direction } from '../codes'
import { isCounted } from '../evidence'
import { directionOf } from '../language'
import { ratingLabel } from '../rating'
import type { Report, ReportClaim, ReportComment, ReportEvidence, ReportRelation, ReportVerdict } from '../report'
import {
  annotationsAddress,
  type CodeFamily,
  claimAddress,
  codeAddress,
  commentAddress,
  textAddress,
  webAddress,
} from './web-addresses'

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

export type Purpose =
  | 'assessing'
  | 'classifying'
  | 'commenting'
  | 'describing'
  | 'highlighting'
  | 'identifying'
  | 'linking'
  | 'replying'
  | 'tagging'

export interface TextualBody {
  readonly type: 'TextualBody'
  readonly purpose: Purpose
  readonly value: string
  readonly language?: string
  readonly textDirection: Direction | 'auto'
  readonly format: 'text/plain' | 'text/markdown'
}

export interface TimeState {
  readonly type: 'TimeState'
  /** xsd:dateTime in UTC. */
  readonly sourceDate: string
}

export interface ResourceBody {
  readonly type: 'SpecificResource'
  readonly purpose: Purpose
  readonly source: string
  readonly state?: TimeState
}

export interface TextTarget {
  readonly type: 'SpecificResource'
  readonly source: string
  readonly selector: readonly [
    { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string },
    { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
  ]
  readonly state: TimeState
}

interface Made {
  readonly type: 'Organization'
  readonly id: string
  readonly name: string
}

/** Who wrote a comment, by what is known of them: in another house they are nobody of ours. */
interface Writer {
  readonly type: 'Person'
  readonly id?: string
  readonly name?: string
}

export interface WebAnnotation {
  readonly '@context': typeof ANNOTATION_CONTEXT
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: Purpose
  readonly creator?: Made | Writer
  readonly generator: { readonly type: 'Software'; readonly id: string; readonly name: 'Stet' }
  readonly created?: string
  readonly modified?: string
  /** The identity that its first publisher gave it. */
  readonly canonical?: string
  /** Where it was before it came here. */
  readonly via?: readonly string[]
  /** The as-of date of a verdict (rule R9). */
  readonly 'dcterms:valid'?: string
  readonly body: readonly (TextualBody | ResourceBody)[]
  /** The passage, or the address of a claim. */
  readonly target: TextTarget | string
}

export interface AnnotationPage {
  readonly '@context': typeof ANNOTATION_CONTEXT
  readonly id: string
  readonly type: 'AnnotationPage'
  /** The collection, told with the page so that the page also stands alone. */
  readonly partOf: Omit<AnnotationCollection, '@context' | 'first'>
  readonly startIndex: 0
  readonly items: readonly WebAnnotation[]
}

export interface AnnotationCollection {
  readonly '@context': typeof ANNOTATION_CONTEXT
  readonly id: string
  readonly type: 'AnnotationCollection'
  readonly label: string
  readonly total: number
  /** Missing when the collection is empty (model, 5.1). */
  readonly first?: AnnotationPage
}

export interface AnnotationOptions {
  /** Language of the rating words in `tagging` bodies; by default the newsroom's. */
  readonly language?: string
  /** Words of the attribution ratings in that language; without them only their codes are given. */
  readonly attributionWords?: Readonly<Record<AttributionRating, string>>
}

/** All annotations of a report. Claims without a place in this version appear only at the far end of relations. */
export function webAnnotations(report: Report, options: AnnotationOptions = {}): AnnotationCollection {
  const items = [
    ...report.claims.flatMap((claim) => claimAnnotations(report, claim, options)),
    ...report.relations.flatMap((relation) => relationAnnotation(report, relation)),
    ...(report.comments ?? []).flatMap((comment) => commentAnnotation(report, comment)),
  ]
  const id = annotationsAddress(report)
  const collection = { id, type: 'AnnotationCollection', label: report.article.title, total: items.length } as const
  if (items.length === 0) return { '@context': ANNOTATION_CONTEXT, ...collection }
  const first = {
    '@context': ANNOTATION_CONTEXT,
    id: `${id}?page=0`,
    type: 'AnnotationPage',
    partOf: collection,
    startIndex: 0,
    items,
  } as const
  return { '@context': ANNOTATION_CONTEXT, ...collection, first }
}

function claimAnnotations(report: Report, claim: ReportClaim, options: AnnotationOptions): WebAnnotation[] {
  if (!claim.target) return []
  const target = textTarget(report, claim.target)
  const identity = resource('identifying', claimAddress(report, claim))
  const statement = text('describing', claim.statement, claim.language)
  const make = (name: string, motivation: Purpose, body: WebAnnotation['body'], asOf?: string): WebAnnotation => ({
    ...head(report, `${claim.key}-${name}`, motivation),
    ...publicationTimes(claim),
    ...(asOf === undefined ? {} : { 'dcterms:valid': asOf }),
    body: [identity, ...body],
    target,
  })
  const { attributionVerdict: attribution, truthVerdict: truth } = claim
  const language = options.language ?? report.newsroom.language
  const rating = report.scale.ratings.find(({ code }) => code === truth?.rating)
  const assess = (verdict: ReportVerdict, family: CodeFamily, word: string | undefined) => [
    resource('classifying', codeAddress(report.newsroom.url, family, verdict.rating)),
    ...(word === undefined ? [] : [text('tagging', word, language)]),
    ...verdictBodies(report, claim, verdict),
    statement,
  ]
  return [
    { ...make('highlight', 'highlighting', [statement]), ...provenance(claim) },
    make('class', 'classifying', classBodies(report, claim)),
    ...(attribution
      ? [
          make(
            'attribution',
            'assessing',
            assess(attribution, 'attribution-ratings', options.attributionWords?.[attribution.rating]),
            attribution.asOf,
          ),
        ]
      : []),
    ...(truth
      ? [
          make(
            'truth',
            'assessing',
            [
              ...assess(truth, 'ratings', rating && ratingLabel(rating, language)),
              ...claim.evidence.flatMap((item) => evidenceBody(report, item)),
            ],
            truth.asOf,
          ),
        ]
      : []),
  ]
}

/** One annotation of a claim is the one that was taken over: the others are made here. */
function provenance({ imported }: ReportClaim) {
  if (!imported) return {}
  const { canonical, via } = imported
  return { ...(canonical === null ? {} : { canonical }), ...(via.length === 0 ? {} : { via }) }
}

/** Who speaks in an annotation of a claim is the newsroom; only comments have a person for their writer. */
function head({ newsroom, article }: Report, name: string, motivation: Purpose) {
  return {
    '@context': ANNOTATION_CONTEXT,
    id: `${annotationsAddress({ newsroom, article })}${encodeURIComponent(name)}`,
    type: 'Annotation',
    motivation,
    creator: { id: `${newsroom.url}/#newsroom`, type: 'Organization', name: newsroom.name },
    generator: { id: `${newsroom.url}/#stet`, type: 'Software', name: 'Stet' },
  } as const
}

function publicationTimes({ publication }: ReportClaim) {
  if (!publication) return {}
  return { created: utc(publication.firstPublishedAt), modified: utc(publication.modifiedAt) }
}

function textTarget(report: Report, target: NonNullable<ReportClaim['target']>): TextTarget {
  const { version, exact, prefix, suffix, start, end } = target
  const older = report.article.earlier?.find((each) => each.version === version)
  const { receivedAt } = older ?? report.article
  return {
    type: 'SpecificResource',
    source: textAddress(report, version),
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
    state: { type: 'TimeState', sourceDate: utc(receivedAt) },
  }
}

function classBodies({ newsroom }: Report, claim: ReportClaim): ResourceBody[] {
  const code = (family: CodeFamily, value: string | null) =>
    value === null ? [] : [resource('classifying', codeAddress(newsroom.url, family, value))]
  return [
    ...code('claim-types', claim.type),
    ...code('polarities', claim.polarity),
    ...code('check-worthiness', claim.checkWorthiness),
    ...code('claim-states', claim.state),
  ]
}

function verdictBodies(
  { newsroom }: Report,
  { language }: ReportClaim,
  { confidence, justification }: ReportVerdict,
): (TextualBody | ResourceBody)[] {
  return [
    ...(confidence === null ? [] : [resource('classifying', codeAddress(newsroom.url, 'confidences', confidence))]),
    ...(justification.trim() === ''
      ? []
      : [{ ...text('assessing', justification, language), format: 'text/markdown' } as const]),
  ]
}

/** A source that can be looked at; what isn't counted was not used for the verdict, and a confidential one has no address. */
function evidenceBody({ sources }: Report, item: ReportEvidence): ResourceBody[] {
  const source = sources.find((candidate) => candidate.key === item.source)
  const address = source && !source.confidential && isCounted(item) ? webAddress(source.url) : null
  if (!source || address === null) return []
  const snapshot = source.snapshots[0]
  const state = snapshot && ({ type: 'TimeState', sourceDate: utc(snapshot.takenAt) } as const)
  return [{ ...resource('linking', address), ...(state ? { state } : {}) }]
}

const UNKNOWN_LANGUAGE = { textDirection: 'auto', format: 'text/plain' } as const

function relationAnnotation(report: Report, { from, type, to, strength, note }: ReportRelation): WebAnnotation[] {
  const { newsroom, claims } = report
  const [one, other] = [from, to].map((key) => claims.find((claim) => claim.key === key))
  if (!one || !other) return []
  return [
    {
      ...head(report, `${from}-${type}-${to}`, 'linking'),
      body: [
        resource('identifying', codeAddress(newsroom.url, 'relations', type)),
        resource('linking', claimAddress(report, other)),
        ...(strength ? [resource('classifying', codeAddress(newsroom.url, 'relation-strengths', strength))] : []),
        ...(note ? [{ type: 'TextualBody', purpose: 'commenting', value: note, ...UNKNOWN_LANGUAGE } as const] : []),
      ],
      target: claimAddress(report, one),
    },
  ]
}

/**
 * What somebody said: of a claim, where it bears the claim's address, of words of the article, where it bears its own, or in
 * answer to another comment. One that came from elsewhere keeps its creator, its dates and where it was.
 */
function commentAnnotation(report: Report, comment: ReportComment): WebAnnotation[] {
  const { claim: key, target: place, replyTo, resolved, imported } = comment
  const claim = report.claims.find((each) => each.key === key)
  const answered = report.comments?.find(({ number }) => number === replyTo)
  const words = claim ? claim.target : place
  const target = answered ? commentId(report, answered) : words && textTarget(report, words)
  if (!target) return []
  const { newsroom } = report
  const about = claim ? claimAddress(report, claim) : commentAddress(report, comment.id)
  const { creator: _, ...made } = head(report, `comment-${comment.id}`, answered ? 'replying' : 'commenting')
  return [
    {
      ...made,
      ...writerOf(comment),
      ...(comment.at === null ? {} : { created: utc(comment.at) }),
      ...(imported?.rewordedAt ? { modified: utc(imported.rewordedAt) } : {}),
      ...(imported?.id ? { via: [imported.id] } : {}),
      body: [
        ...(answered ? [] : [resource('identifying', about)]),
        { type: 'TextualBody', purpose: made.motivation, value: comment.text, ...UNKNOWN_LANGUAGE },
        ...(resolved ? [resource('classifying', codeAddress(newsroom.url, 'threads', 'resolved'))] : []),
      ],
      target,
    },
  ]
}

const commentId = (report: Report, { id }: Pick<ReportComment, 'id'>) =>
  `${annotationsAddress(report)}${encodeURIComponent(`comment-${id}`)}`

function writerOf({ by, imported }: ReportComment): { readonly creator?: Writer } {
  const address = imported?.address ?? null
  if (by === null && address === null) return {}
  return {
    creator: { type: 'Person', ...(address === null ? {} : { id: address }), ...(by === null ? {} : { name: by }) },
  }
}

function resource(purpose: Purpose, source: string): ResourceBody {
  return { type: 'SpecificResource', purpose, source }
}

function text(purpose: Purpose, value: string, language: string): TextualBody {
  return { type: 'TextualBody', purpose, value, language, textDirection: directionOf(language), format: 'text/plain' }
}

/** A date-time as the model wants it: UTC with Z. */
function utc(time: string): string {
  return new Date(time).toISOString()
}
