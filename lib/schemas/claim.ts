import { z } from 'zod'
import { because } from './because'
import {
  AGENT_KINDS,
  ANCHOR_OUTCOMES,
  CHECK_WORTHINESS,
  CLAIM_STATES,
  CLAIM_TYPES,
  CORRECTION_KINDS,
  HOP_FORCES,
  HOP_ROLES,
  POLARITIES,
} from '@/lib/domain/codes'
import { PROGRESSES } from '@/lib/domain/claim-progress'
import { STANDINGS } from '@/lib/domain/reanchoring'
import { AgentReference } from './agent'
import { CommentView } from './comment'
import { EvidenceView } from './evidence'
import { ReviewView } from './review'
import { SentenceChangeView } from './sentence-change'
import { id, languageTag, line, optionalText, partialDate, position, text } from './text'
import { VerdictView } from './verdict'

/** The longest passage that can be marked, in UTF-16 units. */
export const LONGEST_QUOTE = 262_144

/** One link of the chain; the kind is the agent's own unless given. (rule R2) */
export const HopInput = z.strictObject({
  agent: AgentReference,
  role: z.enum(HOP_ROLES),
  kind: z.enum(AGENT_KINDS).optional(),
  verb: optionalText(60).optional(),
  force: z.enum(HOP_FORCES).optional(),
})

export const Chain = z.array(HopInput).max(6, because('six-hops'))

const Description = z.strictObject({
  statement: line(2_000).optional(),
  language: languageTag.optional(),
  type: z.enum(CLAIM_TYPES).nullable().optional(),
  polarity: z.enum(POLARITIES).nullable().optional(),
  checkWorthiness: z.enum(CHECK_WORTHINESS).nullable().optional(),
  speaker: AgentReference.nullable().optional(),
  noAuthor: z.boolean().optional(),
  chain: Chain.optional(),
  saidAt: partialDate.nullable().optional(),
  saidPlace: optionalText(200).optional(),
})

/** The place is given by positions in a version, or by a quote that the server finds. Positions are code points. */
export const MarkClaim = Description.extend({
  version: z.int().min(1).optional(),
  start: position.optional(),
  end: position.optional(),
  exact: text(LONGEST_QUOTE).optional(),
  quote: text(LONGEST_QUOTE).min(1).optional(),
  prefix: text(1_000).optional(),
  suffix: text(1_000).optional(),
}).refine(
  (value) =>
    value.quote !== undefined
      ? value.start === undefined && value.end === undefined
      : value.version !== undefined && value.start !== undefined && value.end !== undefined,
  { path: ['start'], message: because('version-or-quote') },
)

export const DescribeClaim = Description

export const ResizeAppearance = z.strictObject({
  start: position,
  end: position,
  exact: text(LONGEST_QUOTE).optional(),
})

export const AppearanceView = z.object({
  id,
  version: z.int(),
  articleId: id,
  /** Number of the article version that the positions count in. */
  articleVersion: z.int(),
  /** Code points, half-open. */
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  outcome: z.enum(ANCHOR_OUTCOMES),
  /** In the newest text, or on an older one: waiting for a decision, kept there, or gone on to a newer (past). */
  standing: z.enum(STANDINGS),
})
export type AppearanceView = z.infer<typeof AppearanceView>

export const HopView = z.object({
  agentId: id,
  name: z.string(),
  role: z.enum(HOP_ROLES),
  kind: z.enum(AGENT_KINDS),
  verb: z.string(),
  force: z.enum(HOP_FORCES),
})
export type HopView = z.infer<typeof HopView>

/** One point of the checklist before publication. (rule R20) */
export const GateFinding = z.object({
  rule: z.string(),
  passed: z.boolean(),
  /** Part of the card where it is fixed: statement, speaker, evidence, verdict, comments, review, quote. */
  fixAt: z.string(),
})
export type GateFinding = z.infer<typeof GateFinding>

/** What the workflow lets the viewer do with the claim now; `reason` is a catalogue key under `workflow`. */
export const VerbView = z.object({ verb: z.string(), possible: z.boolean(), reason: z.string().nullable() })
export type VerbView = z.infer<typeof VerbView>

