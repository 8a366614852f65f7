import { z } from 'zod'
import { Conflict, Forbidden, NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { mayReadIdentity } from '@/lib/policy/visibility/source'
import { id } from '@/lib/schemas/text'
import { command } from '../engine/command'
import { unseal } from '../confidential/sealing'
import { reader } from '../db/clients'
import { livingSource } from './sources'

/** Says in the audit log that somebody opens who a confidential source is. */
const noteOpening = command({
  name: 'source.open-identity',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingSource(tx, input.id),
  desk: (source) => source.deskId,
  async run({ actor, target: source }) {
    if (!source.confidential) throw new Conflict(say('sources.not-confidential'))
    if (!mayReadIdentity(source, viewerOn(actor, source.deskId))) throw new Forbidden(say('sources.who-reads-identity'))
    return {
      result: { id: source.id },
      audit: { kind: 'source', targetId: source.id, deskId: source.deskId, after: { identityOpened: true } },
    }
  },
})

/**
 * Opens who a confidential source is, for its owner and the desk's chief. Each opening is an event of the audit log first;
 * the answer itself is kept nowhere. (rule R15)
 *
 * @throws Conflict for a source that isn't confidential, Forbidden for anybody else
 */
export async function openIdentity(actor: MaybeActor, given: { readonly id: string }) {
  const opened = await noteOpening(actor, given)
  const source = await livingSource(reader(), opened.id)
  if (!source) throw new NotFound()
  return { identity: source.identityCipher === null ? null : unseal(source.identityCipher, source.id) }
}
