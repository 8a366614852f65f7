import { z } from 'zod'
import { type ClaimRows, livingClaims } from '../claim-content/aggregate'
import type { GraphSource } from '../db/graph'
import { inOrderOf } from '../engine/paging'

const Ids = z.array(z.object({ id: z.string() }))

/** Ids of an article's own living claims, and of known claims that appear in it, by number: looked up from either side. */
export function claimIdsIn({ sql }: Pick<GraphSource, 'sql'>, articleId: string): string[] {
  const rows = sql.all(
    `SELECT "number", "id" FROM "Claim" WHERE "articleId" = ? AND "deletedAt" IS NULL
    UNION SELECT "Claim"."number", "Claim"."id" FROM "Appearance" INDEXED BY "Appearance_articleId_idx"
    CROSS JOIN "Claim" ON "Claim"."id" = "Appearance"."claimId" AND "Claim"."deletedAt" IS NULL
    WHERE "Appearance"."articleId" = ? AND "Appearance"."deletedAt" IS NULL
    ORDER BY "number", "id"`,
    articleId,
    articleId,
  )
  return Ids.parse(rows).map((row) => row.id)
}

/** Living claims of an article, with all that belongs to them, by number. */
export function articleClaims(db: GraphSource, articleId: string): ClaimRows[] {
  const ids = claimIdsIn(db, articleId)
  return inOrderOf(ids, livingClaims(db, ids))
}

/** In the order of the text; those without a place in this version last. */
export function inTextOrder<
  C extends {
    readonly number: number
    readonly appearances: readonly { readonly articleVersion: number; readonly start: number; readonly end: number }[]
  },
>(claims: readonly C[], version: number): C[] {
  const place = (claim: C) => claim.appearances.find((each) => each.articleVersion === version)
  return [...claims].sort((a, b) => {
    const [first, second] = [place(a), place(b)]
    if (!first || !second) return first ? -1 : second ? 1 : a.number - b.number
    return first.start - second.start || second.end - first.end || a.number - b.number
  })
}
