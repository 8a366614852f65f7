import { z } from 'zod'
import { isSameWords } from '@/lib/domain/anchoring/same-words'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { textsOfVersions } from './version-texts'
import type { GraphSource } from '../db/graph'
import { quoteAt } from './content'

/** A place in the text of an article version, in code points. */
export interface StoredPlace {
  readonly versionId: string
  readonly start: number
  readonly end: number
}

/** A place in a text that is at hand. */
interface Quoted {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Whether a quote has changed at another place: it has other words, or the same words stand in another sentence. What only
 * typography tells apart is the same. (rule R7)
 *
 * @param language of the article: BCP 47
 */
export function readsOtherwise(before: Quoted, after: Quoted, language: string): boolean {
  const quoted = ({ text, start, end }: Quoted) =>
    quoteAt(codePointIndex(text), { start: codePoints(start), end: codePoints(end) }, language)
  const [one, other] = [quoted(before), quoted(after)]
  return !isSameWords(one.exact, other.exact) || !isSameWords(one.sentences, other.sentences)
}

/** A claim that stood elsewhere before. */
export interface MovedClaim {
  readonly id: string
  readonly from: StoredPlace
}

const Standing = z.array(
  z.object({ claimId: z.string(), versionId: z.string(), start: z.number(), end: z.number(), language: z.string() }),
)

/** In the order in which the record looks for its place: the first of a claim is that one. */
const STANDING = `
  SELECT "claimId", "articleVersionId" AS "versionId", "start", "end", "language"
  FROM "Appearance" JOIN "Article" ON "Article"."id" = "articleId"
  WHERE "claimId" IN (SELECT "value" FROM json_each(?)) AND "deletedAt" IS NULL AND "standing" <> 'past'
  ORDER BY "standing" DESC, "start" DESC, "Appearance"."id" DESC`

/**
 * Those of moved claims whose quote has changed now: other words, or the same in another sentence. What a seal says of
 * claims that were handed in. (rule R17)
 */
export function withAnotherQuote(db: GraphSource, moved: readonly MovedClaim[]): ReadonlySet<string> {
  if (moved.length === 0) return new Set()
  const rows = Standing.parse(db.sql.all(STANDING, JSON.stringify(moved.map(({ id }) => id))))
  const standing = new Map(rows.map((row) => [row.claimId, row]))
  const texts = textsOfVersions(
    db,
    [...rows, ...moved.map(({ from }) => from)].map(({ versionId }) => versionId),
  )
  const quote = ({ versionId, start, end }: StoredPlace, language: string) => {
    const text = texts.get(versionId)
    return text ? quoteAt(text, { start: codePoints(start), end: codePoints(end) }, language) : null
  }
  const others = moved.filter(({ id, from }) => {
    const now = standing.get(id)
    return !now || JSON.stringify(quote(from, now.language)) !== JSON.stringify(quote(now, now.language))
  })
  return new Set(others.map(({ id }) => id))
}
