import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, Stale } from '@/lib/domain/errors'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import {
  makeApprovedClaim,
  makeClaim,
  makeReadyClaim,
  makeTeam,
  makeVerdict,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { verifyChain } from '../audit/verification'
import { acceptPlace, keepPlace, reattachPlace } from '../claims/reanchor'
import { resizeAppearance } from '../claims/resize'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { redo, undo } from '../undo/undo'
import { oneReanchoring, reanchoringQueue } from './reanchoring-queue'
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
  TWICE,
} from './test-versions'

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

describe('the re-anchoring queue', () => {
  it('shows old and proposed words in context, word by word', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    expect(entry).toMatchObject({
      claim: { id, key: 'C1', hasVerdict: true },
      outcome: 'changed',
      old: { articleVersion: 1, exact: QUOTE, before: 'The transport minister said on Monday that ' },
      proposal: { articleVersion: 2, exact: NEW_QUOTE, after: '. Shipping companies deny it.' },
      candidates: [],
      decision: null,
      placed: null,
    })
    expect(entry.score).toBeGreaterThan(0.8)
    expect(entry.diff?.now.filter((piece) => piece.differs).map((piece) => piece.text.trim())).toEqual(['nearly'])
  })

  it('accepts new words: the claim goes there, its verdicts need a re-check, an approval is void', async () => {
    const { id } = await makeApprovedClaim(team, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, seen(await article.onlyEntry()))
    expect(await article.places(id)).toEqual([[2, NEW_QUOTE, 'current']])
    const claim = await article.claimOf(id)
    expect(claim).toMatchObject({
      state: 'draft',
      needsRecheck: true,
      truthVerdict: { needsRecheck: true },
      attributionVerdict: { needsRecheck: true },
    })
    expect(claim.reviews.at(-1)?.voidedAt).not.toBeNull()
    expect(await article.queue()).toEqual([])
  })

  it('asks which place is meant when several fit, and takes the one that is named', async () => {
    const parts = [
      'The transport minister spoke on Monday about spring and its many burdens.',
      'Unnamed officials told the Gazette that a secret list of exempt ships exists.',
      'The port authority did not answer questions about the berth register.',
    ]
    const denial = 'Shipping companies deny it.'
    article = await articleInVersions(team, [TITLE, parts[0], denial, parts[1], parts[2]].join('\n\n'))
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: 'Shipping companies deny it' })
    await article.add([TITLE, denial, ...parts, denial].join('\n\n'))
    const entry = await article.onlyEntry()
    if (entry.outcome !== 'ambiguous') throw new Error(`the engine says ${entry.outcome}`)
    await expect(acceptPlace(team.editor, { id: entry.id }, seen(entry))).rejects.toBeInstanceOf(InvalidInput)
    await acceptPlace(team.editor, { id: entry.id, candidate: 1 }, seen(entry))
    const [place] = (await article.claimOf(id)).appearances
    expect(place).toMatchObject({ articleVersion: 2, start: entry.candidates[1]?.start })
    // The same words: nobody has to judge them again.
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false })
  })

  it('is read in parts, none of which passes over an entry while others are decided', async () => {
    const words = ['One ferry', 'Two berths', 'Three cranes', 'Four pilots', 'Five tugs']
    article = await articleInVersions(team, `${TITLE}\n\n${words.join(' left. ')} left.`)
    for (const quote of words) await makeClaim(team.editor, article.id, { quote })
    await article.add(`${TITLE}\n\nNobody would say anything about it.`)
    const part = (cursor?: string | null) =>
      reanchoringQueue(team.editor, { articleId: article.id, limit: 2, ...(cursor ? { cursor } : {}) })
    const first = await part()
    for (const entry of first.items) await keepPlace(team.editor, { id: entry.id }, seen(entry))
    const second = await part(first.nextCursor)
    const third = await part(second.nextCursor)
    const read = [first, second, third].flatMap(({ items }) => items.map(({ old }) => old.exact))
    expect([read, third.nextCursor]).toEqual([words, null])
  })

  it('re-attaches a lost claim to other words', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: 'secret list of exempt ships' })
    await article.add(LOST)
    const entry = await article.onlyEntry()
    expect(entry).toMatchObject({ outcome: 'lost', proposal: null })
    await expect(acceptPlace(team.editor, { id: entry.id }, seen(entry))).rejects.toThrow(/nothing to accept/)
    const start = LOST.indexOf('Shipping')
    await expect(
      reattachPlace(team.editor, { id: entry.id, version: 1, start, end: start + 8 }, seen(entry)),
    ).rejects.toBeInstanceOf(Conflict)
    await reattachPlace(
      team.editor,
      { id: entry.id, version: 2, start, end: start + 8, exact: 'Shipping' },
      seen(entry),
    )
    expect(await article.places(id)).toEqual([[2, 'Shipping', 'current']])
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: true })
    expect(await oneReanchoring(team.editor, { id: entry.id })).toMatchObject({
      decision: 'reattached',
      decidedBy: { id: team.editor.personId },
      placed: { exact: 'Shipping', articleVersion: 2 },
    })
  })

  it('leaves a claim on the old version, from where it can be re-attached later', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    await keepPlace(team.editor, { id: entry.id }, seen(entry))
    expect(await article.places(id)).toEqual([[1, QUOTE, 'kept']])
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false })
    await article.add(`${CHANGED}\n\nCorrected.`)
    expect(await article.places(id)).toEqual([[1, QUOTE, 'kept']])
    const [kept] = (await reanchoringQueue(team.editor, { articleId: article.id, part: 'kept' })).items
    if (!kept) throw new Error('no kept entry')
    // It was looked for in version 2 and not since: a place there is none in the newest text.
    expect(kept).toMatchObject({
      articleId: article.id,
      outcome: 'changed',
      proposal: null,
      diff: null,
      candidates: [],
    })
    const start = CHANGED.indexOf(NEW_QUOTE)
    await reattachPlace(team.editor, { id: kept.id, start, end: start + NEW_QUOTE.length }, seen(kept))
    expect(await article.places(id)).toEqual([[3, NEW_QUOTE, 'current']])
  })

  it('lets one of two people decide', async () => {
    await makeClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    const both = await Promise.allSettled([
      acceptPlace(team.editor, { id: entry.id }, seen(entry)),
      keepPlace(team.reviewer, { id: entry.id }, seen(entry)),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(both[1]).toMatchObject({ reason: new Stale(entry.version + 1) })
    await expect(keepPlace(team.reviewer, { id: entry.id }, { version: 'any' })).rejects.toThrow(/decided already/)
  })

  it('tries again with the next version what still waits, and carries it when the words are back', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await article.add(`${SAMPLE_TEXT}\n\nAn earlier version said "nearly".`)
    expect(await article.places(id)).toEqual([[3, QUOTE, 'current']])
    expect(await article.queue()).toEqual([])
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false })
  })

  it('keeps every mark in exactly one place, whatever versions and decisions come', async () => {
    const quotes = [QUOTE, 'Shipping companies deny it', 'secret list of exempt ships', 'did not answer']
    for (const quote of quotes) await makeClaim(team.editor, article.id, { quote })
    for (const text of [CHANGED, LOST, SWAPPED, TWICE, CHANGED]) {
      const { outcomes } = await article.add(text)
      const [first] = await article.queue()
      if (first) await keepPlace(team.editor, { id: first.id }, seen(first))
      const view = await articleWorkspace(team.editor, { id: article.id })
      expect(view.claims.map(({ appearances }) => appearances.length)).toEqual([1, 1, 1, 1])
      const kept = view.claims.flatMap(({ appearances }) => appearances).filter(({ standing }) => standing === 'kept')
      const sum = Object.values(outcomes).reduce((total, count) => total + count)
      expect(sum).toBe(4 - kept.length + (first ? 1 : 0))
    }
  })

  it('refuses to resize a mark that waits or that went on', async () => {
    await makeClaim(team.editor, article.id, { quote: QUOTE })
    const carried = await article.claimOf((await makeClaim(team.editor, article.id, { quote: 'secret list' })).id)
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    const resize = (id: string) => resizeAppearance(team.editor, { id, start: 0, end: 7 }, { version: 'any' })
    await expect(resize(entry.id)).rejects.toThrow(/decide first/)
    await expect(resize(carried.appearances[0]?.id ?? '')).rejects.toThrow(/newer text/)
  })
})

