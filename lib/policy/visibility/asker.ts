import type { DeskRole } from '@/lib/domain/codes'

/**
 * Who may see what: rows leave the server only through these pure projections (record × who asks × state of review). Blind
 * review (R18) and confidential sources (R15) are kept here and nowhere else.
 */
export interface Asker {
  readonly id: string
  /** The role on the desk that the record belongs to. */
  readonly role: DeskRole
}
