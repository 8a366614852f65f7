import { z } from 'zod'
import type { DeskRole } from '@/lib/domain/codes'
import { query } from '../query'
import { isDeskRole } from './actors'

export interface PersonView {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly email: string
  readonly admin: boolean
  readonly disabled: boolean
  readonly demo: boolean
  /** Has set a password; before that an invitation waits, or has expired. */
  readonly hasPassword: boolean
  /** When the open invitation ends; null without one. */
  readonly invitedUntil: string | null
  readonly memberships: readonly { readonly deskId: string; readonly deskName: string; readonly role: DeskRole }[]
  readonly createdAt: string
}

/** Everybody with an account, by name. */
export const people = query({
  name: 'person.list',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: ({ db }) =>
    db.person.findMany({
      orderBy: [{ disabledAt: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
      include: {
        memberships: {
          where: { deletedAt: null, desk: { deletedAt: null } },
          include: { desk: { select: { name: true } } },
          orderBy: { createdAt: 'asc' },
        },
        links: { where: { kind: 'invitation', usedAt: null, expiresAt: { gt: new Date() } } },
      },
    }),
  desk: () => null,
  show: ({ target }) =>
    target.map(
      (person): PersonView => ({
        id: person.id,
        version: person.version,
        name: person.name,
        email: person.email,
        admin: person.admin,
        disabled: person.disabledAt !== null,
        demo: person.demo,
        hasPassword: person.passwordHash !== null,
        invitedUntil: person.links[0]?.expiresAt.toISOString() ?? null,
        memberships: person.memberships.flatMap(({ deskId, desk, role }) =>
          isDeskRole(role) ? [{ deskId, deskName: desk.name, role }] : [],
        ),
        createdAt: person.createdAt.toISOString(),
      }),
    ),
})
