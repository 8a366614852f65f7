import { z } from 'zod'

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

/**
 * What a query adds to read a part of a list: one row more than is shown tells whether there is another part, and where it
 * begins. Should that row leave the list meanwhile, the part begins with the one after it; none is passed over.
 */
export const partOf = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  take: limit + 1,
  ...(cursor === undefined ? {} : { cursor: { id: cursor } }),
})

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
