import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describe as describeSelector } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { NotFound } from '@/lib/domain/errors'
import {
  makeApprovedClaim,
  makePublishedClaim,
  makeReadyClaim,
  makeTeam,
  makeVerdict,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { publicArticle, publicArticleText, publicCheck, recordIsTrue } from '../checks/show'
import { publishClaim } from '../checks/publish'
import { deskClaims } from '../claims/list'
import { acceptPlace, keepPlace } from '../claims/reanchor'
import { resizeAppearance } from '../claims/resize'
import { submitReady } from '../claims/review'
import { reader } from '../db/clients'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { redo, undo } from '../undo/undo'
import { confirmVerdict, giveVerdict } from '../claims/verdicts'
import { inWriteTransaction } from '../transaction/write-queue'
import { addVersion } from './add-version'
import { changeArticle } from './change'
import { oneArticle } from './show'
import { type ArticleInVersions, articleInVersions, CHANGED, QUOTE, seen, TITLE } from './test-versions'

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

describe('a verdict on words that stand, in a sentence that has changed (R7)', () => {
  const WORDS = 'fees had doubled since spring'
  const Sentences = z.object({ before: z.string(), after: z.string() })

  it('needs a re-check, and both sentences are kept; the mark itself is carried', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: WORDS })
    const { outcomes } = await article.add(SAMPLE_TEXT.replace(WORDS, `port ${WORDS}`))
    expect(outcomes).toMatchObject({ exact: 1 })
    expect(await article.claimOf(id)).toMatchObject({
      needsRecheck: true,
      state: 'draft',
      truthVerdict: { needsRecheck: true },
      attributionVerdict: { needsRecheck: true },
      appearances: [{ exact: WORDS, articleVersion: 2 }],
    })
    const listed = async (needsRecheck: boolean) =>
      (await deskClaims(team.editor, { articleId: article.id, needsRecheck })).items.map((claim) => claim.id)
    expect(await listed(true)).toContain(id)
    expect(await listed(false)).not.toContain(id)
    const { sentences } = await reader().reanchoring.findFirstOrThrow({ where: { claimId: id } })
    const { before, after } = Sentences.parse(JSON.parse(sentences ?? '{}'))
    expect(SAMPLE_TEXT).toContain(before)
    expect(after).toBe(before.replace(WORDS, `port ${WORDS}`))
    for (const kind of ['attribution', 'truth'] as const)
      await confirmVerdict(team.editor, { claimId: id, kind }, { version: 'any' })
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false })
  })

  it('needs none when another sentence changed', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: WORDS })
    await article.add(`${SAMPLE_TEXT} It rained.`)
    expect(await article.claimOf(id)).toMatchObject({ needsRecheck: false })
  })
})

describe('a verdict that was given on other words', () => {
  async function flagged() {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    const entry = await article.onlyEntry()
    await acceptPlace(team.editor, { id: entry.id }, seen(entry))
    return id
  }

  it('is settled by giving it anew or by confirming it, each kind by itself', async () => {
    const id = await flagged()
    await makeVerdict(team.editor, id, { rating: 'half-true', justification: 'The register [1] shows less.' })
    expect(await article.claimOf(id)).toMatchObject({
      needsRecheck: true,
      truthVerdict: { needsRecheck: false },
      attributionVerdict: { needsRecheck: true },
    })
    await confirmVerdict(team.editor, { claimId: id, kind: 'attribution' }, { version: 'any' })
    expect(await article.claimOf(id)).toMatchObject({
      needsRecheck: false,
      attributionVerdict: { needsRecheck: false },
    })
  })

  it('is settled by the same verdict given again, and undo asks for it again', async () => {
    const id = await flagged()
    const { truthVerdict } = await article.claimOf(id)
    if (!truthVerdict) throw new Error('no verdict')
    const { rating, asOf, confidence, justification } = truthVerdict
    await giveVerdict(
      team.editor,
      { claimId: id, kind: 'truth', rating, asOf, confidence, justification },
      { version: 'any' },
    )
    expect((await article.claimOf(id)).truthVerdict?.needsRecheck).toBe(false)
    await undo(team.editor, { articleId: article.id })
    expect(await article.claimOf(id)).toMatchObject({
      needsRecheck: true,
      truthVerdict: { needsRecheck: true, rating },
    })
  })

  it('stays when it was changed, as far as the time of its change goes', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    const before = await article.claimOf(id)
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    expect((await article.claimOf(id)).truthVerdict).toEqual({ ...before.truthVerdict, needsRecheck: true })
  })
})

