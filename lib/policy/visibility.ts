import {
  AGENT_KINDS,
  ANCHOR_OUTCOMES,
  CHECK_WORTHINESS,
  CLAIM_STATES,
  CLAIM_TYPES,
  CONFIDENCES,
  CORRECTION_KINDS,
  CREDIBILITIES,
  type DeskRole,
  HOP_FORCES,
  HOP_ROLES,
  POLARITIES,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  RELIABILITIES,
  REVIEW_DECISIONS,
  SOURCE_KINDS,
  STANCES,
  VERDICT_KINDS,
} from '@/lib/domain/codes'
import { evidenceCount } from '@/lib/domain/evidence'
import type { Finding } from '@/lib/domain/publish-gate'
import { STANDINGS } from '@/lib/domain/reanchoring'
import { hindrance, VERBS, type WorkflowClaim } from '@/lib/domain/workflow'
import type { AgentView } from '@/lib/schemas/agent'
import type { AppearanceView, ClaimView } from '@/lib/schemas/claim'
import type { CommentView } from '@/lib/schemas/comment'
import type { EvidenceView } from '@/lib/schemas/evidence'
import type { RelationView } from '@/lib/schemas/relation'
import type { ReviewView } from '@/lib/schemas/review'
import type { SourceView } from '@/lib/schemas/source'
import type { VerdictView } from '@/lib/schemas/verdict'

/**
 * Who may see what: rows leave the server only through these pure projections (record × who asks × state of review). Blind
 * review (R18) and confidential sources (R15) are kept here and nowhere else.
 */
export interface Asker {
  readonly id: string
  /** The role on the desk that the record belongs to. */
  readonly role: DeskRole
}

/** A code read back from a row; null stays null. @throws Error for a value that is in no table */
function code<Code extends string>(codes: readonly Code[], value: string): Code
function code<Code extends string>(codes: readonly Code[], value: string | null): Code | null
function code<Code extends string>(codes: readonly Code[], value: string | null): Code | null {
  if (value === null) return null
  const known = codes.find((each) => each === value)
  if (known === undefined) throw new Error(`"${value}" is none of ${codes.join(', ')}`)
  return known
}

const iso = (time: Date) => time.toISOString()
const isoOrNull = (time: Date | null) => time?.toISOString() ?? null

export interface AgentRows {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly name: string
  readonly kind: string
  readonly description: string | null
  readonly sameAs: string | null
  readonly aliases: readonly { readonly name: string }[]
}

export function agentView(agent: AgentRows): AgentView {
  return {
    id: agent.id,
    version: agent.version,
    deskId: agent.deskId,
    name: agent.name,
    kind: code(AGENT_KINDS, agent.kind),
    aliases: agent.aliases.map((alias) => alias.name),
    description: agent.description,
    sameAs: agent.sameAs,
  }
}

export interface SourceRows {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly title: string
  readonly url: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly language: string | null
  readonly kind: string
  readonly primary: boolean
  readonly reliability: string | null
  readonly confidential: boolean
  readonly ownerId: string
  readonly snapshots: readonly { readonly receivedSha256: string; readonly takenAt: Date }[]
  readonly usedIn: number
}

/** The owner of a confidential source and the desk's chief may read who it is. (rule R15) */
export const mayReadIdentity = (source: Pick<SourceRows, 'ownerId'>, asker: Asker) =>
  asker.role === 'chief' || asker.id === source.ownerId

/** `identity` is the decrypted one, passed in only when `mayReadIdentity`; a list never carries it. */
export function sourceView(source: SourceRows, identity?: string | null): SourceView {
  return {
    id: source.id,
    version: source.version,
    deskId: source.deskId,
    title: source.title,
    url: source.confidential ? null : source.url,
    publisher: source.publisher,
    publishedAt: source.publishedAt,
    language: source.language,
    kind: code(SOURCE_KINDS, source.kind),
    primary: source.primary,
    reliability: code(RELIABILITIES, source.reliability),
    confidential: source.confidential,
    ...(identity === undefined ? {} : { identity }),
    snapshots: source.snapshots.map(({ receivedSha256, takenAt }) => ({
      sha256: receivedSha256,
      takenAt: iso(takenAt),
    })),
    usedIn: source.usedIn,
  }
}

export interface CommentRows {
  readonly id: string
  readonly version: number
  readonly articleId: string
  readonly claimId: string | null
  readonly start: number | null
  readonly end: number | null
  readonly exact: string | null
  readonly articleVersionNumber?: number | null
  readonly text: string
  readonly replyToId: string | null
  readonly resolvedAt: Date | null
  readonly resolvedById: string | null
  readonly createdById: string
  readonly createdAt: Date
}

