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
import { evidenceCount, isNoteInternal, lateness } from '@/lib/domain/evidence'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import { scaleBounds } from '@/lib/domain/rating'
import { asOfDates, currentVerdict } from '@/lib/policy/visibility/verdict'
import { sha256 } from '../platform/digest'
import { textsOfVersions } from './version-texts'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'
import { ratingsOf } from './ratings'
import { codeOf } from './aggregate'

const AGENT = { select: { id: true, name: true, kind: true, description: true, sameAs: true } } as const
const OTHER_END = { select: { deletedAt: true } } as const
const SOURCE_TOLD = {
  id: true,
  title: true,
  kind: true,
  primary: true,
  url: true,
  publisher: true,
  publishedAt: true,
  language: true,
  reliability: true,
  confidential: true,
} as const

/** The rows that a claim is compiled from. */
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
    orderBy: [{ standing: 'asc' }, { start: 'asc' }, { id: 'asc' }],
  },
  chain: { include: { agent: AGENT }, orderBy: { position: 'asc' } },
  evidence: {
    where: { deletedAt: null },
    orderBy: { number: 'asc' },
    include: {
      source: {
        select: {
          ...SOURCE_TOLD,
          snapshots: { where: { url: null }, select: { receivedSha256: true }, orderBy: { receivedSha256: 'asc' } },
        },
      },
      originAgent: { select: { id: true, name: true } },
      originSource: { select: { id: true, title: true } },
    },
  },
  verdicts: { where: { deletedAt: null }, include: { scale: true }, orderBy: { createdAt: 'asc' } },
  relationsOut: { where: { deletedAt: null }, include: { to: OTHER_END } },
  relationsIn: { where: { deletedAt: null }, include: { from: OTHER_END } },
} as const satisfies Prisma.ClaimInclude

type ContentRows = Prisma.ClaimGetPayload<{ include: typeof CONTENT_ROWS }>

const CLAIMS = graph<ContentRows>('Claim', { include: CONTENT_ROWS })

/** A claim's content, and where its quote stands. Both null: it has no place in its article. */
export interface CompiledClaim {
  readonly content: ClaimContent
  readonly place: ContentPlace | null
}

/** SHA-256 of the content as canonical JSON, hexadecimal: what is sealed. (rule R21) */
export const contentHash = (content: ClaimContent) => sha256(canonicalJson(content))

/** The content of claims, deleted ones too, by id: two statements, however many. */
export function contentsOf(db: GraphSource, claimIds: readonly string[]): ReadonlyMap<string, CompiledClaim> {
  const rows = CLAIMS.many(db, 'id', claimIds)
  const texts = textsOfVersions(
    db,
    rows.flatMap((row) => placeOf(row)?.articleVersionId ?? []),
  )
  return new Map(rows.map((row) => [row.id, compile(row, texts)]))
}

/** The content of one claim. @throws Error when there is no such claim */
export function contentOf(db: GraphSource, claimId: string): CompiledClaim {
  const compiled = contentsOf(db, [claimId]).get(claimId)
  if (!compiled) throw new Error(`no claim ${claimId}`)
  return compiled
}

type Texts = ReadonlyMap<string, CodePointIndex>

/** The place that the record tells of: in the claim's own article, in its newest text where it stands there. */
const placeOf = ({ articleId, appearances }: ContentRows) =>
  appearances.find((row) => row.articleId === articleId) ?? null

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compile(claim: ContentRows, texts: Texts): CompiledClaim {
  const { article, statement, language, noAuthor, saidAt, saidPlace, verdicts, evidence } = claim
  const row = placeOf(claim)
  const text = row ? (texts.get(row.articleVersionId) ?? null) : null
  const range = row && { start: codePoints(row.start), end: codePoints(row.end) }
  return {
    content: {
      article: { ...article, direction: codeOf(DIRECTIONS, article.direction) },
      quote: text && range && quoteAt(text, range, article.language),
      ...{ statement, language, noAuthor, saidAt, saidPlace },
      type: optionalCode(CLAIM_TYPES, claim.type),
      polarity: optionalCode(POLARITIES, claim.polarity),
      checkWorthiness: optionalCode(CHECK_WORTHINESS, claim.checkWorthiness),
      speaker: claim.speaker && agentOf(claim.speaker),
      chain: claim.chain.map(({ agent, role, kind, verb, force }) => ({
        agent: agentOf(agent),
        role: codeOf(HOP_ROLES, role),
        kind: codeOf(AGENT_KINDS, kind),
        verb,
        force: codeOf(HOP_FORCES, force),
      })),
      ...verdictsOf(verdicts),
      evidence: evidence.map(evidenceOf),
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

/** The words at a place of a text, and the whole sentences that they stand in. */
export const quoteAt = (text: CodePointIndex, range: CodePointRange, language: string) => ({
  exact: text.slice(range.start, range.end),
  sentences: sentencesRound(text, range, language),
})

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

function evidenceOf(row: ContentRows['evidence'][number]): ContentEvidence {
  const { number, passage, question, answer, hindsight, originAgent, originSource } = row
  return {
    ...{ number, passage, question, answer, hindsight },
    note: isNoteInternal(row) ? null : row.note,
    stance: codeOf(STANCES, row.stance),
    source: { ...toldSource(row.source), attached: attachedTo(row.source) },
    origin: originAgent ?? (originSource && { id: originSource.id, name: originSource.title }),
    reliability: optionalCode(RELIABILITIES, row.reliability),
    credibility: optionalCode(CREDIBILITIES, row.credibility),
  }
}

type SourceRow = ContentRows['evidence'][number]['source']

/** Copies that a person attached; of a confidential source they would tell who it is. */
const attachedTo = ({ confidential, snapshots }: SourceRow) =>
  confidential ? [] : snapshots.map((each) => each.receivedSha256)

/** A source as records and reports tell of it: of a confidential one what its cover says, and its grades. (rule R15) */
export function toldSource(row: Omit<SourceRow, 'snapshots'>): Omit<ContentSource, 'attached'> {
  const { id, title, primary, confidential, publishedAt, language } = row
  return {
    ...{ id, title, primary, confidential, publishedAt, language },
    kind: codeOf(SOURCE_KINDS, row.kind),
    url: confidential ? null : row.url,
    publisher: confidential ? null : row.publisher,
    reliability: optionalCode(RELIABILITIES, row.reliability),
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
