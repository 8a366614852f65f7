import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeArticle, makeClaim, makeTeam, makeVerdict, type Team } from '@/prisma/factories'
import { annotateArticle } from './annotate'
import { addAgent, deskAgents } from '../claims/agents'
import { dropArticle } from '../articles/change'
import { claimsOfArticle } from '../claims/of-article'
import { describeClaim } from '../claims/describe'
import { addComment, changeComment } from '../claims/comments'
import { claimHistory } from '../claims/history'
import { exportArticle } from '../reports/export'
import { deskSources } from '../claims/sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { redo, undo } from '../undo/undo'

let database: TestDatabase
let team: Team
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  team = await makeTeam()
  articleId = (await makeArticle(team.editor, { canonicalUrl: 'https://quay.example/fees' })).id
})
afterAll(() => database.close())

const bring = (json: unknown, where = articleId, preview = false) =>
  annotateArticle(team.editor, { articleId: where, json, preview })

const claimsIn = async (where = articleId) => (await claimsOfArticle(team.editor, { articleId: where })).items

const exported = async (where: string, format: 'json' | 'webannotation') =>
  JSON.parse((await exportArticle(team.editor, { articleId: where, format })).body)

/** A comment as another tool has it. */
const remark = (name: string, text: string | null, exact = 'Harbour fees doubled', rest: object = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: `https://annotations.example/${name}`,
  type: 'Annotation',
  motivation: 'commenting',
  creator: { id: `acct:${name}@annotations.example`, type: 'Person', name },
  created: '2026-03-03T08:00:00Z',
  modified: '2026-03-04T09:30:00Z',
  ...(text === null ? {} : { body: { type: 'TextualBody', value: text } }),
  target: {
    source: 'https://quay.example/fees',
    selector: { type: 'TextQuoteSelector', exact },
  },
  ...rest,
})

/** A row as Hypothesis gives it. */
const row = (id: string, text: string, rest: object = {}) => ({
  ...{ id, created: '2026-03-03T08:00:00.123456+00:00', updated: '2026-03-03T08:00:00.123456+00:00' },
  ...{ user: 'acct:jane@hypothes.is', user_info: { display_name: 'Jane Q.' }, uri: 'https://quay.example/fees', text },
  ...{ tags: [], links: { html: `https://hypothes.is/a/${id}` } },
  target: [
    {
      source: 'https://quay.example/fees',
      selector: [{ type: 'TextQuoteSelector', exact: 'Shipping companies deny it', prefix: 'spring. ' }],
    },
  ],
  ...rest,
})

