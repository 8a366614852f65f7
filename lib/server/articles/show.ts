import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { BLOCK_KINDS, BLOCK_ROLES } from '@/lib/domain/intake/draft'
import { REVIEWERS } from '@/lib/policy/permissions'
import { viewerOn } from '@/lib/policy/viewer'
import { type AgentRows, agentView } from '@/lib/policy/visibility/agent'
import { commentView } from '@/lib/policy/visibility/comment'
import { relationView } from '@/lib/policy/visibility/relation'
import { type ArticleView, type BlockView, type DeskPerson, type WorkspaceView } from '@/lib/schemas/article'
import { id } from '@/lib/schemas/text'
import { CLAIM_ROWS, type ClaimRows } from '../claims/aggregate'
import { claimViews } from '../claims/views'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { graph } from '../db/graph'
import { query } from '../query'
import { currentScale } from '../ratings'
import { RELATION_ROWS } from '../relations'
import { listedSources, SOURCE_ROWS, type SourceRow } from '../sources'
import { nextActs } from '../undo-acts'
import { articleFields } from './list'
import { pastMarks, standingCounts, withPast } from './past-marks'

const ROWS = {
  versions: {
    select: {
      id: true,
      number: true,
      createdAt: true,
      textSha256: true,
      receivedSha256: true,
      received: { select: { size: true } },
    },
    orderBy: { number: 'asc' },
  },
} as const satisfies Prisma.ArticleInclude

type ArticleRows = Prisma.ArticleGetPayload<{ include: typeof ROWS }> & { readonly claimCount: number }

async function articleById(db: Pick<Reader, 'article' | 'claim'>, articleId: string): Promise<ArticleRows | null> {
  const [article, claimCount] = await Promise.all([
    db.article.findUnique({ where: { id: articleId }, include: ROWS }),
    db.claim.count({ where: { articleId, deletedAt: null } }),
  ])
  return article && { ...article, claimCount }
}

function articleView(article: ArticleRows): ArticleView {
  return {
    ...articleFields(article, article.claimCount),
    versions: article.versions.map((version) => ({
      number: version.number,
      receivedAt: version.createdAt.toISOString(),
      textSha256: version.textSha256,
      receivedSha256: version.receivedSha256,
      receivedSize: version.received.size,
    })),
  }
}

export const oneArticle = query({
  name: 'article.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => articleById(db, input.id),
  desk: (article) => article.deskId,
  show: ({ target }) => articleView(target),
})

/** The string that anchors count in, exactly. */
export const articleText = query({
  name: 'article.text',
  permission: 'desk:read',
  input: z.strictObject({ id, number: z.int().min(1).optional() }),
  async load({ db, input }) {
    const article = await db.article.findUnique({ where: { id: input.id } })
    if (!article) return null
    const number = input.number ?? article.latestVersion
    const version = await db.articleVersion.findUnique({
      where: { articleId_number: { articleId: article.id, number } },
    })
    return version && { article, version }
  },
  desk: ({ article }) => article.deskId,
  show: ({ target: { version } }) => ({
    number: version.number,
    text: version.text,
    textSha256: version.textSha256,
    codePoints: version.textLength,
  }),
})

/** What import stores beside the text. */
const StoredVersionBlocks = z.object({
  blocks: z.array(
    z.object({
      kind: z.enum(BLOCK_KINDS),
      role: z.enum(BLOCK_ROLES).optional(),
      start: z.int(),
      end: z.int(),
      level: z.int().optional(),
    }),
  ),
})

/** The blocks of a version as the pages draw them: the headline is a kind of its own. */
export function blocksOf(version: { readonly blocks: string }): BlockView[] {
  const { blocks } = StoredVersionBlocks.parse(JSON.parse(version.blocks))
  return blocks.map(({ kind, role, start, end, level }) => ({
    kind: role === 'title' ? 'title' : kind,
    start,
    end,
    ...(level === undefined ? {} : { level }),
  }))
}

