import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { REVIEWERS } from '@/lib/policy/permissions'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { type AgentRows, agentView } from '@/lib/policy/visibility/agent'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { claimSummary, markView, nameIn } from '@/lib/policy/visibility/claim-summary'
import { commentView } from '@/lib/policy/visibility/comment'
import { relationView } from '@/lib/policy/visibility/relation'
import type { DeskPerson, WorkspaceView } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import { type ClaimRows, livingClaims } from '../claim-content/aggregate'
import { sentenceEntries } from '../claims/sentence-changes'
import { claimViews } from '../claims/views'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'
import { currentScale } from '../claim-content/ratings'
import { mayReadEnds, RELATION_ROWS } from '../claims/relations'
import { listedSources, SOURCE_ROWS, type SourceRow } from '../claims/sources'
import { nextActs } from '../engine/undo-acts'
import { pastMarks, standingCounts, withPast } from './past-marks'
import { claimIdsIn, inTextOrder } from '../claims/in-article'
import { type ArticleRows, articleById, articleView, blocksOf } from './show'

/**
 * Everything that the workspace of one article shows. Of its claims what their marks and cards need; the whole of one is
 * read when its card opens. Of the desk's agents and sources those that the claims use; others are found by their words.
 */
export const articleWorkspace = query({
  name: 'article.workspace',
  permission: 'desk:read',
  input: z.strictObject({
    id,
    version: z.int().min(1).optional(),
    /**
     * Only the claims that a page begins with, so that it is small: the first in the text, and the one that its address
     * names, by id or key. Of the others come their marks.
     */
    part: z.strictObject({ first: z.int().min(0).max(200), claim: z.string().max(64).optional() }).optional(),
  }),
  async load({ db, input }) {
    // First, so that whatever comes in while the rest is read is heard of afterwards.
    const { seq } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
    const article = await articleById(db, input.id)
    return article && { article, seq }
  },
  desk: ({ article }) => article.deskId,
  async show({ db, actor, target: { article, seq }, input }): Promise<WorkspaceView> {
    const { deskId } = article
    const number = input.version ?? article.latestVersion
    const shown = await db.articleVersion.findUnique({ where: { articleId_number: { articleId: article.id, number } } })
    if (!shown) throw new NotFound(say('articles.no-such-version'))
    const viewer = viewerOn(actor, deskId)
    const past = await pastMarks(db, article, shown)
    const ids = claimIdsIn(db, article.id)
    const all = placedClaims(db, ids, article.id, number, past)
    const { chosen, others } = split(all, article.id, input.part)
    const claims = withPast(
      livingClaims(
        db,
        chosen.map((claim) => claim.id),
      ),
      past,
    )
    const [relations, notes, scale, acts, changedPage] = await Promise.all([
      relationsOf(db, ids),
      db.comment.findMany({
        where: { articleId: article.id, claimId: null, deletedAt: null },
        orderBy: { createdAt: 'asc' },
      }),
      currentScale(db),
      nextActs(db, viewer.id, article.id),
      db.changedPage.findFirst({ where: { articleId: article.id, state: 'open' }, select: { id: true } }),
    ])
    return {
      article: articleView(article),
      shown: { number, text: shown.text, blocks: blocksOf(shown), receivedAt: shown.createdAt.toISOString() },
      claims: inTextOrder((await claimViews(db, actor, claims)).map(claimSummary), number),
      otherMarks: others.flatMap(({ place, ...claim }) => (place ? [markView(claim, place, article.id, viewer)] : [])),
      reanchoring: { ...standingCounts(article.id, all), sentences: sentenceEntries(db, article.id).length },
      changedPageId: changedPage?.id ?? null,
      // A relation may lead to another desk's claim: then only who reads both sees it.
      relations: relations.filter((row) => mayReadEnds(actor, row)).map(relationView),
      notes: notes.map((note) =>
        commentView({ ...note, articleVersionNumber: numberOf(article, note.articleVersionId) }),
      ),
      ...(await libraryOf(db, actor, deskId, claims)),
      scale: {
        ...scale,
        ratings: scale.ratings.map((rating) => ({
          ...rating,
          labels: { ...rating.labels },
          definitions: { ...rating.definitions },
        })),
      },
      people: await peopleOf(db, deskId, claims, notes),
      me: {
        id: viewer.id,
        name: actor?.name ?? '',
        role: viewer.role,
        canUndo: acts.undo?.label ?? null,
        canRedo: acts.redo?.label ?? null,
      },
      seq,
    }
  },
})

