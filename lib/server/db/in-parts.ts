/** Values in one `in:` list at most: SQLite takes 999 parameters through Prisma, and the statement has others. */
const AT_ONCE = 400

/** Reads what belongs to any number of ids, with as many statements as that takes; in the order of the ids' parts. */
export async function readInParts<Row>(
  ids: Iterable<string>,
  read: (some: string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const all = [...new Set(ids)]
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) rows.push(...(await read(all.slice(at, at + AT_ONCE))))
  return rows
}
