import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { describe as describeSelector } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { Conflict, InvalidInput, NotFound, Stale, VersionRequired } from '@/lib/domain/errors'
import type { ReanchoringView } from '@/lib/schemas/article-version'
import {
  makeApprovedClaim,
  makeArticle,
  makeClaim,
  makePublishedClaim,
  makeReadyClaim,
  makeTeam,
  makeVerdict,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { verifyChain } from '../audit'
import { publicArticle, publicArticleText, publicCheck, recordIsTrue } from '../checks/show'
import { publishClaim } from '../checks/publish'
import { deleteClaim, restoreClaim } from '../claims/remove'
import { acceptPlace, keepPlace, reattachPlace } from '../claims/reanchor'
import { resizeAppearance } from '../claims/resize'
import { submitReady } from '../claims/review'
import { oneClaim } from '../claims/show'
import { addNote } from '../comments'
import { reader } from '../db/clients'
import { claimHistory } from '../history'
import { markClaim } from '../claims/mark'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../write-queue'
import { redo, undo } from '../undo'
import { confirmVerdict, giveVerdict } from '../verdicts'
import { addVersion } from './add-version'
import { changeArticle } from './change'
import { oneReanchoring, reanchoringQueue } from './reanchoring-queue'
import { articleText, articleWorkspace, oneArticle } from './show'
import { articleVersion, articleVersions, versionDiff } from './version-views'

let database: TestDatabase
let team: Team
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  articleId = (await makeArticle(team.editor)).id
})
afterAll(() => database.close())

const [TITLE, FIRST, SECOND] = SAMPLE_TEXT.split('\n\n')
const CHANGED = SAMPLE_TEXT.replace('harbour fees had doubled', 'harbour fees had nearly doubled')
const LOST = `${TITLE}\n\n${FIRST}`
const SWAPPED = [TITLE, SECOND, FIRST].join('\n\n')
const TWICE = `${SAMPLE_TEXT}\n\nThe union says the same. Shipping companies deny it. It asks for talks.`

/** Adds a text as somebody who saw the article as it is. */
async function add(text: string, by = team.editor) {
  const { version } = await oneArticle(by, { id: articleId })
  return addVersion(by, { id: articleId, text }, { version })
}
const queue = async () => (await reanchoringQueue(team.editor, { articleId })).items
async function onlyEntry(): Promise<ReanchoringView> {
  const [entry, ...others] = await queue()
  if (!entry || others.length > 0) throw new Error(`${others.length + 1} entries`)
  return entry
}
const claimOf = (id: string) => oneClaim(team.editor, { id })
/** Where a claim stands: the version, the words, how. */
const places = async (id: string) =>
  (await claimOf(id)).appearances.map(({ articleVersion: version, exact, standing }) => [version, exact, standing])
const seen = ({ version }: { version: number }) => ({ version })
const QUOTE = 'harbour fees had doubled since spring'
const NEW_QUOTE = 'harbour fees had nearly doubled since spring'

