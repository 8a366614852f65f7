import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Conflict, Forbidden } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import {
  changeDescription,
  makeAgent,
  makeApprovedClaim,
  makeArticle,
  makeEvidence,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSource,
  makeSubmittedClaim,
  makeTeam,
  makeVerdict,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { changeAgent, mergeAgent, oneAgent } from '../agents'
import { annotateArticle } from '../annotate'
import { addVersion } from '../articles/add-version'
import { changeArticle } from '../articles/change'
import { oneArticle } from '../articles/show'
import { correctClaim, publishClaim } from '../checks/publish'
import { publicCorrections } from '../checks/lists'
import { publicCheck } from '../checks/show'
import { reader } from '../db/clients'
import { changeEvidence, deleteEvidence, oneEvidence } from '../evidence'
import { claimHistory } from '../history'
import { SYSTEM } from '../ready'
import { changeRelation, deleteRelation, oneRelation } from '../relations'
import { changeSource, oneSource } from '../sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { redo, undo } from '../undo'
import { takeBackVerdict } from '../verdicts'
import { inWriteTransaction } from '../write-queue'
import { resizeAppearance } from './resize'
import { submitClaim, withdrawClaim } from './review'
import { oneClaim } from './show'

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

const seen = async (id: string) => ({ version: (await oneClaim(team.chief, { id })).version })
const submit = async (by: Actor, id: string) => submitClaim(by, { id }, await seen(id))
const publish = async (id: string) => publishClaim(team.chief, { id }, await seen(id))
const stateOf = async (id: string) => (await oneClaim(team.chief, { id })).state

/** Changes a source, an agent or the article as somebody who saw it as it is. */
async function change(what: 'source' | 'agent' | 'article', by: Actor, id: string, fields: Record<string, unknown>) {
  const [show, command] = {
    source: [oneSource, changeSource] as const,
    agent: [oneAgent, changeAgent] as const,
    article: [oneArticle, changeArticle] as const,
  }[what]
  const { version } = await show(by, { id })
  await command(by, { id, ...fields }, { version })
}

const firstSource = async (id: string) => (await oneClaim(team.editor, { id })).evidence[0]?.sourceId ?? ''

describe('nobody approves a working copy to which they contributed (R17)', () => {
  type Deed = (by: Actor, id: string) => Promise<unknown>

  it.each<[string, Deed]>([
    [
      'took refuting evidence away',
      async (by, id) => {
        const { id: evidenceId } = await makeEvidence(team.editor, id, { stance: 'refutes' })
        const { version } = await oneEvidence(by, { id: evidenceId })
        await deleteEvidence(by, { id: evidenceId }, { version })
      },
    ],
    [
      'worded the sentence, though the editor added a full stop to it',
      async (by, id) => {
        await changeDescription(by, id, { statement: 'Harbour fees have doubled' })
        await changeDescription(team.editor, id, { statement: 'Harbour fees have doubled.' })
      },
    ],
    ['gave a verdict', (by, id) => makeVerdict(by, id, { confidence: 'low', justification: 'See [1].' })],
    [
      'took a verdict back, though the editor gave another',
      async (by, id) => {
        await takeBackVerdict(by, { claimId: id, kind: 'truth' }, await seen(id))
        await makeVerdict(team.editor, id, { justification: 'See [1].' })
      },
    ],
    [
      'set a chain, though the editor set another',
      async (by, id) => {
        const { id: agent } = await makeAgent(by)
        await changeDescription(by, id, { chain: [{ agent, role: 'originator' }] })
        await changeDescription(team.editor, id, { chain: [] })
      },
    ],
    [
      'changed a source of it',
      async (by, id) => change('source', by, await firstSource(id), { title: 'Another register' }),
    ],
    [
      'named its speaker otherwise',
      async (by, id) => {
        const { id: speaker } = await makeAgent(team.editor)
        await changeDescription(team.editor, id, { speaker })
        await change('agent', by, speaker, { description: 'Minister of transport' })
      },
    ],
    [
      'related another claim to it',
      async (by, id) => makeRelation(by, (await makeReadyClaim(team.editor, articleId)).id, id),
    ],
    [
      'moved its mark to the same words in another sentence',
      async (by, id) => {
        const [place] = (await oneClaim(by, { id })).appearances
        if (!place) throw new Error('no place')
        const words = 'minister'
        const start = { headline: SAMPLE_TEXT.indexOf(words), body: SAMPLE_TEXT.lastIndexOf(words) }
        const resize = async (who: Actor, from: number) => {
          const [{ id: markId, version } = place] = (await oneClaim(who, { id })).appearances
          await resizeAppearance(who, { id: markId, start: from, end: from + words.length }, { version })
        }
        await resize(team.editor, start.headline)
        await resize(by, start.body)
      },
    ],
    [
      'added a text in which its sentence reads otherwise, though the words stand',
      async (by, id) => {
        const { version } = await oneArticle(by, { id: articleId })
        const text = SAMPLE_TEXT.replace('The transport minister', 'No transport minister')
        const [place] = (await oneClaim(by, { id })).appearances
        if (!place) throw new Error('no place')
        const start = SAMPLE_TEXT.indexOf('harbour fees had')
        await resizeAppearance(team.editor, { id: place.id, start, end: start + 16 }, { version: place.version })
        await addVersion(by, { id: articleId, text }, { version })
      },
    ],
    ['corrected the title of its article', (by) => change('article', by, articleId, { title: 'Fees doubled' })],
    [
      'undid a change and did it again',
      async (by, id) => {
        await changeDescription(by, id, { saidPlace: 'Harbour' })
        await undo(by, { articleId })
        await redo(by, { articleId })
        await undo(by, { articleId })
      },
    ],
  ])('who %s', async (_, deed) => {
    const { id } = await makeReadyClaim(team.editor, articleId)
    await deed(team.reviewer, id)
    await submit(team.editor, id)
    await expect(makeReview(team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    expect(await stateOf(id)).toBe('submitted')
    await makeReview(team.chief, id)
  })

  it('who submitted it, though the editor withdrew and submitted it again', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId)
    await submit(team.reviewer, id)
    await expect(makeReview(team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    await withdrawClaim(team.reviewer, { id }, await seen(id))
    await submit(team.editor, id)
    await expect(makeReview(team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('who changed a source after it was submitted: it is a draft again, and theirs too', async () => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await change('source', team.reviewer, await firstSource(id), { publishedAt: '2026-02-26' })
    expect(await stateOf(id)).toBe('draft')
    await submit(team.editor, id)
    await expect(makeReview(team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('who took over the claim from a file', async () => {
    const file = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'describing', value: 'A secret list exists.' },
      target: { source: 'https://quay.example/a', selector: { type: 'TextQuoteSelector', exact: 'secret list' } },
    }
    const { outcomes } = await annotateArticle(team.reviewer, { articleId, json: file })
    const id = outcomes[0]?.claim?.id ?? ''
    await submit(team.editor, id)
    await expect(makeReview(team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
  })

  it('counts what was done since the last publication: the reviewer of a correction may have written the first edition', async () => {
    const { id } = await makePublishedClaim(
      { editor: team.reviewer, reviewer: team.chief, chief: team.chief },
      articleId,
    )
    await changeDescription(team.editor, id, { statement: 'Harbour fees rose by half.' })
    await submit(team.editor, id)
    await makeReview(team.reviewer, id)
    await correctClaim(team.chief, { id, kind: 'correction', note: 'The fee was misread.' }, await seen(id))
  })

  it('counts nobody for what Stet does by itself, though that voids an approval, too', async () => {
    const { id } = await makeApprovedClaim(team, articleId)
    const contributors = () =>
      reader().contribution.findMany({
        where: { claimId: id },
        select: { personId: true },
        orderBy: { personId: 'asc' },
      })
    const before = await contributors()
    const stet: Actor = { ...SYSTEM, roles: new Map([[team.deskId, 'chief']]) }
    await change('source', stet, await firstSource(id), { title: 'Another register' })
    expect(await stateOf(id)).toBe('draft')
    expect(await contributors()).toEqual(before)
  })

  it('counts nobody for what left everything as it was', async () => {
    const { id } = await makeReadyClaim(team.editor, articleId)
    const { statement } = await oneClaim(team.editor, { id })
    await changeDescription(team.reviewer, id, { statement, chain: [] })
    await submit(team.editor, id)
    await makeReview(team.reviewer, id)
  })
})

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
    const { editor, reviewer } = team
    const { id: speaker } = await makeAgent(editor)
    const { id } = await makeReadyClaim(editor, articleId, { speaker, quote: 'harbour fees had doubled since spring' })
    const { id: source } = await makeSource(editor, { url: null })
    const { id: origin } = await makeAgent(editor)
    const { id: evidence } = await makeEvidence(editor, id, { sourceId: source, originId: origin })
    const { id: other } = await makeReadyClaim(editor, articleId, { quote: 'Shipping companies deny it' })
    const { id: relation } = await makeRelation(editor, id, other, { note: 'Of the same day.' })
    await submit(editor, id)
    await makeReview(reviewer, id)
    return { id, speaker, source, origin, evidence, relation, other }
  }

  type Change = (claim: Approved) => Promise<unknown>

  it.each<[cause: string, what: string, Change]>([
    ['source', 'the title of a source', ({ source }) => change('source', team.chief, source, { title: 'A leaflet' })],
    [
      'source',
      'the address of a source',
      ({ source }) => change('source', team.chief, source, { url: 'https://register.example/other' }),
    ],
    [
      'source',
      'the date of a source',
      ({ source }) => change('source', team.chief, source, { publishedAt: '2026-02-01' }),
    ],
    ['source', 'whether a source is primary', ({ source }) => change('source', team.chief, source, { primary: false })],
    [
      'source',
      'whether a source is confidential',
      ({ source }) => change('source', team.chief, source, { confidential: true }),
    ],
    ['agent', "the speaker's name", ({ speaker }) => change('agent', team.chief, speaker, { name: 'Odile Marant' })],
    ['agent', "the origin's name", ({ origin }) => change('agent', team.chief, origin, { name: 'The Quay Gazette' })],
    [
      'agent',
      'who the speaker is, by a merge',
      async ({ speaker }) => {
        const { version } = await oneAgent(team.chief, { id: speaker })
        await mergeAgent(team.chief, { id: speaker, into: (await makeAgent(team.chief)).id }, { version })
      },
    ],
    ['article', "the article's title", () => change('article', team.chief, articleId, { title: 'Fees doubled' })],
    ['article', "the article's outlet", () => change('article', team.chief, articleId, { outlet: 'The Pier' })],
    ['article', "the article's byline", () => change('article', team.chief, articleId, { byline: 'N. N.' })],
    ['article', "the article's day", () => change('article', team.chief, articleId, { publishedAt: '2026-03-01' })],
    [
      'article',
      "the article's address",
      () => change('article', team.chief, articleId, { canonicalUrl: 'https://quay.example/fees' }),
    ],
    [
      'relation',
      'its relations, by a new one',
      ({ id, other }) => makeRelation(team.chief, other, id, { type: 'supports' }),
    ],
    [
      'relation',
      'a relation of it',
      async ({ relation }) => {
        const { version } = await oneRelation(team.chief, { id: relation })
        await changeRelation(team.chief, { id: relation, note: 'Of another day.' }, { version })
      },
    ],
    [
      'relation',
      'its relations, taking one away',
      async ({ relation }) => {
        const { version } = await oneRelation(team.chief, { id: relation })
        await deleteRelation(team.chief, { id: relation }, { version })
      },
    ],
    [
      'undo',
      'its relations, by undo',
      async ({ id, other }) => {
        const { articleId: at } = await oneClaim(team.editor, { id: other })
        await makeRelation(team.editor, other, id, { type: 'supports' })
        await submit(team.editor, id)
        await makeReview(team.reviewer, id)
        await undo(team.editor, { articleId: at })
      },
    ],
    [
      'article',
      'the sentence round its words, in a new text',
      async () => {
        const { version } = await oneArticle(team.chief, { id: articleId })
        const { text } = await reader().articleVersion.findFirstOrThrow({ where: { articleId } })
        const edited = text.replace('The transport minister said on Monday', 'No minister ever said')
        await addVersion(team.chief, { id: articleId, text: edited }, { version })
      },
    ],
    [
      'claim',
      'its sentence',
      ({ id }) => changeDescription(team.chief, id, { statement: 'Fees doubled, and rightly so.' }),
    ],
    [
      'evidence',
      'a passage',
      async ({ evidence }) => {
        const { version } = await oneEvidence(team.chief, { id: evidence })
        await changeEvidence(team.chief, { id: evidence, passage: 'The fee rose.' }, { version })
      },
    ],
    [
      'appearance',
      'the words that are marked',
      async ({ id }) => {
        const [place] = (await oneClaim(team.chief, { id })).appearances
        if (!place) throw new Error('no place')
        const { start, end } = place
        await resizeAppearance(team.chief, { id: place.id, start, end: end - 8 }, { version: place.version })
      },
    ],
  ])('after a change of %s: %s', async (cause, _, deed) => {
    const claim = await approved()
    await deed(claim)
    expect(await stateOf(claim.id)).toBe('draft')
    const { reviews } = await oneClaim(team.chief, { id: claim.id })
    expect(reviews.every((review) => review.voidedAt !== null)).toBe(true)
    await expect(publish(claim.id)).rejects.toBeInstanceOf(Conflict)
    const { items } = await claimHistory(team.chief, { id: claim.id })
    const line = items.find(({ field, before }) => field === 'state' && before === 'approved')
    expect(line).toMatchObject({ after: 'draft' })
    if (['source', 'agent', 'article', 'undo'].includes(cause)) {
      expect(items).toContainEqual(expect.objectContaining({ field: 'because', after: cause, seq: line?.seq }))
    }
  })

  it('stays approved when only what is not told changes', async () => {
    const claim = await approved()
    await change('article', team.chief, articleId, { section: 'Business' })
    await change('agent', team.chief, claim.speaker, { aliases: ['Marant'] })
    const { version } = await oneArticle(team.chief, { id: articleId })
    const { text } = await reader().articleVersion.findFirstOrThrow({ where: { articleId } })
    await addVersion(team.chief, { id: articleId, text: `${text}\n\nUpdated on Tuesday.` }, { version })
    expect(await stateOf(claim.id)).toBe('approved')
    await publish(claim.id)
  })

  it('raises the version of every claim that tells of what was changed, each time (R24)', async () => {
    const { id, other, source } = await approved()
    const versions = async () => [(await seen(id)).version, (await seen(other)).version]
    const [first = 0, second = 0] = await versions()
    await makeRelation(team.editor, other, id, { type: 'supports' })
    expect(await versions()).toEqual([first + 1, second + 1])
    await change('source', team.chief, source, { title: 'A leaflet' })
    expect(await versions()).toEqual([first + 2, second + 1])
    await changeDescription(team.editor, id, { statement: 'Fees doubled.' })
    expect(await versions()).toEqual([first + 3, second + 1])
    await change('article', team.chief, articleId, { outlet: 'The Pier' })
    expect(await versions()).toEqual([first + 4, second + 2])
  })

  it('does not come back by itself when the change is taken back', async () => {
    const { id, source } = await approved()
    const { title } = await oneSource(team.chief, { id: source })
    await change('source', team.chief, source, { title: 'A leaflet' })
    await change('source', team.chief, source, { title })
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
    const { id, slug } = await makePublishedClaim(team, articleId)
    const before = await publicCheck(null, { slug })
    await change('source', team.editor, await firstSource(id), { title: 'Another register' })
    expect(await stateOf(id)).toBe('draft')
    expect(await publicCheck(null, { slug })).toEqual(before)
  })

  it('tells of a related claim in the words of its own published record, and is not voided by its publication', async () => {
    const { id, other } = await approved()
    await submit(team.editor, other)
    await makeReview(team.reviewer, other)
    await publish(other)
    expect(await stateOf(id)).toBe('approved')
    const { statement } = await oneClaim(team.editor, { id: other })
    await changeDescription(team.editor, other, { statement: 'Words that nobody has approved.' })
    const { slug } = await publish(id)
    const check = await publicCheck(null, { slug })
    expect(check?.record.claim.relations.map((relation) => relation.other)).toEqual([
      { claimId: other, key: 'C2', statement },
    ])
  })
})

describe('a source that is confidential (R15)', () => {
  /** A claim whose report becomes confidential, and how it is called then. */
  async function cited() {
    const { id: sourceId } = await makeSource(team.editor, {
      title: 'Report of the harbour master',
      publisher: 'Harbour master',
      url: 'https://harbour.example/report',
    })
    const { id } = await makeReadyClaim(team.editor, articleId)
    await makeEvidence(team.editor, id, { sourceId, originId: sourceId, note: 'Told at the harbour master’s desk.' })
    const cover = () =>
      change('source', team.editor, sourceId, { confidential: true, title: 'A person at the port', url: null })
    return { id, cover }
  }

  async function approveAgain(id: string) {
    await submit(team.editor, id)
    await makeReview(team.reviewer, id)
  }

  /** What the public is told of the check, and of all corrections. */
  const told = async (slug: string) =>
    JSON.stringify([await publicCheck(null, { slug }), await publicCorrections(null, {})])

  it('is on the public page by its cover name, without its former publisher, address and copies', async () => {
    const { id, cover } = await cited()
    await cover()
    await approveAgain(id)
    const { slug } = await publish(id)
    expect(await told(slug)).toContain('A person at the port')
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
  })

  it('goes by its cover name in records that were published before, and in the ledger', async () => {
    const { id, cover } = await cited()
    await approveAgain(id)
    const { slug } = await publish(id)
    expect(await told(slug)).toContain('Harbour master')
    await cover()
    expect(await told(slug)).toContain('A person at the port')
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
    await approveAgain(id)
    await correctClaim(team.chief, { id, kind: 'update', note: 'A source asked for cover.' }, await seen(id))
    expect(await told(slug)).not.toMatch(/harbour master|harbour\.example/i)
  })
})

describe('many claims at once (R29)', () => {
  it('are all voided when the agent whom they share is renamed', async () => {
    const { id: speaker } = await makeAgent(team.editor)
    const first = await makeApprovedClaim(team, articleId, { speaker })
    const ids = await copies(first.id, 450)
    await change('agent', team.chief, speaker, { name: 'Odile Marant' })
    const left = await reader().claim.groupBy({ by: ['state'], where: { articleId }, _count: { _all: true } })
    expect(left).toEqual([{ state: 'draft', _count: { _all: ids.length + 1 } }])
    expect(await reader().contribution.count({ where: { claimId: { in: ids }, personId: team.chief.personId } })).toBe(
      ids.length,
    )
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
