import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import {
  AGENT_KINDS,
  ATTRIBUTION_RATINGS,
  CLAIM_TYPES,
  CONFIDENCES,
  CREDIBILITIES,
  DIRECTIONS,
  HOP_FORCES,
  HOP_ROLES,
  PUBLIC_TEXTS,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  RELIABILITIES,
  SOURCE_KINDS,
  STANCES,
} from '@/lib/domain/codes'
import { Conflict } from '@/lib/domain/errors'
import { evidenceCount, lateness } from '@/lib/domain/evidence'
import { publicExcerpt } from '@/lib/domain/formats/excerpt'
import type { PublicAgent, PublicEvidence, PublicRecord, PublicRelation } from '@/lib/domain/public-record'
import { scaleBounds } from '@/lib/domain/rating'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { asOfDates, currentVerdict } from '@/lib/policy/visibility/verdict'
import { type ClaimRows, codeOf } from '../claims/aggregate'
import type { Tx } from '../db/clients'
import { env } from '../env'
import { NEWSROOM_ID } from '../newsroom-row'
import { ratingsOf } from '../ratings'

const optionalCode = <Code extends string>(codes: readonly Code[], value: string | null) =>
  value === null ? null : codeOf(codes, value)

export interface Edition {
  readonly slug: string
  readonly articleSlug: string
  readonly edition: number
  readonly firstPublishedAt: Date
  readonly publishedAt: Date
}

/** Compiles the complete public record of a claim as it is now, to be frozen. (rule R21) @throws Conflict without a place in the newest text */
export async function compileRecord(tx: Tx, claim: ClaimRows, edition: Edition): Promise<PublicRecord> {
  const article = await tx.article.findUniqueOrThrow({ where: { id: claim.articleId } })
  const newsroom = await tx.newsroom.findUniqueOrThrow({ where: { id: NEWSROOM_ID } })
  const appearance = claim.appearances.find((row) => row.articleId === article.id)
  if (!appearance)
    throw new Conflict('This claim has no place in the article any more. Nothing was published; mark its words again.')
  const { text, number } = await tx.articleVersion.findUniqueOrThrow({ where: { id: appearance.articleVersionId } })
  const range = { start: codePoints(appearance.start), end: codePoints(appearance.end) }
  return {
    format: 'stet-record/1',
    slug: edition.slug,
    edition: edition.edition,
    firstPublishedAt: edition.firstPublishedAt.toISOString(),
    publishedAt: edition.publishedAt.toISOString(),
    newsroom: { name: newsroom.name, url: env().publicUrl },
    article: {
      id: article.id,
      slug: edition.articleSlug,
      version: number,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      language: article.language,
      direction: codeOf(DIRECTIONS, article.direction),
      publishedAt: article.publishedAt,
      canonicalUrl: article.canonicalUrl,
      publicText: codeOf(PUBLIC_TEXTS, article.publicText),
    },
    claim: {
      id: claim.id,
      key: claimKey(claim.number),
      statement: claim.statement,
      language: claim.language,
      type: optionalCode(CLAIM_TYPES, claim.type),
      target: {
        start: range.start,
        end: range.end,
        exact: codePointIndex(text).slice(range.start, range.end),
        prefix: appearance.prefix,
        suffix: appearance.suffix,
      },
      excerpt: publicExcerpt(text, range, article.language),
      speaker: claim.speaker && agentOf(claim.speaker),
      saidAt: claim.saidAt,
      saidPlace: claim.saidPlace,
      chain: claim.chain.map((hop) => ({
        agent: agentOf(hop.agent),
        role: codeOf(HOP_ROLES, hop.role),
        kind: codeOf(AGENT_KINDS, hop.kind),
        verb: hop.verb,
        force: codeOf(HOP_FORCES, hop.force),
      })),
      ...verdictsOf(claim),
      evidence: await evidenceOf(tx, claim),
      relations: await relationsOf(tx, claim),
      independentOrigins: evidenceCount(
        claim.evidence.map((row) => ({
          origin: row.originAgentId ?? row.originSourceId,
          hindsight: row.hindsight,
          late: lateness({ hindsight: row.hindsight, publishedAt: row.source.publishedAt }, asOfDates(claim.verdicts)),
        })),
      ).origins,
    },
  }
}

