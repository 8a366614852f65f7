import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { oneArticle } from '@/lib/server/articles/show'
import { dropArticle } from '@/lib/server/articles/change'
import { publishClaim, retractClaim } from '@/lib/server/checks/publish'
import { claimsOfArticle } from '@/lib/server/claims/of-article'
import { dropClaim, reviewClaim, submitClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { changeSource } from '@/lib/server/claims/sources'
import { testDesk } from '@/lib/server/test-desk'
import { storedRows } from '@/lib/server/test-rows'
import {
  makeApprovedClaim,
  makeClaim,
  makeEvidence,
  makePerson,
  makePublishedClaim,
  makeReadyClaim,
  makeSource,
  SAMPLE_TEXT,
} from '@/prisma/factories'
import { run } from './commands/main'

/*
 * Ways to get round the rules by the command line, and by the files that it takes over: Stet's own and W3C annotations.
 */

const desk = testDesk()

const emailOf = async ({ personId }: Actor) =>
  (await storedRows().person.findUniqueOrThrow({ where: { id: personId } })).email

/** Runs a command as somebody: its exit code, and all that it wrote. */
async function stet(by: Actor, ...args: readonly string[]) {
  const written: string[] = []
  const write = (part: unknown) => written.push(String(part)) > 0
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(write))
  const code = await run([...args, '--as', await emailOf(by)], desk.database.folder)
  for (const stream of streams) stream.mockRestore()
  return { code, text: written.join('') }
}

/** Takes over a file. */
async function annotate(by: Actor, json: object) {
  writeFileSync(join(desk.database.folder, 'file.json'), JSON.stringify(json))
  return stet(by, 'annotate', desk.articleId, 'file.json')
}

/** Adds a text to the article. */
async function addText(by: Actor, text: string, ...options: readonly string[]) {
  writeFileSync(join(desk.database.folder, 'text.txt'), text)
  return stet(by, 'article', 'add-version', desk.articleId, 'text.txt', ...options)
}

const QUOTE = 'harbour fees had doubled since spring'
const OTHER = 'Shipping companies deny it'
const OTHER_SENTENCE = SAMPLE_TEXT.replace('The transport minister said', 'Nobody ever said')

/** A file of ours in which another claim contradicts the one that is here. */
const relating = {
  format: 'stet-annotations/1',
  claims: [
    { key: 'C1', target: { exact: QUOTE }, statement: QUOTE },
    { key: 'C9', target: { exact: OTHER }, statement: OTHER },
  ],
  relations: [{ from: 'C9', type: 'contradicts', to: 'C1' }],
}

/** The same as W3C annotations. */
const annotations = [
  { id: 'urn:c1', type: 'Annotation', motivation: 'highlighting', exact: QUOTE },
  { id: 'urn:c9', type: 'Annotation', motivation: 'highlighting', exact: OTHER },
].map(({ exact, ...annotation }) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  ...annotation,
  target: { source: 'https://quay.example/a', selector: { type: 'TextQuoteSelector', exact } },
}))

/** A file of ours with one claim. */
const oneClaimFile = (claim: object, more: object = {}) => ({
  format: 'stet-annotations/1',
  ...more,
  claims: [{ key: 'C1', target: { exact: QUOTE }, ...claim }],
})

const seen = async (id: string) => ({ version: (await oneClaim(desk.team.chief, { id })).version })
const stateOf = async (id: string) => (await oneClaim(desk.team.chief, { id })).state
const submit = async (id: string) => submitClaim(desk.team.editor, { id }, await seen(id))
const approve = async (by: Actor, id: string) => reviewClaim(by, { id, decision: 'approve' }, await seen(id))
const firstClaim = async () => (await claimsOfArticle(desk.team.editor, { articleId: desk.articleId })).items[0]
const failing = async () =>
  (await firstClaim())?.gate.filter(({ passed, rule }) => !passed && rule !== 'approved').map(({ rule }) => rule)

