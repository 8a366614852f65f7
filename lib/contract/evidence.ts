import { ChangeEvidence, EvidenceView } from '@/lib/schemas/evidence'
import { type Addresses, changed, shown, takenAway } from './address'

/** The addresses of evidence. */
export const EVIDENCE = {
  'GET /evidence/{id}': shown('a piece of evidence', EvidenceView),
  'PATCH /evidence/{id}': changed('a piece of evidence', ChangeEvidence, EvidenceView),
  'DELETE /evidence/{id}': takenAway('a piece of evidence'),
} as const satisfies Addresses