describe('a comment that somebody wrote elsewhere', () => {
  it('stays theirs, with its dates and where it was, and says who brought it in', async () => {
    const impostor = team.chief.name
    const { sum } = await bring([
      remark('mei', 'Who says so?'),
      remark('x', 'I agree.', 'secret list', { creator: { name: impostor } }),
    ])
    expect(sum).toEqual({ inFile: 2, taken: 2, known: 0, waiting: 0, ignored: 0 })
    const [first, second] = await claimsIn()
    expect(first?.comments).toMatchObject([
      {
        text: 'Who says so?',
        createdById: team.editor.personId,
        writtenBy: 'mei',
        createdAt: '2026-03-03T08:00:00.000Z',
        imported: {
          by: 'mei',
          address: 'acct:mei@annotations.example',
          from: 'annotations.example',
          sourceId: 'https://annotations.example/mei',
          rewordedAt: '2026-03-04T09:30:00.000Z',
        },
      },
    ])
    // Called like the chief, it is nobody of this desk all the same: on the card, in files and in the history.
    expect(second?.comments).toMatchObject([{ createdById: team.editor.personId, imported: { by: impostor } }])
    const { comments } = await exported(articleId, 'json')
    expect(comments).toMatchObject([
      { by: 'mei', broughtInBy: team.editor.name, source: { from: 'annotations.example' } },
      { by: impostor, broughtInBy: team.editor.name },
    ])
    const { items } = await claimHistory(team.editor, { id: second?.id ?? '' })
    expect(items.filter(({ field }) => field === 'text')).toEqual([])
    expect(items).toContainEqual(expect.objectContaining({ field: 'by', after: impostor, actorName: team.editor.name }))
  })

  it('has no writer where the file names none: never the importer', async () => {
    const { creator: _, created: __, modified: ___, id: ____, ...anonymous } = remark('x', 'Hm.')
    await bring(anonymous)
    const [claim] = await claimsIn()
    expect(claim?.comments).toMatchObject([{ writtenBy: null, imported: { by: null, from: null, writtenAt: null } }])
    const id = claim?.comments[0]?.id ?? ''
    await expect(changeComment(team.editor, { id, text: 'Mine.' }, { version: 'any' })).rejects.toMatchObject({
      status: 403,
    })
    expect((await exported(articleId, 'json')).comments).toMatchObject([{ by: null, at: null }])
    expect((await bring(anonymous)).sum).toMatchObject({ known: 1, taken: 0 })
  })

  it('joins the claim on the same words, as the second person’s does, and is brought in once', async () => {
    const { id } = await makeClaim(team.editor, articleId, {
      quote: 'Harbour fees doubled',
      statement: 'Fees are twice what they were.',
    })
    await addComment(team.editor, { claimId: id, text: 'Ours.' })
    const file = [
      remark('mei', 'Who says so?'),
      remark('tom', 'Not proven.', 'Harbour fees doubled,'),
      remark('mei', 'Who says so?'),
    ]
    const first = await bring(file)
    expect(first.sum).toMatchObject({ inFile: 3, ignored: 0, waiting: 0 })
    const [claim, ...others] = await claimsIn()
    expect(others).toEqual([])
    expect(claim).toMatchObject({ id, statement: 'Fees are twice what they were.' })
    expect(claim?.comments.map(({ text, writtenBy }) => [writtenBy, text])).toEqual([
      [null, 'Ours.'],
      ['mei', 'Who says so?'],
      ['tom', 'Not proven.'],
    ])
    expect((await bring(file)).sum).toEqual({ inFile: 3, taken: 0, known: 3, waiting: 0, ignored: 0 })
    expect((await claimsIn())[0]?.comments).toHaveLength(3)
    // Two at once say it once.
    const more = [remark('ann', 'Since when?')]
    const { reviewer, chief } = team
    const told = await Promise.all([reviewer, chief].map((by) => annotateArticle(by, { articleId, json: more })))
    expect((await claimsIn())[0]?.comments).toHaveLength(4)
    // Whoever came second hears so, and has nothing to take back.
    expect(told.map(({ sum, comments }) => [sum.taken, sum.known, comments.made]).toSorted()).toEqual([
      [0, 1, 0],
      [1, 0, 1],
    ])
    const [winner, second] = told[0]?.sum.taken === 1 ? [reviewer, chief] : [chief, reviewer]
    await expect(undo(second, { articleId })).rejects.toThrow('There is nothing of yours to undo')
    await undo(winner, { articleId })
    expect((await claimsIn())[0]?.comments).toHaveLength(3)
  })

  it('makes one claim with two comments where nobody marked the words before', async () => {
    await bring([remark('mei', 'Who says so?'), remark('tom', 'Not proven.', ' Harbour fees doubled, ')])
    const claims = await claimsIn()
    expect(claims.map(({ comments }) => comments.map(({ writtenBy }) => writtenBy))).toEqual([['mei', 'tom']])
  })

  it('of Hypothesis is read with its answers, which stay in their thread', async () => {
    const answer = row('r1', 'I asked them.', { references: ['h1'], target: [{ source: 'https://quay.example/fees' }] })
    const { sum } = await bring({ total: 2, rows: [answer, row('h1', 'Which companies?')] })
    expect(sum).toMatchObject({ inFile: 2, taken: 2 })
    const [claim] = await claimsIn()
    const [first, second] = claim?.comments ?? []
    expect(first).toMatchObject({ text: 'Which companies?', imported: { by: 'Jane Q.', from: 'hypothes.is' } })
    expect(second).toMatchObject({ text: 'I asked them.', replyToId: first?.id })
    // An answer that comes later finds what it answers.
    const later = await bring([row('r2', 'And?', { references: ['h1', 'r1'], target: [] })])
    expect(later.sum).toMatchObject({ taken: 1 })
    expect((await claimsIn())[0]?.comments[2]).toMatchObject({ text: 'And?', replyToId: second?.id })
  })

  it('that was reworded since is said with both, and left as it is', async () => {
    await bring(remark('mei', 'Who says so?'))
    const { different, sum } = await bring(remark('mei', 'Who said so?'))
    expect(different).toEqual([
      { pointer: '', claim: 'C1', field: 'comment', here: 'Who says so?', file: 'Who said so?' },
    ])
    expect(sum).toMatchObject({ known: 1 })
    expect((await claimsIn())[0]?.comments.map(({ text }) => text)).toEqual(['Who says so?'])
  })
})

