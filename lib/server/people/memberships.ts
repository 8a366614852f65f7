import { randomUUID } from 'node:crypto'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { RemoveMembership, SetMembership } from '@/lib/schemas/person'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { livingDesk } from '../engine/desk-rows'
import { membershipSeal } from '../transaction/seals'
import { endsSessions, personById } from './accounts'

/**
 * Gives a person a role on a desk, or another one. A changed role ends their sessions, a new desk does not.
 *
 * @throws Conflict for somebody of the sample newsroom: anybody at this machine may act as them
 */
export const setMembership = command({
  name: 'membership.set',
  permission: 'site:administer',
  input: SetMembership,
  load: async ({ tx, input }) => {
    const [person, desk, membership] = [
      await personById({ tx, input }),
      await livingDesk(tx, input.deskId),
      await living(tx, input),
    ]
    return person && desk && { person, desk, membership }
  },
  desk: () => null,
  async run({ tx, input, target: { person, desk, membership } }) {
    if (membership?.role === input.role) return { result: undefined, audit: null }
    if (person.demo && !desk.demo) {
      throw new Conflict(say('people.sample-desk-alone'), { reason: 'sample-person' })
    }
    if (membership) await tx.person.update({ where: { id: person.id }, data: endsSessions })
    const set = membership
      ? await tx.membership.update({
          where: { id: membership.id },
          data: { role: input.role, version: { increment: 1 } },
        })
      : await tx.membership.create({
          data: { id: randomUUID(), personId: person.id, deskId: desk.id, role: input.role },
        })
    const before = { deskId: desk.id, role: membership?.role ?? null }
    const after = { deskId: desk.id, role: input.role }
    return {
      result: undefined,
      audit: { kind: 'person', targetId: person.id, before, after, seals: [membershipSeal(set)] },
    }
  },
})

/** Takes a person from a desk, at once. The membership stays in the history. */
export const removeMembership = command({
  name: 'membership.remove',
  permission: 'site:administer',
  input: RemoveMembership,
  load: ({ tx, input }) => living(tx, input),
  desk: () => null,
  async run({ tx, target, now }) {
    const removed = await tx.membership.update({
      where: { id: target.id },
      data: { deletedAt: now, version: { increment: 1 } },
    })
    await tx.person.update({ where: { id: target.personId }, data: endsSessions })
    const before = { deskId: target.deskId, role: target.role }
    return {
      result: undefined,
      audit: { kind: 'person', targetId: target.personId, before, after: null, seals: [membershipSeal(removed)] },
    }
  },
})

const living = (tx: Tx, { personId, deskId }: { readonly personId: string; readonly deskId: string }) =>
  tx.membership.findFirst({ where: { personId, deskId, deletedAt: null } })
