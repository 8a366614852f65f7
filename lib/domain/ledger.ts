import { LEDGER_FIELDS, type LedgerChange, type LedgerField } from './ledger-change'
import type { PublicAgent, PublicEvidence, PublicRecord } from './public-record'

/** What readers are told of a correction: each value that differs, old and new. (rule R21) */
export function recordChanges(before: PublicRecord, after: PublicRecord): readonly LedgerChange[] {
  return LEDGER_FIELDS.flatMap((field) => {
    const words = WORDS[field]
    const change = { field, before: words(before), after: words(after) }
    return change.before === change.after ? [] : [change]
  })
}

const nameOf = (agent: PublicAgent | null) => agent?.name ?? ''

const WORDS: Readonly<Record<LedgerField, (record: PublicRecord) => string>> = {
  quote: ({ claim }) => claim.target.exact,
  statement: ({ claim }) => claim.statement,
  speaker: ({ claim }) => nameOf(claim.speaker),
  chain: ({ claim }) => claim.chain.map((hop) => hop.agent.name).join(' → '),
  attribution: ({ claim }) => verdictWords(claim.attributionVerdict?.rating, claim.attributionVerdict),
  truth: ({ claim }) => verdictWords(claim.truthVerdict?.rating.labels.en, claim.truthVerdict),
  evidence: ({ claim }) => claim.evidence.map(evidenceWords).join('\n'),
}

/** What the ledger tells of one piece of evidence. */
export const evidenceWords = ({ number, source, stance, passage, note }: PublicEvidence) =>
  [`[${number}] ${source.title}`, stance, passage, note].filter(Boolean).join(' · ')

function verdictWords(
  rating: string | undefined,
  verdict: { readonly asOf: string; readonly justification: string } | null,
): string {
  return verdict ? [rating ?? '', verdict.asOf, verdict.justification].join(' · ') : ''
}
