/**
 * The codes of every enumeration: the same in schema, API, files and, translated, on screen (design: vocabulary).
 * Each table is written once; types, zod schemas, catalogue keys and tests derive from it.
 */

export const CLAIM_TYPES = [
  'event',
  'numerical',
  'causal',
  'quotation',
  'position',
  'prediction',
  'opinion',
  'media',
] as const
export type ClaimType = (typeof CLAIM_TYPES)[number]

export const POLARITIES = ['asserts', 'denies', 'presupposes', 'reports'] as const
export type Polarity = (typeof POLARITIES)[number]

export const CHECK_WORTHINESS = ['check', 'low', 'not-checkable'] as const
export type CheckWorthiness = (typeof CHECK_WORTHINESS)[number]

export const HOP_ROLES = ['originator', 'relay', 'narrator'] as const
export type HopRole = (typeof HOP_ROLES)[number]

export const AGENT_KINDS = ['person', 'organisation', 'group', 'unnamed', 'rumour', 'leak'] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

export const HOP_FORCES = ['asserts', 'denies', 'reports', 'doubts'] as const
export type HopForce = (typeof HOP_FORCES)[number]

export const RELATION_TYPES = [
  'supports',
  'contradicts',
  'elaborates',
  'same-as',
  'depends-on',
  'paraphrases',
  'overstates',
  'does-not-contradict',
] as const
export type RelationType = (typeof RELATION_TYPES)[number]

export const RELATION_STRENGTHS = ['full', 'partial', 'weak'] as const
export type RelationStrength = (typeof RELATION_STRENGTHS)[number]

export const STANCES = ['supports', 'refutes', 'context'] as const
export type Stance = (typeof STANCES)[number]

export const SOURCE_KINDS = ['document', 'statement', 'dataset', 'interview', 'report', 'image', 'social'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** Admiralty scale: how far the source can be relied on. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]

/** Admiralty scale: how credible this piece of information is. */
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const
export type Credibility = (typeof CREDIBILITIES)[number]

export const VERDICT_KINDS = ['attribution', 'truth'] as const
export type VerdictKind = (typeof VERDICT_KINDS)[number]

/** Was it said? (rule R1) */
export const ATTRIBUTION_RATINGS = ['verbatim', 'accurate-paraphrase', 'inexact', 'overstated', 'not-found'] as const
export type AttributionRating = (typeof ATTRIBUTION_RATINGS)[number]

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const ANCHOR_OUTCOMES = ['exact', 'moved', 'changed', 'ambiguous', 'lost'] as const
export type AnchorOutcome = (typeof ANCHOR_OUTCOMES)[number]

/** States of a claim (rule R29). */
export const CLAIM_STATES = [
  'draft',
  'submitted',
  'returned',
  'second-verdict',
  'adjudication',
  'approved',
  'published',
  'retracted',
  'dropped',
] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

/** What was changed elsewhere, when that took a claim back to draft: a related claim among them. (rule R29) */
export const VOIDING_CHANGES = ['article', 'source', 'agent', 'relation', 'claim', 'undo'] as const
export type VoidingChange = (typeof VOIDING_CHANGES)[number]

export const CORRECTION_KINDS = ['correction', 'clarification', 'update', 'retraction'] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

export const REVIEW_DECISIONS = ['approve', 'return', 'escalate'] as const

/** What came of a reader's report: the check was corrected, it stands as it is, or there was nothing to look into. */
export const ERROR_OUTCOMES = ['corrected', 'stands', 'not-actionable'] as const

/** Roles of a membership, least to most. */
export const DESK_ROLES = ['editor', 'reviewer', 'chief'] as const
export type DeskRole = (typeof DESK_ROLES)[number]

/** What an attempt to archive a source's address found (rule R11). */
export const CAPTURE_OUTCOMES = ['alive', 'redirected', 'changed', 'gone', 'unreachable'] as const
export type CaptureOutcome = (typeof CAPTURE_OUTCOMES)[number]

/** What the public may see of an article's text (rule R30). */
export const PUBLIC_TEXTS = ['excerpts', 'full'] as const
export type PublicText = (typeof PUBLIC_TEXTS)[number]

export const DIRECTIONS = ['ltr', 'rtl'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Languages of the interface. */
export const INTERFACE_LANGUAGES = ['en', 'ar'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]
