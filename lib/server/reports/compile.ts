import { z } from 'zod'
import type { ClaimContent } from '@/lib/domain/claim-content'
import {
  AGENT_KINDS,
  CORRECTION_KINDS,
  DIRECTIONS,
  PUBLIC_TEXTS,
  RELATION_STRENGTHS,
  RELATION_TYPES,
  type VerdictKind,
} from '@/lib/domain/codes'
import { lateness } from '@/lib/domain/evidence'
import { keysOf } from '@/lib/domain/formats/annotation-input'
import type { Report, ReportClaim, ReportComment, ReportRelation } from '@/lib/domain/report'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { asOfDates, currentVerdict, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import { parseChanges } from '@/lib/schemas/public-record'
import { mapOf } from '../articles/received-place'
import { blocksOf } from '../articles/show'
import { inTextOrder } from '../claims/in-article'
import { type ClaimRows, codeOf, stateOf } from '../claim-content/aggregate'
import { contentsOf, toldSource } from '../claim-content/content'
import type { Reader } from '../db/clients'
import { env } from '../platform/env'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import { currentScale } from '../claim-content/ratings'
import { readInParts } from '../db/in-parts'
import { inOrderOf } from '../engine/paging'
import { SOURCE_ROWS, type SourceRow } from '../claims/sources'

const optionalCode = <Code extends string>(codes: readonly Code[], value: string | null) =>
  value === null ? null : codeOf(codes, value)

/** What stands in the report instead of an id: keys made from names, so that they mean the same in another database. */
interface Keys {
  readonly agents: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly claims: ReadonlyMap<string, string>
}

/**
 * What every export of an article is made from: the given claims, as the actor may see them, with the agents, sources and
 * relations that they use. Confidential sources go by their cover name. (rules R15, R18)
 *
 * @param comments what was said about them, where the report tells it
 */
export async function compileReport(
  db: Reader,
  actor: MaybeActor,
  articleId: string,
  claims: readonly ClaimRows[],
  comments: readonly ReportComment[] = [],
): Promise<Report> {
  const article = await db.article.findUniqueOrThrow({ where: { id: articleId } })
  const version = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId, number: article.latestVersion } },
    include: { received: { select: { sha256: true } } },
  })
  const noted = comments.flatMap(({ target }) => target?.version ?? [])
  const earlier = await earlierTexts(db, articleId, version.number, [...markedVersions(articleId, claims), ...noted])
  const newsroom = await db.newsroom.findUniqueOrThrow({ where: { id: NEWSROOM_ID } })
  const placed = inTextOrder(
    claims.map((claim) => ({
      number: claim.number,
      claim,
      appearances: claim.appearances.map((row) => ({
        articleVersion: row.articleVersion.number,
        start: row.start,
        end: row.end,
      })),
    })),
    version.number,
  ).map((each) => each.claim)
  const contents = contentsOf(
    db,
    placed.map((claim) => claim.id),
  )
  const agents = await usedAgents(db, placed)
  const sources = await usedSources(db, placed)
  const keys = makeKeys(agents, sources, placed)
  const viewer = viewerOn(actor, article.deskId)
  return {
    newsroom: {
      name: newsroom.name,
      url: env().publicUrl,
      language: newsroom.defaultLanguage,
      timeZone: newsroom.timeZone,
    },
    article: {
      id: article.id,
      slug: article.slug,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      section: article.section,
      language: article.language,
      direction: codeOf(DIRECTIONS, article.direction),
      publishedAt: article.publishedAt,
      canonicalUrl: article.canonicalUrl,
      publicText: codeOf(PUBLIC_TEXTS, article.publicText),
      version: version.number,
      receivedAt: version.createdAt.toISOString(),
      text: version.text,
      blocks: blocksOf(version).map(({ level: _, ...block }) => block),
      receivedMap: mapOf(version),
      receivedSha256: version.received.sha256,
      textSha256: version.textSha256,
      ...(earlier.length > 0 ? { earlier } : {}),
    },
    scale: await currentScale(db),
    agents: agents.map((agent) => ({
      key: keys.agents.get(agent.id) ?? agent.id,
      name: agent.name,
      kind: codeOf(AGENT_KINDS, agent.kind),
      aliases: agent.aliases.map((alias) => alias.name),
      description: agent.description,
      sameAs: agent.sameAs,
    })),
    sources: sources.map((source) => {
      const { id: sourceId, ...told } = toldSource(source)
      return {
        key: keys.sources.get(sourceId) ?? sourceId,
        ...told,
        snapshots: source.confidential
          ? []
          : source.snapshots.map((each) => ({ sha256: each.receivedSha256, takenAt: each.takenAt.toISOString() })),
      }
    }),
    claims: placed.flatMap((claim) => {
      const content = contents.get(claim.id)?.content
      return content ? [reportClaim(claim, content, version.number, keys, maySeeFirstVerdict(claim, viewer))] : []
    }),
    relations: await reportRelations(db, placed, keys, actor),
    ...(comments.length > 0 ? { comments } : {}),
  }
}

