import { z } from 'zod'
import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import { NotFound } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { type DiffSide, diffTexts } from '@/lib/domain/text-diff'
import type { OutcomeCounts, VersionDiffView, VersionView } from '@/lib/schemas/article-version'
import { id } from '@/lib/schemas/text'
import { codeOf } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'
import { query } from '../engine/query'
import { NO_OUTCOMES } from './carry'

const number = z.int().min(1)

/** The texts of an article, newest first. */
export const articleVersions = query({
  name: 'article.versions',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.id } }),
  desk: (article) => article.deskId,
  show: async ({ db, target }): Promise<{ items: VersionView[]; nextCursor: null }> => ({
    items: await versionViews(db, target),
    nextCursor: null,
  }),
})

/** One text of an article: what is known of it, and what became of the marks when it came. */
export const articleVersion = query({
  name: 'article.version',
  permission: 'desk:read',
  input: z.strictObject({ id, number }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.id } }),
  desk: (article) => article.deskId,
  async show({ db, target, input }): Promise<VersionView> {
    const view = (await versionViews(db, target)).find((each) => each.number === input.number)
    if (!view) throw new NotFound(say('articles.no-such-version'))
    return view
  },
})

/** Two texts of an article side by side; by default a version and the one before it. */
export const versionDiff = query({
  name: 'article.version-diff',
  permission: 'desk:read',
  input: z.strictObject({ id, to: number, from: number.optional() }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.id } }),
  desk: (article) => article.deskId,
  async show({ db, target: article, input: { to, from = Math.max(1, to - 1) } }): Promise<VersionDiffView> {
    const rows = await db.articleVersion.findMany({
      where: { articleId: article.id, number: { in: [from, to] } },
      select: { number: true, text: true },
    })
    const textOf = (wanted: number) => rows.find((row) => row.number === wanted)?.text
    const [old, now] = [textOf(from), textOf(to)]
    if (old === undefined || now === undefined) throw new NotFound(say('articles.no-such-version'))
    const side = (given: DiffSide | null) => given && { ...given, pieces: [...given.pieces] }
    return {
      articleId: article.id,
      from,
      to,
      rows: diffTexts(old, now).map((row) => ({ ...row, old: side(row.old), now: side(row.now) })),
    }
  },
})

async function versionViews(db: Reader, article: { readonly id: string; readonly latestVersion: number }) {
  const rows = await db.articleVersion.findMany({
    where: { articleId: article.id },
    select: {
      number: true,
      createdAt: true,
      createdById: true,
      textSha256: true,
      textLength: true,
      receivedSha256: true,
      received: { select: { size: true } },
    },
    orderBy: { number: 'desc' },
  })
  const people = await db.person.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  })
  const outcomes = await outcomesOf(db, article.id)
  const waiting = await db.appearance.count({
    where: { articleId: article.id, deletedAt: null, claim: { deletedAt: null }, standing: 'waiting' },
  })
  return rows.map((row): VersionView => {
    const name = people.find((person) => person.id === row.createdById)?.name ?? ''
    return {
      articleId: article.id,
      number: row.number,
      receivedAt: row.createdAt.toISOString(),
      addedBy: { id: row.createdById, name },
      textSha256: row.textSha256,
      receivedSha256: row.receivedSha256,
      receivedSize: row.received.size,
      textLength: row.textLength,
      outcomes: row.number === 1 ? null : (outcomes.get(row.number) ?? NO_OUTCOMES),
      waiting: row.number === article.latestVersion ? waiting : 0,
    }
  })
}

/** What became of the marks of living claims with each version that was added, by its number. */
export async function outcomesOf(db: Reader, articleId: string): Promise<ReadonlyMap<number, OutcomeCounts>> {
  const rows = await db.reanchoring.groupBy({
    by: ['toVersionId', 'outcome'],
    where: { articleId, appearance: { deletedAt: null, claim: { deletedAt: null } } },
    _count: { _all: true },
  })
  const versions = await db.articleVersion.findMany({ where: { articleId }, select: { id: true, number: true } })
  const counts = new Map<number, OutcomeCounts>()
  for (const { toVersionId, outcome, _count } of rows) {
    const number = versions.find((version) => version.id === toVersionId)?.number
    if (number === undefined) continue
    const known = counts.get(number) ?? NO_OUTCOMES
    counts.set(number, { ...known, [codeOf(ANCHOR_OUTCOMES, outcome)]: _count._all })
  }
  return counts
}
