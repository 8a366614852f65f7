import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Seal } from '@/lib/domain/audit-seal'
import type { CorrectionKind } from '@/lib/domain/codes'
import { Conflict, GateClosed, Refusal } from '@/lib/domain/errors'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import { recordChanges } from '@/lib/domain/ledger'
import type { LedgerChange } from '@/lib/domain/ledger-change'
import { NEVER_LIFTED } from '@/lib/domain/publish-gate'
import { shortId, slugOf } from '@/lib/domain/slug'
import { viewerOn } from '@/lib/policy/viewer'
import { blocker, stateAfter } from '@/lib/policy/workflow'
import { CorrectClaim, GiveReason, PublishClaim } from '@/lib/schemas/review'
import { parseRecord } from '@/lib/schemas/public-record'
import { id } from '@/lib/schemas/text'
import { livingArticle } from '../engine/article-rows'
import { articleClaims } from '../claims/in-article'
import { sha256 } from '../platform/digest'
import { type ClaimRows, livingClaim, stateOf } from '../claim-content/aggregate'
import { gateFindings, policiesOf, workflowFacts } from '../claims/facts'
import { requirePossible } from '../claims/possible'
import { stepAudit } from '../claims/review'
import { quotesMatch, versionTexts } from '../claims/views'
import { command } from '../engine/command'
import type { PersonScope } from '../transaction/scope'
import { correctionSeal, publicationSeal } from '../transaction/seals'
import type { Tx } from '../db/clients'
import { listEdition, unlistCheck } from './listed'
import { compileRecord } from './record'

/** Sentences for programs; pages translate the rule. */
/** The gate (rule R20). An override lifts what a chief may answer for, and shows in the audit log; never rule R17. @throws GateClosed */
async function requireOpenGate(tx: Tx, claim: ClaimRows, override: string | null): Promise<void> {
  const desk = await tx.desk.findUniqueOrThrow({ where: { id: claim.deskId } })
  const texts = await versionTexts(tx, [claim])
  const failing = gateFindings(claim, policiesOf(desk), quotesMatch(claim, texts)).filter((finding) => !finding.passed)
  const standing = override === null ? failing : failing.filter((finding) => NEVER_LIFTED.has(finding.rule))
  if (standing.length > 0) {
    throw new GateClosed(standing.map(({ rule }) => ({ rule, sentence: say(`gate.${rule}`) })))
  }
}

/** The article's public address: fixed at its first publication. */
async function articleSlug(tx: Tx, claim: ClaimRows): Promise<string> {
  const article = await tx.article.findUniqueOrThrow({ where: { id: claim.articleId } })
  if (article.slug) return article.slug
  const slug = slugOf(shortId(randomBytes(8)), article.title)
  await tx.article.update({ where: { id: article.id }, data: { slug } })
  return slug
}

interface PublishedEdition {
  /** The claim as it is published now. */
  readonly published: Parameters<typeof stepAudit>[1]
  readonly publicationId: string
  readonly seal: Seal
  readonly slug: string
  readonly edition: number
  readonly changes: readonly LedgerChange[]
}

/** Freezes the record as the next edition and makes it the public one. */
async function publishEdition(
  { tx, actor, now }: PersonScope,
  claim: ClaimRows,
  overrideReason: string | null,
): Promise<PublishedEdition> {
  const previous = claim.publications.at(-1)
  const slug = claim.slug ?? slugOf(shortId(randomBytes(8)), claim.statement)
  const edition = (previous?.edition ?? 0) + 1
  const { record, contentHash } = await compileRecord(tx, claim, {
    slug,
    articleSlug: await articleSlug(tx, claim),
    edition,
    firstPublishedAt: claim.publications[0]?.publishedAt ?? now,
    publishedAt: now,
  })
  const text = canonicalJson(record)
  const publication = await tx.publication.create({
    data: {
      id: crypto.randomUUID(),
      claimId: claim.id,
      slug,
      edition,
      record: text,
      sha256: sha256(text),
      contentHash,
      claimVersion: claim.version,
      overrideReason,
      publishedById: actor.personId,
      publishedAt: now,
    },
  })
  // Who contributed did so to this edition; the working copy that begins now is nobody's work yet. (rule R17)
  await tx.contribution.updateMany({ where: { claimId: claim.id, edition: 0 }, data: { edition } })
  const published = await tx.claim.update({
    where: { id: claim.id },
    data: { state: 'published', slug, publicationId: publication.id, version: { increment: 1 } },
  })
  await listEdition(tx, { claimId: claim.id, publicationId: publication.id, record, isPublic: true })
  return {
    published,
    publicationId: publication.id,
    seal: publicationSeal(publication),
    slug,
    edition,
    changes: previous ? recordChanges(await recordOf(tx, previous.id), record) : [],
  }
}

