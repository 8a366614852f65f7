import type {
  AgentKind,
  AttributionRating,
  CheckWorthiness,
  ClaimState,
  ClaimType,
  Confidence,
  Credibility,
  Direction,
  HopForce,
  HopRole,
  Polarity,
  PublicText,
  RelationStrength,
  RelationType,
  Reliability,
  SourceKind,
  Stance,
} from './codes'
import type { Excerpt } from './formats/excerpt'
import type { PublicAgent, PublicEvidence, PublicRecord, PublicRelation } from './public-record'
import type { Rating } from './rating'

/**
 * The content of a claim: all that its record is compiled from, and nothing else (rule R29). Its hash is sealed when the
 * claim is handed in, and is what approval and publication name (rule R21). Reports and the public record are made from it;
 * who is asked decides how much of it they see.
 *
 * What is not content: where in the text the words stand (a newer text may move them), the workflow, the flags, the address
 * and dates of publication, what an archive has kept of a source's page, and the names by which an agent is found.
 */
export interface ClaimContent {
  readonly article: ContentArticle
  /** The words of the article, and the whole sentences that they stand in; null for a claim without a place. */
  readonly quote: { readonly exact: string; readonly sentences: string } | null
  readonly statement: string
  readonly language: string
  readonly type: ClaimType | null
  readonly polarity: Polarity | null
  readonly checkWorthiness: CheckWorthiness | null
  readonly speaker: ContentAgent | null
  readonly noAuthor: boolean
  readonly saidAt: string | null
  readonly saidPlace: string | null
  /** From the originator to the narrator. (rule R2) */
  readonly chain: readonly ContentHop[]
  readonly attributionVerdict: (ContentVerdict & { readonly rating: AttributionRating }) | null
  /** `scale` holds the ends of the numeric scale the rating was given on, null when it has none. */
  readonly truthVerdict:
    | (ContentVerdict & {
        readonly rating: Rating
        readonly scale: { readonly worst: number; readonly best: number } | null
      })
    | null
  readonly evidence: readonly ContentEvidence[]
  /** Every living relation, whether or not the other claim is public. */
  readonly relations: readonly ContentRelation[]
  /** Distinct origins behind the counted evidence. (rule R10) */
  readonly independentOrigins: number
}

export interface ContentArticle {
  readonly id: string
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  readonly language: string
  readonly direction: Direction
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
}

export interface ContentAgent extends PublicAgent {
  readonly id: string
}

export interface ContentHop {
  readonly agent: ContentAgent
  readonly role: HopRole
  readonly kind: AgentKind
  readonly verb: string
  readonly force: HopForce
}

export interface ContentVerdict {
  readonly asOf: string
  readonly confidence: Confidence | null
  readonly justification: string
}

/** A source as it may be told of: of a confidential one the cover name, the kind and the grades only. (rule R15) */
export interface ContentSource {
  readonly id: string
  readonly title: string
  readonly kind: SourceKind
  readonly primary: boolean
  readonly url: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly language: string | null
  readonly reliability: Reliability | null
  readonly confidential: boolean
  /** SHA-256 of the copies that a person attached, in ascending order. */
  readonly attached: readonly string[]
}

export interface ContentEvidence {
  readonly number: number
  readonly stance: Stance
  readonly source: ContentSource
  readonly passage: string | null
  /** Null where it is internal. (rule R15) */
  readonly note: string | null
  readonly question: string | null
  readonly answer: string | null
  /** Where the information comes from in the end; null when unknown. (rule R10) */
  readonly origin: { readonly id: string; readonly name: string } | null
  readonly hindsight: boolean
  readonly reliability: Reliability | null
  readonly credibility: Credibility | null
}

export interface ContentRelation {
  readonly type: RelationType
  /** `from`: this claim has the relation to the other; `to`: the other has it to this. */
  readonly end: 'from' | 'to'
  readonly strength: RelationStrength | null
  readonly note: string | null
  readonly otherId: string
}

