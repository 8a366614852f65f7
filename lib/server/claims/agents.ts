import { z } from 'zod'
import { AGENT_KINDS, type AgentKind } from '@/lib/domain/codes'
import { Conflict, InvalidInput, NotFound } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { agentView } from '@/lib/policy/visibility/agent'
import { AddAgent, AgentFields, type AgentReference, ChangeAgent, MergeAgent, MOST_ALIASES } from '@/lib/schemas/agent'
import { id } from '@/lib/schemas/text'
import { codeOf } from '../claim-content/aggregate'
import { changedFields, command } from '../engine/command'
import type { Scope } from '../transaction/scope'
import { deskMeant } from '../engine/desk-rows'
import type { Tx } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { readInParts } from '../db/in-parts'
import { inOrderOf, page, PageOf, partOfListing } from '../engine/paging'
import { query } from '../engine/query'

/** An agent with what else it is called, as its view needs it. */
export const WITH_ALIASES = { aliases: { orderBy: { position: 'asc' } } } as const

const livingAgent = (tx: Pick<Tx, 'agent'>, agentId: string) =>
  tx.agent.findFirst({ where: { id: agentId, deletedAt: null }, include: WITH_ALIASES })

/** Adds someone or something that says things to a desk's agents. */
export const addAgent = command({
  name: 'agent.add',
  permission: 'claim:change',
  input: AddAgent,
  load: async ({ tx, actor, input }) => deskMeant(tx, actor, input.deskId),
  desk: (desk) => desk.id,
  async run({ tx, actor, input: { deskId: _, ...fields }, target: desk }) {
    const agent = await createAgent(tx, desk.id, actor.personId, fields)
    return {
      result: { id: agent.id },
      audit: { kind: 'agent', targetId: agent.id, deskId: desk.id, after: { name: fields.name, kind: fields.kind } },
    }
  },
})

async function createAgent(tx: Tx, deskId: string, personId: string, fields: z.output<typeof AgentFields>) {
  return tx.agent.create({
    data: {
      id: crypto.randomUUID(),
      deskId,
      name: fields.name,
      nameFolded: fold(fields.name),
      kind: fields.kind,
      description: fields.description ?? null,
      sameAs: fields.sameAs ?? null,
      createdById: personId,
      aliases: { create: aliasRows(fields.aliases ?? [], fields.name) },
    },
    include: WITH_ALIASES,
  })
}

/** Aliases without repetitions and without the name itself, in the given order. */
function aliasRows(aliases: readonly string[], name: string) {
  const byFolded = new Map(aliases.map((alias) => [fold(alias), alias]))
  byFolded.delete(fold(name))
  return [...byFolded].map(([nameFolded, alias], position) => ({
    id: crypto.randomUUID(),
    name: alias,
    nameFolded,
    position,
  }))
}

export const changeAgent = command({
  name: 'agent.change',
  permission: 'claim:change',
  input: ChangeAgent.safeExtend({ id }),
  load: ({ tx, input }) => livingAgent(tx, input.id),
  desk: (agent) => agent.deskId,
  guard: { version: (agent) => agent.version, needed: true },
  async run({ tx, input, target: agent }) {
    const before = {
      name: agent.name,
      kind: agent.kind,
      description: agent.description,
      sameAs: agent.sameAs,
      aliases: agent.aliases.map((alias) => alias.name),
    }
    const { id: _, ...after } = input
    const changed = changedFields<Record<string, string | string[] | null>>(before, after)
    if (!changed) return { result: { id: agent.id }, audit: null }
    if (input.aliases) {
      await tx.agentAlias.deleteMany({ where: { agentId: agent.id } })
      await tx.agentAlias.createMany({
        data: aliasRows(input.aliases, input.name ?? agent.name).map((row) => ({ ...row, agentId: agent.id })),
      })
    }
    await tx.agent.update({
      where: { id: agent.id },
      data: {
        ...(input.name === undefined ? {} : { name: input.name, nameFolded: fold(input.name) }),
        ...(input.kind === undefined ? {} : { kind: input.kind }),
        ...(input.description === undefined ? {} : { description: input.description }),
        ...(input.sameAs === undefined ? {} : { sameAs: input.sameAs }),
        version: { increment: 1 },
      },
    })
    return { result: { id: agent.id }, audit: { kind: 'agent', targetId: agent.id, deskId: agent.deskId, ...changed } }
  },
})

