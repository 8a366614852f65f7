import { z } from 'zod'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'

/** Which part of a list: `cursor` is the `nextCursor` of the part before. */
export const PageOf = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(64).optional(),
})

export interface Page<View> {
  readonly items: readonly View[]
  /** Where the next part begins; null at the end. */
  readonly nextCursor: string | null
}

/** A list in the order of an index: the table, the column that orders it, and what its rows have to fulfil. */
export interface Listing {
  readonly table:
    | 'Agent'
    | 'Article'
    | 'ChangedPage'
    | 'Claim'
    | 'ErrorReport'
    | 'Evidence'
    | 'Mail'
    | 'Source'
    | 'Watch'
  readonly key: 'createdAt' | 'nameFolded' | 'number' | 'updatedAt'
  readonly descending: boolean
  readonly where: Prisma.Sql
}

export const IdRows = z.array(z.object({ id: z.string() }))

/**
 * Ids of a part of a list, read along an index from the row that the part begins with: a later part costs what the first
 * costs. One more than is shown tells whether there is another part, and where it begins. A row that has left the list
 * meanwhile still holds the place, so that none is passed over.
 */
export async function partOfListing(
  db: Pick<Reader, '$queryRaw'>,
  { table, key, descending, where }: Listing,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<string[]> {
  const from = Prisma.raw(`"${table}"`)
  const by = Prisma.raw(`"${key}"`)
  const order = Prisma.raw(descending ? 'DESC' : 'ASC')
  const onwards = Prisma.raw(descending ? '<=' : '>=')
  const begin =
    cursor === undefined
      ? Prisma.empty
      : Prisma.sql`AND (${by}, "id") ${onwards} (SELECT ${by}, "id" FROM ${from} WHERE "id" = ${cursor})`
  const rows = await db.$queryRaw`
    SELECT "id" FROM ${from} WHERE ${where} ${begin} ORDER BY ${by} ${order}, "id" ${order} LIMIT ${limit + 1}`
  return IdRows.parse(rows).map(({ id }) => id)
}

/** Rows in the order of their ids; an id without a row has been deleted in between. */
export function inOrderOf<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * What a query adds to read a part of a list within one article: one row more than is shown, from the row that the part
 * begins with.
 */
export const partOf = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  take: limit + 1,
  ...(cursor === undefined ? {} : { cursor: { id: cursor } }),
})

/** A condition that folded text has in it what was looked for; no condition without it. */
export const hasWords = (column: Prisma.Sql, words: string) =>
  words === '' ? Prisma.empty : Prisma.sql`AND instr(${column}, ${words}) > 0`

/** A part of a list, from rows that were read with one more than `limit`. */
export function page<Row, View>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  show: (row: Row) => View,
): Page<View> {
  const next = rows[limit]
  return { items: rows.slice(0, limit).map(show), nextCursor: next === undefined ? null : cursorOf(next) }
}