it.each<[string, object, string, 'ignored' | 'waiting']>([
  [
    'a motivation of another kind',
    remark('a', 'x', 'Harbour fees doubled', { motivation: 'moderating' }),
    'moderating',
    'ignored',
  ],
  ['a comment without text', remark('a', null), 'says nothing', 'ignored'],
  ['a comment of blanks', remark('a', '  '), 'says nothing', 'ignored'],
  [
    'no selector',
    { ...remark('a', 'x'), target: { source: 'https://quay.example/fees' } },
    'marks no words',
    'ignored',
  ],
  ['a whole page', { ...remark('a', 'x'), target: 'https://quay.example/fees' }, 'marks no words', 'ignored'],
  [
    'another article of the same outlet, though the words stand here too',
    {
      ...remark('a', 'x'),
      target: { source: 'https://quay.example/other', selector: { type: 'TextQuoteSelector', exact: 'secret list' } },
    },
    'another page',
    'ignored',
  ],
  [
    'another page, whose words are not here',
    {
      ...remark('a', 'x'),
      target: { source: 'https://far.example/', selector: { type: 'TextQuoteSelector', exact: 'Bananas are ripe' } },
    },
    'another page',
    'ignored',
  ],
  [
    'an answer to nothing',
    { ...remark('a', 'x'), motivation: 'replying', target: 'https://annotations.example/none' },
    'answers something',
    'ignored',
  ],
  ['words that are gone', remark('a', 'x', 'Bananas are ripe this year'), '', 'waiting'],
])('says what became of %s', async (_, json, reason, became) => {
  const { sum, items, ignored } = await bring([json])
  expect(items).toEqual([{ pointer: '/0', became }])
  expect(sum).toMatchObject({ inFile: 1, [became]: 1 })
  if (became === 'ignored') expect(ignored.find(({ pointer }) => pointer === '/0')?.message).toContain(reason)
  expect(await claimsIn()).toEqual([])
})

