import { z } from 'zod'
import { type SentenceChange, readsOtherwise } from '@/lib/domain/anchoring/sentence-change'
import { diffWords } from '@/lib/domain/text-diff'
import type { SentenceChangeView } from '@/lib/schemas/sentence-change'
import type { GraphSource } from '../db/graph'

type Source = Pick<GraphSource, 'sql'>

const Stored = z.object({ before: z.string(), after: z.string() })

/** Both sentences of a mark, as a row keeps them. */
export const storedSentences = (kept: string): SentenceChange => Stored.parse(JSON.parse(kept))

/** Both sentences with what differs between them, word by word. */
export function sentenceChangeView(kept: string): SentenceChangeView {
  const { before, after } = storedSentences(kept)
  return { before, after, diff: diffWords(before, after) }
}

/**
 * Marks in their newest text whose sentence has changed since the verdicts were given, as long as one of them
 * still needs its re-check. (rule R7)
 */
const OPEN = `FROM "Reanchoring" AS "entry"
  CROSS JOIN "Appearance" AS "mark" ON "mark"."id" = "entry"."successorId"
    AND "mark"."standing" = 'current' AND "mark"."deletedAt" IS NULL
  CROSS JOIN "Claim" AS "claim" ON "claim"."id" = "entry"."claimId"
    AND "claim"."needsRecheck" = 1 AND "claim"."deletedAt" IS NULL
  WHERE "entry"."sentences" IS NOT NULL`

const OfClaims = z.array(z.object({ claimId: z.string(), sentences: z.string() }))

/** Per claim, the changed sentences of its marks. Claims that need no re-check have none. */
export function changedSentences(
  { sql }: Source,
  claims: readonly { readonly id: string; readonly needsRecheck: boolean }[],
): ReadonlyMap<string, readonly SentenceChangeView[]> {
  const ids = claims.flatMap(({ id, needsRecheck }) => (needsRecheck ? [id] : []))
  const found = new Map<string, SentenceChangeView[]>()
  if (ids.length === 0) return found
  const rows = sql.all(
    `SELECT "entry"."claimId", "entry"."sentences" ${OPEN}
      AND "entry"."claimId" IN (SELECT "value" FROM json_each(?)) ORDER BY "mark"."start", "mark"."id"`,
    JSON.stringify(ids),
  )
  for (const { claimId, sentences } of OfClaims.parse(rows))
    found.set(claimId, [...(found.get(claimId) ?? []), sentenceChangeView(sentences)])
  return found
}

const OfMarks = z.array(z.object({ markId: z.string(), sentences: z.string() }))

/** Per mark of an article in its newest text, the sentences between which nobody has decided yet. */
export function undecidedSentences({ sql }: Source, articleId: string): ReadonlyMap<string, SentenceChange> {
  const rows = sql.all(
    `SELECT "mark"."id" AS "markId", "entry"."sentences" ${OPEN} AND "entry"."articleId" = ?`,
    articleId,
  )
  return new Map(OfMarks.parse(rows).map(({ markId, sentences }) => [markId, storedSentences(sentences)]))
}

/**
 * What a still newer text makes of a change that nobody has decided on: the sentence that was judged beside the newest one;
 * null where it reads as it did.
 */
export function sinceJudged(earlier: SentenceChange | undefined, change: SentenceChange | null): SentenceChange | null {
  if (!earlier) return change
  const both = { before: earlier.before, after: (change ?? earlier).after }
  return readsOtherwise(both.before, both.after) ? both : null
}

const Entries = z.array(z.object({ appearanceId: z.string() }))

/** The marks of an article from which such changes lead to the newest text, in its order. */
export function sentenceEntries({ sql }: Source, articleId: string): string[] {
  const rows = sql.all(
    `SELECT "entry"."appearanceId" ${OPEN} AND "entry"."articleId" = ? ORDER BY "mark"."start", "mark"."id"`,
    articleId,
  )
  return Entries.parse(rows).map(({ appearanceId }) => appearanceId)
}
