import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { describe as describeSelector } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { Conflict, NotFound, Stale, VersionRequired } from '@/lib/domain/errors'
import {
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makeReadyClaim,
  makeTeam,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { publishClaim } from '../checks/publish'
import { deleteClaim, restoreClaim } from '../claims/remove'
import { oneClaim } from '../claims/show'
import { acceptPlace } from '../claims/reanchor'
import { addNote } from '../claims/comments'
import { reader } from '../db/clients'
import { claimHistory } from '../claims/history'
import { markClaim } from '../claims/mark'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'
import { addVersion } from './add-version'
import { reanchoringQueue } from './reanchoring-queue'
import { articleText, oneArticle } from './show'
import { articleWorkspace } from './workspace'
import {
  type ArticleInVersions,
  articleInVersions,
  CHANGED,
  LOST,
  NEW_QUOTE,
  QUOTE,
  seen,
  SWAPPED,
  TITLE,
  FIRST,
} from './test-versions'
import { articleVersion, articleVersions, versionDiff } from './version-views'

let database: TestDatabase
let team: Team
let article: ArticleInVersions

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  article = await articleInVersions(team)
})
afterAll(() => database.close())

describe('a new version of an article', () => {
  it('is numbered, keeps its text and the one before, and says what became of every mark', async () => {
    for (const quote of [QUOTE, 'Shipping companies deny it', 'secret list'])
      await makeClaim(team.editor, article.id, { quote })
    const { articleVersion: number, outcomes } = await article.add(CHANGED)
    expect(number).toBe(2)
    expect(outcomes).toEqual({ exact: 2, moved: 0, changed: 1, ambiguous: 0, lost: 0 })
    expect((await articleText(team.editor, { id: article.id })).text).toBe(CHANGED)
    expect((await articleText(team.editor, { id: article.id, number: 1 })).text).toBe(SAMPLE_TEXT)
    const { items } = await articleVersions(team.editor, { id: article.id })
    expect(items.map((each) => [each.number, each.outcomes, each.waiting])).toEqual([
      [2, outcomes, 1],
      [1, null, 0],
    ])
    expect(await articleVersion(team.editor, { id: article.id, number: 2 })).toEqual(items[0])
    await expect(articleVersion(team.editor, { id: article.id, number: 3 })).rejects.toBeInstanceOf(NotFound)
  })

  it('carries marks whose words stayed, wherever they went, and draws each version with its own', async () => {
    const { id } = await makeClaim(team.editor, article.id, { quote: 'secret list' })
    const before = await article.claimOf(id)
    const { outcomes } = await article.add(SWAPPED)
    expect(outcomes.moved).toBe(1)
    expect(await article.places(id)).toEqual([[2, 'secret list', 'current']])
    const [old, now] = await Promise.all([
      articleWorkspace(team.editor, { id: article.id, version: 1 }),
      articleWorkspace(team.editor, { id: article.id }),
    ])
    const drawn = ({ shown, claims }: typeof old) =>
      claims.flatMap(({ appearances }) => appearances.filter((each) => each.articleVersion === shown.number))
    const { prefix: _, suffix: __, ...place } = before.appearances[0] ?? {}
    expect(drawn(old)).toEqual([{ ...place, standing: 'past', version: expect.any(Number) }])
    expect(drawn(now).map(({ exact, outcome }) => [exact, outcome])).toEqual([['secret list', 'moved']])
    for (const view of [old, now]) {
      for (const { start, end, exact } of drawn(view))
        expect([...view.shown.text].slice(start, end).join('')).toBe(exact)
    }
  })

  it('leaves claims and approvals whose words stayed as they are', async () => {
    const { id } = await makeApprovedClaim(team, article.id, { quote: QUOTE })
    const before = await article.claimOf(id)
    await article.add(SWAPPED)
    const { state, needsRecheck, version } = await article.claimOf(id)
    expect({ state, needsRecheck, version }).toEqual({
      state: 'approved',
      needsRecheck: false,
      version: before.version,
    })
    await publishClaim(team.chief, { id }, { version })
  })

  it.each([
    ['changed', CHANGED],
    ['lost', LOST.replace(FIRST ?? '', 'The minister said nothing on Monday.')],
  ])('shows claims whose words are %s as unplaced, with their old words', async (outcome, text) => {
    const { id } = await makeClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(text)
    expect(await article.places(id)).toEqual([[1, QUOTE, 'waiting']])
    expect((await article.onlyEntry()).outcome).toBe(outcome)
    const view = await articleWorkspace(team.editor, { id: article.id })
    expect(view.claims.map((claim) => claim.id)).toEqual([id])
    expect(view.reanchoring).toEqual({ waiting: 1, kept: 0, sentences: 0 })
  })

  it('is refused when it is the text that is there, and changes nothing', async () => {
    const before = await oneArticle(team.editor, { id: article.id })
    await expect(article.add(SAMPLE_TEXT)).rejects.toThrow(/version 1\. Nothing was saved/)
    expect(await oneArticle(team.editor, { id: article.id })).toEqual(before)
  })

  it('is refused when it was based on an article that has changed, or names none', async () => {
    const { version } = await oneArticle(team.editor, { id: article.id })
    const both = await Promise.allSettled(
      [CHANGED, SWAPPED].map((text) => addVersion(team.editor, { id: article.id, text }, { version })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))).toEqual([new Stale(version + 1)])
    await expect(addVersion(team.editor, { id: article.id, text: LOST })).rejects.toBeInstanceOf(VersionRequired)
    expect((await oneArticle(team.editor, { id: article.id })).latestVersion).toBe(2)
  })

  it('finds also what is marked while it is being prepared', async () => {
    const adding = article.add(CHANGED)
    await makeClaim(team.editor, article.id, { quote: 'secret list' }).catch(() => null)
    const { outcomes } = await adding
    const claims = (await articleWorkspace(team.editor, { id: article.id })).claims
    expect(claims.every(({ appearances }) => appearances.every((each) => each.articleVersion === 2))).toBe(true)
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBeLessThanOrEqual(claims.length)
  })

  it('takes over a new headline, but not over one that a person has worded', async () => {
    const text = SAMPLE_TEXT.replace('doubled, minister', 'rose, minister')
    await article.add(text)
    expect((await oneArticle(team.editor, { id: article.id })).title).toBe('Harbour fees rose, minister says')
    const { version } = await oneArticle(team.editor, { id: article.id })
    const titled = { id: article.id, text: `${text}\n\nCorrected.`, title: 'Fees at the harbour' }
    await addVersion(team.editor, titled, { version })
    expect((await oneArticle(team.editor, { id: article.id })).title).toBe('Fees at the harbour')
    await article.add(`${SAMPLE_TEXT}\n\nCorrected twice.`)
    expect((await oneArticle(team.editor, { id: article.id })).title).toBe('Fees at the harbour')
  })

  it.each([
    ['that a person worded', { title: 'Fees at the harbour', text: FIRST ?? '' }, 'Fees at the harbour'],
    ['that the text had', { text: SAMPLE_TEXT }, TITLE ?? ''],
  ])('keeps the headline %s above a text without one, with its claims (R6)', async (_, given, headline) => {
    const { id } = await makeArticle(team.editor, given)
    const claim = await makeClaim(team.editor, id, { quote: headline })
    const { version } = await oneArticle(team.editor, { id })
    const body = (FIRST ?? '').replace('doubled', 'nearly doubled')
    const { outcomes } = await addVersion(team.editor, { id, text: body }, { version })
    expect((await articleText(team.editor, { id })).text).toBe(`${headline}\n\n${body}`)
    expect([outcomes.exact, outcomes.lost]).toEqual([1, 0])
    expect((await oneClaim(team.editor, { id: claim.id })).appearances.at(-1)).toMatchObject({
      articleVersion: 2,
      start: 0,
    })
  })

  it('is what new marks must have seen', async () => {
    await article.add(CHANGED)
    const old = markClaim(team.editor, { articleId: article.id, version: 1, start: 0, end: 7 })
    await expect(old).rejects.toEqual(expect.objectContaining({ current: { version: 2 } }))
    await expect(old).rejects.toBeInstanceOf(Conflict)
  })

  it('carries the marks of a deleted claim, so that it can come back', async () => {
    const { id } = await makeClaim(team.editor, article.id, { quote: 'secret list' })
    await deleteClaim(team.editor, { id }, seen(await article.claimOf(id)))
    const { outcomes } = await article.add(SWAPPED)
    expect(outcomes.moved).toBe(0)
    await restoreClaim(team.editor, { id })
    expect(await article.places(id)).toEqual([[2, 'secret list', 'current']])
  })

  it('takes notes along whose words stayed, and leaves the others where they were written', async () => {
    const on = (words: string) => ({
      start: SAMPLE_TEXT.indexOf(words),
      end: SAMPLE_TEXT.indexOf(words) + words.length,
    })
    await addNote(team.editor, { articleId: article.id, version: 1, ...on('secret list'), text: 'Which list?' })
    await addNote(team.editor, { articleId: article.id, version: 1, ...on(QUOTE), text: 'By how much?' })
    await article.add(CHANGED)
    const { notes } = await articleWorkspace(team.editor, { id: article.id })
    expect(notes.map(({ target }) => [target?.articleVersion, target?.exact])).toEqual([
      [2, 'secret list'],
      [1, QUOTE],
    ])
  })
})

