import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeClaim, makeReadyClaim, makeTeam, makeVerdict, type Team } from '@/prisma/factories'
import { reanchoringQueue } from '../articles/reanchoring-queue'
import { type ArticleInVersions, articleInVersions } from '../articles/test-versions'
import { articleWorkspace } from '../articles/workspace'
import { verifyChain } from '../audit/verification'
import { claimHistory } from './history'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { redo, undo } from '../undo/undo'
import { confirmVerdicts } from './confirm-verdicts'
import { describeClaim } from './describe'

const QUOTES = [
  'rents rose by a tenth',
  'the tram will be free',
  'no family lost its flat',
  'the quay is safe',
  'it paid',
]
const SPEAKERS = ['mayor', 'treasurer', 'agency', 'engineer', 'ministry']
const textOf = (verb: string) =>
  [
    'Five statements',
    ...QUOTES.map((quote, at) => `The ${SPEAKERS[at]} of Rosk ${verb} on Friday that ${quote}.`),
  ].join('\n\n')
const SAID = textOf('said')
const DENIED = textOf('denied')

let database: TestDatabase
let team: Team
let article: ArticleInVersions
let claims: string[]

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  article = await articleInVersions(team, SAID)
  claims = []
  for (const quote of QUOTES) claims.push((await makeReadyClaim(team.editor, article.id, { quote })).id)
})
afterAll(() => database.close())

const changed = () => reanchoringQueue(team.editor, { articleId: article.id, part: 'sentences' })
const asSeen = async () => (await changed()).items.map(({ claim: { id, version } }) => ({ id, version }))
const confirm = async (seen: readonly { id: string; version?: number }[]) =>
  confirmVerdicts(team.editor, { articleId: article.id, claims: [...seen] })
const flags = () => Promise.all(claims.map(async (id) => (await article.claimOf(id)).needsRecheck))

