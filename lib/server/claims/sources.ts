import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { Seal } from '@/lib/domain/audit-seal'
import { fold } from '@/lib/domain/folding'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import { type Viewer, viewerOn } from '@/lib/policy/viewer'
import { mayReadIdentity, sourceView } from '@/lib/policy/visibility/source'
import { AddSource, ChangeSource, type SourceFields, type SourceView } from '@/lib/schemas/source'
import { id } from '@/lib/schemas/text'
import { queueCapture } from './capture-queue'
import { changedFields, command } from '../engine/command'
import { saltedDigest, seal } from '../confidential/sealing'
import type { Reader, Tx } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { readInParts } from '../db/in-parts'
import { deskMeant } from '../engine/desk-rows'
import { inOrderOf, page, PageOf, partOfListing } from '../engine/paging'
import { query } from '../engine/query'
import { shreddedPayload } from '../transaction/seals'

/** A source with its archived copies, as the view needs it. */
export const SOURCE_ROWS = {
  snapshots: { orderBy: { takenAt: 'desc' } },
} as const satisfies Prisma.SourceInclude

export type SourceRow = Prisma.SourceGetPayload<{ include: typeof SOURCE_ROWS }>

/** A source that is in the library. */
export const livingSource = (tx: Pick<Tx, 'source'>, sourceId: string) =>
  tx.source.findFirst({ where: { id: sourceId, deletedAt: null }, include: SOURCE_ROWS })

const Uses = z.array(z.object({ sourceId: z.string(), uses: z.coerce.number() }))

/** How often living claims cite each of these sources; what nothing cites is not in it. */
async function usesOf(
  db: Pick<Reader, '$queryRaw'>,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await readInParts(sourceIds, async (some) =>
    Uses.parse(
      await db.$queryRaw`
        SELECT "Evidence"."sourceId", count(*) AS "uses"
        FROM "Evidence" JOIN "Claim" ON "Claim"."id" = "Evidence"."claimId" AND "Claim"."deletedAt" IS NULL
        WHERE "Evidence"."sourceId" IN (${Prisma.join(some)}) AND "Evidence"."deletedAt" IS NULL
        GROUP BY "Evidence"."sourceId"`,
    ),
  )
  return new Map(rows.map(({ sourceId, uses }) => [sourceId, uses]))
}

/**
 * Sources as a list shows them: of a confidential one the cover name only.
 *
 * @param viewer where it is asked what they may do with a confidential one
 */
export async function listedSources(
  db: Pick<Reader, '$queryRaw'>,
  rows: readonly SourceRow[],
  viewer?: Viewer,
): Promise<SourceView[]> {
  const uses = await usesOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => sourceView({ ...row, usedIn: uses.get(row.id) ?? 0 }, viewer))
}

export const addSource = command({
  name: 'source.add',
  permission: 'claim:change',
  input: AddSource,
  load: async ({ tx, actor, input }) => deskMeant(tx, actor, input.deskId),
  desk: (desk) => desk.id,
  async run({ tx, actor, now, input: { deskId: _, ...fields }, target: desk }) {
    const source = await createSource(tx, desk.id, actor, fields)
    await archive(tx, source, actor, now)
    return {
      result: { id: source.id },
      audit: {
        kind: 'source',
        targetId: source.id,
        deskId: desk.id,
        after: audited(fields, fields.confidential ? TELLING : []),
      },
    }
  },
})

/** Asks for a copy of what stands at a source's address (rule R11). A confidential one has none. */
async function archive(
  tx: Tx,
  { id: sourceId, url, confidential }: { id: string; url: string | null; confidential: boolean },
  actor: Actor,
  now: Date,
) {
  if (url !== null && !confidential) await queueCapture(tx, { sourceId, url, requestedById: actor.personId, now })
}

async function createSource(tx: Tx, deskId: string, actor: Actor, fields: z.output<typeof SourceFields>) {
  const { identity, ...plain } = fields
  requireCover(plain.confidential ?? false, plain.url, identity)
  const sourceId = crypto.randomUUID()
  return tx.source.create({
    data: {
      id: sourceId,
      deskId,
      ...plain,
      titleFolded: fold(plain.title),
      identityCipher: identity ? seal(identity, sourceId) : null,
      ownerId: actor.personId,
      changedById: actor.personId,
    },
  })
}

