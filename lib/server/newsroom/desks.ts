import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { DEFAULT_POLICIES, type DeskPolicies } from '@/lib/domain/publish-gate'
import { AddDesk, RenameDesk, SetDeskPolicies } from '@/lib/schemas/desk'
import { DeskPolicies as StoredPolicies } from '@/lib/schemas/desk-policies'
import { id } from '@/lib/schemas/text'
import { changedFields, command } from '../engine/command'
import type { Reader, Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { livingDesk } from '../engine/desk-rows'
import { query } from '../engine/query'

/** A desk's policies as its row holds them. */
export const policiesOf = (desk: { readonly policies: string }): DeskPolicies =>
  StoredPolicies.parse(JSON.parse(desk.policies))

/** Adds a desk, with the usual policies. @throws Conflict when a living desk has this name */
export const addDesk = command({
  name: 'desk.add',
  permission: 'site:administer',
  input: AddDesk,
  load: async () => ({}),
  desk: () => null,
  async run({ tx, input }) {
    await requireFreeName(tx, input.name, null)
    const { id, name, version } = await tx.desk.create({
      data: { id: randomUUID(), name: input.name, policies: JSON.stringify(DEFAULT_POLICIES) },
    })
    return { result: { id, name, version }, audit: { kind: 'desk', targetId: id, after: { name } } }
  },
})

export const renameDesk = command({
  name: 'desk.rename',
  permission: 'site:administer',
  input: RenameDesk,
  load: ({ tx, input }) => livingDesk(tx, input.deskId),
  desk: () => null,
  guard: { version: (desk) => desk.version, needed: false },
  async run({ tx, input, target }) {
    const changed = changedFields({ name: target.name }, { name: input.name })
    if (!changed) return { result: undefined, audit: null }
    await requireFreeName(tx, input.name, target.id)
    await tx.desk.update({ where: { id: target.id }, data: { name: input.name, version: { increment: 1 } } })
    return { result: undefined, audit: { kind: 'desk', targetId: target.id, ...changed } }
  },
})

/** What the desk asks for before publication (rule R20): its chief's to change. */
export const setDeskPolicies = command({
  name: 'desk.set-policies',
  permission: 'desk:policies',
  input: SetDeskPolicies,
  load: ({ tx, input }) => livingDesk(tx, input.deskId),
  desk: (target) => target.id,
  guard: { version: (desk) => desk.version, needed: false },
  async run({ tx, input, target }) {
    const changed = changedFields({ ...policiesOf(target) }, input.policies)
    if (!changed) return { result: undefined, audit: null }
    const policies = JSON.stringify(input.policies)
    await tx.desk.update({ where: { id: target.id }, data: { policies, version: { increment: 1 } } })
    return { result: undefined, audit: { kind: 'desk', targetId: target.id, deskId: target.id, ...changed } }
  },
})

/** Two desks of one name could not be told apart in any list. */
async function requireFreeName(tx: Tx, name: string, except: string | null) {
  const desks = await tx.desk.findMany({ where: { deletedAt: null }, select: { id: true, name: true } })
  if (desks.some((desk) => desk.id !== except && fold(desk.name) === fold(name))) {
    throw new Conflict(say('desk.name-taken'), {
      reason: 'desk-name-taken',
    })
  }
}

export interface DeskView {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly demo: boolean
  readonly people: number
}

/** Every desk, for the administrator: its name and how many belong to it, nothing of its work. */
export const desks = query({
  name: 'desk.list',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: ({ db }) => db.desk.findMany({ where: { deletedAt: null }, orderBy: BY_NAME }),
  desk: () => null,
  show: ({ db, target }) => deskViews(db, target),
})

/** The desks one belongs to. */
export const ownDesks = query({
  name: 'desk.own-list',
  permission: 'desks:mine',
  input: z.strictObject({}),
  load: ({ db, actor }) =>
    db.desk.findMany({ where: { deletedAt: null, id: { in: [...(actor?.roles.keys() ?? [])] } }, orderBy: BY_NAME }),
  desk: () => null,
  show: ({ db, target }) => deskViews(db, target),
})

/** The sample newsroom stands last: whoever belongs to another desk rarely means it. */
const BY_NAME = [{ demo: 'asc' }, { name: 'asc' }, { id: 'asc' }] satisfies Prisma.DeskOrderByWithRelationInput[]

type DeskRow = Awaited<ReturnType<Tx['desk']['findUniqueOrThrow']>>

/** Counts the members of these desks only: a count by relation would go through all memberships of the newsroom. */
async function deskViews(db: Pick<Reader, 'membership'>, rows: readonly DeskRow[]): Promise<DeskView[]> {
  const counts = await db.membership.groupBy({
    by: ['deskId'],
    where: { deskId: { in: rows.map((desk) => desk.id) }, deletedAt: null, person: { disabledAt: null } },
    _count: true,
  })
  const people = new Map(counts.map(({ deskId, _count }) => [deskId, _count]))
  return rows.map(({ id: deskId, version, name, demo }) => ({
    id: deskId,
    version,
    name,
    demo,
    people: people.get(deskId) ?? 0,
  }))
}

/** A desk's policies, for those who work there. */
export const deskPolicies = query({
  name: 'desk.policies',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (target) => target.id,
  show: ({ target }) => ({ id: target.id, version: target.version, name: target.name, policies: policiesOf(target) }),
})