describe('a verdict on a mark that is resized', () => {
  /** Makes a mark longer by so many characters, as somebody. */
  async function resize(id: string, by: number, who = team.editor) {
    const [place] = (await article.claimOf(id)).appearances
    if (!place) throw new Error('no place')
    await resizeAppearance(who, { id: place.id, start: place.start, end: place.end + by }, { version: 'any' })
  }
  const flags = async (id: string) => {
    const { needsRecheck, truthVerdict, attributionVerdict } = await article.claimOf(id)
    return [needsRecheck, truthVerdict?.needsRecheck, attributionVerdict?.needsRecheck]
  }
  /** Another mark of a claim. */
  async function alsoAt(claimId: string, words: string) {
    const { articleId, articleVersionId, createdById, changedById } = await reader().appearance.findFirstOrThrow({
      where: { claimId },
      select: { articleId: true, articleVersionId: true, createdById: true, changedById: true },
    })
    const start = SAMPLE_TEXT.indexOf(words)
    const selector = describeSelector(SAMPLE_TEXT, codePoints(start), codePoints(start + words.length))
    const row = { claimId, articleId, articleVersionId, createdById, changedById, ...selector }
    return inWriteTransaction((tx) => tx.appearance.create({ data: { id: crypto.randomUUID(), ...row } }))
  }
  const SHORT = 'harbour fees had doubled'
  const MORE = ' since spring'.length

  it('needs a re-check, for it was given on other words, until that is taken back', async () => {
    const { id } = await makeApprovedClaim(team, article.id, { quote: SHORT })
    await resize(id, MORE)
    expect(await flags(id)).toEqual([true, true, true])
    expect((await article.claimOf(id)).state).toBe('draft')
    await undo(team.editor, { articleId: article.id })
    expect(await article.places(id)).toEqual([[1, SHORT, 'current']])
    expect(await flags(id)).toEqual([false, false, false])
    await redo(team.editor, { articleId: article.id })
    expect(await flags(id)).toEqual([true, true, true])
    await undo(team.editor, { articleId: article.id })
    expect(await flags(id)).toEqual([false, false, false])
  })

  it('needs none when only quotation marks, dashes or spaces came or went', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: SHORT })
    await resize(id, 1)
    expect(await flags(id)).toEqual([false, false, false])
  })

  it('needs one when it was given on the words that go', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: SHORT })
    await resize(id, MORE)
    await makeVerdict(team.reviewer, id, { rating: 'half-true', justification: 'The register [1] shows less.' })
    expect(await flags(id)).toEqual([true, false, true])
    await undo(team.editor, { articleId: article.id })
    expect(await flags(id)).toEqual([true, true, false])
  })

  it('still needs one when another mark of the claim has other words since', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: SHORT })
    const { id: otherId, start, end } = await alsoAt(id, 'secret list')
    await resize(id, MORE)
    await resizeAppearance(team.reviewer, { id: otherId, start, end: end + 9 }, { version: 'any' })
    await undo(team.editor, { articleId: article.id })
    expect(await flags(id)).toEqual([true, true, true])
  })
})

describe('the gate', () => {
  const failing = async (id: string) =>
    (await article.claimOf(id)).gate.filter(({ passed }) => !passed).map(({ rule }) => rule)

  it('stays closed while a place waits and while a verdict needs a re-check, whatever the chief says', async () => {
    const { id } = await makeApprovedClaim(team, article.id, { quote: QUOTE })
    expect(await failing(id)).toEqual([])
    await article.add(CHANGED)
    expect(await failing(id)).toEqual(['anchor'])
    const publish = async () =>
      publishClaim(team.chief, { id, override: { reason: 'It is urgent.' } }, seen(await article.claimOf(id)))
    await expect(publish()).rejects.toMatchObject({ failing: [{ rule: 'anchor' }] })
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    expect(await failing(id)).toEqual(['approved', 'recheck'])
  })

  it('opens for a claim that was left on the version it was judged on', async () => {
    const { id } = await makeApprovedClaim(team, article.id, { quote: QUOTE })
    await article.add(CHANGED)
    await keepPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    const { slug } = await publishClaim(team.chief, { id }, seen(await article.claimOf(id)))
    const check = await publicCheck(null, { slug })
    expect(check?.record).toMatchObject({ article: { version: 1 }, claim: { target: { exact: QUOTE } } })
  })

  it('does not let such claims be handed in with those that are ready', async () => {
    const { id } = await makeReadyClaim(team.editor, article.id, { quote: QUOTE })
    const other = await makeReadyClaim(team.editor, article.id, { quote: 'secret list' })
    await article.add(CHANGED)
    expect(await submitReady(team.editor, { articleId: article.id })).toMatchObject({
      submitted: [other.id],
      left: [id],
    })
  })
})

describe('what was published', () => {
  it('keeps pointing at the version and the words that it judged', async () => {
    const { id, slug } = await makePublishedClaim(team, article.id, { quote: QUOTE })
    const before = await publicCheck(null, { slug })
    await article.add(CHANGED)
    await acceptPlace(team.editor, { id: (await article.onlyEntry()).id }, { version: 'any' })
    expect(await publicCheck(null, { slug })).toEqual(before)
    const record = before?.record
    if (!record) throw new Error('not public')
    expect(record.article.version).toBe(1)
    expect(recordIsTrue(record, SAMPLE_TEXT)).toBe(true)
    const page = await publicArticle(null, { slug: record.article.slug })
    expect(page).toMatchObject({ version: 1, records: [{ claim: { target: { exact: QUOTE } } }] })
    expect(await article.claimOf(id)).toMatchObject({
      state: 'draft',
      needsRecheck: true,
      publication: { retracted: false },
    })
  })

  it('says nothing of a newer text and headline before a check of them is published', async () => {
    const { slug } = await makePublishedClaim(team, article.id, { quote: QUOTE })
    const { version } = await oneArticle(team.editor, { id: article.id })
    await changeArticle(
      team.chief,
      { id: article.id, publicText: 'full', publicTextGround: 'Our own report.' },
      { version },
    )
    const headline = 'Minister takes fees back'
    const seenNow = await oneArticle(team.editor, { id: article.id })
    await addVersion(team.editor, { id: article.id, text: CHANGED, title: headline }, seen(seenNow))
    const articleSlug = (await publicCheck(null, { slug }))?.record.article.slug ?? ''
    const page = await publicArticle(null, { slug: articleSlug })
    expect(page).toMatchObject({ version: 1, title: TITLE, text: SAMPLE_TEXT })
    expect((await publicArticleText(null, { slug: articleSlug, number: 1 })).text).toBe(SAMPLE_TEXT)
    await expect(publicArticleText(null, { slug: articleSlug, number: 2 })).rejects.toBeInstanceOf(NotFound)
  })
})
