import type {
  AgentKind,
  AttributionRating,
  CheckWorthiness,
  ClaimState,
  ClaimType,
  Confidence,
  CorrectionKind,
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
  VerdictKind,
} from './codes'
import type { Lateness } from './evidence'
import type { LedgerChange } from './ledger-change'
import type { RatingScale } from './rating'

/**
 * What every export is made from: one article with the claims that the viewer may see, as plain data. `lib/server/reports`
 * compiles it through visibility; the formats in `lib/domain/formats` turn it into text and know nothing else.
 *
 * All positions are code points, half-open, in the text of the version they name. Dates are ISO 8601, as precise as known
 * (`2014`, `2014-01`, `2014-01-15`, `2014-01-15T09:00:00Z`). A confidential source stands here by its cover name only (R15).
 */
export interface Report {
  readonly newsroom: ReportNewsroom
  readonly article: ReportArticle
  readonly scale: RatingScale
  readonly agents: readonly ReportAgent[]
  readonly sources: readonly ReportSource[]
  /** In the order of the text. */
  readonly claims: readonly ReportClaim[]
  readonly relations: readonly ReportRelation[]
  /** What the desk said, by number; for Stet's own file only. */
  readonly comments?: readonly ReportComment[]
}

export interface ReportNewsroom {
  readonly name: string
  /** Public address without a final slash: `https://checks.example`. */
  readonly url: string
  readonly language: string
  /** IANA name, in which times are shown. */
  readonly timeZone: string
}

export interface ReportArticle {
  readonly id: string
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  /** Where in the outlet it stood: "World", "Opinion". */
  readonly section?: string | null
  /** Its public address, `/articles/{slug}`; missing before one of its claims is public. */
  readonly slug?: string | null
  readonly language: string
  readonly direction: Direction
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  readonly publicText: PublicText
  /** The version the positions count in. */
  readonly version: number
  /** When that version was received: ISO date-time in UTC. */
  readonly receivedAt: string
  readonly text: string
  readonly blocks: readonly ReportBlock[]
  /** Where the text stands in the received one: text[start, end) begins there at `receivedStart`. (rule R6) */
  readonly receivedMap: readonly ReceivedSegment[]
  /** SHA-256 of the received bytes, hexadecimal. */
  readonly receivedSha256: string
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  readonly textSha256: string
  /** Older texts on which claims of the report still stand, oldest first. (rule R7) */
  readonly earlier?: readonly ReportText[]
}

/** An older text of an article. */
export interface ReportText {
  readonly version: number
  /** ISO date-time in UTC. */
  readonly receivedAt: string
  readonly text: string
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  readonly textSha256: string
}

export interface ReceivedSegment {
  readonly start: number
  readonly end: number
  readonly receivedStart: number
}

export interface ReportBlock {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'list' | 'quote' | 'caption' | 'table' | 'embed'
  readonly start: number
  readonly end: number
  /** Of an item of a numbered list: its number as it is drawn. */
  readonly number?: string | undefined
  /** Where it is written in another language, or runs another way, than the article. */
  readonly language?: string | undefined
  readonly direction?: Direction | undefined
}

/** A person, organisation or other voice that says things. `key` is unique in the report and made from the name. */
export interface ReportAgent {
  readonly key: string
  readonly name: string
  readonly kind: AgentKind
  readonly aliases: readonly string[]
  readonly description: string | null
  readonly sameAs: string | null
}

export interface ReportSource {
  readonly key: string
  readonly title: string
  readonly kind: SourceKind
  readonly primary: boolean
  readonly url: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly language: string | null
  readonly reliability: Reliability | null
  /** True when the identity is withheld: `title` is the cover name and `url` is null. */
  readonly confidential: boolean
  /** Archived copies, newest first. Empty: "not archived". */
  readonly snapshots: readonly { readonly sha256: string; readonly takenAt: string }[]
}

