import type {
  AgentKind,
  AttributionRating,
  ClaimType,
  Confidence,
  CorrectionKind,
  Credibility,
  Direction,
  HopForce,
  HopRole,
  PublicText,
  Reliability,
  RelationStrength,
  RelationType,
  SourceKind,
  Stance,
} from './codes'
import type { LedgerChange } from './ledger-change'
import type { Rating } from './rating'

/**
 * The complete public record of one published claim, frozen at publication (rule R21). Public pages, feeds and
 * ClaimReview read only this, so what was published can't change behind its reader's back. Stored as canonical JSON with
 * its SHA-256. Positions are code points in the text of `article.version`; dates ISO 8601.
 */
export interface PublicRecord {
  readonly format: 'stet-record/1'
  readonly slug: string
  /** 1 for the first publication, one more for each correction, clarification or update. */
  readonly edition: number
  readonly firstPublishedAt: string
  readonly publishedAt: string
  readonly newsroom: { readonly name: string; readonly url: string }
  readonly article: PublicArticle
  readonly claim: PublicClaim
}

export interface PublicArticle {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  readonly language: string
  readonly direction: Direction
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  readonly publicText: PublicText
}

export interface PublicAgent {
  readonly name: string
  readonly kind: AgentKind
  readonly description: string | null
  readonly sameAs: string | null
}

export interface PublicVerdict {
  readonly asOf: string
  readonly confidence: Confidence | null
  readonly justification: string
}

export interface PublicClaim {
  readonly id: string
  readonly key: string
  readonly statement: string
  readonly language: string
  readonly type: ClaimType | null
  readonly target: {
    readonly start: number
    readonly end: number
    readonly exact: string
    readonly prefix: string
    readonly suffix: string
  }
  /** The quote's sentences with one neighbour on each side (rule R30), and where the quote stands in it (code points). */
  readonly excerpt: { readonly text: string; readonly quoteStart: number; readonly quoteEnd: number }
  readonly speaker: PublicAgent | null
  readonly saidAt: string | null
  readonly saidPlace: string | null
  readonly chain: readonly {
    readonly agent: PublicAgent
    readonly role: HopRole
    readonly kind: AgentKind
    readonly verb: string
    readonly force: HopForce
  }[]
  readonly attributionVerdict: (PublicVerdict & { readonly rating: AttributionRating }) | null
  /** `scale` holds the ends of the numeric scale the rating was given on, null when it has none. */
  readonly truthVerdict:
    | (PublicVerdict & {
        readonly rating: Rating
        readonly scale: { readonly worst: number; readonly best: number } | null
      })
    | null
  readonly evidence: readonly PublicEvidence[]
  readonly relations: readonly PublicRelation[]
  /** Distinct origins behind the counted evidence (rule R10). */
  readonly independentOrigins: number
}

export interface PublicEvidence {
  readonly number: number
  readonly stance: Stance
  readonly source: {
    readonly title: string
    readonly kind: SourceKind
    readonly primary: boolean
    readonly url: string | null
    readonly publisher: string | null
    readonly publishedAt: string | null
    readonly confidential: boolean
    readonly snapshots: readonly { readonly sha256: string; readonly takenAt: string }[]
  }
  readonly passage: string | null
  readonly note: string | null
  readonly question: string | null
  readonly answer: string | null
  readonly origin: string | null
  readonly hindsight: boolean
  readonly reliability: Reliability | null
  readonly credibility: Credibility | null
}

/** A relation as read from this claim. The other claim's page is linked only while it is public itself. */
export interface PublicRelation {
  readonly type: RelationType
  /** `from`: this claim has the relation to the other; `to`: the other has it to this. */
  readonly end: 'from' | 'to'
  readonly strength: RelationStrength | null
  readonly other: { readonly claimId: string; readonly key: string; readonly statement: string }
}

/** What lists and feeds show of a check: so much of its record. */
export interface ListedCheck extends Pick<PublicRecord, 'slug' | 'firstPublishedAt' | 'publishedAt' | 'newsroom'> {
  readonly article: Pick<PublicArticle, 'title' | 'outlet'>
  readonly claim: Pick<PublicClaim, 'statement' | 'language' | 'attributionVerdict' | 'truthVerdict'> & {
    readonly speaker: Pick<PublicAgent, 'name'> | null
    readonly chain: readonly { readonly agent: Pick<PublicAgent, 'name'> }[]
  }
}

/** One dated line of the public ledger (rule R21). */
export interface LedgerEntry {
  readonly kind: CorrectionKind
  readonly note: string
  /** ISO date-time in UTC. */
  readonly at: string
  readonly changes: readonly LedgerChange[]
}
