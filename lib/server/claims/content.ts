/** The one compiler from a claim's rows to its content: for the seal, for publication and for reports. (rules R21, R29) */

import { codePointIndex, type CodePointIndex } from '@/lib/domain/anchoring/text'
import { type CodePointRange, codePoints, utf16Units } from '@/lib/domain/anchoring/units'
import { sentencesOf } from '@/lib/domain/anchoring/sentences'
import type {
  ClaimContent,
  ContentAgent,
  ContentEvidence,
  ContentPlace,
  ContentRelation,
  ContentSource,
} from '@/lib/domain/claim-content'
import {
  AGENT_KINDS,
  ATTRIBUTION_RATINGS,
  CHECK_WORTHINESS,
  CLAIM_TYPES,
  CONFIDENCES,
  CREDIBILITIES,
  DIRECTIONS,
  HOP_FORCES,
  HOP_ROLES,
  POLARITIES,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  RELIABILITIES,
  SOURCE_KINDS,
  STANCES,
} from '@/lib/domain/codes'
import { evidenceCount, lateness } from '@/lib/domain/evidence'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import { scaleBounds } from '@/lib/domain/rating'
import { asOfDates, currentVerdict } from '@/lib/policy/visibility/verdict'
import { sha256 } from '../audit-trail'
import type { Reader, Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { ratingsOf } from '../ratings'
import { codeOf } from './aggregate'

const AGENT = { select: { id: true, name: true, kind: true, description: true, sameAs: true } } as const
const OTHER_END = { select: { deletedAt: true } } as const

/**
 * The rows that a claim is compiled from. Nothing below the claim is ordered by the database: it could not split what it
 * reads for many claims at once.
 */
const CONTENT_ROWS = {
  article: {
    select: {
      id: true,
      title: true,
      outlet: true,
      byline: true,
      language: true,
      direction: true,
      publishedAt: true,
      canonicalUrl: true,
    },
  },
  speaker: AGENT,
  appearances: {
    where: { deletedAt: null, standing: { not: 'past' } },
    include: { articleVersion: { select: { number: true } } },
  },
  chain: { include: { agent: AGENT } },
  evidence: {
    where: { deletedAt: null },
    include: { source: { include: { snapshots: { where: { url: null }, select: { receivedSha256: true } } } } },
  },
  verdicts: { where: { deletedAt: null }, include: { scale: true } },
  relationsOut: { where: { deletedAt: null }, include: { to: OTHER_END } },
  relationsIn: { where: { deletedAt: null }, include: { from: OTHER_END } },
} as const satisfies Prisma.ClaimInclude

type ContentRows = Prisma.ClaimGetPayload<{ include: typeof CONTENT_ROWS }>

/** What the compiler reads. */
type ContentDb = Pick<Reader | Tx, 'claim' | 'agent' | 'source' | 'articleVersion'>

/** A claim's content, and where its quote stands. Both null: it has no place in its article. */
export interface CompiledClaim {
  readonly content: ClaimContent
  readonly place: ContentPlace | null
}

/** SHA-256 of the content as canonical JSON, hexadecimal: what is sealed. (rule R21) */
export const contentHash = (content: ClaimContent) => sha256(canonicalJson(content))

/** Claims that are read at once: what belongs to them stays below the number of values that SQLite takes. */
const AT_ONCE = 100

/** The content of claims, deleted ones too, by id. */
export async function contentsOf(
  db: ContentDb,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, CompiledClaim>> {
  const compiled = new Map<string, CompiledClaim>()
  for (let at = 0; at < claimIds.length; at += AT_ONCE) {
    const rows = await db.claim.findMany({
      where: { id: { in: claimIds.slice(at, at + AT_ONCE) } },
      include: CONTENT_ROWS,
    })
    const origins = await originsOf(db, rows)
    const texts = await textsOf(db, rows)
    for (const row of rows) compiled.set(row.id, compile(row, origins, texts))
  }
  return compiled
}

/** The content of one claim. @throws Error when there is no such claim */
export async function contentOf(db: ContentDb, claimId: string): Promise<CompiledClaim> {
  const compiled = (await contentsOf(db, [claimId])).get(claimId)
  if (!compiled) throw new Error(`no claim ${claimId}`)
  return compiled
}

type Names = ReadonlyMap<string, string>
type Texts = ReadonlyMap<string, CodePointIndex>

async function originsOf(db: ContentDb, claims: readonly ContentRows[]): Promise<Names> {
  const evidence = claims.flatMap((claim) => claim.evidence)
  const names = new Map<string, string>()
  for (const ids of parts(evidence.flatMap((row) => row.originAgentId ?? []))) {
    const rows = await db.agent.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    for (const { id, name } of rows) names.set(id, name)
  }
  for (const ids of parts(evidence.flatMap((row) => row.originSourceId ?? []))) {
    const rows = await db.source.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })
    for (const { id, title } of rows) names.set(id, title)
  }
  return names
}

