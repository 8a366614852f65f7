import type { DeskRole } from '@/lib/domain/codes'
import { NotFound } from '@/lib/domain/errors'
import type { MaybeActor } from './actor'

/**
 * Who may see what: rows leave the server only through pure projections (record × viewer × state of review). Blind review
 * (R18) and confidential sources (R15) are kept there and nowhere else.
 */
export interface Viewer {
  readonly id: string
  /** The role on the desk that the record belongs to. */
  readonly role: DeskRole
}

/**
 * The actor as a viewer of one desk's work. There is no default role.
 *
 * @throws NotFound for who has no role on the desk: they may not know of what it holds
 */
export function viewerOn(actor: MaybeActor, deskId: string): Viewer {
  const role = actor?.roles.get(deskId)
  if (!actor || role === undefined) throw new NotFound()
  return { id: actor.personId, role }
}