describe('a new version of an article', () => {
  it('is numbered, keeps its text and the one before, and says what became of every mark', async () => {
    for (const quote of [QUOTE, 'Shipping companies deny it', 'secret list'])
      await makeClaim(team.editor, articleId, { quote })
    const { articleVersion: number, outcomes } = await add(CHANGED)
    expect(number).toBe(2)
    expect(outcomes).toEqual({ exact: 2, moved: 0, changed: 1, ambiguous: 0, lost: 0 })
    expect((await articleText(team.editor, { id: articleId })).text).toBe(CHANGED)
    expect((await articleText(team.editor, { id: articleId, number: 1 })).text).toBe(SAMPLE_TEXT)
    const { items } = await articleVersions(team.editor, { id: articleId })
    expect(items.map((each) => [each.number, each.outcomes, each.waiting])).toEqual([
      [2, outcomes, 1],
      [1, null, 0],
    ])
    expect(await articleVersion(team.editor, { id: articleId, number: 2 })).toEqual(items[0])
    await expect(articleVersion(team.editor, { id: articleId, number: 3 })).rejects.toBeInstanceOf(NotFound)
  })

  it('carries marks whose words stayed, wherever they went, and draws each version with its own', async () => {
    const { id } = await makeClaim(team.editor, articleId, { quote: 'secret list' })
    const before = await claimOf(id)
    const { outcomes } = await add(SWAPPED)
    expect(outcomes.moved).toBe(1)
    expect(await places(id)).toEqual([[2, 'secret list', 'current']])
    const [old, now] = await Promise.all([
      articleWorkspace(team.editor, { id: articleId, version: 1 }),
      articleWorkspace(team.editor, { id: articleId }),
    ])
    const drawn = ({ shown, claims }: typeof old) =>
      claims.flatMap(({ appearances }) => appearances.filter((each) => each.articleVersion === shown.number))
    expect(drawn(old)).toEqual([{ ...before.appearances[0], standing: 'past', version: expect.any(Number) }])
    expect(drawn(now).map(({ exact, outcome }) => [exact, outcome])).toEqual([['secret list', 'moved']])
    for (const view of [old, now]) {
      for (const { start, end, exact } of drawn(view))
        expect([...view.shown.text].slice(start, end).join('')).toBe(exact)
    }
  })

  it('leaves claims and approvals whose words stayed as they are', async () => {
    const { id } = await makeApprovedClaim(team, articleId, { quote: QUOTE })
    const before = await claimOf(id)
    await add(SWAPPED)
    const { state, needsRecheck, version } = await claimOf(id)
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
    const { id } = await makeClaim(team.editor, articleId, { quote: QUOTE })
    await add(text)
    expect(await places(id)).toEqual([[1, QUOTE, 'waiting']])
    expect((await onlyEntry()).outcome).toBe(outcome)
    const view = await articleWorkspace(team.editor, { id: articleId })
    expect(view.claims.map((claim) => claim.id)).toEqual([id])
    expect(view.reanchoring).toEqual({ waiting: 1, kept: 0 })
  })

  it('is refused when it is the text that is there, and changes nothing', async () => {
    const before = await oneArticle(team.editor, { id: articleId })
    await expect(add(SAMPLE_TEXT)).rejects.toThrow(/version 1\. Nothing was saved/)
    expect(await oneArticle(team.editor, { id: articleId })).toEqual(before)
  })

  it('is refused when it was based on an article that has changed, or names none', async () => {
    const { version } = await oneArticle(team.editor, { id: articleId })
    const both = await Promise.allSettled(
      [CHANGED, SWAPPED].map((text) => addVersion(team.editor, { id: articleId, text }, { version })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))).toEqual([new Stale(version + 1)])
    await expect(addVersion(team.editor, { id: articleId, text: LOST })).rejects.toBeInstanceOf(VersionRequired)
    expect((await oneArticle(team.editor, { id: articleId })).latestVersion).toBe(2)
  })

  it('finds also what is marked while it is being prepared', async () => {
    const adding = add(CHANGED)
    await makeClaim(team.editor, articleId, { quote: 'secret list' }).catch(() => null)
    const { outcomes } = await adding
    const claims = (await articleWorkspace(team.editor, { id: articleId })).claims
    expect(claims.every(({ appearances }) => appearances.every((each) => each.articleVersion === 2))).toBe(true)
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBeLessThanOrEqual(claims.length)
  })

  it('takes over a new headline, but not over one that a person has worded', async () => {
    const text = SAMPLE_TEXT.replace('doubled, minister', 'rose, minister')
    await add(text)
    expect((await oneArticle(team.editor, { id: articleId })).title).toBe('Harbour fees rose, minister says')
    const { version } = await oneArticle(team.editor, { id: articleId })
    const titled = { id: articleId, text: `${text}\n\nCorrected.`, title: 'Fees at the harbour' }
    await addVersion(team.editor, titled, { version })
    expect((await oneArticle(team.editor, { id: articleId })).title).toBe('Fees at the harbour')
    await add(`${SAMPLE_TEXT}\n\nCorrected twice.`)
    expect((await oneArticle(team.editor, { id: articleId })).title).toBe('Fees at the harbour')
  })

  it('is what new marks must have seen', async () => {
    await add(CHANGED)
    const old = markClaim(team.editor, { articleId, version: 1, start: 0, end: 7 })
    await expect(old).rejects.toEqual(expect.objectContaining({ current: { version: 2 } }))
    await expect(old).rejects.toBeInstanceOf(Conflict)
  })

  it('carries the marks of a deleted claim, so that it can come back', async () => {
    const { id } = await makeClaim(team.editor, articleId, { quote: 'secret list' })
    await deleteClaim(team.editor, { id }, seen(await claimOf(id)))
    const { outcomes } = await add(SWAPPED)
    expect(outcomes.moved).toBe(0)
    await restoreClaim(team.editor, { id })
    expect(await places(id)).toEqual([[2, 'secret list', 'current']])
  })

  it('takes notes along whose words stayed, and leaves the others where they were written', async () => {
    const on = (words: string) => ({
      start: SAMPLE_TEXT.indexOf(words),
      end: SAMPLE_TEXT.indexOf(words) + words.length,
    })
    await addNote(team.editor, { articleId, version: 1, ...on('secret list'), text: 'Which list?' })
    await addNote(team.editor, { articleId, version: 1, ...on(QUOTE), text: 'By how much?' })
    await add(CHANGED)
    const { notes } = await articleWorkspace(team.editor, { id: articleId })
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
        add(CHANGED).then(() => read(given)),
        read(given),
      ),
    )
    const { shown, seq } = await articleWorkspace(team.editor, { id: articleId })
    between.mockRestore()
    const { seq: now } = await read({ where: { id: 1 } })
    expect([2, 'told later']).toContain(seq < now ? 'told later' : shown.number)
  })
})

