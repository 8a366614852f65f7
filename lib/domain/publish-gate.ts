import type { Stance } from './codes'
import { countedEvidence, type TimedEvidence } from './evidence'

/** What the desk asks for before a claim may be published; data of the desk, changed by its chief (rule R20). */
export interface DeskPolicies {
  /** Distinct origins behind the counted evidence, for a rating on the truth scale. */
  readonly minimumOrigins: number
  /** Evidence that bears on the claim in the rating's direction, for a rating on the truth scale. */
  readonly evidenceInDirection: boolean
  /** A primary source for the two ends of the scale. */
  readonly primarySourceForExtremes: boolean
  /** No comment may be open. */
  readonly commentsResolved: boolean
  /** Opinions and predictions may be exported as ClaimReview. */
  readonly reviewOpinions: boolean
}

export const DEFAULT_POLICIES: DeskPolicies = {
  minimumOrigins: 1,
  evidenceInDirection: true,
  primarySourceForExtremes: true,
  commentsResolved: true,
  reviewOpinions: false,
}

/** Rules of the gate, in the order they are shown; catalogue keys under `gate`. */
export const GATE_RULES = [
  'approved',
  'statement',
  'quote',
  'anchor',
  'speaker',
  'verdict',
  'recheck',
  'as-of',
  'justification',
  'citations',
  'evidence',
  'direction',
  'late-evidence',
  'origins',
  'primary-source',
  'comments',
] as const
export type GateRule = (typeof GATE_RULES)[number]

/** Rules that an override can't lift: the two-person rule (R17), and what would make the record false. */
export const NEVER_LIFTED: ReadonlySet<GateRule> = new Set([
  'approved',
  'statement',
  'quote',
  'anchor',
  'verdict',
  'recheck',
  'late-evidence',
])

/** Where on the card a failing rule is fixed. */
const FIX_AT: Readonly<Record<GateRule, string>> = {
  approved: 'review',
  statement: 'statement',
  quote: 'quote',
  anchor: 'quote',
  speaker: 'speaker',
  verdict: 'verdict',
  recheck: 'verdict',
  'as-of': 'verdict',
  justification: 'verdict',
  citations: 'verdict',
  evidence: 'evidence',
  direction: 'evidence',
  'late-evidence': 'evidence',
  origins: 'evidence',
  'primary-source': 'evidence',
  comments: 'comments',
}

export interface GateVerdict {
  readonly rating: string
  readonly asOf: string
  readonly justification: string
}

export interface GateClaim {
  readonly approved: boolean
  readonly statement: string
  /** Whether each appearance holds exactly the words of the version that it stands in. */
  readonly quoteMatches: boolean
  /** Whether a place waits for a person to say where it is in the newest text. (rule R7) */
  readonly awaitsPlace: boolean
  /** Whether a verdict was given on words that are others now. (rule R7) */
  readonly needsRecheck: boolean
  readonly hasSpeaker: boolean
  readonly noAuthor: boolean
  readonly attributionVerdict: GateVerdict | null
  readonly truthVerdict:
    | (GateVerdict & {
        readonly number: number | null
        readonly isExtreme: boolean
        /** Stances that bear on the claim in the rating's direction; empty off the truth scale. */
        readonly bearing: readonly Stance[]
      })
    | null
  readonly evidence: readonly (TimedEvidence & { readonly stance: Stance; readonly primary: boolean })[]
  readonly independentOrigins: number
  /** Numbers cited as [n] in the justifications that no living evidence has. */
  readonly unknownCitations: readonly number[]
  readonly openComments: number
}

export interface Finding {
  readonly rule: GateRule
  readonly passed: boolean
  readonly fixAt: string
}

/**
 * The stances of evidence that bear on a claim in the direction of its rating: what supports it for the upper half of the
 * scale, what refutes it for the lower, either for the middle. (rule R20)
 */
export function bearingOf(rating: number, { worst, best }: { worst: number; best: number }): readonly Stance[] {
  const middle = (worst + best) / 2
  if (rating === middle) return ['supports', 'refutes']
  return rating > middle ? ['supports'] : ['refutes']
}

/** Every rule with its result. (rule R20) */
export function publishGate(claim: GateClaim, policies: DeskPolicies): readonly Finding[] {
  const truth = claim.truthVerdict
  const verdicts = [claim.attributionVerdict, truth].filter((verdict) => verdict !== null)
  const onScale = truth !== null && truth.number !== null
  const counted = countedEvidence(claim.evidence)
  const results: Readonly<Record<GateRule, boolean>> = {
    approved: claim.approved,
    statement: claim.statement.trim() !== '',
    quote: claim.quoteMatches,
    anchor: !claim.awaitsPlace,
    speaker: claim.hasSpeaker || claim.noAuthor,
    verdict: verdicts.length > 0,
    recheck: !claim.needsRecheck,
    'as-of': verdicts.every((verdict) => verdict.asOf !== ''),
    justification: verdicts.length > 0 && verdicts.every((verdict) => verdict.justification.trim() !== ''),
    citations: claim.unknownCitations.length === 0,
    evidence: !onScale || counted.length > 0,
    direction:
      !policies.evidenceInDirection ||
      !onScale ||
      counted.length === 0 ||
      counted.some(({ stance }) => truth.bearing.includes(stance)),
    'late-evidence': claim.evidence.every(({ late }) => late === null),
    origins: !onScale || claim.independentOrigins >= policies.minimumOrigins,
    'primary-source': !policies.primarySourceForExtremes || !truth?.isExtreme || counted.some((item) => item.primary),
    comments: !policies.commentsResolved || claim.openComments === 0,
  }
  return GATE_RULES.map((rule) => ({ rule, passed: results[rule], fixAt: FIX_AT[rule] }))
}
