import { z } from 'zod'
import { Conflict, InvalidInput, NotFound } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { type Relation, relationFault } from '@/lib/domain/relations'
import { RELATION_TYPES } from '@/lib/domain/codes'
import type { MaybeActor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { relationView } from '@/lib/policy/visibility/relation'
import { ChangeRelation, RelateClaims } from '@/lib/schemas/relation'
import { id } from '@/lib/schemas/text'
import { codeOf, stateAfterChange, stateOf } from '../claim-content/aggregate'
import { changedFields, command } from '../engine/command'
import type { Tx } from '../db/clients'
import { query } from '../engine/query'
import { stillHolds } from '../engine/undo-acts'

const END = {
  select: { id: true, number: true, state: true, statement: true, articleId: true, deskId: true, deletedAt: true },
} as const
/** A relation with its ends, as the view needs it. */
export const RELATION_ROWS = { from: END, to: END } as const

/** Whether somebody may read both claims of a relation: to anybody else it does not exist. */
export const mayReadEnds = (
  actor: MaybeActor,
  relation: { readonly from: { readonly deskId: string }; readonly to: { readonly deskId: string } },
) => can(actor, 'desk:read', relation.from.deskId) && can(actor, 'desk:read', relation.to.deskId)

/** A relation between living claims, both of which the actor may read; null otherwise. */
async function readableRelation(tx: Pick<Tx, 'relation'>, actor: MaybeActor, relationId: string) {
  const relation = await tx.relation.findFirst({
    where: { id: relationId, deletedAt: null, from: { deletedAt: null }, to: { deletedAt: null } },
    include: RELATION_ROWS,
  })
  return relation && mayReadEnds(actor, relation) ? relation : null
}

/**
 * No claim relates to itself, and nothing is said twice, from whichever end: for what is made, changed or brought back.
 *
 * @param relation with its id where it is stored already (rule R3)
 * @throws InvalidInput, Conflict
 */
async function requireNew(tx: Tx, { id: own, ...relation }: Relation & { readonly id?: string }) {
  const { from, to } = relation
  const existing = await tx.relation.findMany({
    where: {
      deletedAt: null,
      ...(own === undefined ? {} : { id: { not: own } }),
      OR: [
        { fromId: from, toId: to },
        { fromId: to, toId: from },
      ],
    },
  })
  const wrong = relationFault(
    relation,
    existing.map((row) => ({ from: row.fromId, to: row.toId, type: codeOf(RELATION_TYPES, row.type) })),
  )
  if (wrong === 'self') {
    throw new InvalidInput(say('claims.relation-to-itself'), [fault('/to', say('faults.same-claim'))])
  }
  if (wrong === 'duplicate') throw new Conflict(say('claims.relation-exists'))
}

/**
 * A relation belongs to the content of the claims at both its ends: it stays as it is where one of them does.
 *
 * @throws Conflict (rule R29)
 */
function requireChangeable(...ends: readonly { readonly number: number; readonly state: string }[]) {
  for (const end of ends) stateAfterChange(stateOf(end), claimKey(end.number))
}

/** What a relation says, as the audit log and undo see it. */
export const relationFields = ({
  type,
  strength,
  note,
}: {
  readonly type: string
  readonly strength: string | null
  readonly note: string | null
}): Record<string, string | null> => ({ type, strength, note })

/** Relates a claim to another. Stored once, worded from both ends. (rule R3) */
export const relateClaims = command({
  name: 'relation.add',
  permission: 'claim:change',
  input: RelateClaims.safeExtend({ from: id }),
  load: ({ tx, input }) => tx.claim.findFirst({ where: { id: input.from, deletedAt: null } }),
  desk: (claim) => claim.deskId,
  async run({ tx, actor, input, target: claim }) {
    const other = await tx.claim.findFirst({ where: { id: input.to, deletedAt: null } })
    if (!other || !can(actor, 'desk:read', other.deskId)) throw new NotFound(say('claims.other-claim-not-seen'))
    requireChangeable(claim, other)
    await requireNew(tx, { from: claim.id, to: other.id, type: input.type })
    const relation = await tx.relation.create({
      data: {
        id: crypto.randomUUID(),
        fromId: claim.id,
        toId: other.id,
        type: input.type,
        strength: input.strength ?? null,
        note: input.note ?? null,
        createdById: actor.personId,
        changedById: actor.personId,
      },
    })
    return {
      result: { id: relation.id },
      audit: {
        kind: 'relation',
        targetId: relation.id,
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        after: { type: input.type, to: other.id, strength: relation.strength, note: relation.note },
      },
      undo: {
        articleId: claim.articleId,
        label: 'relate',
        inverse: { command: 'relation.delete', input: { id: relation.id } },
        forward: { command: 'relation.restore', input: { id: relation.id } },
        expects: [stillHolds('relation', relation.id, { before: {}, after: relationFields(relation) })],
      },
    }
  },
})

export const changeRelation = command({
  name: 'relation.change',
  permission: 'claim:change',
  input: ChangeRelation.safeExtend({ id }),
  load: ({ tx, actor, input }) => readableRelation(tx, actor, input.id),
  desk: (relation) => relation.from.deskId,
  guard: { version: (relation) => relation.version, needed: true },
  async run({ tx, actor, input: { id: _, ...after }, target: relation }) {
    const changed = changedFields(relationFields(relation), after)
    if (!changed) return { result: { id: relation.id }, audit: null }
    requireChangeable(relation.from, relation.to)
    if (after.type && after.type !== relation.type) {
      await requireNew(tx, { id: relation.id, from: relation.fromId, to: relation.toId, type: after.type })
    }
    await tx.relation.update({
      where: { id: relation.id },
      data: { ...changed.after, changedById: actor.personId, version: { increment: 1 } },
    })
    return {
      result: { id: relation.id },
      audit: {
        kind: 'relation',
        targetId: relation.id,
        deskId: relation.from.deskId,
        articleId: relation.from.articleId,
        claimId: relation.fromId,
        ...changed,
      },
      undo: {
        articleId: relation.from.articleId,
        label: 'change-relation',
        inverse: { command: 'relation.change', input: { id: relation.id, ...changed.before } },
        forward: { command: 'relation.change', input: { id: relation.id, ...changed.after } },
        expects: [stillHolds('relation', relation.id, changed)],
      },
    }
  },
})

const relationAudit = (relation: {
  id: string
  type: string
  fromId: string
  toId: string
  from: { deskId: string; articleId: string }
}) => ({
  kind: 'relation',
  targetId: relation.id,
  deskId: relation.from.deskId,
  articleId: relation.from.articleId,
  claimId: relation.fromId,
})

export const deleteRelation = command({
  name: 'relation.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, actor, input }) => readableRelation(tx, actor, input.id),
  desk: (relation) => relation.from.deskId,
  guard: { version: (relation) => relation.version, needed: true },
  async run({ tx, now, target: relation }) {
    requireChangeable(relation.from, relation.to)
    await tx.relation.update({ where: { id: relation.id }, data: { deletedAt: now, version: { increment: 1 } } })
    return {
      result: { id: relation.id },
      audit: { ...relationAudit(relation), before: { type: relation.type, to: relation.toId } },
      undo: {
        articleId: relation.from.articleId,
        label: 'delete-relation',
        inverse: { command: 'relation.restore', input: { id: relation.id } },
        forward: { command: 'relation.delete', input: { id: relation.id } },
        expects: [stillHolds('relation', relation.id, { before: relationFields(relation), after: {} })],
      },
    }
  },
})

export const restoreRelation = command({
  name: 'relation.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  async load({ tx, actor, input }) {
    const relation = await tx.relation.findFirst({
      where: { id: input.id, deletedAt: { not: null } },
      include: RELATION_ROWS,
    })
    return relation && mayReadEnds(actor, relation) ? relation : null
  },
  desk: (relation) => relation.from.deskId,
  async run({ tx, target: relation }) {
    const { fromId: from, toId: to } = relation
    requireChangeable(relation.from, relation.to)
    await requireNew(tx, { id: relation.id, from, to, type: codeOf(RELATION_TYPES, relation.type) })
    await tx.relation.update({ where: { id: relation.id }, data: { deletedAt: null, version: { increment: 1 } } })
    return {
      result: { id: relation.id },
      audit: { ...relationAudit(relation), after: { type: relation.type, to: relation.toId } },
    }
  },
})

export const oneRelation = query({
  name: 'relation.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, actor, input }) => readableRelation(db, actor, input.id),
  desk: (relation) => relation.from.deskId,
  show: ({ target }) => relationView(target),
})