describe('the re-anchoring queue', () => {
  it('shows old and proposed words in context, word by word', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
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
    const { id } = await makeApprovedClaim(team, articleId, { quote: QUOTE })
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, seen(await onlyEntry()))
    expect(await places(id)).toEqual([[2, NEW_QUOTE, 'current']])
    const claim = await claimOf(id)
    expect(claim).toMatchObject({
      state: 'draft',
      needsRecheck: true,
      truthVerdict: { needsRecheck: true },
      attributionVerdict: { needsRecheck: true },
    })
    expect(claim.reviews.at(-1)?.voidedAt).not.toBeNull()
    expect(await queue()).toEqual([])
  })

  it('asks which place is meant when several fit, and takes the one that is named', async () => {
    const parts = [
      'The transport minister spoke on Monday about spring and its many burdens.',
      'Unnamed officials told the Gazette that a secret list of exempt ships exists.',
      'The port authority did not answer questions about the berth register.',
    ]
    const denial = 'Shipping companies deny it.'
    articleId = (await makeArticle(team.editor, { text: [TITLE, parts[0], denial, parts[1], parts[2]].join('\n\n') }))
      .id
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: 'Shipping companies deny it' })
    await add([TITLE, denial, ...parts, denial].join('\n\n'))
    const entry = await onlyEntry()
    if (entry.outcome !== 'ambiguous') throw new Error(`the engine says ${entry.outcome}`)
    await expect(acceptPlace(team.editor, { id: entry.id }, seen(entry))).rejects.toBeInstanceOf(InvalidInput)
    await acceptPlace(team.editor, { id: entry.id, candidate: 1 }, seen(entry))
    const [place] = (await claimOf(id)).appearances
    expect(place).toMatchObject({ articleVersion: 2, start: entry.candidates[1]?.start })
    // The same words: nobody has to judge them again.
    expect(await claimOf(id)).toMatchObject({ needsRecheck: false })
  })

  it('is read in parts, none of which passes over an entry while others are decided', async () => {
    const words = ['One ferry', 'Two berths', 'Three cranes', 'Four pilots', 'Five tugs']
    articleId = (await makeArticle(team.editor, { text: `${TITLE}\n\n${words.join(' left. ')} left.` })).id
    for (const quote of words) await makeClaim(team.editor, articleId, { quote })
    await add(`${TITLE}\n\nNobody would say anything about it.`)
    const part = (cursor?: string | null) =>
      reanchoringQueue(team.editor, { articleId, limit: 2, ...(cursor ? { cursor } : {}) })
    const first = await part()
    for (const entry of first.items) await keepPlace(team.editor, { id: entry.id }, seen(entry))
    const second = await part(first.nextCursor)
    const third = await part(second.nextCursor)
    const read = [first, second, third].flatMap(({ items }) => items.map(({ old }) => old.exact))
    expect([read, third.nextCursor]).toEqual([words, null])
  })

  it('re-attaches a lost claim to other words', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: 'secret list of exempt ships' })
    await add(LOST)
    const entry = await onlyEntry()
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
    expect(await places(id)).toEqual([[2, 'Shipping', 'current']])
    expect(await claimOf(id)).toMatchObject({ needsRecheck: true })
    expect(await oneReanchoring(team.editor, { id: entry.id })).toMatchObject({
      decision: 'reattached',
      decidedBy: { id: team.editor.personId },
      placed: { exact: 'Shipping', articleVersion: 2 },
    })
  })

  it('leaves a claim on the old version, from where it can be re-attached later', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
    await keepPlace(team.editor, { id: entry.id }, seen(entry))
    expect(await places(id)).toEqual([[1, QUOTE, 'kept']])
    expect(await claimOf(id)).toMatchObject({ needsRecheck: false })
    await add(`${CHANGED}\n\nCorrected.`)
    expect(await places(id)).toEqual([[1, QUOTE, 'kept']])
    const [kept] = (await reanchoringQueue(team.editor, { articleId, part: 'kept' })).items
    if (!kept) throw new Error('no kept entry')
    // It was looked for in version 2 and not since: a place there is none in the newest text.
    expect(kept).toMatchObject({ articleId, outcome: 'changed', proposal: null, diff: null, candidates: [] })
    const start = CHANGED.indexOf(NEW_QUOTE)
    await reattachPlace(team.editor, { id: kept.id, start, end: start + NEW_QUOTE.length }, seen(kept))
    expect(await places(id)).toEqual([[3, NEW_QUOTE, 'current']])
  })

  it('lets one of two people decide', async () => {
    await makeClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
    const both = await Promise.allSettled([
      acceptPlace(team.editor, { id: entry.id }, seen(entry)),
      keepPlace(team.reviewer, { id: entry.id }, seen(entry)),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(both[1]).toMatchObject({ reason: new Stale(entry.version + 1) })
    await expect(keepPlace(team.reviewer, { id: entry.id }, { version: 'any' })).rejects.toThrow(/decided already/)
  })

  it('tries again with the next version what still waits, and carries it when the words are back', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    await add(`${SAMPLE_TEXT}\n\nAn earlier version said "nearly".`)
    expect(await places(id)).toEqual([[3, QUOTE, 'current']])
    expect(await queue()).toEqual([])
    expect(await claimOf(id)).toMatchObject({ needsRecheck: false })
  })

  it('keeps every mark in exactly one place, whatever versions and decisions come', async () => {
    const quotes = [QUOTE, 'Shipping companies deny it', 'secret list of exempt ships', 'did not answer']
    for (const quote of quotes) await makeClaim(team.editor, articleId, { quote })
    for (const text of [CHANGED, LOST, SWAPPED, TWICE, CHANGED]) {
      const { outcomes } = await add(text)
      const [first] = await queue()
      if (first) await keepPlace(team.editor, { id: first.id }, seen(first))
      const view = await articleWorkspace(team.editor, { id: articleId })
      expect(view.claims.map(({ appearances }) => appearances.length)).toEqual([1, 1, 1, 1])
      const kept = view.claims.flatMap(({ appearances }) => appearances).filter(({ standing }) => standing === 'kept')
      const sum = Object.values(outcomes).reduce((total, count) => total + count)
      expect(sum).toBe(4 - kept.length + (first ? 1 : 0))
    }
  })

  it('refuses to resize a mark that waits or that went on', async () => {
    await makeClaim(team.editor, articleId, { quote: QUOTE })
    const carried = await claimOf((await makeClaim(team.editor, articleId, { quote: 'secret list' })).id)
    await add(CHANGED)
    const entry = await onlyEntry()
    const resize = (id: string) => resizeAppearance(team.editor, { id, start: 0, end: 7 }, { version: 'any' })
    await expect(resize(entry.id)).rejects.toThrow(/decide first/)
    await expect(resize(carried.appearances[0]?.id ?? '')).rejects.toThrow(/newer text/)
  })
})

