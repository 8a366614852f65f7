import { codePoints } from '@/lib/domain/anchoring/units'
import { publicRecord } from '@/lib/domain/claim-content'
import { PUBLIC_TEXTS } from '@/lib/domain/codes'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { publicExcerpt } from '@/lib/domain/formats/excerpt'
import type { PublicRecord } from '@/lib/domain/public-record'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { parseRecord } from '@/lib/schemas/public-record'
import { textsOfVersions } from '../claim-content/version-texts'
import { type ClaimRows, codeOf } from '../claim-content/aggregate'
import { type CompiledClaim, contentHash, contentOf } from '../claim-content/content'
import type { Tx } from '../db/clients'
import { readInParts } from '../db/in-parts'
import { env } from '../platform/env'
import { NEWSROOM_ID } from '../engine/newsroom-row'

export interface EditionOf {
  readonly slug: string
  readonly articleSlug: string
  readonly edition: number
  readonly firstPublishedAt: Date
  readonly publishedAt: Date
}

/** A record that is ready to be frozen, and the hash of the content that it was made from. */
export interface CompiledRecord {
  readonly record: PublicRecord
  readonly contentHash: string
}

/**
 * Compiles the complete public record of an approved claim, to be frozen. (rule R21)
 *
 * @throws Conflict when its content is not what was approved, or it has no place in its article
 */
export async function compileRecord(tx: Tx, claim: ClaimRows, edition: EditionOf): Promise<CompiledRecord> {
  const compiled = contentOf(tx, claim.id)
  const hash = contentHash(compiled.content)
  const approval = claim.reviews.findLast((review) => review.decision === 'approve' && review.voidedAt === null)
  if (approval?.contentHash !== hash) {
    throw new Conflict(say('review.not-what-was-approved'), { approved: approval?.contentHash ?? null, found: hash })
  }
  return { record: await recordOf(tx, claim, compiled, edition), contentHash: hash }
}

async function recordOf(tx: Tx, claim: ClaimRows, { content, place }: CompiledClaim, edition: EditionOf) {
  const { quote } = content
  if (!place || !quote) throw new Conflict(say('review.no-place-to-publish'))
  const article = await tx.article.findUniqueOrThrow({ where: { id: claim.articleId } })
  const newsroom = await tx.newsroom.findUniqueOrThrow({ where: { id: NEWSROOM_ID } })
  const text = textsOfVersions(tx, [place.versionId]).get(place.versionId)?.text ?? ''
  const range = { start: codePoints(place.start), end: codePoints(place.end) }
  return publicRecord({ ...content, quote }, place, {
    ...edition,
    claimId: claim.id,
    key: claimKey(claim.number),
    publicText: codeOf(PUBLIC_TEXTS, article.publicText),
    newsroom: { name: newsroom.name, url: env().publicUrl },
    excerpt: publicExcerpt(text, range, article.language),
    snapshots: await snapshotsOf(tx, claim.id),
    publicClaims: await publicClaims(tx, claim.id),
  })
}

/** What was archived of the sources that a claim cites, newest first, by source. */
async function snapshotsOf(tx: Tx, claimId: string) {
  const cited = await tx.evidence.findMany({ where: { claimId, deletedAt: null }, select: { sourceId: true } })
  const rows = await readInParts(
    cited.map(({ sourceId }) => sourceId),
    (some) => tx.snapshot.findMany({ where: { sourceId: { in: some } }, orderBy: { takenAt: 'desc' } }),
  )
  const snapshots = new Map<string, { sha256: string; takenAt: Date }[]>()
  for (const { sourceId, receivedSha256, takenAt } of rows) {
    snapshots.set(sourceId, [...(snapshots.get(sourceId) ?? []), { sha256: receivedSha256, takenAt }])
  }
  return snapshots
}

/** Related claims that are public now, in the words of their own published records. */
async function publicClaims(tx: Tx, claimId: string) {
  const relations = await tx.relation.findMany({
    where: { deletedAt: null, OR: [{ fromId: claimId }, { toId: claimId }] },
    select: { fromId: true, toId: true },
  })
  const related = await readInParts(
    relations.map(({ fromId, toId }) => (fromId === claimId ? toId : fromId)),
    (some) =>
      tx.claim.findMany({
        where: { id: { in: some } },
        select: { id: true, publication: { select: { record: true } } },
      }),
  )
  return new Map(
    related.flatMap(({ id, publication }) => {
      if (!publication) return []
      const { key, statement } = parseRecord(publication.record).claim
      return [[id, { key, statement }] as const]
    }),
  )
}
