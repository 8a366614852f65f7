import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import { annotateArticle } from '@/lib/server/annotations/annotate'
import { addVersion } from '@/lib/server/articles/add-version'
import { reanchoringQueue } from '@/lib/server/articles/reanchoring-queue'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { versionDiff } from '@/lib/server/articles/version-views'
import { acceptPlace, keepPlace, reattachPlace } from '@/lib/server/claims/reanchor'
import { oneClaim } from '@/lib/server/claims/show'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { redo, undo } from '@/lib/server/undo/undo'
import { confirmVerdict } from '@/lib/server/claims/verdicts'
import { makeArticle, makeNewsroom, type Newsroom } from '@/prisma/factories'
import { readShared } from './reference-report'

const FOLDER = 'articles/tell-abyad'
const TEXT = readShared(`${FOLDER}/clean.txt`).replace(/\n$/, '')
const CLAIMS = JSON.parse(readShared(`${FOLDER}/claims.json`))
const PARAGRAPHS = TEXT.split('\n\n')

let database: TestDatabase
let owner: Newsroom['owner']
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  owner = (await makeNewsroom()).owner
})
beforeEach(async () => {
  const bytes = new TextEncoder().encode(readShared(`${FOLDER}/article.txt`))
  articleId = (await makeArticle(owner, { file: { bytes, name: 'article.txt' } })).id
  await annotateArticle(owner, { articleId, json: CLAIMS })
})
afterAll(() => database.close())

/** Adds a text, which intake must leave as it is. */
async function add(text: string) {
  const { version } = await oneArticle(owner, { id: articleId })
  const added = await addVersion(owner, { id: articleId, text }, { version })
  expect((await articleText(owner, { id: articleId })).text).toBe(text)
  return added.outcomes
}

const queue = async () => (await reanchoringQueue(owner, { articleId, part: 'all' })).items
const inQueue = async () => (await queue()).map(({ claim, outcome }) => `${claim.key} ${outcome}`)
async function entryOf(key: string): Promise<ReanchoringView> {
  const entry = (await queue()).find(({ claim }) => claim.key === key)
  if (!entry) throw new Error(`${key} is not in the queue`)
  return entry
}
async function claimOf(key: string) {
  const claim = (await articleWorkspace(owner, { id: articleId })).claims.find((each) => each.key === key)
  if (!claim) throw new Error(`${key} is gone`)
  return oneClaim(owner, { id: claim.id })
}
const standsAt = async (key: string) =>
  (await claimOf(key)).appearances.map(({ articleVersion, exact, standing }) => ({ articleVersion, exact, standing }))

/** Every claim is somewhere, and every mark holds the words of its version. */
async function nothingIsLost() {
  const { claims, shown, reanchoring } = await articleWorkspace(owner, { id: articleId })
  expect(claims).toHaveLength(32)
  const letters = [...shown.text]
  const marks = claims.flatMap(({ appearances }) => appearances)
  expect(marks).toHaveLength(32)
  for (const { articleVersion, start, end, exact } of marks) {
    if (articleVersion === shown.number) expect(letters.slice(start, end).join('')).toBe(exact)
  }
  const placed = marks.filter(({ standing }) => standing === 'current').length
  expect(placed + reanchoring.waiting + reanchoring.kept).toBe(32)
}

describe('the reference article, edited', () => {
  const OLD = 'secret meetings had taken place between European intelligence agencies'
  const NEW = 'secret meetings had taken place between European agencies'

  it("changes one claim when a word of C16's sentence goes, until a person accepts", async () => {
    expect(await add(TEXT.replace(OLD, NEW))).toEqual({ exact: 31, moved: 0, changed: 1, ambiguous: 0, lost: 0 })
    expect(await inQueue()).toEqual(['C16 changed'])
    await nothingIsLost()
    const { id, version, old, proposal, diff } = await entryOf('C16')
    expect(old.exact.replace(OLD, NEW)).toBe(proposal?.exact)
    expect(diff?.old.filter((piece) => piece.differs).map((piece) => piece.text.trim())).toEqual(['intelligence'])
    const { rows } = await versionDiff(owner, { id: articleId, to: 2 })
    expect(rows.filter(({ kind }) => kind !== 'same').map(({ kind, old: was }) => [kind, was?.paragraph])).toEqual([
      ['changed', 8],
    ])

    await acceptPlace(owner, { id }, { version })
    expect(await standsAt('C16')).toEqual([{ articleVersion: 2, exact: proposal?.exact, standing: 'current' }])
    expect(await claimOf('C16')).toMatchObject({ needsRecheck: true, truthVerdict: { needsRecheck: true } })
    await undo(owner, { articleId })
    expect(await inQueue()).toEqual(['C16 changed'])
    expect(await claimOf('C16')).toMatchObject({ needsRecheck: false })
    await redo(owner, { articleId })
    await confirmVerdict(owner, { claimId: (await claimOf('C16')).id, kind: 'truth' }, { version: 'any' })
    expect(await claimOf('C16')).toMatchObject({ needsRecheck: false })
    await nothingIsLost()
  })

  it('moves the claims of two paragraphs that swap their places', async () => {
    const swapped = PARAGRAPHS.map((paragraph, at) => PARAGRAPHS[at === 4 ? 5 : at === 5 ? 4 : at] ?? paragraph)
    expect(await add(swapped.join('\n\n'))).toEqual({ exact: 25, moved: 7, changed: 0, ambiguous: 0, lost: 0 })
    const { claims } = await articleWorkspace(owner, { id: articleId })
    const moved = claims.filter(({ appearances }) => appearances.some(({ outcome }) => outcome === 'moved'))
    expect(moved.map(({ key }) => key).sort()).toEqual(['C10', 'C11', 'C12', 'C6', 'C7', 'C8', 'C9'])
    expect(await inQueue()).toEqual([])
    await nothingIsLost()
  })

  it('loses the claims of the last paragraph with it; they stay, or go where a person says', async () => {
    expect(await add(PARAGRAPHS.slice(0, -1).join('\n\n'))).toEqual({
      ...{ exact: 29, moved: 0, changed: 0, ambiguous: 0, lost: 3 },
    })
    expect(await inQueue()).toEqual(['C29 lost', 'C30 lost', 'C31 lost'])
    await nothingIsLost()
    const [kept, again] = [await entryOf('C29'), await entryOf('C31')]
    await keepPlace(owner, { id: kept.id }, { version: kept.version })
    const words = 'Germany is playing a mediator’s role'
    const start = [...TEXT.slice(0, TEXT.indexOf(words))].length
    const place = { start, end: start + [...words].length, exact: words }
    await reattachPlace(owner, { id: again.id, ...place }, { version: again.version })
    expect(await standsAt('C29')).toEqual([{ articleVersion: 1, exact: kept.old.exact, standing: 'kept' }])
    expect(await standsAt('C31')).toEqual([{ articleVersion: 2, exact: words, standing: 'current' }])
    await nothingIsLost()
    await undo(owner, { articleId })
    await undo(owner, { articleId })
    expect(await inQueue()).toEqual(['C29 lost', 'C30 lost', 'C31 lost'])
    await nothingIsLost()
    // The paragraph is back: so are its claims, and nobody has to do anything.
    expect((await add(TEXT)).exact).toBe(32)
    expect(await inQueue()).toEqual([])
  })
})