describe('a verdict that was given on other words', () => {
  async function flagged() {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
    await acceptPlace(team.editor, { id: entry.id }, seen(entry))
    return id
  }

  it('is settled by giving it anew or by confirming it, each kind by itself', async () => {
    const id = await flagged()
    await makeVerdict(team.editor, id, { rating: 'half-true', justification: 'The register [1] shows less.' })
    expect(await claimOf(id)).toMatchObject({
      needsRecheck: true,
      truthVerdict: { needsRecheck: false },
      attributionVerdict: { needsRecheck: true },
    })
    await confirmVerdict(team.editor, { claimId: id, kind: 'attribution' })
    expect(await claimOf(id)).toMatchObject({ needsRecheck: false, attributionVerdict: { needsRecheck: false } })
  })

  it('is settled by the same verdict given again, and undo asks for it again', async () => {
    const id = await flagged()
    const { truthVerdict } = await claimOf(id)
    if (!truthVerdict) throw new Error('no verdict')
    const { rating, asOf, confidence, justification } = truthVerdict
    await giveVerdict(team.editor, { claimId: id, kind: 'truth', rating, asOf, confidence, justification })
    expect((await claimOf(id)).truthVerdict?.needsRecheck).toBe(false)
    await undo(team.editor, { articleId })
    expect(await claimOf(id)).toMatchObject({ needsRecheck: true, truthVerdict: { needsRecheck: true, rating } })
  })

  it('stays when it was changed, as far as the time of its change goes', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    const before = await claimOf(id)
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    expect((await claimOf(id)).truthVerdict).toEqual({ ...before.truthVerdict, needsRecheck: true })
  })
})