describe('a file that comes again', () => {
  it('says what it has otherwise, with both values, and overwrites nothing', async () => {
    const person = { name: 'The minister', kind: 'person' as const, description: 'Of transport.' }
    const { id: speaker } = await addAgent(team.editor, { ...person, deskId: team.deskId })
    const { id } = await makeClaim(team.editor, articleId, { quote: 'Harbour fees doubled', speaker })
    await makeVerdict(team.editor, id, { rating: 'half-true', justification: 'As [1] says.' })
    const file = await exported(articleId, 'json')
    expect((await bring(file)).different).toEqual([])
    const [claim] = file.claims
    claim.statement = 'Fees doubled.'
    claim.truthVerdict = { ...claim.truthVerdict, rating: 'false' }
    file.agents[0].description = 'Of health.'
    const { different, sum, outcomes } = await bring(file)
    expect(outcomes).toMatchObject([{ known: true, claim: { id } }])
    expect(different.map(({ field, here, file }) => [field, here, file])).toEqual([
      ['statement', 'Harbour fees doubled', 'Fees doubled.'],
      ['truthVerdict.rating', 'half-true', 'false'],
      [`agent.${person.name}.description`, 'Of transport.', 'Of health.'],
    ])
    expect(sum).toMatchObject({ taken: 0, ignored: 0, waiting: 0 })
    expect((await claimsIn())[0]).toMatchObject({
      statement: 'Harbour fees doubled',
      truthVerdict: { rating: 'half-true' },
    })
    // The same from Web Annotations, which know the claim by its address whatever it says now.
    const collection = await exported(articleId, 'webannotation')
    await describeClaim(team.editor, { id, statement: 'The fees doubled.' }, { version: 'any' })
    const web = await bring(collection)
    expect(web.different.map(({ field }) => field)).toEqual(['statement'])
    expect(await claimsIn()).toHaveLength(1)
  })

  it.each(['json', 'webannotation'] as const)(
    'as %s gives the same comments, creators and dates, here and in an empty desk',
    async (format) => {
      const said = (await exported(articleId, 'json')).comments ?? []
      expect(said).toEqual([])
      const { id } = await makeClaim(team.editor, articleId, { quote: 'secret list' })
      const { id: first } = await addComment(team.reviewer, { claimId: id, text: 'Which list?' })
      await addComment(team.editor, { claimId: id, text: 'That of May.', replyTo: first })
      await bring([remark('mei', 'Who says so?'), row('h1', 'Which companies?')])
      const file = await exported(articleId, format)
      const known = await bring(file)
      expect(known.sum).toMatchObject({ taken: 0, waiting: 0, ignored: 0 })
      expect(known.different).toEqual([])
      const words = async () =>
        (await claimsIn()).flatMap(({ comments }) =>
          comments.map(({ text, createdAt, replyToId, imported, createdById }) => ({
            ...{ text, createdAt, isAnswer: replyToId !== null },
            by: imported?.by ?? [team.editor, team.reviewer].find(({ personId }) => personId === createdById)?.name,
            from: imported?.from ?? null,
            rewordedAt: imported?.rewordedAt ?? null,
          })),
        )
      const before = await words()
      expect(before).toHaveLength(4)
      const { editor, reviewer } = team
      team = { ...(await makeTeam()), reviewer }
      articleId = (await makeArticle(team.editor)).id
      expect((await bring(file)).sum).toMatchObject({ known: 0, waiting: 0, ignored: 0 })
      const after = await words()
      // What was written in the first house has come from elsewhere now.
      const own = new Set([editor.name, reviewer.name])
      expect(after.map(({ from: _, ...each }) => each)).toEqual(before.map(({ from: _, ...each }) => each))
      expect(after.filter(({ by }) => !own.has(by ?? '')).map(({ from }) => from)).toEqual(
        before.filter(({ by }) => !own.has(by ?? '')).map(({ from }) => from),
      )
    },
  )
})

