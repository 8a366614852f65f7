import { randomUUID } from 'node:crypto'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { foldEmail, InvitePerson, PersonReference, SetAdmin } from '@/lib/schemas/person'
import { changedFields, command } from '../engine/command'
import type { Scope } from '../transaction/scope'
import type { Tx } from '../db/clients'
import { queueMail } from '../mail/delivery'
import { hashPassword } from '../platform/passwords'
import { membershipSeal, personSeal } from '../transaction/seals'
import { endOpenLinks, type FreshLink, makeLink } from './links'
import { linkMail } from './mail-texts'
import { requireGoodPassword } from './password-rules'

export interface Invited {
  readonly personId: string
  /** Shown once to whoever invites; null when a password was given at once. */
  readonly link: FreshLink | null
}

/**
 * Makes an account. Without a password a one-time link (72 hours) is mailed to the person and returned to be handed over.
 *
 * @throws Conflict when somebody has this address already
 */
export const invitePerson = command({
  name: 'person.invite',
  permission: 'site:administer',
  input: InvitePerson,
  async prepare({ input }) {
    if (input.password === undefined) return null
    await requireGoodPassword(input.password, input)
    return hashPassword(input.password)
  },
  load: async ({ tx, input }) => ({
    same: await tx.person.findUnique({ where: { emailFolded: foldEmail(input.email) } }),
    desks: await livingDesks(tx, input.memberships?.map(({ deskId }) => deskId) ?? []),
  }),
  desk: () => null,
  async run({ tx, actor, input, target, prepared: passwordHash, now }) {
    if (target.same)
      throw new Conflict(say('people.email-taken'), {
        reason: 'email-taken',
      })
    const person = await tx.person.create({
      data: {
        id: randomUUID(),
        name: input.name,
        email: input.email,
        emailFolded: foldEmail(input.email),
        passwordHash,
        language: input.language ?? null,
        admin: input.admin ?? false,
      },
    })
    const memberships = input.memberships ?? []
    const seals = [personSeal(person)]
    for (const { deskId, role } of memberships) {
      const data = { id: randomUUID(), personId: person.id, deskId, role }
      seals.push(membershipSeal(await tx.membership.create({ data })))
    }
    const link = passwordHash === null ? await invitationLink({ tx, now }, person, actor.personId) : null
    const result: Invited = { personId: person.id, link }
    const { name, email, admin } = person
    return { result, audit: { kind: 'person', targetId: person.id, after: { name, email, admin, memberships }, seals } }
  },
})

interface Addressee {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string | null
}

async function invitationLink({ tx, now }: Pick<Scope, 'tx' | 'now'>, person: Addressee, createdById: string) {
  const link = await makeLink(tx, { personId: person.id, kind: 'invitation', createdById, now })
  await queueMail(tx, person.email, await linkMail(tx, 'invitation', person, link), { now, linkId: link.id })
  return link
}

async function livingDesks(tx: Tx, ids: readonly string[]) {
  const desks = await tx.desk.findMany({ where: { id: { in: [...ids] }, deletedAt: null }, select: { id: true } })
  if (desks.length < new Set(ids).size || new Set(ids).size < ids.length) {
    throw new InvalidInput(say('people.unknown-desk'), [fault('/memberships', say('faults.unknown-desk-or-twice'))])
  }
  return desks
}

/** A person by id, as the target of a command. */
export const personById = ({ tx, input }: { tx: Tx; input: { readonly personId: string } }) =>
  tx.person.findUnique({ where: { id: input.personId } })

/** A new invitation, when the first has expired or was lost: for a person who has not set a password yet. */
export const inviteAgain = command({
  name: 'person.invite-again',
  permission: 'site:administer',
  input: PersonReference,
  load: personById,
  desk: () => null,
  async run({ tx, actor, target, now }) {
    if (target.disabledAt) throw new Conflict(say('people.disabled'), { reason: 'disabled' })
    if (target.passwordHash) {
      throw new Conflict(say('people.has-password'), { reason: 'has-password' })
    }
    const link = await invitationLink({ tx, now }, target, actor.personId)
    const result = { name: target.name, email: target.email, link }
    return { result, audit: { kind: 'person', targetId: target.id, after: { invitedAgain: true } } }
  },
})

/** Ends a person's access at once: sessions, keys and links. What they did stays, under their name. */
export const disablePerson = command({
  name: 'person.disable',
  permission: 'site:administer',
  input: PersonReference,
  load: personById,
  desk: () => null,
  async run({ tx, target, now }) {
    if (target.disabledAt) return { result: undefined, audit: null }
    if (target.admin) await requireOtherAdmin(tx, target.id)
    await endOpenLinks(tx, target.id, now)
    const disabled = await tx.person.update({ where: { id: target.id }, data: { disabledAt: now, ...endsSessions } })
    const audit = { kind: 'person', targetId: target.id, before: { disabled: false }, after: { disabled: true } }
    return { result: undefined, audit: { ...audit, seals: [personSeal(disabled)] } }
  },
})

export const enablePerson = command({
  name: 'person.enable',
  permission: 'site:administer',
  input: PersonReference,
  load: personById,
  desk: () => null,
  async run({ tx, target }) {
    if (!target.disabledAt) return { result: undefined, audit: null }
    const data = { disabledAt: null, version: { increment: 1 } }
    const enabled = await tx.person.update({ where: { id: target.id }, data })
    const audit = { kind: 'person', targetId: target.id, before: { disabled: true }, after: { disabled: false } }
    return { result: undefined, audit: { ...audit, seals: [personSeal(enabled)] } }
  },
})

/** Makes a person an administrator, or no longer one. The last one stays, and nobody of the sample newsroom becomes one. */
export const setAdmin = command({
  name: 'person.set-admin',
  permission: 'site:administer',
  input: SetAdmin,
  load: personById,
  desk: () => null,
  async run({ tx, input, target }) {
    const changed = changedFields({ admin: target.admin }, { admin: input.admin })
    if (!changed) return { result: undefined, audit: null }
    if (target.demo) {
      throw new Conflict(say('people.sample-administrator'), { reason: 'sample-person' })
    }
    if (target.admin) await requireOtherAdmin(tx, target.id)
    const person = await tx.person.update({
      where: { id: target.id },
      data: { admin: input.admin, ...endsSessions },
    })
    return {
      result: undefined,
      audit: { kind: 'person', targetId: target.id, ...changed, seals: [personSeal(person)] },
    }
  },
})

/** What ends every session of a person: tokens name the session version they were made for. */
export const endsSessions = { sessionVersion: { increment: 1 }, version: { increment: 1 } }

/** Nobody could administer the newsroom without an administrator who can sign in. @throws Conflict */
async function requireOtherAdmin(tx: Tx, personId: string): Promise<void> {
  const others = await tx.person.count({ where: { admin: true, disabledAt: null, id: { not: personId } } })
  if (others === 0) {
    throw new Conflict(say('people.last-administrator'), { reason: 'last-admin' })
  }
}