/** Numbers of the texts on which claims stand. */
const markedVersions = (articleId: string, claims: readonly ClaimRows[]) =>
  claims.flatMap(({ appearances }) =>
    appearances.flatMap((row) => (row.articleId === articleId ? row.articleVersion.number : [])),
  )

/** Those texts among the used ones that are not the newest. */
async function earlierTexts(db: Reader, articleId: string, newest: number, used: readonly number[]) {
  const numbers = new Set(used.filter((number) => number !== newest))
  const rows = await db.articleVersion.findMany({
    where: { articleId, number: { in: [...numbers] } },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ number, createdAt, text, textSha256 }) => {
    return { version: number, receivedAt: createdAt.toISOString(), text, textSha256 }
  })
}

/** Agents in the order in which the claims first use them, which is the same in every database. */
async function usedAgents(db: Reader, claims: readonly ClaimRows[]) {
  const ids = new Set(
    claims.flatMap((claim) => [
      ...claim.chain.map((hop) => hop.agentId),
      ...(claim.speakerId ? [claim.speakerId] : []),
      ...claim.evidence.flatMap((row) => row.originAgentId ?? []),
    ]),
  )
  const rows = await readInParts(ids, (some) =>
    db.agent.findMany({ where: { id: { in: some } }, include: { aliases: { orderBy: { position: 'asc' } } } }),
  )
  return inOrderOf([...ids], rows)
}

async function usedSources(db: Reader, claims: readonly ClaimRows[]): Promise<SourceRow[]> {
  const ids = new Set(
    claims.flatMap((claim) =>
      claim.evidence.flatMap((row) => [row.sourceId, ...(row.originSourceId ? [row.originSourceId] : [])]),
    ),
  )
  const rows = await readInParts(ids, (some) =>
    db.source.findMany({ where: { id: { in: some } }, include: SOURCE_ROWS }),
  )
  return inOrderOf([...ids], rows)
}

/** One call for agents and sources together: an origin may be either, so their keys must differ. */
function makeKeys(
  agents: readonly { id: string; name: string }[],
  sources: readonly { id: string; title: string }[],
  claims: readonly ClaimRows[],
): Keys {
  const made = keysOf([...agents.map((agent) => agent.name), ...sources.map((source) => source.title)])
  const keyAt = (at: number) => made[at] ?? ''
  return {
    agents: new Map(agents.map((agent, at) => [agent.id, keyAt(at)])),
    sources: new Map(sources.map((source, at) => [source.id, keyAt(agents.length + at)])),
    claims: new Map(claims.map((claim) => [claim.id, claimKey(claim.number)])),
  }
}

