import { z } from 'zod'
import { surroundings } from '@/lib/domain/anchoring/surroundings'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { carriesItself } from '@/lib/domain/reanchoring'
import { type DiffSide, diffTexts, diffWords } from '@/lib/domain/text-diff'
import { PAGE_DOUBTS } from '@/lib/domain/watching/doubts'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { changedPageItem } from '@/lib/policy/visibility/watch'
import type { PlaceView } from '@/lib/schemas/article-version'
import { type ChangedPageListItem, type ChangedPageView, type ForeseenClaim } from '@/lib/schemas/watch'
import { id } from '@/lib/schemas/text'
import { countsOf, foreseeMarks, type ForeseenMark } from '../carry'
import { stateOf } from '../../claim-content/aggregate'
import type { Reader } from '../../db/clients'
import { Prisma } from '../../db/generated/client'
import { deskMeant } from '../../engine/desk-rows'
import { inOrderOf, page, PageOf, partOfListing } from '../../engine/paging'
import { query } from '../../engine/query'

const ROWS = {
  article: {
    select: {
      id: true,
      version: true,
      title: true,
      language: true,
      outlet: true,
      direction: true,
      latestVersion: true,
      droppedAt: true,
    },
  },
} as const satisfies Prisma.ChangedPageInclude

type ChangedPageRow = Prisma.ChangedPageGetPayload<{ include: typeof ROWS }>

/** Changed texts of a desk's articles: those that wait, or all of them; newest first. */
export const changedPages = query({
  name: 'changed-page.list',
  permission: 'desk:read',
  input: PageOf.safeExtend({ deskId: id.optional(), part: z.enum(['open', 'all']).default('open') }),
  load: ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, input, target: desk }) {
    const open = Prisma.raw(input.part === 'open' ? `AND "state" = 'open'` : '')
    const where = Prisma.sql`"deskId" = ${desk.id} ${open}`
    const ids = await partOfListing(db, { table: 'ChangedPage', key: 'createdAt', descending: true, where }, input)
    const rows = inOrderOf(ids, await db.changedPage.findMany({ where: { id: { in: ids } }, include: ROWS }))
    const views = await listItems(db, rows)
    return page(
      views,
      input.limit,
      (view) => view.id,
      (view) => view,
    )
  },
})

const Open = z.array(z.object({ open: z.coerce.number() }))

/** How many changed texts wait on a desk. */
export const changedPageCount = query({
  name: 'changed-page.count',
  permission: 'desk:read',
  input: z.strictObject({ deskId: id }),
  load: ({ db, input }) => db.desk.findFirst({ where: { id: input.deskId, deletedAt: null } }),
  desk: (desk) => desk.id,
  async show({ db, target: desk }) {
    const [row] = Open.parse(
      await db.$queryRaw`SELECT count(*) AS "open" FROM "ChangedPage" WHERE "deskId" = ${desk.id} AND "state" = 'open'`,
    )
    return { open: row?.open ?? 0 }
  },
})

/** A changed text with what differs, and what would happen to each claim if it were taken. Nothing is stored. (rule R7) */
export const oneChangedPage = query({
  name: 'changed-page.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => db.changedPage.findUnique({ where: { id: input.id }, include: ROWS }),
  desk: ({ deskId }) => deskId,
  async show({ db, target: row }): Promise<ChangedPageView> {
    const [item] = await listItems(db, [row])
    if (!item) throw new Error('a changed text has its list item')
    const base = await db.articleVersion.findUniqueOrThrow({
      where: { articleId_number: { articleId: row.articleId, number: row.baseVersion } },
      select: { text: true },
    })
    const marks = row.state === 'open' ? await foreseeMarks(db, row.articleId, row.text) : []
    const side = (given: DiffSide | null) => given && { ...given, pieces: [...given.pieces] }
    const [was = '', is = ''] = [base.text, row.text].map((text) => text.split('\n\n', 1)[0])
    return {
      ...item,
      articleVersion: row.article.version,
      latestVersion: row.article.latestVersion,
      rows: diffTexts(base.text, row.text).map((each) => ({ ...each, old: side(each.old), now: side(each.now) })),
      headline: row.title === null ? null : { old: was, now: is, diff: diffWords(was, is) },
      outcomes: countsOf(marks.map(({ anchor }) => anchor.outcome)),
      sentences: marks.filter(({ sentences }) => sentences !== null).length,
      foreseen: await foreseen(db, row, marks),
    }
  },
})

