import type { DeskRole } from '@/lib/domain/codes'

/** Who asks, resolved once per request, with the rights of this moment. Null stands for a reader without an account. */
export interface Actor {
  readonly personId: string
  readonly name: string
  /** Site-wide; says nothing about desks. */
  readonly admin: boolean
  /** Desk → role. A key that is bound to a desk leaves only that one. */
  readonly roles: ReadonlyMap<string, DeskRole>
  /** By which door the request came; the audit log names it. */
  readonly via: 'web' | 'api' | 'cli' | 'system'
  readonly keyId: string | null
  /** A key may be limited to reading. */
  readonly scope: 'read' | 'write'
}

export type MaybeActor = Actor | null
