import { z } from 'zod'
import { surroundings } from '@/lib/domain/anchoring/surroundings'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import { REANCHORING_DECISIONS } from '@/lib/domain/reanchoring'
import { diffWords } from '@/lib/domain/text-diff'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import {
  type PlaceView,
  QUEUE_PARTS,
  type ReanchoringQueueView,
  type ReanchoringView,
} from '@/lib/schemas/article-version'
import { id } from '@/lib/schemas/text'
import { codeOf, stateOf } from '../claim-content/aggregate'
import { candidatesOf } from '../claims/reanchor'
import { sentenceChangeView, sentenceEntries } from '../claims/sentence-changes'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { inOrderOf, page, partOf } from '../engine/paging'
import { query } from '../engine/query'
import { outcomesOf } from './version-views'

const ROWS = {
  claim: {
    include: { verdicts: { where: { deletedAt: null }, select: { id: true } } },
  },
  articleVersion: { select: { id: true, number: true } },
  article: { select: { latestVersion: true } },
  reanchorings: {
    orderBy: { createdAt: 'desc' },
    take: 1,
    include: { toVersion: { select: { id: true, number: true } } },
  },
} as const satisfies Prisma.AppearanceInclude

type QueueRows = Prisma.AppearanceGetPayload<{ include: typeof ROWS }>

const livingClaims = { deletedAt: null, claim: { deletedAt: null } } as const

/** The re-anchoring queue of an article: marks that wait for a decision, and those that were left on an old version. */
export const reanchoringQueue = query({
  name: 'article.reanchoring',
  permission: 'desk:read',
  input: z.strictObject({
    articleId: id,
    part: z.enum(QUEUE_PARTS).default('waiting'),
    limit: z.int().min(1).max(200).default(50),
    cursor: id.optional(),
  }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.articleId } }),
  desk: (article) => article.deskId,
  async show({ db, target: article, input }): Promise<ReanchoringQueueView> {
    const inArticle = { articleId: article.id, ...livingClaims }
    const changed = sentenceEntries(db, article.id)
    const rows = await rowsOf(db, input, inArticle, changed)
    const [waiting, kept, outcomes] = await Promise.all([
      db.appearance.count({ where: { ...inArticle, standing: 'waiting' } }),
      db.appearance.count({ where: { ...inArticle, standing: 'kept' } }),
      outcomesOf(db, article.id),
    ])
    const views = await entryViews(db, rows)
    const part = page(
      views,
      input.limit,
      (view) => view.id,
      (view) => view,
    )
    return {
      articleId: article.id,
      articleVersion: article.latestVersion,
      outcomes: outcomes.get(article.latestVersion) ?? null,
      waiting,
      kept,
      sentences: changed.length,
      items: [...part.items],
      nextCursor: part.nextCursor,
    }
  },
})

type Wanted = {
  readonly part: (typeof QUEUE_PARTS)[number]
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The marks of one part of the queue, one more than is shown. */
async function rowsOf(
  db: Reader,
  { part, ...wanted }: Wanted,
  inArticle: Prisma.AppearanceWhereInput,
  changed: readonly string[],
): Promise<QueueRows[]> {
  if (part === 'sentences') {
    const from = wanted.cursor === undefined ? 0 : Math.max(0, changed.indexOf(wanted.cursor))
    const ids = changed.slice(from, from + wanted.limit + 1)
    return inOrderOf(ids, await db.appearance.findMany({ where: { id: { in: ids } }, include: ROWS }))
  }
  return db.appearance.findMany({
    where: { ...inArticle, standing: part === 'all' ? { in: ['waiting', 'kept'] } : part },
    include: ROWS,
    orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
    ...partOf(wanted),
  })
}

/** What became of one mark, whether it waits or was decided. */
export const oneReanchoring = query({
  name: 'appearance.reanchoring',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) =>
    db.appearance.findFirst({
      where: { id: input.id, ...livingClaims, reanchorings: { some: {} } },
      include: ROWS,
    }),
  desk: ({ claim }) => claim.deskId,
  async show({ db, target }): Promise<ReanchoringView> {
    const [view] = await entryViews(db, [target])
    if (!view) throw new Error('a mark that was looked for has an entry')
    return view
  },
})

type Texts = ReadonlyMap<string, { readonly number: number; readonly index: CodePointIndex }>

/** Old and new places with what stands round them; each text is read once. */
async function entryViews(db: Reader, rows: readonly QueueRows[]): Promise<ReanchoringView[]> {
  const successors = await db.appearance.findMany({
    where: { id: { in: rows.flatMap((row) => row.reanchorings[0]?.successorId ?? []) } },
  })
  const versionIds = new Set([
    ...rows.flatMap((row) => [row.articleVersionId, row.reanchorings[0]?.toVersionId ?? row.articleVersionId]),
    ...successors.map((row) => row.articleVersionId),
  ])
  const versions = await db.articleVersion.findMany({
    where: { id: { in: [...versionIds] } },
    select: { id: true, number: true, text: true },
  })
  const texts: Texts = new Map(
    versions.map((row) => [row.id, { number: row.number, index: codePointIndex(row.text) }] as const),
  )
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap((row) => row.reanchorings[0]?.decidedById ?? []) } },
    select: { id: true, name: true },
  })
  return rows.flatMap((row): ReanchoringView[] => {
    const [entry] = row.reanchorings
    if (!entry) return []
    const { claim } = row
    // What was left on an old version is not looked for again: its places lie in a text that is no longer the newest.
    const isOfToday = entry.toVersion.number === row.article.latestVersion
    const old = placeView(texts, row.articleVersionId, row)
    const proposal =
      isOfToday && entry.outcome === 'changed' && entry.start !== null && entry.end !== null
        ? placeView(texts, entry.toVersionId, { start: entry.start, end: entry.end })
        : null
    const successor = successors.find((each) => each.id === entry.successorId)
    return [
      {
        id: row.id,
        version: row.version,
        articleId: row.articleId,
        claim: {
          id: claim.id,
          key: claimKey(claim.number),
          statement: claim.statement,
          state: stateOf(claim),
          version: claim.version,
          hasVerdict: claim.verdicts.length > 0,
          needsRecheck: claim.needsRecheck,
        },
        outcome: codeOf(ANCHOR_OUTCOMES, entry.outcome),
        score: entry.score,
        old,
        proposal,
        diff: proposal && diffWords(old.exact, proposal.exact),
        sentences: entry.sentences === null ? null : sentenceChangeView(entry.sentences),
        candidates: (isOfToday ? candidatesOf(entry) : []).map(({ score, ...place }) => {
          return { ...placeView(texts, entry.toVersionId, place), score }
        }),
        decision: entry.decision === null ? null : codeOf(REANCHORING_DECISIONS, entry.decision),
        decidedBy: people.find((person) => person.id === entry.decidedById) ?? null,
        decidedAt: entry.decidedAt?.toISOString() ?? null,
        placed: successor
          ? { ...placeView(texts, successor.articleVersionId, successor), appearanceId: successor.id }
          : null,
      },
    ]
  })
}

function placeView(
  texts: Texts,
  versionId: string,
  place: { readonly start: number; readonly end: number },
): PlaceView {
  const version = texts.get(versionId)
  if (!version) throw new Error('a place lies in a version')
  const [start, end] = [codePoints(place.start), codePoints(place.end)]
  const exact = version.index.slice(start, end)
  return { articleVersion: version.number, start, end, exact, ...surroundings(version.index, start, end) }
}