async function listItems(db: Reader, rows: readonly ChangedPageRow[]): Promise<ChangedPageListItem[]> {
  if (rows.length === 0) return []
  const articleIds = [...new Set(rows.map(({ articleId }) => articleId))]
  const [claims, published, people] = await Promise.all([
    claimCounts(db, articleIds, Prisma.empty),
    claimCounts(db, articleIds, Prisma.sql`AND "publicationId" IS NOT NULL`),
    db.person.findMany({
      where: { id: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } },
      select: { id: true, name: true },
    }),
  ])
  return rows.map((row) =>
    changedPageItem(row, {
      doubts: z.array(z.enum(PAGE_DOUBTS)).parse(JSON.parse(row.doubts)),
      claims: claims.get(row.articleId) ?? 0,
      published: published.get(row.articleId) ?? 0,
      decidedBy: people.find((person) => person.id === row.decidedById) ?? null,
    }),
  )
}

const Counts = z.array(z.object({ articleId: z.string(), claims: z.coerce.number() }))

/** Article → number of its living claims. */
async function claimCounts(db: Pick<Reader, '$queryRaw'>, articleIds: readonly string[], which: Prisma.Sql) {
  const rows = Counts.parse(
    await db.$queryRaw`
      SELECT "articleId", count(*) AS "claims" FROM "Claim"
      WHERE "articleId" IN (${Prisma.join([...articleIds])}) AND "deletedAt" IS NULL ${which} GROUP BY "articleId"`,
  )
  return new Map(rows.map(({ articleId, claims }) => [articleId, claims]))
}

/** What would become of each claim; those that are concerned first, and of them those whose check is published. */
async function foreseen(db: Reader, row: ChangedPageRow, marks: readonly ForeseenMark[]): Promise<ForeseenClaim[]> {
  const claims = await db.claim.findMany({
    where: { articleId: row.articleId, deletedAt: null },
    select: {
      ...{ id: true, number: true, statement: true, state: true, publicationId: true },
      verdicts: { where: { deletedAt: null }, select: { id: true } },
    },
  })
  const versions = await db.articleVersion.findMany({
    where: { id: { in: [...new Set(marks.map(({ versionId }) => versionId))] } },
    select: { id: true, number: true, text: true },
  })
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const texts = new Map(
    versions.map(({ id: versionId, number, text }) => [versionId, { number, index: codePointIndex(text) }]),
  )
  const now = { number: row.baseVersion + 1, index: codePointIndex(row.text) }
  const views = marks.flatMap((mark): ForeseenClaim[] => {
    const claim = byId.get(mark.claimId)
    const text = texts.get(mark.versionId)
    if (!claim || !text) return []
    const { anchor, sentences } = mark
    const old = placeIn(text, mark)
    const place = anchor.start === null ? null : placeIn(now, anchor)
    return [
      {
        ...{ id: claim.id, key: claimKey(claim.number), statement: claim.statement, state: stateOf(claim) },
        ...{ published: claim.publicationId !== null, hasVerdict: claim.verdicts.length > 0 },
        ...{ outcome: anchor.outcome, old, place },
        diff: anchor.outcome === 'changed' && place ? diffWords(old.exact, place.exact) : null,
        sentences: sentences && { ...sentences, diff: diffWords(sentences.before, sentences.after) },
        places: anchor.outcome === 'ambiguous' ? anchor.candidates.length : 0,
      },
    ]
  })
  return views.toSorted((one, other) => urgency(other) - urgency(one))
}

const isConcerned = ({ outcome, sentences }: ForeseenClaim) => !carriesItself(outcome) || sentences !== null

const urgency = (claim: ForeseenClaim) => (isConcerned(claim) ? (claim.published ? 2 : 1) : 0)

interface NumberedText {
  readonly number: number
  readonly index: CodePointIndex
}

function placeIn({ number, index }: NumberedText, place: { readonly start: number; readonly end: number }): PlaceView {
  const [start, end] = [codePoints(place.start), codePoints(place.end)]
  return { articleVersion: number, start, end, exact: index.slice(start, end), ...surroundings(index, start, end) }
}