describe('the workspace of an article', () => {
  it('shows a version that comes while it is read, or hears of it afterwards', async () => {
    const heads = reader().auditHead
    const read = heads.findUniqueOrThrow.bind(heads)
    const between = vi.spyOn(heads, 'findUniqueOrThrow').mockImplementationOnce((given) =>
      Object.assign(
        article.add(CHANGED).then(() => read(given)),
        read(given),
      ),
    )
    const { shown, seq } = await articleWorkspace(team.editor, { id: article.id })
    between.mockRestore()
    const { seq: now } = await read({ where: { id: 1 } })
    expect([2, 'told later']).toContain(seq < now ? 'told later' : shown.number)
  })
})

describe('two thousand claims', () => {
  it('are found again at once, each in exactly one place', async () => {
    const sentences = Array.from(
      { length: 500 },
      (_, at) => `Ship ${at} paid ${at * 7 + 3} in fees at berth ${at % 9}.`,
    )
    const text = `Fees\n\n${sentences.join('\n\n')}`
    article = await articleInVersions(team, text)
    const marks = sentences.flatMap((sentence) => {
      const start = text.indexOf(sentence)
      return [0, 1, 2, 3].map((cut) => ({ start: start + cut, end: start + sentence.length - cut }))
    })
    await markMany(marks)
    const { outcomes } = await article.add(text.replaceAll('in fees at berth 4', 'in duties at pier 4'))
    expect(outcomes).toEqual({ exact: 2000 - 224, moved: 0, changed: 224, ambiguous: 0, lost: 0 })
    expect(await reader().appearance.count({ where: { articleId: article.id, standing: 'current' } })).toBe(2000 - 224)
    expect((await reanchoringQueue(team.editor, { articleId: article.id })).waiting).toBe(224)
  }, 60_000)
})