/** Everything that the workspace of one article shows. */
export const articleWorkspace = query({
  name: 'article.workspace',
  permission: 'desk:read',
  input: z.strictObject({ id, version: z.int().min(1).optional() }),
  async load({ db, input }) {
    // First, so that whatever comes in while the rest is read is heard of afterwards.
    const { seq } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
    const article = await articleById(db, input.id)
    return article && { article, seq }
  },
  desk: ({ article }) => article.deskId,
  async show({ db, actor, target: { article, seq }, input }): Promise<WorkspaceView> {
    const deskId = article.deskId
    const number = input.version ?? article.latestVersion
    const shown = await db.articleVersion.findUnique({ where: { articleId_number: { articleId: article.id, number } } })
    if (!shown) throw new NotFound('This article has no such version.')
    const claims = withPast(await articleClaims(db, article.id), await pastMarks(db, article, shown))
    const [relations, notes, scale] = await Promise.all([
      db.relation.findMany({
        where: {
          deletedAt: null,
          from: { deletedAt: null },
          to: { deletedAt: null },
          OR: [{ from: claimsIn(article.id) }, { to: claimsIn(article.id) }],
        },
        include: RELATION_ROWS,
        orderBy: { createdAt: 'asc' },
      }),
      db.comment.findMany({
        where: { articleId: article.id, claimId: null, deletedAt: null },
        orderBy: { createdAt: 'asc' },
      }),
      currentScale(db),
    ])
    const viewer = viewerOn(actor, deskId)
    const acts = await nextActs(db, viewer.id, article.id)
    return {
      article: articleView(article),
      shown: { number, text: shown.text, blocks: blocksOf(shown), receivedAt: shown.createdAt.toISOString() },
      claims: inTextOrder(await claimViews(db, actor, claims), number),
      reanchoring: standingCounts(article.id, claims),
      relations: relations.filter((row) => mayReadEnds(row, actor?.roles)).map(relationView),
      notes: notes.map((note) =>
        commentView({ ...note, articleVersionNumber: numberOf(article, note.articleVersionId) }),
      ),
      agents: AGENTS.many(db, 'deskId', [deskId]).map(agentView),
      sources: await listedSources(db, SOURCES.many(db, 'deskId', [deskId])),
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

/** A desk may have more agents and sources than Prisma can read with what hangs on them: one statement each. */
const AGENTS = graph<AgentRows>('Agent', {
  where: { deletedAt: null },
  include: { aliases: { orderBy: { position: 'asc' } } },
  orderBy: { nameFolded: 'asc' },
})
const SOURCES = graph<SourceRow>('Source', {
  where: { deletedAt: null },
  include: SOURCE_ROWS,
  orderBy: { updatedAt: 'desc' },
})

/** An article's own claims, and known claims that appear in it. */
const claimsIn = (articleId: string) => ({
  OR: [{ articleId }, { appearances: { some: { articleId, deletedAt: null } } }],
})

/** Claims read with one statement: what belongs to them is asked for by their ids, and SQLite takes so many at most. */
const AT_ONCE = 400

/** Living claims of an article, by number. */
export async function articleClaims(db: Pick<Reader, 'claim'>, articleId: string): Promise<ClaimRows[]> {
  const found = await db.claim.findMany({
    where: { deletedAt: null, ...claimsIn(articleId) },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  const ids = found.map((row) => row.id)
  const parts: ClaimRows[][] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    parts.push(
      await db.claim.findMany({
        where: { id: { in: ids.slice(at, at + AT_ONCE) } },
        include: CLAIM_ROWS,
        orderBy: { number: 'asc' },
      }),
    )
  }
  return parts.flat()
}

const numberOf = (article: ArticleRows, versionId: string | null) =>
  article.versions.find((version) => version.id === versionId)?.number ?? null

/** A relation may lead to another desk's claim: then only who reads both sees it. */
function mayReadEnds(
  relation: { from: { deskId: string }; to: { deskId: string } },
  roles: ReadonlyMap<string, unknown> | undefined,
) {
  return Boolean(roles?.has(relation.from.deskId) && roles.has(relation.to.deskId))
}

/** In the order of the text; those without a place in this version last. */
export function inTextOrder<
  C extends {
    readonly number: number
    readonly appearances: readonly { readonly articleVersion: number; readonly start: number; readonly end: number }[]
  },
>(claims: readonly C[], version: number): C[] {
  const place = (claim: C) => claim.appearances.find((each) => each.articleVersion === version)
  return [...claims].sort((a, b) => {
    const [first, second] = [place(a), place(b)]
    if (!first || !second) return first ? -1 : second ? 1 : a.number - b.number
    return first.start - second.start || second.end - first.end || a.number - b.number
  })
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
  const people = await db.person.findMany({
    where: {
      OR: [
        { id: { in: [...ids].filter((each) => each !== null) } },
        { memberships: { some: { deskId, deletedAt: null } }, disabledAt: null },
      ],
    },
    select: {
      id: true,
      name: true,
      disabledAt: true,
      memberships: { where: { deskId, deletedAt: null, role: { in: [...REVIEWERS] } }, select: { id: true } },
    },
    orderBy: { name: 'asc' },
  })
  return people.map(({ id: personId, name, disabledAt, memberships }) => ({
    id: personId,
    name,
    mayReview: disabledAt === null && memberships.length > 0,
  }))
}
