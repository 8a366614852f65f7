import { anchorAll } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored } from '@/lib/domain/anchoring/anchored'
import { describeIndexed } from '@/lib/domain/anchoring/describe'
import { type SentenceChange, sentenceChange, sentenced } from '@/lib/domain/anchoring/sentence-change'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { AnchorOutcome } from '@/lib/domain/codes'
import { carriesItself } from '@/lib/domain/reanchoring'
import type { OutcomeCounts } from '@/lib/schemas/article-version'
import { flagUnjudged, flagVerdictsOf, unflagRestored } from '../claims/rechecks'
import { sinceJudged, undecidedSentences } from '../claims/sentence-changes'
import { batches } from '../db/batches'
import type { Reader, Tx } from '../db/clients'
import { Prisma } from '../db/generated/client'

type Db = Pick<Reader, 'appearance' | 'comment' | 'articleVersion'>

/** A mark or a note that a new text has to find again. */
interface Place {
  readonly id: string
  readonly version: number
  readonly versionId: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

const PLACE = { id: true, version: true, start: true, end: true, exact: true, prefix: true, suffix: true } as const

/**
 * Marks in the newest text, and those that wait on an older one: a newer text may hold their words again. What a person
 * left on an old version stays there. Marks of deleted claims go along, for a claim can be brought back.
 */
async function marksOf(db: Db, articleId: string) {
  const rows = await db.appearance.findMany({
    where: { articleId, deletedAt: null, standing: { in: ['current', 'waiting'] } },
    select: {
      ...PLACE,
      articleVersionId: true,
      claimId: true,
      outcome: true,
      createdById: true,
      changedById: true,
      claim: { select: { deletedAt: true } },
    },
    orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, versionId: row.articleVersionId }))
}

/** Notes, on whichever text they stand. */
async function notesOf(db: Db, articleId: string): Promise<Place[]> {
  const rows = await db.comment.findMany({
    where: { articleId, articleVersionId: { not: null } },
    select: { ...PLACE, articleVersionId: true },
  })
  return rows.map((row) => ({
    ...row,
    versionId: row.articleVersionId ?? '',
    start: row.start ?? 0,
    end: row.end ?? 0,
    exact: row.exact ?? '',
    prefix: row.prefix ?? '',
    suffix: row.suffix ?? '',
  }))
}

/** Places found in a text that is going to be a version, each as of the row's version. */
export interface FoundPlaces {
  readonly text: string
  readonly found: ReadonlyMap<string, Found>
}

/** What became of a place, and both its sentences where its words stand but their own sentence has changed. */
interface Found {
  readonly anchor: Anchored
  readonly sentences: SentenceChange | null
}

const keyOf = ({ id, version }: Place) => `${id} ${version}`

/** Looks for every mark and note of an article in a new text: the slow part, before the lock is taken. */
export async function findPlaces(db: Db, articleId: string, text: string): Promise<FoundPlaces> {
  const places = [...(await marksOf(db, articleId)), ...(await notesOf(db, articleId))]
  return { text, found: await anchored(db, text, places) }
}

/** Each place is followed from the text it stands on: edits are known then, not guessed. */
async function anchored(db: Db, text: string, places: readonly Place[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const versions = await db.articleVersion.findMany({
    where: { id: { in: [...new Set(places.map(({ versionId }) => versionId))] } },
    select: { id: true, text: true, article: { select: { language: true } } },
  })
  for (const version of versions) {
    const own = places.filter(({ versionId }) => versionId === version.id)
    const selectors = own.map(({ start, end, exact, prefix, suffix }) => {
      return { start: codePoints(start), end: codePoints(end), exact, prefix, suffix }
    })
    const answers = anchorAll(text, selectors, { previousText: version.text })
    const [old, now] = [version.text, text].map((each) => sentenced(each, version.article.language))
    for (const [at, place] of own.entries()) {
      const [was, anchor] = [selectors[at], answers[at]]
      if (!was || !anchor || !old || !now) continue
      const stands = anchor.start !== null && carriesItself(anchor.outcome)
      found.set(keyOf(place), { anchor, sentences: stands ? sentenceChange(old, was, now, anchor) : null })
    }
  }
  return found
}

/** What was found before the lock was taken, and what was marked or changed since, found now. */
async function complete(db: Db, { text, found }: FoundPlaces, places: readonly Place[]) {
  const late = places.filter((place) => !found.has(keyOf(place)))
  const added = late.length > 0 ? await anchored(db, text, late) : new Map<string, Found>()
  return places.flatMap((place) => {
    const result = found.get(keyOf(place)) ?? added.get(keyOf(place))
    return result ? [{ place, ...result }] : []
  })
}

/** What would become of a mark of a living claim in a text that is no version yet. */
export interface ForeseenMark {
  readonly claimId: string
  readonly versionId: string
  readonly start: number
  readonly end: number
  readonly anchor: Anchored
  readonly sentences: SentenceChange | null
}

/** What would become of each mark of an article's living claims in a text, in the order of the marks. Nothing is stored. */
export async function foreseeMarks(db: Db, articleId: string, text: string): Promise<readonly ForeseenMark[]> {
  const marks = (await marksOf(db, articleId)).filter(({ claim }) => claim.deletedAt === null)
  const found = await anchored(db, text, marks)
  return marks.flatMap((mark) => {
    const became = found.get(keyOf(mark))
    const { claimId, versionId, start, end } = mark
    return became ? [{ claimId, versionId, start, end, ...became }] : []
  })
}

export const NO_OUTCOMES: OutcomeCounts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }

/** How many marks of living claims came to each outcome. */
export const countsOf = (outcomes: readonly AnchorOutcome[]): OutcomeCounts => {
  const counts = { ...NO_OUTCOMES }
  for (const outcome of outcomes) counts[outcome] += 1
  return counts
}

