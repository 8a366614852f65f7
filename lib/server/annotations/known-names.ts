import { z } from 'zod'
import { fold } from '@/lib/domain/folding'
import { agentView } from '@/lib/policy/visibility/agent'
import { id } from '@/lib/schemas/text'
import { WITH_ALIASES } from '../claims/agents'
import { Prisma } from '../db/generated/client'
import { readInParts } from '../db/in-parts'
import { livingDesk } from '../engine/desk-rows'
import { IdRows } from '../engine/paging'
import { query } from '../engine/query'
import { listedSources, SOURCE_ROWS } from '../claims/sources'

/*
 * What a desk has of the agents and sources that a file names: looked up by their names, so that an import into a full desk
 * costs what the file has, not what the desk has.
 */

const Named = z.strictObject({ deskId: id, names: z.array(z.string()) })

/** A desk's agents that bear one of these names or are called so as well, by name. */
export const agentsCalled = query({
  name: 'agent.called',
  permission: 'desk:read',
  input: Named,
  load: ({ db, input }) => livingDesk(db, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, target: desk, input }) {
    const ids = await readInParts(input.names.map(fold), async (some) =>
      IdRows.parse(
        await db.$queryRaw`
          SELECT "id" FROM "Agent" INDEXED BY "Agent_deskId_nameFolded_id_idx"
          WHERE "deskId" = ${desk.id} AND "nameFolded" IN (${Prisma.join(some)}) AND "deletedAt" IS NULL
          UNION SELECT "Agent"."id" FROM "AgentAlias" INDEXED BY "AgentAlias_nameFolded_idx"
          CROSS JOIN "Agent" ON "Agent"."id" = "agentId" AND "deskId" = ${desk.id} AND "deletedAt" IS NULL
          WHERE "AgentAlias"."nameFolded" IN (${Prisma.join(some)})`,
      ),
    )
    const rows = await readInParts(
      ids.map((row) => row.id),
      (some) => db.agent.findMany({ where: { id: { in: some } }, include: WITH_ALIASES }),
    )
    const inOrder = rows.sort((a, b) => compare(a.nameFolded, b.nameFolded) || compare(a.id, b.id))
    return inOrder.map(agentView)
  },
})

/** A desk's sources that have one of these titles, last changed first. */
export const sourcesTitled = query({
  name: 'source.titled',
  permission: 'desk:read',
  input: Named,
  load: ({ db, input }) => livingDesk(db, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, target: desk, input }) {
    const rows = await readInParts(input.names.map(fold), (some) =>
      db.source.findMany({
        where: { deskId: desk.id, titleFolded: { in: some }, deletedAt: null },
        include: SOURCE_ROWS,
      }),
    )
    const inOrder = rows.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || compare(b.id, a.id))
    return listedSources(db, inOrder)
  },
})

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
