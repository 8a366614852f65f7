import { z } from 'zod'
import { RELATION_STRENGTHS, RELATION_TYPES } from '@/lib/domain/codes'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { MarkClaim } from '@/lib/schemas/claim'
import { CommentOrigin } from '@/lib/schemas/comment'
import { AttachEvidence } from '@/lib/schemas/evidence'
import { id, line, optionalText, text } from '@/lib/schemas/text'
import { GiveVerdict } from '@/lib/schemas/verdict'
import { livingArticle } from '../engine/article-rows'
import { command } from '../engine/command'
import { addComment } from './comments'
import { attachEvidence } from './evidence'
import type { Tx } from '../db/clients'
import { relateClaims } from './relations'
import { giveVerdict } from './verdicts'
import { markClaim } from './mark'

/** A claim as a file of annotations has it, every key already looked up. */
export const ImportClaim = z.strictObject({
  articleId: id,
  /** The number to keep, where no later one was given yet (C16 stays C16). */
  number: z.int().min(1).max(999_999).nullable(),
  mark: MarkClaim,
  /** How many claims with the same sentence stand at the place, as far as the importer knows. */
  alike: z.int().min(0).default(0),
  /** That it stands on an older text, the one that `mark` names by its version. (rule R7) */
  standing: z.enum(['waiting', 'kept']).nullable().default(null),
  evidence: z.array(z.strictObject({ number: z.int().min(1).max(1_000_000), fields: AttachEvidence })).max(10_000),
  verdicts: z.array(GiveVerdict.safeExtend({ needsRecheck: z.boolean().optional() })).max(2),
  /** Answers after what they answer, which is named by its place in the list. */
  comments: z
    .array(
      z.strictObject({
        text: line(10_000),
        origin: CommentOrigin.nullable(),
        replyTo: z.int().min(0).nullable(),
      }),
    )
    .max(10_000),
  relations: z
    .array(
      z.strictObject({
        type: z.enum(RELATION_TYPES),
        strength: z.enum(RELATION_STRENGTHS).nullable(),
        note: optionalText(2_000),
        /** Which end this claim is. */
        end: z.enum(['from', 'to']),
        other: id,
      }),
    )
    .max(1_000),
  needsRecheck: z.boolean(),
  /** The identity that the annotation's first publisher gave it, and where it was before it came here. */
  canonical: text(8_192).nullable().default(null),
  via: z.array(text(8_192)).max(1_000).default([]),
})

export interface ImportedClaim {
  readonly id: string
  /** C1, C2 … */
  readonly key: string
}

/** Takes over one claim from a file, whole or not at all: each part through its own command, audited as such. */
export const importClaim = command({
  name: 'claim.import',
  permission: 'claim:change',
  input: ImportClaim,
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input, target: { article } }) {
    // One act for undo, not one for each part.
    const scope = { tx, actor, now, replaying: true as const }
    const number = input.number !== null && input.number > article.claimCounter ? { number: input.number } : {}
    const claim = await markClaim.within(scope, {
      ...input.mark,
      ...number,
      ...(input.standing ? { standing: input.standing } : {}),
      articleId: article.id,
    })
    requireAlone(tx, claim.id, input.alike)
    for (const { number, fields } of input.evidence.toSorted((a, b) => a.number - b.number)) {
      await tx.claim.update({ where: { id: claim.id }, data: { evidenceCounter: number - 1 } })
      await attachEvidence.within(scope, { ...fields, claimId: claim.id })
    }
    const { needsRecheck, canonical, via } = input
    for (const verdict of input.verdicts) {
      await giveVerdict.within(scope, { needsRecheck, ...verdict, claimId: claim.id })
    }
    const said: string[] = []
    for (const { text, origin, replyTo } of input.comments) {
      const answered = replyTo === null ? undefined : said[replyTo]
      const answer = answered === undefined ? {} : { replyTo: answered }
      said.push((await addComment.within(scope, { text, origin, claimId: claim.id, ...answer })).id)
    }
    for (const { end, other, ...relation } of input.relations) {
      const [from, to] = end === 'from' ? [claim.id, other] : [other, claim.id]
      await relateClaims.within(scope, { ...relation, from, to })
    }
    const given = await tx.claim.update({
      where: { id: claim.id },
      data: { canonical, via: JSON.stringify(via), ...(needsRecheck ? { needsRecheck: true } : {}) },
      select: { number: true },
    })
    // What comes with a file is taken back as one act: `rememberImport`.
    return { result: { id: claim.id, key: claimKey(given.number), comments: said }, audit: null }
  },
})

const ALIKE = `
  SELECT count(*) AS "count" FROM "Appearance" AS "own"
  JOIN "Claim" AS "claim" ON "claim"."id" = "own"."claimId"
  JOIN "Appearance" AS "place" ON "place"."articleVersionId" = "own"."articleVersionId"
    AND "place"."start" = "own"."start" AND "place"."end" = "own"."end" AND "place"."deletedAt" IS NULL
  JOIN "Claim" AS "other" ON "other"."id" = "place"."claimId" AND "other"."id" <> "claim"."id"
    AND "other"."deletedAt" IS NULL AND "other"."statement" = "claim"."statement"
  WHERE "own"."claimId" = ?`

/** Two who take over the same file at once don't both mark its claims. @throws Conflict */
function requireAlone({ sql }: Tx, claimId: string, known: number) {
  const { count } = z.object({ count: z.number() }).parse(sql.get(ALIKE, claimId))
  if (count > known) throw new Conflict(say('annotations.brought-in-meanwhile'))
}