/** Rows as marking makes them, in one go. */
async function markMany(marks: readonly { start: number; end: number }[]) {
  const version = await reader().articleVersion.findFirstOrThrow({ where: { articleId: article.id } })
  const by = team.editor.personId
  await inWriteTransaction(async (tx) => {
    for (let at = 0; at < marks.length; at += 500) {
      const part = marks
        .slice(at, at + 500)
        .map((mark, index) => ({ ...mark, id: crypto.randomUUID(), number: at + index + 1 }))
      const given = { articleId: article.id, createdById: by }
      const claim = { ...given, deskId: team.deskId, language: 'en' }
      await tx.claim.createMany({
        data: part.map(({ id, number }) => ({
          ...claim,
          id,
          number,
          statement: `${number}`,
          statementFolded: `${number}`,
        })),
      })
      await tx.appearance.createMany({
        data: part.map(({ id, start, end }) => {
          const selector = describeSelector(version.text, codePoints(start), codePoints(end))
          return {
            ...given,
            id: crypto.randomUUID(),
            claimId: id,
            articleVersionId: version.id,
            ...selector,
            changedById: by,
          }
        }),
      })
    }
    await tx.article.update({ where: { id: article.id }, data: { claimCounter: marks.length } })
  })
}

describe('two versions side by side', () => {
  it('are shown by paragraphs, by default with the one before', async () => {
    await article.add(CHANGED)
    const diff = await versionDiff(team.editor, { id: article.id, to: 2 })
    expect(diff.rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same'])
    expect(diff).toMatchObject({ from: 1, to: 2 })
    await expect(versionDiff(team.editor, { id: article.id, to: 5 })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('what happened', () => {
  it("is in the claim's history: what became of the words, who decided", async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await acceptPlace(team.reviewer, { id: (await article.onlyEntry()).id }, { version: 'any' })
    const { items } = await claimHistory(team.editor, { id })
    const lines = items
      .filter(({ command }) => command.startsWith('appearance.') || command === 'article.add-version')
      .map(({ actorName, field, before, after }) => [actorName, field, before, after])
    expect(lines).toEqual(
      expect.arrayContaining([
        [team.editor.name, 'outcome', null, 'changed'],
        [team.reviewer.name, 'reanchored', 'waiting', 'accepted'],
        [team.reviewer.name, 'exact', QUOTE, NEW_QUOTE],
        [team.reviewer.name, 'version', 1, 2],
        [team.reviewer.name, 'needsRecheck', false, true],
      ]),
    )
  })
})