export function commentView(comment: CommentRows): CommentView {
  const { start, end, exact, articleVersionNumber } = comment
  const anchored = start !== null && end !== null && exact !== null
  return {
    id: comment.id,
    version: comment.version,
    articleId: comment.articleId,
    claimId: comment.claimId,
    target: anchored ? { articleVersion: articleVersionNumber ?? 1, start, end, exact } : null,
    text: comment.text,
    replyToId: comment.replyToId,
    resolvedAt: isoOrNull(comment.resolvedAt),
    resolvedById: comment.resolvedById,
    createdById: comment.createdById,
    createdAt: iso(comment.createdAt),
  }
}

interface RelationEndRows {
  readonly number: number
  readonly statement: string
  readonly articleId: string
}

export interface RelationRows {
  readonly id: string
  readonly version: number
  readonly fromId: string
  readonly toId: string
  readonly type: string
  readonly strength: string | null
  readonly note: string | null
  readonly from: RelationEndRows
  readonly to: RelationEndRows
}

/** C1, C2 …: how a claim is called in its article. */
export const claimKey = (number: number) => `C${number}`

const relationEnd = (claim: RelationEndRows) => ({
  key: claimKey(claim.number),
  statement: claim.statement,
  articleId: claim.articleId,
})

export function relationView(relation: RelationRows): RelationView {
  return {
    id: relation.id,
    version: relation.version,
    fromId: relation.fromId,
    toId: relation.toId,
    type: code(RELATION_TYPES, relation.type),
    strength: code(RELATION_STRENGTHS, relation.strength),
    note: relation.note,
    from: relationEnd(relation.from),
    to: relationEnd(relation.to),
  }
}

export interface EvidenceRows {
  readonly id: string
  readonly version: number
  readonly claimId: string
  readonly number: number
  readonly sourceId: string
  readonly stance: string
  readonly passage: string | null
  readonly note: string | null
  readonly question: string | null
  readonly answer: string | null
  readonly originAgentId: string | null
  readonly originSourceId: string | null
  readonly hindsight: boolean
  readonly reliability: string | null
  readonly credibility: string | null
}

export function evidenceView(evidence: EvidenceRows): EvidenceView {
  return {
    id: evidence.id,
    version: evidence.version,
    claimId: evidence.claimId,
    number: evidence.number,
    sourceId: evidence.sourceId,
    stance: code(STANCES, evidence.stance),
    passage: evidence.passage,
    note: evidence.note,
    question: evidence.question,
    answer: evidence.answer,
    originId: evidence.originAgentId ?? evidence.originSourceId,
    hindsight: evidence.hindsight,
    reliability: code(RELIABILITIES, evidence.reliability),
    credibility: code(CREDIBILITIES, evidence.credibility),
  }
}

export interface VerdictRows {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly rating: string
  readonly asOf: string
  readonly confidence: string | null
  readonly justification: string
  readonly round: string
  readonly createdById: string
  readonly changedById: string
  readonly updatedAt: Date
  readonly needsRecheck: boolean
}

export function verdictView(verdict: VerdictRows): VerdictView {
  return {
    id: verdict.id,
    version: verdict.version,
    kind: code(VERDICT_KINDS, verdict.kind),
    rating: verdict.rating,
    asOf: verdict.asOf,
    confidence: code(CONFIDENCES, verdict.confidence),
    justification: verdict.justification,
    givenById: verdict.createdById,
    changedById: verdict.changedById,
    changedAt: iso(verdict.updatedAt),
    needsRecheck: verdict.needsRecheck,
  }
}

export interface AppearanceRows {
  readonly id: string
  readonly version: number
  readonly articleId: string
  readonly articleVersion: { readonly number: number }
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly outcome: string
  readonly standing: string
}

export function appearanceView(appearance: AppearanceRows): AppearanceView {
  return {
    id: appearance.id,
    version: appearance.version,
    articleId: appearance.articleId,
    articleVersion: appearance.articleVersion.number,
    start: appearance.start,
    end: appearance.end,
    exact: appearance.exact,
    prefix: appearance.prefix,
    suffix: appearance.suffix,
    outcome: code(ANCHOR_OUTCOMES, appearance.outcome),
    standing: code(STANDINGS, appearance.standing),
  }
}

interface ReviewRows {
  readonly id: string
  readonly claimVersion: number
  readonly reviewerId: string
  readonly decision: string
  readonly reason: string | null
  readonly createdAt: Date
  readonly voidedAt: Date | null
}

export function reviewView(review: ReviewRows): ReviewView {
  return {
    id: review.id,
    claimVersion: review.claimVersion,
    reviewerId: review.reviewerId,
    decision: code(REVIEW_DECISIONS, review.decision),
    reason: review.reason,
    createdAt: iso(review.createdAt),
    voidedAt: isoOrNull(review.voidedAt),
  }
}