async function textsOf(db: ContentDb, claims: readonly ContentRows[]): Promise<Texts> {
  const texts = new Map<string, CodePointIndex>()
  for (const ids of parts(claims.flatMap((claim) => placeOf(claim)?.articleVersionId ?? []))) {
    const rows = await db.articleVersion.findMany({ where: { id: { in: ids } }, select: { id: true, text: true } })
    for (const { id, text } of rows) texts.set(id, codePointIndex(text))
  }
  return texts
}

/** Ids without repetitions, in lists that a statement takes. */
function* parts(ids: readonly string[]): Generator<string[]> {
  const distinct = [...new Set(ids)]
  for (let at = 0; at < distinct.length; at += AT_ONCE) yield distinct.slice(at, at + AT_ONCE)
}

/** The place that the record tells of: in the claim's own article, in its newest text where it stands there. */
function placeOf({ articleId, appearances }: ContentRows) {
  const own = appearances.filter((row) => row.articleId === articleId)
  return own.toSorted((a, b) => compare(a.standing, b.standing) || a.start - b.start || compare(a.id, b.id))[0] ?? null
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compile(claim: ContentRows, origins: Names, texts: Texts): CompiledClaim {
  const { article, statement, language, noAuthor, saidAt, saidPlace } = claim
  const row = placeOf(claim)
  const text = row ? (texts.get(row.articleVersionId) ?? null) : null
  const range = row && { start: codePoints(row.start), end: codePoints(row.end) }
  const evidence = claim.evidence.toSorted((a, b) => a.number - b.number)
  const verdicts = claim.verdicts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  return {
    content: {
      article: { ...article, direction: codeOf(DIRECTIONS, article.direction) },
      quote: text &&
        range && {
          exact: text.slice(range.start, range.end),
          sentences: sentencesRound(text, range, article.language),
        },
      ...{ statement, language, noAuthor, saidAt, saidPlace },
      type: optionalCode(CLAIM_TYPES, claim.type),
      polarity: optionalCode(POLARITIES, claim.polarity),
      checkWorthiness: optionalCode(CHECK_WORTHINESS, claim.checkWorthiness),
      speaker: claim.speaker && agentOf(claim.speaker),
      chain: claim.chain
        .toSorted((a, b) => a.position - b.position)
        .map(({ agent, role, kind, verb, force }) => ({
          agent: agentOf(agent),
          role: codeOf(HOP_ROLES, role),
          kind: codeOf(AGENT_KINDS, kind),
          verb,
          force: codeOf(HOP_FORCES, force),
        })),
      ...verdictsOf(verdicts),
      evidence: evidence.map((item) => evidenceOf(item, origins)),
      relations: relationsOf(claim),
      independentOrigins: evidenceCount(
        evidence.map(({ originAgentId, originSourceId, hindsight, source: { publishedAt } }) => ({
          origin: originAgentId ?? originSourceId,
          hindsight,
          late: lateness({ hindsight, publishedAt }, asOfDates(verdicts)),
        })),
      ).origins,
    },
    place: row && {
      versionId: row.articleVersionId,
      version: row.articleVersion.number,
      start: row.start,
      end: row.end,
      prefix: row.prefix,
      suffix: row.suffix,
    },
  }
}

/** The sentences that a quote touches. A line break ends a sentence, so only the lines of the quote are looked at. */
function sentencesRound(index: CodePointIndex, { start, end }: CodePointRange, language: string): string {
  const from = index.toCodePoints(utf16Units(index.text.lastIndexOf('\n', index.toUtf16(start) - 1) + 1))
  const lineEnd = index.text.indexOf('\n', index.toUtf16(end))
  const to = lineEnd < 0 ? index.length : index.toCodePoints(utf16Units(lineEnd))
  const lines = index.slice(from, to)
  const touched = sentencesOf(lines, language).filter((one) => from + one.start < end && from + one.end > start)
  const [first, last] = [touched[0], touched.at(-1)]
  return first && last ? codePointIndex(lines).slice(first.start, last.end) : index.slice(start, end)
}

const optionalCode = <Code extends string>(codes: readonly Code[], value: string | null) =>
  value === null ? null : codeOf(codes, value)

const agentOf = ({ id, name, kind, description, sameAs }: NonNullable<ContentRows['speaker']>): ContentAgent => ({
  id,
  name,
  kind: codeOf(AGENT_KINDS, kind),
  description,
  sameAs,
})

function verdictsOf(verdicts: ContentRows['verdicts']): Pick<ClaimContent, 'attributionVerdict' | 'truthVerdict'> {
  const attribution = currentVerdict(verdicts, 'attribution')
  const truth = currentVerdict(verdicts, 'truth')
  const ratings = truth?.scale ? ratingsOf(truth.scale) : []
  const rating = ratings.find((each) => each.code === truth?.rating)
  const common = ({ asOf, confidence, justification }: ContentRows['verdicts'][number]) => ({
    asOf,
    confidence: optionalCode(CONFIDENCES, confidence),
    justification,
  })
  return {
    attributionVerdict: attribution && {
      ...common(attribution),
      rating: codeOf(ATTRIBUTION_RATINGS, attribution.rating),
    },
    truthVerdict: truth && rating ? { ...common(truth), rating, scale: scaleBounds(ratings) } : null,
  }
}

function evidenceOf(row: ContentRows['evidence'][number], origins: Names): ContentEvidence {
  const { number, passage, note, question, answer, hindsight } = row
  const originId = row.originAgentId ?? row.originSourceId
  return {
    ...{ number, passage, note, question, answer, hindsight },
    stance: codeOf(STANCES, row.stance),
    source: sourceOf(row.source),
    origin: originId === null ? null : { id: originId, name: origins.get(originId) ?? '' },
    reliability: optionalCode(RELIABILITIES, row.reliability),
    credibility: optionalCode(CREDIBILITIES, row.credibility),
  }
}

/** Of a confidential source only what its cover says. (rule R15) */
function sourceOf(row: ContentRows['evidence'][number]['source']): ContentSource {
  const { id, title, primary, confidential } = row
  const open = !confidential
  return {
    ...{ id, title, primary, confidential },
    kind: codeOf(SOURCE_KINDS, row.kind),
    url: open ? row.url : null,
    publisher: open ? row.publisher : null,
    publishedAt: row.publishedAt,
    language: row.language,
    reliability: optionalCode(RELIABILITIES, row.reliability),
    attached: open ? row.snapshots.map((each) => each.receivedSha256).toSorted() : [],
  }
}

function relationsOf({ relationsOut, relationsIn }: ContentRows): ContentRelation[] {
  type Row = Pick<ContentRows['relationsOut'][number], 'type' | 'strength' | 'note'>
  const told = (row: Row, end: 'from' | 'to', otherId: string) => ({
    type: codeOf(RELATION_TYPES, row.type),
    end,
    strength: optionalCode(RELATION_STRENGTHS, row.strength),
    note: row.note,
    otherId,
  })
  return [
    ...relationsOut.flatMap((row) => (row.to.deletedAt === null ? told(row, 'from', row.toId) : [])),
    ...relationsIn.flatMap((row) => (row.from.deletedAt === null ? told(row, 'to', row.fromId) : [])),
  ].toSorted((a, b) => compare(`${a.otherId} ${a.type} ${a.end}`, `${b.otherId} ${b.type} ${b.end}`))
}
