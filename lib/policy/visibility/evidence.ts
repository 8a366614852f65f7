import { CREDIBILITIES, RELIABILITIES, STANCES } from '@/lib/domain/codes'
import { lateness } from '@/lib/domain/evidence'
import type { EvidenceView } from '@/lib/schemas/evidence'
import { code } from './stored-values'

export interface EvidenceRows {
  readonly id: string
  readonly version: number
  readonly claimId: string
  readonly number: number
  readonly sourceId: string
  readonly stance: string
  readonly passage: string | null
  readonly note: string | null
  readonly noteReleased: boolean
  readonly question: string | null
  readonly answer: string | null
  readonly originAgentId: string | null
  readonly originSourceId: string | null
  readonly hindsight: boolean
  readonly reliability: string | null
  readonly credibility: string | null
  readonly source: { readonly publishedAt: string | null }
}

/** `asOf`: the as-of dates of the claim's verdicts, as far as the viewer may see them. (rules R9, R18) */
export function evidenceView(evidence: EvidenceRows, asOf: readonly string[]): EvidenceView {
  return {
    id: evidence.id,
    version: evidence.version,
    claimId: evidence.claimId,
    number: evidence.number,
    sourceId: evidence.sourceId,
    stance: code(STANCES, evidence.stance),
    passage: evidence.passage,
    note: evidence.note,
    noteReleased: evidence.noteReleased,
    question: evidence.question,
    answer: evidence.answer,
    originId: evidence.originAgentId ?? evidence.originSourceId,
    hindsight: evidence.hindsight,
    late: lateness({ hindsight: evidence.hindsight, publishedAt: evidence.source.publishedAt }, asOf),
    reliability: code(RELIABILITIES, evidence.reliability),
    credibility: code(CREDIBILITIES, evidence.credibility),
  }
}