describe('an import as an act', () => {
  it('is shown before it is done, and says the same then', async () => {
    const file = [remark('mei', 'Who says so?'), remark('tom', 'Hm.', 'secret list'), remark('ann', 'x', 'Bananas')]
    const preview = await bring(file, articleId, true)
    expect(await claimsIn()).toEqual([])
    const { sum, items, counts, comments } = await bring(file)
    expect(preview).toMatchObject({ preview: true, sum, items, counts, comments })
  })

  it('is taken back and done again as one, agents and all', async () => {
    const { id } = await makeClaim(team.editor, articleId, { quote: 'secret list' })
    const agentsNow = async () => (await deskAgents(team.editor, { deskId: team.deskId })).items.map(({ name }) => name)
    const before = [await claimsIn(), await agentsNow()]
    const stet = {
      format: 'stet-annotations/1',
      agents: [{ key: 'm', name: 'The harbour master', kind: 'person' }],
      claims: [{ key: 'C9', target: { exact: 'Shipping companies deny it' }, speaker: 'm' }],
    }
    await bring([remark('mei', 'Which?', 'secret list'), remark('tom', 'Hm.', 'Harbour fees doubled')])
    await bring(stet)
    const after = [await claimsIn(), await agentsNow()]
    expect(after[0]).toHaveLength(3)
    await undo(team.editor, { articleId })
    await undo(team.editor, { articleId })
    expect([await claimsIn(), await agentsNow()]).toMatchObject(before)
    await redo(team.editor, { articleId })
    await redo(team.editor, { articleId })
    const shown = (all: unknown) => JSON.stringify(all, (key, value) => (/^(version|updatedAt)$/.test(key) ? 0 : value))
    expect(shown([await claimsIn(), await agentsNow()])).toBe(shown(after))
    // A colleague has worked on what came: it isn't taken from them.
    const came = (await claimsIn()).find(({ statement }) => statement.startsWith('Shipping'))
    await addComment(team.reviewer, { claimId: came?.id ?? id, text: 'I am on it.' })
    await expect(undo(team.editor, { articleId })).rejects.toMatchObject({ status: 409 })
  })
})

describe('an import that makes no claim', () => {
  const stet = {
    format: 'stet-annotations/1',
    agents: [{ key: 'm', name: 'The harbour master', kind: 'person' }],
    sources: [{ key: 's', title: 'The fee list', kind: 'document' }],
    claims: [
      {
        ...{ key: 'C1', target: { exact: 'secret list' }, speaker: 'm' },
        // No such note is released: the source is no secret, so the claim is refused.
        evidence: [{ number: 1, source: 's', stance: 'supports', note: 'Page 3.', noteReleased: true }],
      },
    ],
  }
  const library = async () => [
    ...(await deskAgents(team.editor, { deskId: team.deskId })).items.map(({ name }) => name),
    ...(await deskSources(team.editor, { deskId: team.deskId })).items.map(({ title }) => title),
  ]

  it('is an act all the same where it added agents or sources', async () => {
    const { outcomes } = await bring(stet)
    expect(outcomes).toMatchObject([
      { claim: null, refused: 'Only a note on a confidential source is released; this one is no secret.' },
    ])
    expect(await library()).toEqual(['The harbour master', 'The fee list'])
    await undo(team.editor, { articleId })
    expect(await library()).toEqual([])
    await redo(team.editor, { articleId })
    expect(await library()).toEqual(['The harbour master', 'The fee list'])
  })

  it('is refused for an article that was dropped, its preview as well, and adds nothing', async () => {
    await dropArticle(team.chief, { id: articleId, reason: 'A duplicate.' }, { version: 'any' })
    for (const preview of [true, false])
      await expect(bring(stet, articleId, preview)).rejects.toThrow(
        'The article was dropped. Nothing was changed; take the article up again first.',
      )
    expect(await library()).toEqual([])
  })
})