describe('taking a decision back', () => {
  type Decide = [what: string, decide: (entry: ReanchoringView) => Promise<unknown>]
  const start = CHANGED.indexOf('Shipping')
  const decisions: Decide[] = [
    ['accepting', ({ id, version }) => acceptPlace(team.editor, { id }, { version })],
    ['re-attaching', ({ id, version }) => reattachPlace(team.editor, { id, start, end: start + 8 }, { version })],
    ['keeping', ({ id, version }) => keepPlace(team.editor, { id }, { version })],
  ]

  it.each(decisions)('%s puts the entry back into the queue, and redo decides again', async (_, decide) => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    await decide(entry)
    const decided = { places: await article.places(id), recheck: (await article.claimOf(id)).needsRecheck }
    await undo(team.editor, { articleId: article.id })
    const again = await article.onlyEntry()
    expect({ ...again, version: 0 }).toEqual({
      ...entry,
      version: 0,
      claim: { ...entry.claim, version: again.claim.version },
    })
    expect(await article.claimOf(id)).toMatchObject({
      needsRecheck: false,
      truthVerdict: { needsRecheck: false },
      attributionVerdict: { needsRecheck: false },
    })
    await redo(team.editor, { articleId: article.id })
    expect({ places: await article.places(id), recheck: (await article.claimOf(id)).needsRecheck }).toEqual(decided)
    await verifyChain()
  })

  it('is refused when somebody has changed the new place since', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    const [place] = (await article.claimOf(id)).appearances
    if (!place) throw new Error('no place')
    await resizeAppearance(team.reviewer, { id: place.id, start: place.start, end: place.end - 4 }, { version: 'any' })
    await expect(undo(team.editor, { articleId: article.id })).rejects.toThrow(/Somebody else has changed this since/)
  })

  it.each(decisions.slice(0, 2))('%s and what was done to the new place can all be done again', async (_, decide) => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await decide(await article.onlyEntry())
    const [place] = (await article.claimOf(id)).appearances
    if (!place) throw new Error('no place')
    const { start: from, end: to } = place
    await resizeAppearance(team.editor, { id: place.id, start: from, end: to + 9 }, { version: 'any' })
    const done = await article.places(id)
    for (const _ of [1, 2]) await undo(team.editor, { articleId: article.id })
    expect(await article.places(id)).toEqual([[1, QUOTE, 'waiting']])
    for (const _ of [1, 2]) await redo(team.editor, { articleId: article.id })
    expect(await article.places(id)).toEqual(done)
    for (const _ of [1, 2]) await undo(team.editor, { articleId: article.id })
    expect(await article.places(id)).toEqual([[1, QUOTE, 'waiting']])
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false, truthVerdict: { needsRecheck: false } })
    await verifyChain()
  })

  it('marks a verdict that was given on the words that go', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    await makeVerdict(team.reviewer, id, { rating: 'half-true', justification: 'The register [1] shows less.' })
    await undo(team.editor, { articleId: article.id })
    expect(await article.claimOf(id)).toMatchObject({
      truthVerdict: { needsRecheck: true },
      attributionVerdict: { needsRecheck: false },
    })
  })

  it('goes back to what was kept when that was re-attached', async () => {
    const { id } = await makeClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    await keepPlace(team.editor, { id: entry.id }, { version: 'any' })
    const kept = await oneReanchoring(team.editor, { id: entry.id })
    await reattachPlace(team.reviewer, { id: entry.id, start, end: start + 8 }, { version: 'any' })
    await undo(team.reviewer, { articleId: article.id })
    expect(await article.places(id)).toEqual([[1, QUOTE, 'kept']])
    // By whom and when it was left there is as before, too.
    const { decision, decidedBy, decidedAt } = kept
    expect(await oneReanchoring(team.editor, { id: entry.id })).toMatchObject({ decision, decidedBy, decidedAt })
    await undo(team.editor, { articleId: article.id })
    expect(await article.places(id)).toEqual([[1, QUOTE, 'waiting']])
  })

  it('ends with the next version for what concerned places, and goes on for the rest', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    await article.add(`${CHANGED}\n\nCorrected.`)
    expect(await undo(team.editor, { articleId: article.id })).toEqual({ label: 'verdict' })
    expect(await article.places(id)).toEqual([[3, NEW_QUOTE, 'current']])
  })
})