function agentOf(agent: {
  name: string
  kind: string
  description: string | null
  sameAs: string | null
}): PublicAgent {
  return {
    name: agent.name,
    kind: codeOf(AGENT_KINDS, agent.kind),
    description: agent.description,
    sameAs: agent.sameAs,
  }
}

function verdictsOf(claim: ClaimRows): Pick<PublicRecord['claim'], 'attributionVerdict' | 'truthVerdict'> {
  const attribution = currentVerdict(claim.verdicts, 'attribution')
  const truth = currentVerdict(claim.verdicts, 'truth')
  const ratings = truth?.scale ? ratingsOf(truth.scale) : []
  const rating = ratings.find((each) => each.code === truth?.rating)
  const common = (verdict: ClaimRows['verdicts'][number]) => ({
    asOf: verdict.asOf,
    confidence: optionalCode(CONFIDENCES, verdict.confidence),
    justification: verdict.justification,
  })
  return {
    attributionVerdict: attribution && {
      ...common(attribution),
      rating: codeOf(ATTRIBUTION_RATINGS, attribution.rating),
    },
    truthVerdict: truth && rating ? { ...common(truth), rating, scale: scaleBounds(ratings) } : null,
  }
}

/** A confidential source goes out by its cover name only. (rule R15) */
async function evidenceOf(tx: Tx, claim: ClaimRows): Promise<PublicEvidence[]> {
  const origins = await originNames(tx, claim)
  const snapshots = await tx.snapshot.findMany({
    where: { sourceId: { in: claim.evidence.map((row) => row.sourceId) } },
    orderBy: { takenAt: 'desc' },
  })
  return claim.evidence.map((row) => ({
    number: row.number,
    stance: codeOf(STANCES, row.stance),
    source: {
      title: row.source.title,
      kind: codeOf(SOURCE_KINDS, row.source.kind),
      primary: row.source.primary,
      url: row.source.confidential ? null : row.source.url,
      publisher: row.source.publisher,
      publishedAt: row.source.publishedAt,
      confidential: row.source.confidential,
      snapshots: row.source.confidential
        ? []
        : snapshots
            .filter((each) => each.sourceId === row.sourceId)
            .map((each) => ({ sha256: each.receivedSha256, takenAt: each.takenAt.toISOString() })),
    },
    passage: row.passage,
    note: row.note,
    question: row.question,
    answer: row.answer,
    origin: origins.get(row.originAgentId ?? row.originSourceId ?? '') ?? null,
    hindsight: row.hindsight,
    reliability: optionalCode(RELIABILITIES, row.reliability),
    credibility: optionalCode(CREDIBILITIES, row.credibility),
  }))
}

async function originNames(tx: Tx, claim: ClaimRows): Promise<ReadonlyMap<string, string>> {
  const agents = await tx.agent.findMany({
    where: { id: { in: claim.evidence.flatMap((row) => row.originAgentId ?? []) } },
  })
  const sources = await tx.source.findMany({
    where: { id: { in: claim.evidence.flatMap((row) => row.originSourceId ?? []) } },
  })
  return new Map([
    ...agents.map((row) => [row.id, row.name] as const),
    ...sources.map((row) => [row.id, row.title] as const),
  ])
}

/**
 * Relations to claims that are public now; of others not even the words may go out. A claim that is published later names
 * this one in its own record, and pages read the relation from there.
 */
async function relationsOf(tx: Tx, claim: ClaimRows): Promise<PublicRelation[]> {
  const end = { select: { id: true, number: true, statement: true, publicationId: true } } as const
  const rows = await tx.relation.findMany({
    where: {
      deletedAt: null,
      from: { deletedAt: null },
      to: { deletedAt: null },
      OR: [{ fromId: claim.id }, { toId: claim.id }],
    },
    include: { from: end, to: end },
    orderBy: { createdAt: 'asc' },
  })
  return rows.flatMap((row) => {
    const outward = row.fromId === claim.id
    const other = outward ? row.to : row.from
    if (other.publicationId === null) return []
    return {
      type: codeOf(RELATION_TYPES, row.type),
      end: outward ? 'from' : 'to',
      strength: optionalCode(RELATION_STRENGTHS, row.strength),
      other: { claimId: other.id, key: claimKey(other.number), statement: other.statement },
    }
  })
}