export const ClaimView = z.object({
  id,
  version: z.int(),
  deskId: id,
  articleId: id,
  number: z.int(),
  /** C1, C2 …: unique in its article, never reused. */
  key: z.string(),
  statement: z.string(),
  language: z.string(),
  type: z.enum(CLAIM_TYPES).nullable(),
  polarity: z.enum(POLARITIES).nullable(),
  checkWorthiness: z.enum(CHECK_WORTHINESS).nullable(),
  speakerId: id.nullable(),
  noAuthor: z.boolean(),
  chain: z.array(HopView),
  saidAt: z.string().nullable(),
  saidPlace: z.string().nullable(),
  /** Those in the newest text first, then those that stay or wait on an older; past ones only where an older text is shown. */
  appearances: z.array(AppearanceView),
  attributionVerdict: VerdictView.nullable(),
  truthVerdict: VerdictView.nullable(),
  /** True when the viewer may not see the first verdict yet. (rule R18) */
  verdictsHidden: z.boolean(),
  evidence: z.array(EvidenceView),
  independentOrigins: z.int(),
  comments: z.array(CommentView),
  state: z.enum(CLAIM_STATES),
  stateReason: z.string().nullable(),
  /** One of its verdicts was given on words that are others now. (rule R7) */
  needsRecheck: z.boolean(),
  /** While it needs one: the sentences that read otherwise now, though the words themselves stand. */
  changedSentences: z.array(SentenceChangeView),
  submittedById: id.nullable(),
  submittedAt: z.string().nullable(),
  assignedReviewerId: id.nullable(),
  reviews: z.array(ReviewView),
  publication: z
    .object({
      slug: z.string(),
      edition: z.int(),
      firstPublishedAt: z.string(),
      publishedAt: z.string(),
      retracted: z.boolean(),
      corrections: z.array(z.object({ kind: z.enum(CORRECTION_KINDS), note: z.string(), at: z.string() })),
    })
    .nullable(),
  gate: z.array(GateFinding),
  verbs: z.array(VerbView),
  createdById: id,
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type ClaimView = z.infer<typeof ClaimView>

/**
 * A claim as the workspace shows it among others: what its mark, its card in the rail, filters and panels need. The whole
 * of it is `ClaimView`.
 */
export const ClaimSummary = ClaimView.pick({
  id: true,
  version: true,
  articleId: true,
  number: true,
  key: true,
  statement: true,
  language: true,
  speakerId: true,
  chain: true,
  verdictsHidden: true,
  independentOrigins: true,
  state: true,
  needsRecheck: true,
  submittedById: true,
  assignedReviewerId: true,
  createdById: true,
}).extend({
  appearances: z.array(AppearanceView.omit({ prefix: true, suffix: true })),
  /** Codes; null for none, and while the viewer may not see them. (rule R18) */
  attributionRating: z.string().nullable(),
  truthRating: z.string().nullable(),
  /** Pieces of evidence that count: those from hindsight, and those that may be, left out. (rule R9) */
  evidenceCount: z.int(),
  /** Threads that nobody has resolved. */
  openThreads: z.int(),
  publication: z.object({ retracted: z.boolean() }).nullable(),
  /** Verbs of the workflow that the viewer can do with it now. */
  possible: z.array(z.string()),
})
export type ClaimSummary = z.infer<typeof ClaimSummary>

/** The mark of a claim whose summary isn't there yet: enough to draw it. What is left out is none, no, or what most marks are. */
export const MarkView = z.object({
  /** How the claim is called in this article: another article's claim by its id; left out for the key that its number makes. */
  name: z.string().optional(),
  number: z.int(),
  /** Code points, half-open, in the shown text. */
  start: z.int(),
  end: z.int(),
  /** Left out for an unchecked one. */
  progress: z.enum(PROGRESSES).optional(),
  attributionRating: z.string().optional(),
  truthRating: z.string().optional(),
  verdictsHidden: z.literal(true).optional(),
  evidenceCount: z.int().optional(),
})
export type MarkView = z.infer<typeof MarkView>

/** A row of a list of claims. */
export const ClaimListItem = ClaimView.pick({
  id: true,
  version: true,
  deskId: true,
  articleId: true,
  key: true,
  statement: true,
  language: true,
  type: true,
  state: true,
  needsRecheck: true,
  verdictsHidden: true,
  submittedById: true,
  submittedAt: true,
  assignedReviewerId: true,
  updatedAt: true,
}).extend({
  articleTitle: z.string(),
  exact: z.string().nullable(),
  speaker: z.string().nullable(),
  chain: z.array(z.string()),
  attributionRating: z.string().nullable(),
  truthRating: z.string().nullable(),
  evidenceCount: z.int(),
  slug: z.string().nullable(),
})
export type ClaimListItem = z.infer<typeof ClaimListItem>