async function recordOf(tx: Tx, publicationId: string) {
  const { record } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { record: true } })
  return parseRecord(record)
}

async function enterLedger(
  { tx, actor, now }: PersonScope,
  claimId: string,
  entry: { kind: CorrectionKind; note: string; publicationId: string; changes: readonly LedgerChange[] },
): Promise<Seal> {
  const correction = await tx.correction.create({
    data: {
      id: crypto.randomUUID(),
      claimId,
      publicationId: entry.publicationId,
      kind: entry.kind,
      note: entry.note,
      changes: JSON.stringify(entry.changes),
      createdById: actor.personId,
      createdAt: now,
    },
  })
  return correctionSeal(correction)
}

/** Publishes an approved claim: an immutable record of all that the public sees. (rules R20, R21) */
export const publishClaim = command({
  name: 'check.publish',
  permission: 'claim:publish',
  input: PublishClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true, named: true },
  async run({ tx, actor, now, input, target: claim }) {
    requirePossible('publish', claim, actor)
    const override = input.override?.reason ?? null
    await requireOpenGate(tx, claim, override)
    const { published, seal, slug, edition } = await publishEdition({ tx, actor, now }, claim, override)
    const audit = stepAudit(claim, published, { slug, edition, override })
    return { result: { id: claim.id, slug, edition }, audit: { ...audit, seals: [...audit.seals, seal] } }
  },
})

/** Publishes an approved change of a published claim, with its line in the public ledger. (rule R21) */
export const correctClaim = command({
  name: 'check.correct',
  permission: 'claim:correct',
  input: CorrectClaim.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true, named: true },
  async run({ tx, actor, now, input, target: claim }) {
    requirePossible('correct', claim, actor)
    const override = input.override?.reason ?? null
    await requireOpenGate(tx, claim, override)
    const { kind, note } = input
    const { published, ...made } = await publishEdition({ tx, actor, now }, claim, override)
    const { publicationId, slug, edition, changes } = made
    const line = await enterLedger({ tx, actor, now }, claim.id, { kind, note, publicationId, changes })
    const audit = stepAudit(claim, published, { slug, edition, correction: kind, note, override })
    return { result: { id: claim.id, slug, edition }, audit: { ...audit, seals: [...audit.seals, made.seal, line] } }
  },
})

/** Takes a check back: its address stays and says so, its ClaimReview goes. (rules R21, R29) */
export const retractClaim = command({
  name: 'check.retract',
  permission: 'claim:retract',
  input: GiveReason.safeExtend({ id }),
  load: ({ tx, input }) => livingClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input, target: claim }) {
    requirePossible('retract', claim, actor)
    const publicationId = claim.publicationId
    if (publicationId === null) throw new Conflict(say('review.not-public'))
    const to = stateAfter('retract', stateOf(claim))
    const retracted = await tx.claim.update({
      where: { id: claim.id },
      data: { state: to, stateReason: input.reason, publicationId: null, sealedHash: null, version: { increment: 1 } },
    })
    await unlistCheck(tx, claim.id)
    const line = await enterLedger({ tx, actor, now }, claim.id, {
      kind: 'retraction',
      note: input.reason,
      publicationId,
      changes: [],
    })
    const audit = stepAudit(claim, retracted, { reason: input.reason })
    return { result: { id: claim.id, slug: claim.slug }, audit: { ...audit, seals: [...audit.seals, line] } }
  },
})

/** Publishes all approved claims of an article, each with the gate's result. (rule R32) */
export const publishApproved = command({
  name: 'article.publish-approved',
  permission: 'claim:publish',
  input: z.strictObject({ articleId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, target: { article } }) {
    const results: {
      claimId: string
      slug: string | null
      failing: GateClosed['failing']
      /** Why it was not published. */
      refusal: Sentence | null
    }[] = []
    for (const claim of articleClaims(tx, article.id)) {
      if (blocker('publish', workflowFacts(claim), viewerOn(actor, claim.deskId)) !== null) continue
      try {
        await requireOpenGate(tx, claim, null)
        const { slug } = await publishClaim.within({ tx, actor, now }, { id: claim.id })
        results.push({ claimId: claim.id, slug, failing: [], refusal: null })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const failing = error instanceof GateClosed ? error.failing : []
        results.push({ claimId: claim.id, slug: null, failing, refusal: error.sentence })
      }
    }
    return { result: { results }, audit: null }
  },
})