/**
 * Carries the marks of an article over to a version that was just added. Those with the same words get a place in it by
 * themselves; the others stay on the text they stand on and wait until a person decides. Where a sentence around the same
 * words has changed, the verdicts need a re-check. (rule R7)
 *
 * Every write is for many rows at once, so that thousands of marks don't hold up others' work.
 */
export async function carryMarks(
  tx: Tx,
  articleId: string,
  versionId: string,
  prepared: FoundPlaces,
  now: Date,
): Promise<Carried> {
  const marks = await marksOf(tx, articleId)
  const byKey = new Map(marks.map((mark) => [mark.id, mark]))
  const index = codePointIndex(prepared.text)
  const undecided = undecidedSentences(tx, articleId)
  const results = (await complete(tx, prepared, marks)).flatMap(({ place, anchor, sentences }) => {
    const mark = byKey.get(place.id)
    if (!mark) return []
    const shown = anchor.start === null ? null : sinceJudged(undecided.get(mark.id), sentences)
    const carried = anchor.start !== null && carriesItself(anchor.outcome)
    const successor = carried
      ? {
          id: crypto.randomUUID(),
          claimId: mark.claimId,
          articleId,
          articleVersionId: versionId,
          ...describeIndexed(index, anchor.start, anchor.end),
          outcome: anchor.outcome,
          // Nobody has touched the words: who marked them stays who is answerable for them. (rule R17)
          createdById: mark.createdById,
          changedById: mark.changedById,
          createdAt: now,
        }
      : null
    return [{ mark, anchor, sentences, shown: successor && shown, successor }]
  })
  await tx.reanchoring.updateMany({
    where: { articleId, decision: null },
    data: { decision: 'superseded', decidedAt: now },
  })
  const successors = results.flatMap(({ successor }) => successor ?? [])
  await insertRows(
    tx,
    'Appearance',
    successors.map((row) => ({ ...row, updatedAt: now })),
  )
  const changed = results.flatMap(({ mark, sentences }) => (sentences ? [mark.claimId] : []))
  const flagged = await flagVerdictsOf(tx, changed)
  await flagUnjudged(tx, changed)
  const entries = results.map(({ mark, anchor, sentences, shown, successor }) => ({
    id: crypto.randomUUID(),
    articleId,
    claimId: mark.claimId,
    appearanceId: mark.id,
    toVersionId: versionId,
    outcome: anchor.outcome,
    score: anchor.score,
    start: anchor.start,
    end: anchor.end,
    candidates: JSON.stringify(anchor.outcome === 'ambiguous' ? anchor.candidates : []),
    decision: successor ? 'carried' : null,
    decidedAt: successor ? now : null,
    successorId: successor?.id ?? null,
    recheck: JSON.stringify(sentences ? (flagged.get(mark.claimId) ?? []) : []),
    sentences: storedChange(shown, sentences, successor !== null && flagged.has(mark.claimId)),
    createdAt: now,
  }))
  await insertRows(tx, 'Reanchoring', entries)
  const open = new Set(results.flatMap(({ mark, shown }) => (shown ? [mark.claimId] : [])))
  const restored = results.flatMap(({ mark, successor, shown }) =>
    successor && !shown && undecided.has(mark.id) && !open.has(mark.claimId) ? [mark.claimId] : [],
  )
  const settled = await unflagRestored(tx, restored, flagged)
  const standings = {
    past: results.filter(({ successor }) => successor),
    waiting: results.filter(({ successor }) => !successor),
  }
  for (const [standing, list] of Object.entries(standings)) {
    for (const part of batches(list)) {
      await tx.appearance.updateMany({
        where: { id: { in: part.map(({ mark }) => mark.id) } },
        data: { standing, version: { increment: 1 } },
      })
    }
  }
  const living = results.filter(({ mark }) => mark.claim.deletedAt === null)
  return { outcomes: countsOf(living.map(({ anchor }) => anchor.outcome)), settled }
}

/**
 * The sentences that an entry keeps: the judged one beside the newest; where the judged one stands again, but a verdict was
 * given on what stood there meanwhile, that beside it.
 */
function storedChange(shown: SentenceChange | null, since: SentenceChange | null, isJudgedAnew: boolean) {
  const change = shown ?? (isJudgedAnew ? since : null)
  return change ? JSON.stringify(change) : null
}

/** What came of carrying marks over. */
export interface Carried {
  readonly outcomes: OutcomeCounts
  /** Claims whose sentences read again as they did when they were judged: they need no re-check any more. */
  readonly settled: readonly string[]
}

/** Notes whose words are found for sure go along; the others stay on the text that they were written on. (rule R32) */
export async function carryNotes(tx: Tx, articleId: string, versionId: string, prepared: FoundPlaces): Promise<void> {
  const index = codePointIndex(prepared.text)
  for (const { place, anchor } of await complete(tx, prepared, await notesOf(tx, articleId))) {
    if (anchor.start === null || !carriesItself(anchor.outcome)) continue
    const selector = describeIndexed(index, anchor.start, anchor.end)
    await tx.comment.update({ where: { id: place.id }, data: { articleVersionId: versionId, ...selector } })
  }
}

type Value = string | number | Date | null

/** Many rows in few statements: the client takes ten times as long to write them as the database. */
async function insertRows(
  tx: Tx,
  table: 'Appearance' | 'Reanchoring',
  rows: readonly Readonly<Record<string, Value>>[],
) {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const names = Prisma.join(columns.map((column) => Prisma.raw(`"${column}"`)))
  for (const part of batches(rows)) {
    const values = part.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column] ?? null))})`)
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) VALUES ${Prisma.join(values)}`
  }
}