/** A confidential source shows its cover name only, so an address would give it away. */
function requireCover(confidential: boolean, url: string | null | undefined, identity: string | null | undefined) {
  if (confidential && url) {
    throw new InvalidInput(say('sources.secret-with-address'), [fault('/url', say('faults.belongs-into-identity'))])
  }
  if (!confidential && identity) {
    throw new InvalidInput(say('sources.identity-not-secret'), [
      fault('/confidential', say('faults.set-to-keep-identity')),
    ])
  }
}

/** What would tell who a confidential source is; `title` is its cover name from when it became confidential. */
const TELLING = ['identity', 'url', 'publisher']

/** What the audit log keeps: of what tells who a source is a salted digest only. (rule R15) */
const audited = (fields: Readonly<Record<string, JsonValue | undefined>>, telling: readonly string[]) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]): [string, JsonValue][] => {
      if (value === undefined) return []
      return [[field, telling.includes(field) && typeof value === 'string' ? saltedDigest(value) : value]]
    }),
  )

/** What the log says of a source that becomes confidential goes; the hashes of the events stay, and the chain holds. */
async function shredAudit(tx: Tx, sourceId: string, now: Date): Promise<Seal[]> {
  const shredded = await tx.auditPayload.updateManyAndReturn({
    where: { shreddedAt: null, event: { kind: 'source', targetId: sourceId } },
    data: { payload: null, shreddedAt: now },
    select: { seq: true },
  })
  return shredded.map(({ seq }) => shreddedPayload(seq))
}

export const changeSource = command({
  name: 'source.change',
  permission: 'claim:change',
  input: ChangeSource.safeExtend({ id }),
  load: ({ tx, input }) => livingSource(tx, input.id),
  desk: (source) => source.deskId,
  guard: { version: (source) => source.version, needed: true },
  async run({ tx, actor, now, input: { id: _, identity, ...plain }, target: source }) {
    const secret = source.confidential || plain.confidential === true || identity !== undefined
    if (secret && !mayReadIdentity(source, viewerOn(actor, source.deskId))) {
      throw new Forbidden(say('sources.who-changes'))
    }
    const confidential = plain.confidential ?? source.confidential
    requireCover(confidential, plain.url === undefined ? source.url : plain.url, identity)
    const before: Record<string, JsonValue> = {
      title: source.title,
      url: source.url,
      publisher: source.publisher,
      publishedAt: source.publishedAt,
      language: source.language,
      kind: source.kind,
      primary: source.primary,
      reliability: source.reliability,
      confidential: source.confidential,
    }
    const defined = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
    const changed = changedFields(before, defined)
    if (!changed && identity === undefined) return { result: { id: source.id }, audit: null }
    const after = await tx.source.update({
      where: { id: source.id },
      data: {
        ...plain,
        ...(plain.title === undefined ? {} : { titleFolded: fold(plain.title) }),
        ...(identity === undefined ? {} : { identityCipher: identity === null ? null : seal(identity, source.id) }),
        ...(confidential ? {} : { identityCipher: null }),
        changedById: actor.personId,
        version: { increment: 1 },
      },
    })
    const becomes = confidential && !source.confidential
    const seals = becomes ? await shredAudit(tx, source.id, now) : []
    // Notes that were released when it was confidential before are not released with it now.
    if (becomes) await tx.evidence.updateMany({ where: { sourceId: source.id }, data: { noteReleased: false } })
    // The address of a source that became confidential is not kept waiting anywhere.
    if (confidential) await tx.capture.deleteMany({ where: { sourceId: source.id } })
    else if (after.url !== source.url) await archive(tx, after, actor, now)
    return {
      result: { id: source.id },
      audit: {
        kind: 'source',
        targetId: source.id,
        deskId: source.deskId,
        before: audited(changed?.before ?? {}, becomes ? ['title', ...TELLING] : source.confidential ? TELLING : []),
        after: audited({ ...changed?.after, identity }, confidential ? TELLING : []),
        seals,
      },
    }
  },
})

