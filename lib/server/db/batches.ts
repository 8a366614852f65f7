/** Rows that one statement writes or names: SQLite takes some thirty thousand values at most. */
const AT_ONCE = 500

/** Rows in parts that one statement can take. */
export function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