describe('the gate', () => {
  const failing = async (id: string) => (await claimOf(id)).gate.filter(({ passed }) => !passed).map(({ rule }) => rule)

  it('stays closed while a place waits and while a verdict needs a re-check, whatever the chief says', async () => {
    const { id } = await makeApprovedClaim(team, articleId, { quote: QUOTE })
    expect(await failing(id)).toEqual([])
    await add(CHANGED)
    expect(await failing(id)).toEqual(['anchor'])
    const publish = async () =>
      publishClaim(team.chief, { id, override: { reason: 'It is urgent.' } }, seen(await claimOf(id)))
    await expect(publish()).rejects.toMatchObject({ failing: [{ rule: 'anchor' }] })
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    expect(await failing(id)).toEqual(['approved', 'recheck'])
  })

  it('opens for a claim that was left on the version it was judged on', async () => {
    const { id } = await makeApprovedClaim(team, articleId, { quote: QUOTE })
    await add(CHANGED)
    await keepPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    const { slug } = await publishClaim(team.chief, { id }, seen(await claimOf(id)))
    const check = await publicCheck(null, { slug })
    expect(check?.record).toMatchObject({ article: { version: 1 }, claim: { target: { exact: QUOTE } } })
  })

  it('does not let such claims be handed in with those that are ready', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    const other = await makeReadyClaim(team.editor, articleId, { quote: 'secret list' })
    await add(CHANGED)
    expect(await submitReady(team.editor, { articleId })).toMatchObject({ submitted: [other.id], left: [id] })
  })
})