/** Where the quote stands: in code points of the text of `version`. */
export interface ContentPlace {
  /** Id of the version. */
  readonly versionId: string
  readonly version: number
  readonly start: number
  readonly end: number
  readonly prefix: string
  readonly suffix: string
}

/** What publication adds to the content. */
export interface Edition {
  readonly claimId: string
  /** C1, C2 … */
  readonly key: string
  readonly slug: string
  readonly articleSlug: string
  readonly publicText: PublicText
  /** 1 for the first publication. */
  readonly edition: number
  readonly firstPublishedAt: Date
  readonly publishedAt: Date
  readonly newsroom: { readonly name: string; readonly url: string }
  /** The quote's sentences with their neighbours. (rule R30) */
  readonly excerpt: Excerpt
  /** Archived copies of each source's page, newest first, by the source's id. */
  readonly snapshots: ReadonlyMap<string, readonly { readonly sha256: string; readonly takenAt: Date }[]>
  /** Claims that are public now, in the words of their own records, by id. */
  readonly publicClaims: ReadonlyMap<string, { readonly key: string; readonly statement: string }>
}

/** The public record of a claim: its content as the public may see it, with what publication adds. (rules R15, R21) */
export function publicRecord(
  content: ClaimContent & { readonly quote: NonNullable<ClaimContent['quote']> },
  place: ContentPlace,
  edition: Edition,
): PublicRecord {
  const { article, quote, statement, language, type, saidAt, saidPlace, independentOrigins } = content
  const { attributionVerdict, truthVerdict } = content
  const { version, start, end, prefix, suffix } = place
  return {
    format: 'stet-record/1',
    slug: edition.slug,
    edition: edition.edition,
    firstPublishedAt: edition.firstPublishedAt.toISOString(),
    publishedAt: edition.publishedAt.toISOString(),
    newsroom: edition.newsroom,
    article: { ...article, slug: edition.articleSlug, version, publicText: edition.publicText },
    claim: {
      id: edition.claimId,
      key: edition.key,
      ...{ statement, language, type, saidAt, saidPlace, attributionVerdict, truthVerdict, independentOrigins },
      target: { start, end, exact: quote.exact, prefix, suffix },
      excerpt: edition.excerpt,
      speaker: content.speaker && publicAgent(content.speaker),
      chain: content.chain.map((hop) => ({ ...hop, agent: publicAgent(hop.agent) })),
      evidence: content.evidence.map((item) => publicEvidence(item, edition)),
      relations: content.relations.flatMap((relation) => publicRelation(relation, edition)),
    },
  }
}

const publicAgent = ({ name, kind, description, sameAs }: ContentAgent): PublicAgent => ({
  name,
  kind,
  description,
  sameAs,
})

function publicEvidence({ source, origin, ...item }: ContentEvidence, { snapshots }: Edition): PublicEvidence {
  const { title, kind, primary, url, publisher, publishedAt, confidential } = source
  const copies = confidential ? [] : (snapshots.get(source.id) ?? [])
  return {
    ...item,
    source: {
      ...{ title, kind, primary, url, publisher, publishedAt, confidential },
      snapshots: copies.map(({ sha256, takenAt }) => ({ sha256, takenAt: takenAt.toISOString() })),
    },
    origin: origin?.name ?? null,
  }
}

/**
 * Relations to claims that are public now; of others not even the words may go out. A claim that is published later names
 * this one in its own record, and pages read the relation from there.
 */
function publicRelation(
  { type, end, strength, otherId }: ContentRelation,
  { publicClaims }: Edition,
): PublicRelation[] {
  const other = publicClaims.get(otherId)
  return other ? [{ type, end, strength, other: { claimId: otherId, ...other } }] : []
}

/** Whether the content of a claim in this state is sealed: nobody may change it without the claim going back to draft. (R29) */
export const isSealed = (state: ClaimState) => SEALED.has(state)

const SEALED: ReadonlySet<ClaimState> = new Set<ClaimState>([
  'submitted',
  'second-verdict',
  'adjudication',
  'approved',
  'published',
])