export interface ClaimViewRows {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly articleId: string
  readonly number: number
  readonly statement: string
  readonly language: string
  readonly type: string | null
  readonly polarity: string | null
  readonly checkWorthiness: string | null
  readonly speakerId: string | null
  readonly noAuthor: boolean
  readonly saidAt: string | null
  readonly saidPlace: string | null
  readonly state: string
  readonly stateReason: string | null
  readonly needsRecheck: boolean
  readonly submittedById: string | null
  readonly submittedAt: Date | null
  readonly assignedReviewerId: string | null
  readonly publicationId: string | null
  readonly slug: string | null
  readonly createdById: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly appearances: readonly AppearanceRows[]
  readonly chain: readonly {
    readonly agentId: string
    readonly agent: { readonly name: string }
    readonly role: string
    readonly kind: string
    readonly verb: string
    readonly force: string
  }[]
  readonly evidence: readonly EvidenceRows[]
  readonly verdicts: readonly VerdictRows[]
  readonly reviews: readonly ReviewRows[]
  readonly comments: readonly CommentRows[]
  readonly publications: readonly { readonly edition: number; readonly publishedAt: Date }[]
  readonly corrections: readonly { readonly kind: string; readonly note: string; readonly createdAt: Date }[]
}

/**
 * May the asker see the verdict that another gave? Not while they are giving the second one (rule R18): until then no
 * page, answer, search result, history or event holds it for them.
 */
export function maySeeFirstVerdict(
  claim: { readonly state: string; readonly assignedReviewerId: string | null },
  asker: Asker,
) {
  return !(claim.state === 'second-verdict' && claim.assignedReviewerId === asker.id)
}

/** The newest living verdict of a kind. */
export const currentVerdict = <V extends { readonly kind: string }>(
  verdicts: readonly V[],
  kind: 'attribution' | 'truth',
) => verdicts.findLast((verdict) => verdict.kind === kind) ?? null

/** A claim as one person may see it, with what the workflow lets them do. */
export function claimView(
  claim: ClaimViewRows,
  asker: Asker,
  facts: { workflow: WorkflowClaim; gate: readonly Finding[] },
): ClaimView {
  const open = maySeeFirstVerdict(claim, asker)
  const attribution = currentVerdict(claim.verdicts, 'attribution')
  const truth = currentVerdict(claim.verdicts, 'truth')
  const evidence = claim.evidence.map(evidenceView)
  return {
    id: claim.id,
    version: claim.version,
    deskId: claim.deskId,
    articleId: claim.articleId,
    number: claim.number,
    key: claimKey(claim.number),
    statement: claim.statement,
    language: claim.language,
    type: code(CLAIM_TYPES, claim.type),
    polarity: code(POLARITIES, claim.polarity),
    checkWorthiness: code(CHECK_WORTHINESS, claim.checkWorthiness),
    speakerId: claim.speakerId,
    noAuthor: claim.noAuthor,
    chain: claim.chain.map((hop) => ({
      agentId: hop.agentId,
      name: hop.agent.name,
      role: code(HOP_ROLES, hop.role),
      kind: code(AGENT_KINDS, hop.kind),
      verb: hop.verb,
      force: code(HOP_FORCES, hop.force),
    })),
    saidAt: claim.saidAt,
    saidPlace: claim.saidPlace,
    appearances: claim.appearances.map(appearanceView),
    attributionVerdict: open && attribution ? verdictView(attribution) : null,
    truthVerdict: open && truth ? verdictView(truth) : null,
    verdictsHidden: !open,
    evidence,
    independentOrigins: evidenceCount(evidence.map(({ originId, hindsight }) => ({ origin: originId, hindsight })))
      .origins,
    comments: claim.comments.map(commentView),
    state: code(CLAIM_STATES, claim.state),
    stateReason: claim.stateReason,
    needsRecheck: claim.needsRecheck,
    submittedById: claim.submittedById,
    submittedAt: isoOrNull(claim.submittedAt),
    assignedReviewerId: claim.assignedReviewerId,
    reviews: claim.reviews.map(reviewView),
    publication: publicationView(claim),
    gate: open ? facts.gate.map((finding) => ({ ...finding })) : [],
    verbs: VERBS.map((verb) => {
      const reason = hindrance(verb, facts.workflow, asker)
      return { verb, possible: reason === null, reason }
    }),
    createdById: claim.createdById,
    createdAt: iso(claim.createdAt),
    updatedAt: iso(claim.updatedAt),
  }
}

function publicationView(claim: ClaimViewRows): ClaimView['publication'] {
  const [first] = claim.publications
  const latest = claim.publications.at(-1)
  if (!first || !latest || claim.slug === null) return null
  return {
    slug: claim.slug,
    edition: latest.edition,
    firstPublishedAt: iso(first.publishedAt),
    publishedAt: iso(latest.publishedAt),
    retracted: claim.publicationId === null,
    corrections: claim.corrections.map((entry) => ({
      kind: code(CORRECTION_KINDS, entry.kind),
      note: entry.note,
      at: iso(entry.createdAt),
    })),
  }
}