function reportClaim(
  claim: ClaimRows,
  content: ClaimContent,
  version: number,
  keys: Keys,
  verdictsOpen: boolean,
): ReportClaim {
  const { statement, language, type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace } = content
  const own = claim.appearances.filter((row) => row.articleId === claim.articleId)
  const target = own.find((row) => row.articleVersion.number === version) ?? own[0]
  const { attributionVerdict, truthVerdict } = content
  const needsRecheck = (kind: VerdictKind) => currentVerdict(claim.verdicts, kind)?.needsRecheck ?? false
  const asOf = verdictsOpen ? asOfDates(claim.verdicts) : []
  const imported = importedFrom(claim)
  const released = new Set(claim.evidence.filter((row) => row.noteReleased).map((row) => row.number))
  return {
    id: claim.id,
    key: claimKey(claim.number),
    ...(imported ? { imported } : {}),
    target: target
      ? {
          version: target.articleVersion.number,
          ...(target.standing === 'waiting' || target.standing === 'kept' ? { standing: target.standing } : {}),
          start: target.start,
          end: target.end,
          exact: target.exact,
          prefix: target.prefix,
          suffix: target.suffix,
        }
      : null,
    ...{ statement, language, type, polarity, checkWorthiness, noAuthor, saidAt, saidPlace },
    speaker: keys.agents.get(content.speaker?.id ?? '') ?? null,
    chain: content.chain.map((hop) => ({ ...hop, agent: keys.agents.get(hop.agent.id) ?? hop.agent.name })),
    attributionVerdict:
      verdictsOpen && attributionVerdict
        ? { ...attributionVerdict, kind: 'attribution', needsRecheck: needsRecheck('attribution') }
        : null,
    truthVerdict:
      verdictsOpen && truthVerdict
        ? {
            kind: 'truth',
            rating: truthVerdict.rating.code,
            asOf: truthVerdict.asOf,
            confidence: truthVerdict.confidence,
            justification: truthVerdict.justification,
            needsRecheck: needsRecheck('truth'),
          }
        : null,
    evidence: content.evidence.map(({ source, origin, ...item }) => ({
      ...item,
      ...(source.confidential && released.has(item.number) ? { noteReleased: true } : {}),
      source: keys.sources.get(source.id) ?? source.title,
      origin: keys.agents.get(origin?.id ?? '') ?? keys.sources.get(origin?.id ?? '') ?? null,
      late: lateness({ hindsight: item.hindsight, publishedAt: source.publishedAt }, asOf),
    })),
    state: stateOf(claim),
    needsRecheck: claim.needsRecheck,
    publication: publicationOf(claim),
  }
}

const Via = z.array(z.string())

function importedFrom({ canonical, via }: ClaimRows): ReportClaim['imported'] {
  const places = Via.parse(JSON.parse(via))
  return canonical === null && places.length === 0 ? undefined : { canonical, via: places }
}

function publicationOf(claim: ClaimRows): ReportClaim['publication'] {
  const [first] = claim.publications
  const latest = claim.publications.at(-1)
  if (!first || !latest || claim.slug === null) return null
  return {
    slug: claim.slug,
    firstPublishedAt: first.publishedAt.toISOString(),
    modifiedAt: latest.publishedAt.toISOString(),
    edition: latest.edition,
    retracted: claim.publicationId === null,
    corrections: claim.corrections.map((row) => ({
      kind: codeOf(CORRECTION_KINDS, row.kind),
      note: row.note,
      at: row.createdAt.toISOString(),
      changes: parseChanges(row.changes),
    })),
  }
}

/** Relations between the report's claims, and those that lead to other articles the actor may read. */
async function reportRelations(
  db: Reader,
  claims: readonly ClaimRows[],
  keys: Keys,
  actor: MaybeActor,
): Promise<ReportRelation[]> {
  const articleIds = [...new Set(claims.map((claim) => claim.articleId))]
  const versions = { orderBy: { number: 'desc' }, take: 1, select: { textSha256: true } } as const
  const article = { select: { versions } } as const
  const end = { select: { id: true, number: true, articleId: true, deskId: true, article } } as const
  const rows = await db.relation.findMany({
    where: { deletedAt: null, from: { deletedAt: null, articleId: { in: articleIds } }, to: { deletedAt: null } },
    include: { from: end, to: end },
    orderBy: [{ from: { number: 'asc' } }, { to: { number: 'asc' } }, { type: 'asc' }],
  })
  return rows.flatMap((row) => {
    const from = keys.claims.get(row.fromId)
    const abroad = row.to.articleId !== row.from.articleId
    const to = abroad ? `${row.to.articleId}#${claimKey(row.to.number)}` : keys.claims.get(row.toId)
    if (from === undefined || to === undefined || !actor?.roles.has(row.to.deskId)) return []
    const [text] = abroad ? row.to.article.versions : []
    return {
      from,
      to,
      ...(text ? { toText: text.textSha256 } : {}),
      type: codeOf(RELATION_TYPES, row.type),
      strength: optionalCode(RELATION_STRENGTHS, row.strength),
      note: row.note,
    }
  })
}
