/** What of a public record the ledger tells when it changes. */
export const LEDGER_FIELDS = ['quote', 'statement', 'speaker', 'chain', 'attribution', 'truth', 'evidence'] as const
export type LedgerField = (typeof LEDGER_FIELDS)[number]

/** A value that changed from one edition of a public record to the next. */
export interface LedgerChange {
  readonly field: LedgerField
  readonly before: string
  readonly after: string
}
