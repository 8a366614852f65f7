import { CREDIBILITIES, RELIABILITIES, STANCES } from '@/lib/domain/codes'
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
