/** The records of the workspace whose fields are typed into: their names and what is stored of them. */

import type { JsonValue } from '@/lib/domain/json'
import type { ClaimSummary, ClaimView } from '@/lib/schemas/claim'
import type { RecordName, StoredRecord } from './autosave-queue'

export const claimRecord = (claimId: string): RecordName => `claim/${claimId}`
export const evidenceRecord = (claimId: string, evidenceId: string): RecordName => `evidence/${claimId}/${evidenceId}`
export const verdictRecord = (claimId: string, kind: 'attribution' | 'truth'): RecordName =>
  `verdict/${claimId}/${kind}`

/** The claim that a record belongs to. */
export const claimOf = (record: RecordName): string => record.split('/')[1] ?? ''

/**
 * A field of a record as stored. Of a claim that has not been read whole only its sentence is known; everything else is null,
 * as what is empty.
 */
export function storedField(claim: ClaimView | ClaimSummary | null, record: RecordName, field: string): JsonValue {
  if (claim === null) return null
  if ('evidence' in claim) return storedRecord(claim, record)?.values[field] ?? null
  return record === claimRecord(claim.id) && field === 'statement' ? claim.statement : null
}

/** The fields of a record that are typed into, as stored in its claim. Null when it is gone. */
export function storedRecord(claim: ClaimView | null, record: RecordName): StoredRecord | null {
  const [kind, claimId, part] = record.split('/')
  if (claim === null || claim.id !== claimId) return null
  if (kind === 'claim') {
    const { version, statement, type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace } = claim
    const chain = claim.chain.map(({ agentId, role, kind, verb, force }) => ({
      agent: agentId,
      role,
      kind,
      verb,
      force,
    }))
    const speaker = claim.speakerId
    const values = { statement, type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace, chain, speaker }
    return { version, values }
  }
  if (kind === 'evidence') {
    const evidence = claim.evidence.find(({ id }) => id === part)
    if (!evidence) return null
    const { version, id: _, claimId: __, number: ___, sourceId: ____, ...values } = evidence
    return { version, values }
  }
  const verdict = part === 'truth' ? claim.truthVerdict : claim.attributionVerdict
  const today = new Date().toISOString().slice(0, 10)
  const { rating = null, asOf = today, confidence = null, justification = '' } = verdict ?? {}
  return { version: claim.version, values: { rating, asOf, confidence, justification } }
}
