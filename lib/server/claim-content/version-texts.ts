import { z } from 'zod'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import type { GraphSource } from '../db/graph'

/** What reads the texts that are not kept yet. */
export type TextSource = Pick<GraphSource, 'sql'>

/** Texts kept in memory together, in UTF-16 units: some 200 long articles. */
const MOST_KEPT = 10_000_000

declare global {
  // Oldest use first. Shared by the bundles of one process.
  var stetVersionTexts: Map<string, CodePointIndex> | undefined
}

const Rows = z.array(z.object({ id: z.string(), text: z.string() }))

/**
 * The texts of article versions, each indexed once. A version never changes, so what is kept can't be out of date; every save
 * and every view of a claim compares its quote with one of them. Who may read a text is decided where its article is loaded.
 */
export function textsOfVersions(
  { sql }: TextSource,
  versionIds: readonly string[],
): ReadonlyMap<string, CodePointIndex> {
  const kept = (globalThis.stetVersionTexts ??= new Map())
  const found = new Map<string, CodePointIndex>()
  const missing: string[] = []
  for (const id of new Set(versionIds)) {
    const text = kept.get(id)
    if (text) found.set(id, text)
    else missing.push(id)
  }
  if (missing.length > 0) {
    const rows = sql.all(
      'SELECT "id", "text" FROM "ArticleVersion" WHERE "id" IN (SELECT "value" FROM json_each(?))',
      JSON.stringify(missing),
    )
    for (const { id, text } of Rows.parse(rows)) found.set(id, codePointIndex(text))
  }
  for (const [id, text] of found) {
    kept.delete(id)
    kept.set(id, text)
  }
  forgetOldest(kept)
  return found
}

function forgetOldest(kept: Map<string, CodePointIndex>) {
  let units = 0
  for (const { text } of kept.values()) units += text.length
  for (const [id, { text }] of kept) {
    if (units <= MOST_KEPT) return
    kept.delete(id)
    units -= text.length
  }
}