describe('of whatever a file holds', () => {
  const exact = fc.constantFrom('Harbour fees doubled', 'secret list', 'Shipping companies', 'bananas and pears', 'the')
  const body = fc.constantFrom<unknown>(
    undefined,
    ...[
      { value: 'Really?' },
      { value: ' ' },
      { value: 'x'.repeat(10_001) },
      'https://other.example/',
      { purpose: 'tagging', value: 'odd' },
      { items: [] },
    ],
    ...[[{ value: 'a' }, { value: 'b' }], 7],
  )
  const source = fc.constantFrom(
    'https://quay.example/fees',
    'https://quay.example/other',
    'https://far.example/',
    undefined,
  )
  const selector = fc.oneof(
    exact.map((words) => ({ type: 'TextQuoteSelector', exact: words })),
    fc.constantFrom<unknown>({ type: 'SvgSelector' }, undefined, { type: 'TextPositionSelector', start: 0, end: 7 }),
  )
  const target = fc.oneof(
    fc.record({ source, selector }),
    fc.array(fc.record({ source, selector }), { maxLength: 3 }),
    fc.constantFrom<unknown>('https://quay.example/fees', 'https://annotations.example/1', null),
  )
  const annotation = fc.record({
    type: fc.constantFrom('Annotation', 'Annotation', 'Annotation', 'Note'),
    id: fc.constantFrom(...[1, 2, 3].map((at) => `https://annotations.example/${at}`), undefined),
    motivation: fc.constantFrom('commenting', 'highlighting', 'replying', 'bookmarking', 'tagging', 'x:y', undefined),
    ...{ body, target, rights: fc.constantFrom(undefined, 'cc-by') },
    creator: fc.constantFrom(undefined, 'acct:a@b', { name: 'Mei' }, 4),
  })
  const places = ['Harbour fees doubled', 'secret list', 'bananas and pears', 'Shipping companies']
  const stet = fc
    .record({
      marks: fc.array(fc.record({ at: fc.nat(3), speaker: fc.boolean() }), { maxLength: 4 }),
      said: fc.array(fc.record({ claim: fc.nat(3), text: fc.constantFrom('a', 'b') }), { maxLength: 5 }),
      agents: fc.nat(2),
    })
    .map(({ marks, said, agents }) => ({
      format: 'stet-annotations/1',
      agents: ['Mei', 'Tom', 'Ann'].slice(0, agents + 1).map((name) => ({ key: name, name, kind: 'person' })),
      claims: marks.map(({ at, speaker }, number) => ({
        ...{ key: `C${number + 1}`, target: { exact: places[at] } },
        ...(speaker ? { speaker: 'Mei' } : { mood: 'odd' }),
      })),
      relations: marks.length > 1 ? [{ from: 'C1', to: 'C2', type: 'supports' }] : [],
      comments: said.flatMap(({ claim, text }, number) =>
        claim < marks.length ? [{ number: number + 1, claim: `C${claim + 1}`, text, by: 'Mei' }] : [],
      ),
    }))

  it('each thing is taken, here already, waiting or ignored, and what is ignored has its reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(annotation, { maxLength: 6 }), stet), async (file) => {
        const json: unknown = JSON.parse(JSON.stringify(file))
        const { id } = await makeArticle(team.editor, { canonicalUrl: 'https://quay.example/fees', known: 'import' })
        const preview = await bring(json, id, true)
        for (const round of ['first', 'again']) {
          const { sum, items, ignored } = await bring(json, id)
          const { inFile, taken, known, waiting, ignored: left } = sum
          expect(taken + known + waiting + left, round).toBe(inFile)
          expect(items.map(({ pointer }) => pointer)).toEqual(itemsOf(file))
          if (round === 'first') expect(preview.sum).toEqual(sum)
          else expect(taken).toBe(0)
          const told = new Set(ignored.map(({ pointer }) => pointer))
          for (const { pointer, became } of items) if (became === 'ignored') expect(told).toContain(pointer)
          for (const pointer of oddMembers(json, items)) expect(told).toContain(pointer)
        }
      }),
      { numRuns: 40 },
    )
  }, 240_000)

  /** Members that no import takes, of things that were taken. */
  const oddMembers = (json: unknown, items: readonly { pointer: string; became: string }[]): string[] => {
    if (!Array.isArray(json)) return []
    const taken = new Set(items.filter(({ became }) => became !== 'ignored').map(({ pointer }) => pointer))
    return json.flatMap((each, at) => (taken.has(`/${at}`) && each.rights !== undefined ? [`/${at}/rights`] : []))
  }

  const itemsOf = (
    file: unknown[] | { claims: unknown[]; relations: unknown[]; comments: unknown[]; agents: unknown[] },
  ) =>
    Array.isArray(file)
      ? file.map((_, at) => `/${at}`)
      : (['claims', 'relations', 'comments', 'agents'] as const).flatMap((each) =>
          file[each].map((_, at) => `/${each}/${at}`),
        )
})
