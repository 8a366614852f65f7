import { ChangeLanguage, ChangeName, ChangePassword } from '@/lib/schemas/person'
import { z } from 'zod'
import { changedFields, command } from '../engine/command'
import type { Scope } from '../transaction/scope'
import { hashPassword } from '../platform/passwords'
import { query } from '../engine/query'
import { endsSessions } from './accounts'
import { endOpenLinks } from './links'
import { requireGoodPassword } from './password-rules'
import { requirePresentPassword } from './present-password'

const self = ({ tx, actor }: Scope) => tx.person.findUnique({ where: { id: actor?.personId ?? '' } })

/** A person's own name, as it stands beside their work. What was published keeps the name it was published with. */
export const changeName = command({
  name: 'person.change-name',
  permission: 'self:change',
  input: ChangeName,
  load: self,
  desk: () => null,
  async run({ tx, input, target }) {
    const changed = changedFields({ name: target.name }, input)
    if (!changed) return { result: undefined, audit: null }
    await tx.person.update({ where: { id: target.id }, data: { name: input.name, version: { increment: 1 } } })
    return { result: undefined, audit: { kind: 'person', targetId: target.id, ...changed } }
  },
})

/** The language a person wants the interface in; null for the browser's. */
export const changeLanguage = command({
  name: 'person.change-language',
  permission: 'self:change',
  input: ChangeLanguage,
  load: self,
  desk: () => null,
  async run({ tx, input, target }) {
    const changed = changedFields({ language: target.language }, input)
    if (!changed) return { result: undefined, audit: null }
    await tx.person.update({ where: { id: target.id }, data: { language: input.language, version: { increment: 1 } } })
    return { result: undefined, audit: { kind: 'person', targetId: target.id, ...changed } }
  },
})

/**
 * A new password, by giving the present one. Every session ends; the answer's version starts a new one where the change
 * was made.
 *
 * @throws InvalidInput at /current for a wrong present password
 */
export const changePassword = command({
  name: 'person.change-password',
  permission: 'self:change',
  input: ChangePassword,
  async prepare({ input, actor }) {
    const person = await requirePresentPassword(actor, input.current)
    await requireGoodPassword(input.password, person)
    return hashPassword(input.password)
  },
  load: self,
  desk: () => null,
  async run({ tx, target, prepared: passwordHash, now }) {
    await endOpenLinks(tx, target.id, now)
    const { id, sessionVersion } = await tx.person.update({
      where: { id: target.id },
      data: { passwordHash, passwordEndsAt: null, ...endsSessions },
    })
    return {
      result: { id, sessionVersion },
      audit: { kind: 'person', targetId: id, after: { password: 'changed' } },
    }
  },
})

/** Signs a person out on every device, this one included. */
export const endSessions = command({
  name: 'person.end-sessions',
  permission: 'self:change',
  input: z.strictObject({}),
  load: self,
  desk: () => null,
  async run({ tx, target }) {
    await tx.person.update({ where: { id: target.id }, data: endsSessions })
    return { result: undefined, audit: { kind: 'person', targetId: target.id, after: { sessions: 'ended' } } }
  },
})

const EndSession = z.strictObject({ sessionId: z.string().min(1).max(64), expiresAt: z.date() })

/** Signs out one session: its token is worthless from now on, also in a copied cookie. */
export const endSession = command({
  name: 'session.end',
  permission: 'self:change',
  input: EndSession,
  load: self,
  desk: () => null,
  async run({ tx, input, target, now }) {
    await tx.endedSession.deleteMany({ where: { expiresAt: { lt: now } } })
    const { sessionId, expiresAt } = input
    await tx.endedSession.upsert({ where: { id: sessionId }, create: { id: sessionId, expiresAt }, update: {} })
    return { result: undefined, audit: { kind: 'person', targetId: target.id, after: { session: 'ended' } } }
  },
})

export interface ProfileView {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly email: string
  readonly language: string | null
  readonly admin: boolean
  readonly hasPassword: boolean
  /** When the password ends that was printed by the first start; null for one that the person chose. */
  readonly passwordEndsAt: string | null
  readonly desks: readonly { readonly id: string; readonly name: string; readonly role: string }[]
}

/** One's own profile. */
export const ownProfile = query({
  name: 'person.own-profile',
  permission: 'desks:mine',
  input: z.strictObject({}),
  load: ({ db, actor }) =>
    db.person.findUnique({
      where: { id: actor?.personId ?? '' },
      include: { memberships: { where: { deletedAt: null, desk: { deletedAt: null } }, include: { desk: true } } },
    }),
  desk: () => null,
  show: ({ target }): ProfileView => ({
    id: target.id,
    version: target.version,
    name: target.name,
    email: target.email,
    language: target.language,
    admin: target.admin,
    hasPassword: target.passwordHash !== null,
    passwordEndsAt: target.passwordEndsAt?.toISOString() ?? null,
    desks: target.memberships.map(({ desk, role }) => ({ id: desk.id, name: desk.name, role })),
  }),
})