describe('nobody approves what they contributed to (R17)', () => {
  it.each<[what: string, action: () => Promise<unknown>]>([
    ['a relation from a file', () => annotate(desk.team.reviewer, relating)],
    ['a text in which the sentence has changed', () => addText(desk.team.reviewer, OTHER_SENTENCE)],
    ['another title with a new text', () => addText(desk.team.reviewer, `${SAMPLE_TEXT}\n\nMore.`, '--title', 'Fees')],
  ])('%s', async (_, action) => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId, { quote: QUOTE, statement: QUOTE })
    await action()
    await submit(id)
    await expect(approve(desk.team.reviewer, id)).rejects.toMatchObject({ status: 403 })
    await approve(desk.team.chief, id)
  })

  it.each([
    ['of ours', relating],
    ['of web annotations', annotations[0] ?? {}],
  ])('a claim from a file %s, submitted by another', async (_, file) => {
    expect((await annotate(desk.team.reviewer, file)).code).toBe(0)
    const { id = '' } = (await firstClaim()) ?? {}
    await submit(id)
    await expect(approve(desk.team.reviewer, id)).rejects.toMatchObject({ status: 403 })
  })
})

describe('what is published is what was approved (R21, R29)', () => {
  const approved = () => makeApprovedClaim(desk.team, desk.articleId, { quote: QUOTE, statement: QUOTE })

  it.each<[what: string, action: () => Promise<{ code: number }>]>([
    ['a relation from a file', () => annotate(desk.team.chief, relating)],
    ['a text in which the sentence has changed', () => addText(desk.team.chief, OTHER_SENTENCE)],
    ['another title with a new text', () => addText(desk.team.chief, `${SAMPLE_TEXT}\n\nMore.`, '--title', 'Fees')],
  ])('not after %s', async (_, action) => {
    const { id } = await approved()
    expect((await action()).code).toBe(0)
    expect(await stateOf(id)).toBe('draft')
    await expect(publishClaim(desk.team.chief, { id }, await seen(id))).rejects.toMatchObject({ status: 409 })
  })

  it.each<[what: string, json: () => object]>([
    ['its own file', () => oneClaimFile({ statement: QUOTE, truthVerdict: 'false', noAuthor: false })],
    ['a foreign annotation', () => annotations[0] ?? {}],
  ])('is left as it is by %s, which knows it already (R24)', async (_, json) => {
    const { id } = await approved()
    const before = await oneClaim(desk.team.chief, { id })
    expect((await annotate(desk.team.chief, json())).text).toContain('here already')
    expect(await oneClaim(desk.team.chief, { id })).toEqual(before)
  })
})

describe('a claim that stays as it is keeps its relations (R29)', () => {
  it.each<[state: string, freeze: (id: string) => Promise<unknown>]>([
    ['dropped', async (id) => dropClaim(desk.team.chief, { id, reason: 'A joke.' }, await seen(id))],
    ['retracted', async (id) => retractClaim(desk.team.chief, { id, reason: 'Wrong.' }, await seen(id))],
  ])('once it is %s: a file relates nothing to it, and says so', async (state, freeze) => {
    const given = { quote: QUOTE, statement: QUOTE }
    const { id } = await (state === 'dropped'
      ? makeClaim(desk.team.editor, desk.articleId, given)
      : makePublishedClaim(desk.team, desk.articleId, given))
    await freeze(id)
    const before = await oneClaim(desk.team.chief, { id })
    const { code, text } = await annotate(desk.team.editor, relating)
    expect(code).toBe(0)
    expect(text).toContain(`ignored: /relations/* relates C9 to C1, of which one is ${state} here`)
    expect(await oneClaim(desk.team.chief, { id })).toEqual(before)
    expect(await storedRows().relation.count({ where: { from: { articleId: desk.articleId } } })).toBe(0)
    expect((await claimsOfArticle(desk.team.editor, { articleId: desk.articleId })).items).toHaveLength(2)
  })
})