describe('what was published', () => {
  it('keeps pointing at the version and the words that it judged', async () => {
    const { id, slug } = await makePublishedClaim(team, articleId, { quote: QUOTE })
    const before = await publicCheck(null, { slug })
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    expect(await publicCheck(null, { slug })).toEqual(before)
    const record = before?.record
    if (!record) throw new Error('not public')
    expect(record.article.version).toBe(1)
    expect(recordIsTrue(record, SAMPLE_TEXT)).toBe(true)
    const page = await publicArticle(null, { slug: record.article.slug })
    expect(page).toMatchObject({ version: 1, records: [{ claim: { target: { exact: QUOTE } } }] })
    expect(await claimOf(id)).toMatchObject({ state: 'draft', needsRecheck: true, publication: { retracted: false } })
  })

  it('says nothing of a newer text and headline before a check of them is published', async () => {
    const { slug } = await makePublishedClaim(team, articleId, { quote: QUOTE })
    const { version } = await oneArticle(team.editor, { id: articleId })
    await changeArticle(team.editor, { id: articleId, publicText: 'full' }, { version })
    const headline = 'Minister takes fees back'
    const seenNow = await oneArticle(team.editor, { id: articleId })
    await addVersion(team.editor, { id: articleId, text: CHANGED, title: headline }, seen(seenNow))
    const articleSlug = (await publicCheck(null, { slug }))?.record.article.slug ?? ''
    const page = await publicArticle(null, { slug: articleSlug })
    expect(page).toMatchObject({ version: 1, title: TITLE, text: SAMPLE_TEXT })
    expect((await publicArticleText(null, { slug: articleSlug, number: 1 })).text).toBe(SAMPLE_TEXT)
    await expect(publicArticleText(null, { slug: articleSlug, number: 2 })).rejects.toBeInstanceOf(NotFound)
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
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
    await decide(entry)
    const decided = { places: await places(id), recheck: (await claimOf(id)).needsRecheck }
    await undo(team.editor, { articleId })
    const again = await onlyEntry()
    expect({ ...again, version: 0 }).toEqual({
      ...entry,
      version: 0,
      claim: { ...entry.claim, version: again.claim.version },
    })
    expect(await claimOf(id)).toMatchObject({
      needsRecheck: false,
      truthVerdict: { needsRecheck: false },
      attributionVerdict: { needsRecheck: false },
    })
    await redo(team.editor, { articleId })
    expect({ places: await places(id), recheck: (await claimOf(id)).needsRecheck }).toEqual(decided)
    await verifyChain(reader())
  })

  it('is refused when somebody has changed the new place since', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    const [place] = (await claimOf(id)).appearances
    if (!place) throw new Error('no place')
    await resizeAppearance(team.reviewer, { id: place.id, start: place.start, end: place.end - 4 }, { version: 'any' })
    await expect(undo(team.editor, { articleId })).rejects.toThrow(/Somebody else has changed this since/)
  })

  it('marks a verdict that was given on the words that go', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    await makeVerdict(team.reviewer, id, { rating: 'half-true', justification: 'The register [1] shows less.' })
    await undo(team.editor, { articleId })
    expect(await claimOf(id)).toMatchObject({
      truthVerdict: { needsRecheck: true },
      attributionVerdict: { needsRecheck: false },
    })
  })

  it('goes back to what was kept when that was re-attached', async () => {
    const { id } = await makeClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    const entry = await onlyEntry()
    await keepPlace(team.editor, { id: entry.id }, { version: 'any' })
    const kept = await oneReanchoring(team.editor, { id: entry.id })
    await reattachPlace(team.reviewer, { id: entry.id, start, end: start + 8 }, { version: 'any' })
    await undo(team.reviewer, { articleId })
    expect(await places(id)).toEqual([[1, QUOTE, 'kept']])
    // By whom and when it was left there is as before, too.
    const { decision, decidedBy, decidedAt } = kept
    expect(await oneReanchoring(team.editor, { id: entry.id })).toMatchObject({ decision, decidedBy, decidedAt })
    await undo(team.editor, { articleId })
    expect(await places(id)).toEqual([[1, QUOTE, 'waiting']])
  })

  it('ends with the next version for what concerned places, and goes on for the rest', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    await acceptPlace(team.editor, { id: (await onlyEntry()).id }, { version: 'any' })
    await add(`${CHANGED}\n\nCorrected.`)
    expect(await undo(team.editor, { articleId })).toEqual({ label: 'verdict' })
    expect(await places(id)).toEqual([[3, NEW_QUOTE, 'current']])
  })
})