describe('claims whose words stand in a sentence that has changed (R7)', () => {
  it('are listed in the order of the text with both sentences, and told by the card', async () => {
    await article.add(DENIED)
    const { items, sentences, waiting } = await changed()
    expect({ sentences, waiting }).toEqual({ sentences: 5, waiting: 0 })
    expect(items.map(({ claim }) => claim.id)).toEqual(claims)
    expect(items[1]?.sentences).toEqual({
      before: 'The treasurer of Rosk said on Friday that the tram will be free.',
      after: 'The treasurer of Rosk denied on Friday that the tram will be free.',
      diff: {
        old: [
          { text: 'The treasurer of Rosk ', differs: false },
          { text: 'said', differs: true },
          { text: ' on Friday that the tram will be free.', differs: false },
        ],
        now: [
          { text: 'The treasurer of Rosk ', differs: false },
          { text: 'denied', differs: true },
          { text: ' on Friday that the tram will be free.', differs: false },
        ],
      },
    })
    expect((await article.claimOf(claims[1] ?? '')).changedSentences).toEqual([items[1]?.sentences])
    expect((await articleWorkspace(team.editor, { id: article.id })).reanchoring.sentences).toBe(5)
  })

  it('come in parts', async () => {
    await article.add(DENIED)
    const first = await reanchoringQueue(team.editor, { articleId: article.id, part: 'sentences', limit: 3 })
    expect(first.items.map(({ claim }) => claim.id)).toEqual(claims.slice(0, 3))
    const cursor = first.nextCursor ?? ''
    const rest = await reanchoringQueue(team.editor, { articleId: article.id, part: 'sentences', limit: 3, cursor })
    expect(rest.items.map(({ claim }) => claim.id)).toEqual(claims.slice(3))
    expect(rest.nextCursor).toBeNull()
  })

  it('are confirmed together in one act, which undo takes back and redo does again', async () => {
    await article.add(DENIED)
    expect(await confirm(await asSeen())).toEqual({ confirmed: claims, left: [] })
    expect(await flags()).toEqual([false, false, false, false, false])
    expect(await changed()).toMatchObject({ sentences: 0, items: [] })
    expect(await undo(team.editor, { articleId: article.id })).toEqual({ label: 'confirm' })
    expect(await flags()).toEqual([true, true, true, true, true])
    expect((await changed()).items.map(({ claim }) => claim.id)).toEqual(claims)
    await redo(team.editor, { articleId: article.id })
    expect(await flags()).toEqual([false, false, false, false, false])
    expect((await verifyChain()).faults).toEqual([])
  })

  it('are each told by the audit log', async () => {
    await article.add(DENIED)
    await confirm(await asSeen())
    for (const id of claims) {
      const { items } = await claimHistory(team.editor, { id })
      const told = items.filter(({ command, field }) => command === 'verdict.give' && field === 'needsRecheck')
      expect(told.filter(({ before, after }) => before === true && after === false)).toHaveLength(2)
    }
  })

  it('are left, with the reason, where somebody changed them since or nothing is to be confirmed', async () => {
    await article.add(DENIED)
    const seen = await asSeen()
    const [first, second] = claims
    await describeClaim(team.reviewer, { id: first ?? '', statement: 'Rents rose.' }, { version: 'any' })
    await confirm(seen.filter(({ id }) => id === second))
    const settled = { id: second ?? '', version: (await article.claimOf(second ?? '')).version }
    const result = await confirm([...seen.filter(({ id }) => id !== second), settled, { id: 'nobody', version: 1 }])
    expect(result.confirmed).toEqual(claims.slice(2))
    expect(result.left).toEqual([
      { id: first, reason: 'changed' },
      { id: second, reason: 'settled' },
      { id: 'nobody', reason: 'gone' },
    ])
    expect(await flags()).toEqual([true, false, false, false, false])
  })

  it('are compared with the sentence that was judged, however many texts came since', async () => {
    await article.add(DENIED)
    await article.add(textOf('admitted'))
    expect((await changed()).items[0]?.sentences).toMatchObject({
      before: 'The mayor of Rosk said on Friday that rents rose by a tenth.',
      after: 'The mayor of Rosk admitted on Friday that rents rose by a tenth.',
    })
    await article.add(`${textOf('admitted')}\n\nIt rained.`)
    expect(await changed()).toMatchObject({ sentences: 5 })
    await article.add(SAID)
    expect(await changed()).toMatchObject({ sentences: 0 })
  })

  it('are compared with the sentence of today again once they were confirmed', async () => {
    await article.add(DENIED)
    await confirm(await asSeen())
    await article.add(textOf('admitted'))
    expect((await changed()).items[0]?.sentences?.before).toBe(
      'The mayor of Rosk denied on Friday that rents rose by a tenth.',
    )
  })

  it('are listed without a verdict too, and settled by looking or by judging them', async () => {
    const quote = 'statements'
    const { id } = await makeClaim(team.editor, article.id, { quote })
    const { id: judged } = await makeClaim(team.editor, article.id, { quote: 'Five' })
    const own = async () => [(await article.claimOf(id)).needsRecheck, (await article.claimOf(judged)).needsRecheck]
    await article.add(SAID.replace('Five statements', 'Five false statements'))
    expect(await own()).toEqual([true, true])
    const listed = (await changed()).items.map(({ claim }) => claim.id)
    expect(new Set(listed)).toEqual(new Set([id, judged]))
    await makeVerdict(team.editor, judged, { rating: 'half-true', justification: 'So it is.' })
    expect(await own()).toEqual([true, false])
    const { confirmed, left } = await confirm(await asSeen())
    expect({ confirmed, left }).toEqual({ confirmed: [id], left: [] })
    expect(await own()).toEqual([false, false])
    expect((await changed()).items).toEqual([])
    await undo(team.editor, { articleId: article.id })
    expect((await article.claimOf(id)).needsRecheck).toBe(true)
    await redo(team.editor, { articleId: article.id })
    expect((await article.claimOf(id)).needsRecheck).toBe(false)
  })

  it('need nothing any more once the sentence is restored, and the history says why', async () => {
    const { id: unjudged } = await makeClaim(team.editor, article.id, { quote: 'Five statements' })
    await article.add(DENIED.replace('Five statements', 'Five false statements'))
    const [first = '', second = ''] = claims
    await confirm((await asSeen()).filter(({ id }) => id === second))
    // The third version changes something else: what was judged is still the first sentence.
    await article.add(DENIED.replace('Five statements', 'Six false statements'))
    await article.add(SAID)
    expect((await article.claimOf(unjudged)).needsRecheck).toBe(false)
    // The second was said to hold for "denied": that it reads "said" again is a change for it.
    expect(await flags()).toEqual([false, true, false, false, false])
    expect((await changed()).items.map(({ claim, sentences }) => [claim.id, sentences?.before])).toEqual([
      [second, 'The treasurer of Rosk denied on Friday that the tram will be free.'],
    ])
    const { items } = await claimHistory(team.editor, { id: first })
    expect(items.find(({ field }) => field === 'sentenceRestored')).toMatchObject({
      after: true,
      actorName: team.editor.name,
    })
    expect((await verifyChain()).faults).toEqual([])
  })
})
