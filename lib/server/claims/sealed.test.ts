import { describe, expect, it } from 'vitest'
import { Conflict } from '@/lib/domain/errors'
import {
  changeDescription,
  makeAgent,
  makeApprovedClaim,
  makeEvidence,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSource,
} from '@/prisma/factories'
import { mergeAgent, oneAgent } from './agents'
import { addVersion } from '../articles/add-version'
import { oneArticle } from '../articles/show'
import { publicCheck } from '../checks/show'
import { reader } from '../db/clients'
import { changeEvidence, oneEvidence } from './evidence'
import { claimHistory } from './history'
import { changeRelation, deleteRelation, oneRelation } from './relations'
import { oneSource } from './sources'
import { undo } from '../undo/undo'
import { inWriteTransaction } from '../transaction/write-queue'
import { resizeAppearance } from './resize'
import { oneClaim } from './show'
import { testDesk } from '../test-desk'
import { change, claimSteps } from './test-steps'

const desk = testDesk()
const { firstSource, publish, seen, stateOf, submit } = claimSteps(desk)

describe('what is published is what was approved (R21, R29)', () => {
  interface Approved {
    readonly id: string
    readonly speaker: string
    readonly source: string
    readonly origin: string
    readonly evidence: string
    readonly relation: string
    readonly other: string
  }

  async function approved(): Promise<Approved> {
    const { editor, reviewer } = desk.team
    const { id: speaker } = await makeAgent(editor)
    const { id } = await makeReadyClaim(editor, desk.articleId, {
      speaker,
      quote: 'harbour fees had doubled since spring',
    })
    const { id: source } = await makeSource(editor, { url: null })
    const { id: origin } = await makeAgent(editor)
    const { id: evidence } = await makeEvidence(editor, id, { sourceId: source, originId: origin })
    const { id: other } = await makeReadyClaim(editor, desk.articleId, { quote: 'Shipping companies deny it' })
    const { id: relation } = await makeRelation(editor, id, other, { note: 'Of the same day.' })
    await submit(editor, id)
    await makeReview(reviewer, id)
    return { id, speaker, source, origin, evidence, relation, other }
  }

  type Change = (claim: Approved) => Promise<unknown>

  it.each<[cause: string, what: string, Change]>([
    [
      'source',
      'the title of a source',
      ({ source }) => change('source', desk.team.chief, source, { title: 'A leaflet' }),
    ],
    [
      'source',
      'the address of a source',
      ({ source }) => change('source', desk.team.chief, source, { url: 'https://register.example/other' }),
    ],
    [
      'source',
      'the date of a source',
      ({ source }) => change('source', desk.team.chief, source, { publishedAt: '2026-02-01' }),
    ],
    [
      'source',
      'whether a source is primary',
      ({ source }) => change('source', desk.team.chief, source, { primary: false }),
    ],
    [
      'source',
      'whether a source is confidential',
      ({ source }) => change('source', desk.team.chief, source, { confidential: true }),
    ],
    [
      'agent',
      "the speaker's name",
      ({ speaker }) => change('agent', desk.team.chief, speaker, { name: 'Odile Marant' }),
    ],
    [
      'agent',
      "the origin's name",
      ({ origin }) => change('agent', desk.team.chief, origin, { name: 'The Quay Gazette' }),
    ],
    [
      'agent',
      'who the speaker is, by a merge',
      async ({ speaker }) => {
        const { version } = await oneAgent(desk.team.chief, { id: speaker })
        await mergeAgent(desk.team.chief, { id: speaker, into: (await makeAgent(desk.team.chief)).id }, { version })
      },
    ],
    [
      'article',
      "the article's title",
      () => change('article', desk.team.chief, desk.articleId, { title: 'Fees doubled' }),
    ],
    [
      'article',
      "the article's outlet",
      () => change('article', desk.team.chief, desk.articleId, { outlet: 'The Pier' }),
    ],
    ['article', "the article's byline", () => change('article', desk.team.chief, desk.articleId, { byline: 'N. N.' })],
    [
      'article',
      "the article's day",
      () => change('article', desk.team.chief, desk.articleId, { publishedAt: '2026-03-01' }),
    ],
    [
      'article',
      "the article's address",
      () => change('article', desk.team.chief, desk.articleId, { canonicalUrl: 'https://quay.example/fees' }),
    ],
    [
      'relation',
      'its relations, by a new one',
      ({ id, other }) => makeRelation(desk.team.chief, other, id, { type: 'supports' }),
    ],
    [
      'relation',
      'a relation of it',
      async ({ relation }) => {
        const { version } = await oneRelation(desk.team.chief, { id: relation })
        await changeRelation(desk.team.chief, { id: relation, note: 'Of another day.' }, { version })
      },
    ],
    [
      'relation',
      'its relations, taking one away',
      async ({ relation }) => {
        const { version } = await oneRelation(desk.team.chief, { id: relation })
        await deleteRelation(desk.team.chief, { id: relation }, { version })
      },
    ],
    [
      'undo',
      'its relations, by undo',
      async ({ id, other }) => {
        const { articleId: at } = await oneClaim(desk.team.editor, { id: other })
        await makeRelation(desk.team.editor, other, id, { type: 'supports' })
        await submit(desk.team.editor, id)
        await makeReview(desk.team.reviewer, id)
        await undo(desk.team.editor, { articleId: at })
      },
    ],
    [
      'article',
      'the sentence around its words, in a new text',
      async () => {
        const { version } = await oneArticle(desk.team.chief, { id: desk.articleId })
        const { text } = await reader().articleVersion.findFirstOrThrow({ where: { articleId: desk.articleId } })
        const edited = text.replace('The transport minister said on Monday', 'No minister ever said')
        await addVersion(desk.team.chief, { id: desk.articleId, text: edited }, { version })
      },
    ],
    [
      'claim',
      'its sentence',
      ({ id }) => changeDescription(desk.team.chief, id, { statement: 'Fees doubled, and rightly so.' }),
    ],
    [
      'evidence',
      'a passage',
      async ({ evidence }) => {
        const { version } = await oneEvidence(desk.team.chief, { id: evidence })
        await changeEvidence(desk.team.chief, { id: evidence, passage: 'The fee rose.' }, { version })
      },
    ],
    [
      'appearance',
      'the words that are marked',
      async ({ id }) => {
        const [place] = (await oneClaim(desk.team.chief, { id })).appearances
        if (!place) throw new Error('no place')
        const { start, end } = place
        await resizeAppearance(desk.team.chief, { id: place.id, start, end: end - 8 }, { version: place.version })
      },
    ],
  ])('after a change of %s: %s', async (cause, _, action) => {
    const claim = await approved()
    await action(claim)
    expect(await stateOf(claim.id)).toBe('draft')
    const { reviews } = await oneClaim(desk.team.chief, { id: claim.id })
    expect(reviews.every((review) => review.voidedAt !== null)).toBe(true)
    await expect(publish(claim.id)).rejects.toBeInstanceOf(Conflict)
    const { items } = await claimHistory(desk.team.chief, { id: claim.id })
    const line = items.find(({ field, before }) => field === 'state' && before === 'approved')
    expect(line).toMatchObject({ after: 'draft' })
    if (['source', 'agent', 'article', 'undo'].includes(cause)) {
      expect(items).toContainEqual(expect.objectContaining({ field: 'because', after: cause, seq: line?.seq }))
    }
  })

  it('stays approved when only what is not told changes', async () => {
    const claim = await approved()
    await change('article', desk.team.chief, desk.articleId, { section: 'Business' })
    await change('agent', desk.team.chief, claim.speaker, { aliases: ['Marant'] })
    const { version } = await oneArticle(desk.team.chief, { id: desk.articleId })
    const { text } = await reader().articleVersion.findFirstOrThrow({ where: { articleId: desk.articleId } })
    await addVersion(desk.team.chief, { id: desk.articleId, text: `${text}\n\nUpdated on Tuesday.` }, { version })
    expect(await stateOf(claim.id)).toBe('approved')
    await publish(claim.id)
  })

  it('raises the version of every claim that tells of what was changed, each time (R24)', async () => {
    const { id, other, source } = await approved()
    const versions = async () => [(await seen(id)).version, (await seen(other)).version]
    const [first = 0, second = 0] = await versions()
    await makeRelation(desk.team.editor, other, id, { type: 'supports' })
    expect(await versions()).toEqual([first + 1, second + 1])
    await change('source', desk.team.chief, source, { title: 'A leaflet' })
    expect(await versions()).toEqual([first + 2, second + 1])
    await changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })
    expect(await versions()).toEqual([first + 3, second + 1])
    await change('article', desk.team.chief, desk.articleId, { outlet: 'The Pier' })
    expect(await versions()).toEqual([first + 4, second + 2])
  })

  it('does not come back by itself when the change is taken back', async () => {
    const { id, source } = await approved()
    const { title } = await oneSource(desk.team.chief, { id: source })
    await change('source', desk.team.chief, source, { title: 'A leaflet' })
    await change('source', desk.team.chief, source, { title })
    await expect(publish(id)).rejects.toBeInstanceOf(Conflict)
  })

  it('names one hash at submission, approval and publication', async () => {
    const { id } = await approved()
    await publish(id)
    const { sealedHash, reviews, publications } = await reader().claim.findUniqueOrThrow({
      where: { id },
      include: { reviews: true, publications: true },
    })
    expect(sealedHash).toMatch(/^[0-9a-f]{64}$/)
    expect(reviews.map((review) => review.contentHash)).toEqual([sealedHash])
    expect(publications.map((publication) => publication.contentHash)).toEqual([sealedHash])
  })

  it('turns a published claim into a working copy, its record as it was', async () => {
    const { id, slug } = await makePublishedClaim(desk.team, desk.articleId)
    const before = await publicCheck(null, { slug })
    await change('source', desk.team.editor, await firstSource(id), { title: 'Another register' })
    expect(await stateOf(id)).toBe('draft')
    expect(await publicCheck(null, { slug })).toEqual(before)
  })

  it('tells of a related claim in the words of its own published record, and is not voided by its publication', async () => {
    const { id, other } = await approved()
    await submit(desk.team.editor, other)
    await makeReview(desk.team.reviewer, other)
    await publish(other)
    expect(await stateOf(id)).toBe('approved')
    const { statement } = await oneClaim(desk.team.editor, { id: other })
    await changeDescription(desk.team.editor, other, { statement: 'Words that nobody has approved.' })
    const { slug } = await publish(id)
    const check = await publicCheck(null, { slug })
    expect(check?.record.claim.relations.map((relation) => relation.other)).toEqual([
      { claimId: other, key: 'C2', statement },
    ])
  })
})