export interface ReportTarget {
  /** The version whose text it stands in: the report's, or an older one. */
  readonly version: number
  /** On an older text: waiting for a decision, or kept there by one. (rule R7) */
  readonly standing?: 'waiting' | 'kept'
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export interface ReportHop {
  /** Key of an agent. */
  readonly agent: string
  readonly role: HopRole
  readonly kind: AgentKind
  readonly verb: string
  readonly force: HopForce
}

export interface ReportVerdict {
  readonly kind: VerdictKind
  /** A rating code of the scale (truth) or of `ATTRIBUTION_RATINGS` (attribution). */
  readonly rating: string
  readonly asOf: string
  readonly confidence: Confidence | null
  /** Markdown; cites evidence by number: [1]. */
  readonly justification: string
  /** It was given on words that are others now; missing: as the claim says. (rule R7) */
  readonly needsRecheck?: boolean | null
}

export interface ReportEvidence {
  /** Number within the claim, cited as [n]; never reused. */
  readonly number: number
  /** Key of a source. */
  readonly source: string
  readonly stance: Stance
  readonly passage: string | null
  /** Missing where it is internal. (rule R15) */
  readonly note: string | null
  /** Of a confidential source: that the note was released. */
  readonly noteReleased?: boolean
  readonly question: string | null
  readonly answer: string | null
  /** Where the information comes from in the end (rule R10): key of an agent or of a source, or null when unknown. */
  readonly origin: string | null
  readonly hindsight: boolean
  /** It is or may be later than a verdict, unmarked: listed apart, never counted (rule R9). */
  readonly late: Lateness | null
  readonly reliability: Reliability | null
  readonly credibility: Credibility | null
}

export interface ReportCorrection {
  readonly kind: CorrectionKind
  readonly note: string
  /** ISO date-time in UTC. */
  readonly at: string
  readonly changes: readonly LedgerChange[]
}

export interface ReportClaim {
  readonly id: string
  /** `C16`: unique in the article, never reused. */
  readonly key: string
  /** In the report's text, else in the older text where the claim still stands; null when it has no place at all. */
  readonly target: ReportTarget | null
  readonly statement: string
  readonly language: string
  readonly type: ClaimType | null
  readonly polarity: Polarity | null
  readonly checkWorthiness: CheckWorthiness | null
  /** Key of an agent. */
  readonly speaker: string | null
  /** A person has confirmed that the claim has no author (rule R20). */
  readonly noAuthor: boolean
  readonly saidAt: string | null
  readonly saidPlace: string | null
  /** From the originator to the narrator; empty when not described. */
  readonly chain: readonly ReportHop[]
  readonly attributionVerdict: (ReportVerdict & { readonly rating: AttributionRating }) | null
  readonly truthVerdict: ReportVerdict | null
  readonly evidence: readonly ReportEvidence[]
  readonly state: ClaimState
  readonly needsRecheck: boolean
  /** Of a claim that came as an annotation from elsewhere (W3C Web Annotation, 3.3.7). */
  readonly imported?: {
    /** The identity that its first publisher gave it: kept, never made up. */
    readonly canonical: string | null
    /** Where it was before it came here. */
    readonly via: readonly string[]
  }
  /** Set while a record of the claim is public or retracted. */
  readonly publication: ReportPublication | null
}

export interface ReportPublication {
  /** `/checks/{slug}` under the newsroom's address. */
  readonly slug: string
  readonly firstPublishedAt: string
  readonly modifiedAt: string
  readonly edition: number
  readonly retracted: boolean
  readonly corrections: readonly ReportCorrection[]
}

export interface ReportRelation {
  /** Key of a claim in this report. */
  readonly from: string
  readonly type: RelationType
  /** Key of a claim in this report, or of another article: `{article id}#C3`. */
  readonly to: string
  /** Of a claim of another article: SHA-256 of that article's newest text, by which it is known in another house. */
  readonly toText?: string
  readonly strength: RelationStrength | null
  readonly note: string | null
}

/** A comment on a claim, or a note on words of the article: never published. (rule R32) */
export interface ReportComment {
  readonly id: string
  /** From 1, in the order of time. */
  readonly number: number
  /** Key of a claim; null for a note. */
  readonly claim: string | null
  /** Where a note stands. */
  readonly target: ReportTarget | null
  readonly text: string
  /** Who wrote it, by name; null of one from elsewhere that doesn't say. */
  readonly by: string | null
  /** ISO date-time; null of one from elsewhere that doesn't say. */
  readonly at: string | null
  /** Number of the comment that it answers. */
  readonly replyTo: number | null
  /** Who closed the thread that it begins, and when; null while it is open. */
  readonly resolved: { readonly by: string; readonly at: string } | null
  /** Of one that came from elsewhere, and of no other: the writer is then nobody of this house. */
  readonly imported: {
    /** Who brought it in, by name. */
    readonly broughtInBy: string
    /** Identities of the comment and of its writer, where it was written, and when it was reworded there. */
    readonly id: string | null
    readonly address: string | null
    readonly from: string | null
    readonly rewordedAt: string | null
  } | null
}

/** Material that nobody else has approved carries "not reviewed" in every export for people (interfaces: export formats). */
export function isReviewed(claim: Pick<ReportClaim, 'state'>): boolean {
  return claim.state === 'approved' || claim.state === 'published' || claim.state === 'retracted'
}