describe('what happened', () => {
  it("is in the claim's history: what became of the words, who decided", async () => {
    const { id } = await makeReadyClaim(team.editor, articleId, { quote: QUOTE })
    await add(CHANGED)
    await acceptPlace(team.reviewer, { id: (await onlyEntry()).id }, { version: 'any' })
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

describe('two versions side by side', () => {
  it('are shown by paragraphs, by default with the one before', async () => {
    await add(CHANGED)
    const diff = await versionDiff(team.editor, { id: articleId, to: 2 })
    expect(diff.rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same'])
    expect(diff).toMatchObject({ from: 1, to: 2 })
    await expect(versionDiff(team.editor, { id: articleId, to: 5 })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('two thousand claims', () => {
  it('are found again at once, each in exactly one place', async () => {
    const sentences = Array.from(
      { length: 500 },
      (_, at) => `Ship ${at} paid ${at * 7 + 3} in fees at berth ${at % 9}.`,
    )
    const text = `Fees\n\n${sentences.join('\n\n')}`
    articleId = (await makeArticle(team.editor, { text })).id
    const marks = sentences.flatMap((sentence) => {
      const start = text.indexOf(sentence)
      return [0, 1, 2, 3].map((cut) => ({ start: start + cut, end: start + sentence.length - cut }))
    })
    await markMany(marks)
    const { outcomes } = await add(text.replaceAll('in fees at berth 4', 'in duties at pier 4'))
    expect(outcomes).toEqual({ exact: 2000 - 224, moved: 0, changed: 224, ambiguous: 0, lost: 0 })
    expect(await reader().appearance.count({ where: { articleId, standing: 'current' } })).toBe(2000 - 224)
    expect((await reanchoringQueue(team.editor, { articleId })).waiting).toBe(224)
  }, 60_000)
})

/** Rows as marking makes them, in one go. */
async function markMany(marks: readonly { start: number; end: number }[]) {
  const version = await reader().articleVersion.findFirstOrThrow({ where: { articleId } })
  const by = team.editor.personId
  await inWriteTransaction(async (tx) => {
    for (let at = 0; at < marks.length; at += 500) {
      const part = marks
        .slice(at, at + 500)
        .map((mark, index) => ({ ...mark, id: crypto.randomUUID(), number: at + index + 1 }))
      const given = { articleId, createdById: by }
      const claim = { ...given, deskId: team.deskId, language: 'en', statementWroteId: by, statementChangedId: by }
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
    await tx.article.update({ where: { id: articleId }, data: { claimCounter: marks.length } })
  })
}
