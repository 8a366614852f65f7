import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { can } from '@/lib/policy/permissions'
import { CreateKey, KEY_DAYS, KEY_SCOPES, KeyReference, type KeyScope } from '@/lib/schemas/key'
import { sha256 } from '../platform/digest'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { query } from '../engine/query'

/** So that a key found in a file or a log says what it is. */
const PREFIX = 'stet_'

const DAY = 24 * 60 * 60 * 1000

export interface FreshKey {
  readonly keyId: string
  /** Shown this once; only its hash is kept. */
  readonly secret: string
}

/**
 * Makes a key for a machine client. It acts for its person, never with more than their rights of the moment; the audit
 * names both. Everybody may make keys for themselves, an administrator for anyone.
 *
 * @throws Forbidden for somebody else's key, InvalidInput for a desk that its person doesn't belong to
 */
export const createKey = command({
  name: 'key.create',
  permission: 'self:change',
  input: CreateKey,
  load: async ({ tx, actor, input }) => {
    const person = await tx.person.findUnique({ where: { id: input.personId ?? actor?.personId ?? '' } })
    const mine = person?.id === actor?.personId
    return person && (mine || can(actor, 'site:administer', null)) ? person : null
  },
  desk: () => null,
  async run({ tx, actor, input, target, now }) {
    if (actor.keyId !== null) throw new Forbidden(say('people.keys-make-no-keys'))
    if (target.disabledAt) {
      throw new InvalidInput(say('people.disabled-choose-another'), [fault('/personId', say('faults.disabled'))])
    }
    const deskId = input.deskId ?? null
    if (deskId !== null) await requireMember(tx, target.id, deskId)
    const expiresAt = new Date(now.getTime() + (input.days ?? Math.max(...KEY_DAYS)) * DAY)
    const secret = PREFIX + randomBytes(32).toString('base64url')
    const key = await tx.key.create({
      data: {
        id: randomUUID(),
        name: input.name,
        personId: target.id,
        deskId,
        scope: input.scope,
        secretHash: sha256(secret),
        demo: target.demo,
        expiresAt,
      },
    })
    const result: FreshKey = { keyId: key.id, secret }
    const after = { name: key.name, personId: target.id, scope: key.scope, deskId, expiresAt: expiresAt.toISOString() }
    return { result, audit: { kind: 'key', targetId: key.id, after } }
  },
})

async function requireMember(tx: Tx, personId: string, deskId: string) {
  const member = await tx.membership.findFirst({
    where: { personId, deskId, deletedAt: null, desk: { deletedAt: null } },
  })
  if (!member) {
    throw new InvalidInput(say('people.not-of-that-desk'), [fault('/deskId', say('faults.not-a-desk-of-person'))])
  }
}

/** Ends a key at once: its owner may, and an administrator. */
export const revokeKey = command({
  name: 'key.revoke',
  permission: 'self:change',
  input: KeyReference,
  load: async ({ tx, actor, input }) => {
    const key = await tx.key.findUnique({ where: { id: input.keyId } })
    return key && (key.personId === actor?.personId || can(actor, 'site:administer', null)) ? key : null
  },
  desk: () => null,
  async run({ tx, target, now }) {
    if (target.revokedAt) return { result: undefined, audit: null }
    await tx.key.update({ where: { id: target.id }, data: { revokedAt: now, version: { increment: 1 } } })
    const audit = { kind: 'key', targetId: target.id, before: { revoked: false }, after: { revoked: true } }
    return { result: undefined, audit }
  },
})

export interface KeyView {
  readonly id: string
  readonly name: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly scope: KeyScope
  readonly deskId: string | null
  readonly deskName: string | null
  readonly createdAt: string
  /** To the hour. */
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  /** Null for keys made before keys ended. */
  readonly expiresAt: string | null
  /** Its time has passed. */
  readonly isOver: boolean
}

/** Every key, for the administrator; living ones first. */
export const keys = query({
  name: 'key.list',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: ({ db }) => keyRows(db, {}),
  desk: () => null,
  show: ({ target }) => target.map(keyView),
})

/** One's own keys. */
export const ownKeys = query({
  name: 'key.own-list',
  permission: 'desks:mine',
  input: z.strictObject({}),
  load: ({ db, actor }) => keyRows(db, { personId: actor?.personId ?? '' }),
  desk: () => null,
  show: ({ target }) => target.map(keyView),
})

async function keyRows(db: Pick<Tx, 'key' | 'desk'>, where: { personId?: string }) {
  const rows = await db.key.findMany({
    where,
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    include: { person: true },
  })
  const deskIds = rows.flatMap(({ deskId }) => deskId ?? [])
  const desks = await db.desk.findMany({ where: { id: { in: deskIds } }, select: { id: true, name: true } })
  const names = new Map(desks.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...row, deskName: row.deskId === null ? null : (names.get(row.deskId) ?? null) }))
}

const keyView = (key: Awaited<ReturnType<typeof keyRows>>[number]): KeyView => ({
  id: key.id,
  name: key.name,
  person: { id: key.person.id, name: key.person.name, email: key.person.email },
  scope: KEY_SCOPES.find((known) => known === key.scope) ?? 'read',
  deskId: key.deskId,
  deskName: key.deskName,
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  isOver: key.expiresAt !== null && key.expiresAt <= new Date(),
})