/** Joins an agent into another: its names become aliases, its claims and hops point there. (rule R2) */
export const mergeAgent = command({
  name: 'agent.merge',
  permission: 'claim:change',
  input: MergeAgent.safeExtend({ id }),
  load: ({ tx, input }) => livingAgent(tx, input.id),
  desk: (agent) => agent.deskId,
  guard: { version: (agent) => agent.version, needed: true },
  async run({ tx, input, target: agent, now }) {
    const into = await livingAgent(tx, input.into)
    if (!into || into.deskId !== agent.deskId) throw new NotFound()
    if (into.id === agent.id)
      throw new InvalidInput(say('people.merge-into-itself'), [fault('/into', say('faults.same-agent'))])
    const names = [...into.aliases.map((alias) => alias.name), agent.name, ...agent.aliases.map((alias) => alias.name)]
    const aliases = aliasRows(names, into.name)
    if (aliases.length > MOST_ALIASES)
      throw new Conflict(say('people.too-many-names', { count: aliases.length, most: MOST_ALIASES }), {
        names: aliases.length,
      })
    await tx.agentAlias.deleteMany({ where: { agentId: into.id } })
    await tx.agentAlias.createMany({ data: aliases.map((row) => ({ ...row, agentId: into.id })) })
    await tx.chainHop.updateMany({ where: { agentId: agent.id }, data: { agentId: into.id } })
    await joinHops(tx, into.id)
    await tx.claim.updateMany({ where: { speakerId: agent.id }, data: { speakerId: into.id } })
    await tx.evidence.updateMany({ where: { originAgentId: agent.id }, data: { originAgentId: into.id } })
    await tx.agent.update({
      where: { id: agent.id },
      data: { mergedIntoId: into.id, deletedAt: now, version: { increment: 1 } },
    })
    await tx.agent.update({ where: { id: into.id }, data: { version: { increment: 1 } } })
    return {
      result: { id: into.id },
      audit: {
        kind: 'agent',
        targetId: agent.id,
        deskId: agent.deskId,
        before: { name: agent.name },
        after: { mergedInto: into.id },
      },
    }
  },
})

/** Who passed on what they said themselves is one hop: of the same agent twice running, the first stays. (rule R2) */
async function joinHops(tx: Tx, agentId: string) {
  const own = await tx.chainHop.findMany({ where: { agentId }, select: { claimId: true } })
  const hops = await readInParts(
    own.map(({ claimId }) => claimId),
    (some) =>
      tx.chainHop.findMany({
        where: { claimId: { in: some } },
        orderBy: [{ claimId: 'asc' }, { position: 'asc' }],
        select: { id: true, claimId: true, agentId: true },
      }),
  )
  for (const [at, hop] of hops.entries()) {
    const before = hops[at - 1]
    if (hop.agentId === agentId && before?.agentId === agentId && before.claimId === hop.claimId)
      await tx.chainHop.delete({ where: { id: hop.id } })
  }
}

/** Deletes an agent that nothing uses; one in use can only be merged. (rule R2) */
export const deleteAgent = command({
  name: 'agent.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingAgent(tx, input.id),
  desk: (agent) => agent.deskId,
  guard: { version: (agent) => agent.version, needed: true },
  async run({ tx, target: agent, now }) {
    const uses =
      (await tx.chainHop.count({ where: { agentId: agent.id, claim: { deletedAt: null } } })) +
      (await tx.claim.count({ where: { speakerId: agent.id, deletedAt: null } })) +
      (await tx.evidence.count({ where: { originAgentId: agent.id, deletedAt: null } }))
    if (uses > 0) throw new Conflict(say('people.agent-in-use', { name: agent.name, uses }), { uses })
    await tx.agent.update({ where: { id: agent.id }, data: { deletedAt: now, version: { increment: 1 } } })
    return {
      result: { id: agent.id },
      audit: { kind: 'agent', targetId: agent.id, deskId: agent.deskId, before: { name: agent.name } },
    }
  },
})