/** Takes a source out of the library; one that is cited stays. */
export const deleteSource = command({
  name: 'source.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingSource(tx, input.id),
  desk: (source) => source.deskId,
  guard: { version: (source) => source.version, needed: true },
  async run({ tx, actor, now, target: source }) {
    if (source.confidential && !mayReadIdentity(source, viewerOn(actor, source.deskId))) {
      throw new Forbidden(say('sources.who-deletes'))
    }
    const uses = (await usesOf(tx, [source.id])).get(source.id) ?? 0
    if (uses > 0)
      throw new Conflict(say('sources.cited', { uses }), {
        uses,
      })
    await tx.source.update({ where: { id: source.id }, data: { deletedAt: now, version: { increment: 1 } } })
    return {
      result: { id: source.id },
      audit: { kind: 'source', targetId: source.id, deskId: source.deskId, before: { title: source.title } },
    }
  },
})

/** Brings a source back into the library, when what cites it comes back. */
export const restoreSource = command({
  name: 'source.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => tx.source.findFirst({ where: { id: input.id, deletedAt: { not: null } } }),
  desk: (source) => source.deskId,
  async run({ tx, target: source }) {
    await tx.source.update({ where: { id: source.id }, data: { deletedAt: null, version: { increment: 1 } } })
    return {
      result: { id: source.id },
      audit: { kind: 'source', targetId: source.id, deskId: source.deskId, after: { title: source.title } },
    }
  },
})

export const deskSources = query({
  name: 'source.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional(), words: z.string().max(200).optional() }),
  load: async ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const words = input.words ? fold(input.words) : ''
    const ids = await partOfListing(
      db,
      {
        table: 'Source',
        key: 'updatedAt',
        descending: true,
        where: Prisma.sql`"deskId" = ${desk.id} AND "deletedAt" IS NULL ${saying(words)}`,
      },
      input,
    )
    const rows = await db.source.findMany({ where: { id: { in: ids } }, include: SOURCE_ROWS })
    return page(
      await listedSources(db, inOrderOf(ids, rows)),
      input.limit,
      (view) => view.id,
      (view) => view,
    )
  },
})

/** Title, publisher or address says it; of a confidential source only the cover name is anybody's to find. (rule R15) */
const saying = (words: string) =>
  words === ''
    ? Prisma.empty
    : Prisma.sql`AND (instr("titleFolded", ${words}) > 0
        OR ("confidential" = 0 AND (instr(lower("publisher"), ${words}) > 0 OR instr(lower("url"), ${words}) > 0)))`

export const oneSource = query({
  name: 'source.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingSource(db, input.id),
  desk: (source) => source.deskId,
  async show({ db, actor, target }) {
    const uses = await usesOf(db, [target.id])
    return sourceView({ ...target, usedIn: uses.get(target.id) ?? 0 }, viewerOn(actor, target.deskId))
  },
})

/** Where a source is cited: the claims' places, for the library; first cited first. */
export const sourceUses = query({
  name: 'source.uses',
  permission: 'desk:read',
  input: PageOf.safeExtend({ id }),
  load: ({ db, input }) => livingSource(db, input.id),
  desk: (source) => source.deskId,
  async show({ db, target, input }) {
    const ids = await partOfListing(
      db,
      {
        table: 'Evidence',
        key: 'createdAt',
        descending: false,
        where: Prisma.sql`"sourceId" = ${target.id} AND "deletedAt" IS NULL
          AND EXISTS (SELECT 1 FROM "Claim" WHERE "Claim"."id" = "claimId" AND "Claim"."deletedAt" IS NULL)`,
      },
      input,
    )
    const rows = await db.evidence.findMany({
      where: { id: { in: ids } },
      include: { claim: { include: { article: { select: { title: true } } } } },
    })
    return page(
      inOrderOf(ids, rows),
      input.limit,
      (row) => row.id,
      ({ claim, number, stance }) => ({
        claimId: claim.id,
        articleId: claim.articleId,
        articleTitle: claim.article.title,
        key: `C${claim.number}`,
        statement: claim.statement,
        number,
        stance,
      }),
    )
  },
})
