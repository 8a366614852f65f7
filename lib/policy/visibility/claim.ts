import {
  AGENT_KINDS,
  CHECK_WORTHINESS,
  CLAIM_STATES,
  CLAIM_TYPES,
  CORRECTION_KINDS,
  HOP_FORCES,
  HOP_ROLES,
  POLARITIES,
} from '@/lib/domain/codes'
import { evidenceCount } from '@/lib/domain/evidence'
import type { Finding } from '@/lib/domain/publish-gate'
import type { ClaimView } from '@/lib/schemas/claim'
import type { SentenceChangeView } from '@/lib/schemas/sentence-change'
import { blocker, VERBS, type WorkflowClaim } from '../workflow'
import { type AppearanceRows, appearanceView } from './appearance'
import type { Viewer } from '../viewer'
import { claimKey } from './claim-key'
import { type CommentRows, commentView } from './comment'
import { type EvidenceRows, evidenceView } from './evidence'
import { type ReviewRows, reviewView } from './review'
import { code, iso, isoOrNull } from './stored-values'
import { asOfDates, currentVerdict, maySeeFirstVerdict, type VerdictRows, verdictView } from './verdict'

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

/** A claim as one person may see it, with what the workflow lets them do. */
export function claimView(
  claim: ClaimViewRows,
  viewer: Viewer,
  facts: { workflow: WorkflowClaim; gate: readonly Finding[]; changedSentences: readonly SentenceChangeView[] },
): ClaimView {
  const open = maySeeFirstVerdict(claim, viewer)
  const attribution = currentVerdict(claim.verdicts, 'attribution')
  const truth = currentVerdict(claim.verdicts, 'truth')
  const asOf = open ? asOfDates(claim.verdicts) : []
  const evidence = claim.evidence.map((row) => evidenceView(row, asOf))
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
    independentOrigins: evidenceCount(evidence.map((item) => ({ ...item, origin: item.originId }))).origins,
    comments: claim.comments.map(commentView),
    state: code(CLAIM_STATES, claim.state),
    stateReason: claim.stateReason,
    needsRecheck: claim.needsRecheck,
    changedSentences: [...facts.changedSentences],
    submittedById: claim.submittedById,
    submittedAt: isoOrNull(claim.submittedAt),
    assignedReviewerId: claim.assignedReviewerId,
    reviews: claim.reviews.map(reviewView),
    publication: publicationView(claim),
    gate: open ? facts.gate.map((finding) => ({ ...finding })) : [],
    verbs: VERBS.map((verb) => {
      const reason = blocker(verb, facts.workflow, viewer)
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