describe('many claims at once (R29)', () => {
  it('are all voided when the agent whom they share is renamed', async () => {
    const { id: speaker } = await makeAgent(desk.team.editor)
    const first = await makeApprovedClaim(desk.team, desk.articleId, { speaker })
    const ids = await copies(first.id, 450)
    await change('agent', desk.team.chief, speaker, { name: 'Odile Marant' })
    const left = await reader().claim.groupBy({
      by: ['state'],
      where: { articleId: desk.articleId },
      _count: { _all: true },
    })
    expect(left).toEqual([{ state: 'draft', _count: { _all: ids.length + 1 } }])
    expect(
      await reader().contribution.count({ where: { claimId: { in: ids }, personId: desk.team.chief.personId } }),
    ).toBe(ids.length)
    expect(await reader().touchedClaim.count()).toBe(0)
  }, 60_000)
})

/** Approved claims like the given one, as rows. */
async function copies(id: string, count: number): Promise<string[]> {
  const claim = await reader().claim.findUniqueOrThrow({ where: { id } })
  const data = Array.from({ length: count }, (_, at) => ({
    ...claim,
    id: crypto.randomUUID(),
    number: 1_000 + at,
    sealedHash: 'as it was approved',
  }))
  await inWriteTransaction((tx) => tx.claim.createMany({ data }))
  return data.map((row) => row.id)
}
