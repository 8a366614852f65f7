import { z } from 'zod'
import type { DeskRole } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import { id, text } from '@/lib/schemas/text'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { type Page, page, PageOf } from '../engine/paging'
import { query } from '../engine/query'
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

export interface PeopleView extends Page<PersonView> {
  /** How many match, in all parts together. */
  readonly total: number
  /** Whether anybody at all came with the sample newsroom. */
  readonly demo: boolean
}

/** Who can sign in by name, then who can't any more. */
const BY_NAME = [
  { disabledAt: { sort: 'desc', nulls: 'first' } },
  { name: 'asc' },
  { id: 'asc' },
] satisfies Prisma.PersonOrderByWithRelationInput[]

const rowsOf = () =>
  ({
    memberships: {
      where: { deletedAt: null, desk: { deletedAt: null } },
      include: { desk: { select: { name: true } } },
      orderBy: { createdAt: 'asc' },
    },
    links: { where: { kind: 'invitation', usedAt: null, expiresAt: { gt: new Date() } } },
  }) satisfies Prisma.PersonInclude

/** Accounts by name, part by part; with `words`, those whose name, e-mail address or desk has all of them. */
export const people = query({
  name: 'person.list',
  permission: 'site:administer',
  input: PageOf.safeExtend({ words: text(200).optional() }),
  // A newsroom has hundreds of people, not hundreds of thousands: they are matched here, as everything is, by folded words.
  load: ({ db }) =>
    db.person.findMany({
      select: {
        id: true,
        name: true,
        email: true,
        demo: true,
        memberships: {
          where: { deletedAt: null, desk: { deletedAt: null } },
          select: { desk: { select: { name: true } } },
        },
      },
      orderBy: BY_NAME,
    }),
  desk: () => null,
  async show({ db, target: everybody, input }): Promise<PeopleView> {
    const words = fold(input.words ?? '').split(' ')
    const found = everybody.filter(({ name, email, memberships }) => {
      const said = fold([name, email, ...memberships.map(({ desk }) => desk.name)].join(' '))
      return words.every((word) => said.includes(word))
    })
    const from = Math.max(
      0,
      found.findIndex((person) => person.id === input.cursor),
    )
    const part = found.slice(from, from + input.limit + 1)
    const rows = await personRows(
      db,
      part.map((person) => person.id),
    )
    return {
      ...page(rows, input.limit, (person) => person.id, personView),
      total: found.length,
      demo: everybody.some(({ demo }) => demo),
    }
  },
})

/** One account. */
export const onePerson = query({
  name: 'person.show',
  permission: 'site:administer',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.person.findUnique({ where: { id: input.id }, include: rowsOf() }),
  desk: () => null,
  show: ({ target }) => personView(target),
})

/** Everybody who can sign in, to choose from. */
export const peopleToChoose = query({
  name: 'person.choice',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: ({ db }) =>
    db.person.findMany({
      where: { disabledAt: null },
      select: { id: true, name: true, email: true },
      orderBy: BY_NAME,
    }),
  desk: () => null,
  show: ({ target }) => target,
})

const personRows = (db: Pick<Reader, 'person'>, ids: readonly string[]) =>
  db.person.findMany({ where: { id: { in: [...ids] } }, orderBy: BY_NAME, include: rowsOf() })

function personView(person: Awaited<ReturnType<typeof personRows>>[number]): PersonView {
  return {
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
  }
}