describe('the gate stays closed to what a file brings', () => {
  const evidence = (stance: string) => [{ number: 1, source: 's', stance, passage: 'From 40 to 80.' }]
  const source = (more: object = {}) => ({
    sources: [{ key: 's', title: 'Register', kind: 'document', primary: true, ...more }],
  })
  const truthVerdict = { rating: 'true', asOf: '2026-03-02', justification: 'See [1].' }

  it.each<[rule: string, what: string, file: object, failing: readonly string[]]>([
    [
      'R9',
      'late evidence',
      oneClaimFile(
        { noAuthor: true, truthVerdict, evidence: evidence('supports') },
        source({ publishedAt: '2026-03-03' }),
      ),
      ['evidence', 'late-evidence', 'origins', 'primary-source'],
    ],
    [
      'R9',
      'a source known by its year only',
      oneClaimFile({ noAuthor: true, truthVerdict, evidence: evidence('supports') }, source({ publishedAt: '2026' })),
      ['evidence', 'late-evidence', 'origins', 'primary-source'],
    ],
    [
      'R20',
      '“True” on what refutes',
      oneClaimFile({ noAuthor: true, truthVerdict, evidence: evidence('refutes') }, source()),
      ['direction'],
    ],
    [
      'R20',
      '“True” on context',
      oneClaimFile({ noAuthor: true, truthVerdict, evidence: evidence('context') }, source()),
      ['direction'],
    ],
    [
      'R20',
      'a state',
      oneClaimFile({ noAuthor: true, state: 'published', truthVerdict, evidence: evidence('supports') }, source()),
      [],
    ],
  ])('%s: %s', async (_, __, file, rules) => {
    expect((await annotate(desk.team.editor, file)).code).toBe(0)
    expect(await firstClaim()).toMatchObject({ state: 'draft', publication: null })
    expect(await failing()).toEqual(rules)
  })

  it('R2: a chain in a wrong order is refused whole', async () => {
    const hop = { agent: 'a', kind: 'person', verb: 'said', force: 'asserts' }
    const agents = [
      { key: 'a', name: 'A minister', kind: 'person' },
      { key: 'b', name: 'A paper', kind: 'organisation' },
    ]
    const chain = [
      { ...hop, role: 'relay' },
      { ...hop, agent: 'b', role: 'originator' },
    ]
    expect((await annotate(desk.team.editor, oneClaimFile({ chain }, { agents }))).code).toBe(1)
    expect(await firstClaim()).toBeUndefined()
  })
})

describe('a confidential source (R15)', () => {
  it('is in no export by the command line, for its owner neither', async () => {
    const { id: sourceId } = await makeSource(desk.team.editor, {
      title: 'Qasim diary',
      publisher: 'Qasim Papers',
      url: 'https://qasim.example/',
    })
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await makeEvidence(desk.team.editor, id, { sourceId, note: 'Met by Qasim’s boat.' })
    const cover = { confidential: true, title: 'A person', url: null, identity: 'Rana Qasim' }
    await changeSource(desk.team.editor, { id: sourceId, ...cover }, { version: 'any' })
    for (const format of ['json', 'md', 'html', 'csv', 'webannotation', 'claimreview']) {
      const { code, text } = await stet(desk.team.editor, 'export', desk.articleId, '--format', format)
      expect({ format, code, told: /qasim/i.test(text) }).toEqual({ format, code: 0, told: false })
    }
  })

  it('is not taken over with its address', async () => {
    const sources = [
      { key: 's', title: 'A person', kind: 'interview', confidential: true, url: 'https://qasim.example/' },
    ]
    const evidence = [{ number: 1, source: 's', stance: 'supports' }]
    expect((await annotate(desk.team.editor, oneClaimFile({ evidence }, { sources }))).code).toBe(1)
    expect(await firstClaim()).toBeUndefined()
  })
})

describe('others’ work (R30)', () => {
  it('is not made public by a file that says so', async () => {
    const article = { title: 'T', publicText: 'full' }
    expect((await annotate(desk.team.editor, oneClaimFile({}, { article }))).code).toBe(0)
    expect(await oneArticle(desk.team.editor, { id: desk.articleId })).toMatchObject({
      publicText: 'excerpts',
      publicTextGround: null,
    })
  })

  it('is not worked on once it is dropped', async () => {
    const { version } = await oneArticle(desk.team.chief, { id: desk.articleId })
    await dropArticle(desk.team.chief, { id: desk.articleId, reason: 'A double.' }, { version })
    expect((await annotate(desk.team.editor, relating)).code).toBe(1)
    expect((await addText(desk.team.editor, OTHER_SENTENCE)).code).toBe(1)
    expect(await firstClaim()).toBeUndefined()
  })
})

describe('who has no right has none by the command line', () => {
  it.each<[who: string, person: () => Promise<Actor>]>([
    ['a chief of another desk', async () => desk.team.stranger],
    ['an administrator without a membership', async () => desk.team.admin],
    ['a person who was disabled', async () => makePerson({ role: 'chief', deskId: desk.team.deskId, disabled: true })],
  ])('%s', async (_, person) => {
    const who = await person()
    expect((await annotate(who, relating)).code).toBe(1)
    expect((await addText(who, OTHER_SENTENCE)).code).toBe(1)
    expect((await stet(who, 'export', desk.articleId, '--format', 'json')).code).toBe(1)
    expect((await stet(who, 'claim', 'list', desk.articleId)).code).toBe(1)
    expect(await firstClaim()).toBeUndefined()
  })
})