/** Brings an agent back that was deleted, when what names it comes back. */
export const restoreAgent = command({
  name: 'agent.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) =>
    tx.agent.findFirst({ where: { id: input.id, deletedAt: { not: null }, mergedIntoId: null } }),
  desk: (agent) => agent.deskId,
  async run({ tx, target: agent }) {
    await tx.agent.update({ where: { id: agent.id }, data: { deletedAt: null, version: { increment: 1 } } })
    return {
      result: { id: agent.id },
      audit: { kind: 'agent', targetId: agent.id, deskId: agent.deskId, after: { name: agent.name } },
    }
  },
})

/**
 * The agent that an input names: by id (a merged one leads to where it went), or by name, which finds a known name or
 * alias of the desk before a new agent is made.
 */
export async function agentFor(
  scope: Scope,
  deskId: string,
  reference: AgentReference,
): Promise<{ id: string; kind: AgentKind }> {
  const { tx, actor } = scope
  if (typeof reference === 'string') {
    let agent = await tx.agent.findUnique({ where: { id: reference } })
    while (agent?.mergedIntoId) agent = await tx.agent.findUnique({ where: { id: agent.mergedIntoId } })
    if (!agent || agent.deletedAt || agent.deskId !== deskId) {
      throw new InvalidInput(say('claims.unknown-agent-in-chain'), [
        fault('/chain', say('faults.no-agent', { reference })),
      ])
    }
    return { id: agent.id, kind: codeOf(AGENT_KINDS, agent.kind) }
  }
  const known = agentCalled(tx, deskId, fold(reference.name))
  if (known && known.kind === reference.kind) return { id: known.id, kind: reference.kind }
  const made = await addAgent.within({ ...scope, actor }, { ...reference, deskId })
  return { id: made.id, kind: reference.kind }
}

const Found = z.object({ id: z.string(), kind: z.string() }).optional()

/** The first agent that a desk made of those who bear a folded name or are called so as well: looked up by either index. */
const agentCalled = ({ sql }: Tx, deskId: string, nameFolded: string) =>
  Found.parse(
    sql.get(
      `SELECT "createdAt", "id", "kind" FROM "Agent" INDEXED BY "Agent_deskId_nameFolded_id_idx"
      WHERE "deskId" = ? AND "nameFolded" = ? AND "deletedAt" IS NULL
      UNION SELECT "createdAt", "Agent"."id", "kind" FROM "AgentAlias" INDEXED BY "AgentAlias_nameFolded_idx"
      CROSS JOIN "Agent" ON "Agent"."id" = "agentId" AND "deskId" = ? AND "deletedAt" IS NULL
      WHERE "AgentAlias"."nameFolded" = ?
      ORDER BY "createdAt", "id" LIMIT 1`,
      deskId,
      nameFolded,
      deskId,
      nameFolded,
    ),
  )

/** A desk's agents by name, for the type-ahead and the library. */
export const deskAgents = query({
  name: 'agent.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional(), words: z.string().max(200).optional() }),
  load: async ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const words = input.words ? fold(input.words) : ''
    const ids = await partOfListing(
      db,
      {
        table: 'Agent',
        key: 'nameFolded',
        descending: false,
        where: Prisma.sql`"deskId" = ${desk.id} AND "deletedAt" IS NULL ${named(words)}`,
      },
      input,
    )
    const rows = await db.agent.findMany({ where: { id: { in: ids } }, include: WITH_ALIASES })
    return page(inOrderOf(ids, rows), input.limit, (row) => row.id, agentView)
  },
})

const named = (words: string) =>
  words === ''
    ? Prisma.empty
    : Prisma.sql`AND (instr("nameFolded", ${words}) > 0 OR EXISTS (
        SELECT 1 FROM "AgentAlias" WHERE "agentId" = "Agent"."id" AND instr("AgentAlias"."nameFolded", ${words}) > 0))`

export const oneAgent = query({
  name: 'agent.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingAgent(db, input.id),
  desk: (agent) => agent.deskId,
  show: ({ target }) => agentView(target),
})