/** What the marks of an article need of its claims. */
const PLACED_ROWS = {
  id: true,
  articleId: true,
  number: true,
  state: true,
  assignedReviewerId: true,
  publicationId: true,
  appearances: {
    where: { deletedAt: null, standing: { not: 'past' } },
    orderBy: [{ standing: 'asc' }, { start: 'asc' }],
    select: {
      articleId: true,
      standing: true,
      start: true,
      end: true,
      articleVersion: { select: { number: true } },
    },
  },
  verdicts: {
    where: { deletedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { kind: true, rating: true, asOf: true },
  },
  evidence: { where: { deletedAt: null }, select: { hindsight: true, source: { select: { publishedAt: true } } } },
  publications: { select: { edition: true } },
} as const satisfies Prisma.ClaimSelect

type PlacedRows = Prisma.ClaimGetPayload<{ select: typeof PLACED_ROWS }>

const PLACED = graph<PlacedRows>('Claim', { where: { deletedAt: null }, select: PLACED_ROWS })

/** The claims of an article in the order of the shown text, each with its place there; null for none. */
function placedClaims(
  db: GraphSource,
  ids: readonly string[],
  articleId: string,
  version: number,
  past: Awaited<ReturnType<typeof pastMarks>>,
) {
  const rows = PLACED.many(db, 'id', ids)
  const earlier = new Map(past.map((mark) => [mark.claimId, mark]))
  const placed = rows.map((row) => {
    const inText = row.appearances.filter((each) => each.articleVersion.number === version)
    const place = inText.find((each) => each.articleId === articleId) ?? inText[0] ?? earlier.get(row.id) ?? null
    return { ...row, place }
  })
  return placed.sort((a, b) => {
    if (!a.place || !b.place) return a.place ? -1 : b.place ? 1 : a.number - b.number
    return a.place.start - b.place.start || b.place.end - a.place.end || a.number - b.number
  })
}

type PlacedClaim = ReturnType<typeof placedClaims>[number]

/** Which claims a page begins with, and which follow. */
function split(
  all: readonly PlacedClaim[],
  articleId: string,
  part: { readonly first: number; readonly claim?: string | undefined } | undefined,
) {
  if (!part) return { chosen: all, others: [] }
  const isNamed = (claim: PlacedClaim) =>
    claim.id === part.claim || nameIn({ ...claim, key: claimKey(claim.number) }, articleId) === part.claim
  const first = new Set(all.filter((claim, at) => at < part.first || isNamed(claim)))
  return { chosen: [...first], others: all.filter((claim) => !first.has(claim)) }
}

/** Relations that begin or end at one of these claims, oldest first. */
async function relationsOf(db: Reader, claimIds: readonly string[]) {
  const found = await readInParts(claimIds, (some) =>
    db.relation.findMany({
      where: {
        deletedAt: null,
        from: { deletedAt: null },
        to: { deletedAt: null },
        OR: [{ fromId: { in: some } }, { toId: { in: some } }],
      },
      include: RELATION_ROWS,
    }),
  )
  const each = new Map(found.map((row) => [row.id, row]))
  return [...each.values()].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

const numberOf = (article: ArticleRows, versionId: string | null) =>
  article.versions.find((version) => version.id === versionId)?.number ?? null

const AGENTS = graph<AgentRows & { readonly deletedAt: Date | null }>('Agent', {
  where: { deletedAt: null },
  include: { aliases: { orderBy: { position: 'asc' } } },
})
const SOURCES = graph<SourceRow>('Source', { where: { deletedAt: null }, include: SOURCE_ROWS })

/** The agents and sources that claims name: speakers, chains, origins, evidence. */
async function libraryOf(db: Reader & GraphSource, actor: MaybeActor, deskId: string, claims: readonly ClaimRows[]) {
  const named = (ids: readonly (string | null)[]) => [...new Set(ids.filter((each) => each !== null))]
  const evidence = claims.flatMap((claim) => claim.evidence)
  const agentIds = named([
    ...claims.flatMap((claim) => [claim.speakerId, ...claim.chain.map((hop) => hop.agentId)]),
    ...evidence.map((row) => row.originAgentId),
  ])
  const sourceIds = named(evidence.flatMap((row) => [row.sourceId, row.originSourceId]))
  const sources = SOURCES.many(db, 'id', sourceIds).filter((source) => source.deskId === deskId)
  return {
    agents: AGENTS.many(db, 'id', agentIds)
      .filter((agent) => agent.deskId === deskId)
      .map(agentView),
    sources: await listedSources(db, sources, viewerOn(actor, deskId)),
  }
}

/** Names of the desk's members and of everybody whose work is shown. */
async function peopleOf(
  db: Reader,
  deskId: string,
  claims: readonly ClaimRows[],
  notes: readonly { createdById: string }[],
): Promise<DeskPerson[]> {
  const ids = new Set([
    ...notes.map((note) => note.createdById),
    ...claims.flatMap((claim) => [
      claim.createdById,
      claim.submittedById,
      claim.assignedReviewerId,
      ...claim.verdicts.flatMap((verdict) => [verdict.createdById, verdict.changedById]),
      ...claim.reviews.map((review) => review.reviewerId),
      ...claim.comments.map((comment) => comment.createdById),
    ]),
  ])
  const select = {
    id: true,
    name: true,
    disabledAt: true,
    memberships: { where: { deskId, deletedAt: null, role: { in: [...REVIEWERS] } }, select: { id: true } },
  } satisfies Prisma.PersonSelect
  const memberships = await db.membership.findMany({
    where: { deskId, deletedAt: null, person: { disabledAt: null } },
    select: { person: { select } },
  })
  const members = memberships.map(({ person }) => person)
  for (const { id: member } of members) ids.delete(member)
  const others = await readInParts(
    [...ids].filter((each) => each !== null),
    (some) => db.person.findMany({ where: { id: { in: some } }, select }),
  )
  return [...members, ...others]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id: personId, name, disabledAt, memberships }) => ({
      id: personId,
      name,
      mayReview: disabledAt === null && memberships.length > 0,
    }))
}
