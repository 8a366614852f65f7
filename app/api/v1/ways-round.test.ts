import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { oneClaim } from '@/lib/server/claims/show'
import { testDesk } from '@/lib/server/test-desk'
import {
  makeAgent,
  makeClaim,
  makeEvidence,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeVerdict,
} from '@/prisma/factories'
import { asking } from './test-asking'

/*
 * Ways to get round the two-person rule, the seal and the gate, each tried over the API: it ends in a refusal or in an approval
 * that is void. The same by the command line and by files: bin/ways-round.test.ts.
 */

const desk = testDesk()
const { sent, ask, status, approve } = asking(desk)

const shown = (id: string) => oneClaim(desk.team.chief, { id })
const evidenceOf = async (id: string) => (await shown(id)).evidence[0] ?? { id: '', sourceId: '' }
const VERDICT = { kind: 'truth', rating: 'true', asOf: '2026-03-02', justification: 'See [1].' }

type Action = (id: string) => Promise<unknown>

describe('nobody approves what they contributed to (R17), by whatever address:', () => {
  it.each<[what: string, action: Action]>([
    [
      'refuting evidence deleted',
      async (id) => {
        const { id: refuting } = await makeEvidence(desk.team.editor, id, { stance: 'refutes' })
        await ask('reviewer', 'DELETE', `/evidence/${refuting}`)
      },
    ],
    [
      'the statement worded, and a full stop added by the editor',
      async (id) => {
        await ask('reviewer', 'PATCH', `/claims/${id}`, { statement: 'Harbour fees have doubled' })
        await ask('editor', 'PATCH', `/claims/${id}`, { statement: 'Harbour fees have doubled.' })
      },
    ],
    ['a verdict given', (id) => ask('reviewer', 'POST', `/claims/${id}/verdicts`, VERDICT)],
    [
      'a verdict taken back, and given anew by the editor',
      async (id) => {
        await ask('reviewer', 'DELETE', `/claims/${id}/verdicts/truth`)
        await ask('editor', 'POST', `/claims/${id}/verdicts`, VERDICT)
      },
    ],
    [
      'the mark made shorter, and as long as before by the editor',
      async (id) => {
        const [mark] = (await shown(id)).appearances
        if (!mark) throw new Error('no mark')
        const { start, end } = mark
        await ask('reviewer', 'PATCH', `/appearances/${mark.id}`, { start, end: end - 13 })
        await ask('editor', 'PATCH', `/appearances/${mark.id}`, { start, end })
        await ask('editor', 'POST', `/claims/${id}/verdicts/truth/confirm`)
        await ask('editor', 'POST', `/claims/${id}/verdicts/attribution/confirm`)
      },
    ],
    [
      'a source changed that the claim cites',
      async (id) => ask('reviewer', 'PATCH', `/sources/${(await evidenceOf(id)).sourceId}`, { title: 'A leaflet' }),
    ],
    [
      'an action undone and done again',
      async (id) => {
        await ask('reviewer', 'PATCH', `/claims/${id}`, { saidPlace: 'Harbour' })
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/undo`)
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/redo`)
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/undo`)
      },
    ],
    [
      'the text of the article exchanged',
      async () => {
        const text = `Harbour fees doubled, minister says\n\nOn Sunday the transport minister said on Monday that harbour fees had doubled since spring. Shipping companies deny it.`
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/versions`, { text })
      },
    ],
  ])('%s', async (_, action) => {
    const quote = 'harbour fees had doubled since spring'
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId, { quote })
    await action(id)
    await ask('editor', 'POST', `/claims/${id}/submit`)
    expect(await approve('reviewer', id)).toBe(403)
    expect((await shown(id)).state).toBe('submitted')
    expect(await approve('chief', id)).toBe(200)
  })

  it.each<[what: string, submit: (id: string) => Promise<unknown>]>([
    ['the draft submitted', (id) => ask('reviewer', 'POST', `/claims/${id}/submit`)],
    ['all drafts submitted at once', () => ask('reviewer', 'POST', `/articles/${desk.articleId}/submit-ready`)],
  ])('%s', async (_, submit) => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await submit(id)
    expect(await approve('reviewer', id)).toBe(403)
    await ask('reviewer', 'POST', `/claims/${id}/withdraw`)
    await ask('editor', 'POST', `/claims/${id}/submit`)
    expect(await approve('reviewer', id)).toBe(403)
  })

  it('a source changed after it was submitted', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await ask('editor', 'POST', `/claims/${id}/submit`)
    await ask('reviewer', 'PATCH', `/sources/${(await evidenceOf(id)).sourceId}`, { publisher: 'The port' })
    expect(await approve('reviewer', id)).toBe(409)
    await ask('editor', 'POST', `/claims/${id}/submit`)
    expect(await approve('reviewer', id)).toBe(403)
  })
})

describe('what is published is what was approved (R21, R29): not once there is another', () => {
  interface Approved {
    readonly id: string
    readonly sourceId: string
    readonly speaker: string
    readonly other: string
    readonly relation: string
  }

  async function approved(): Promise<Approved> {
    const { id: speaker } = await makeAgent(desk.team.editor)
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId, { speaker })
    const { id: other } = await makeClaim(desk.team.editor, desk.articleId, { quote: 'Shipping companies deny it' })
    const { id: relation } = await makeRelation(desk.team.editor, other, id)
    await ask('editor', 'POST', `/claims/${id}/submit`)
    await makeReview(desk.team.reviewer, id)
    return { id, sourceId: (await evidenceOf(id)).sourceId, speaker, other, relation }
  }

  it.each<[what: string, action: (claim: Approved) => Promise<unknown>]>([
    ['title of a source', ({ sourceId }) => ask('chief', 'PATCH', `/sources/${sourceId}`, { title: 'A leaflet' })],
    [
      'address of a source',
      ({ sourceId }) => ask('chief', 'PATCH', `/sources/${sourceId}`, { url: 'https://e.example/' }),
    ],
    [
      'date of a source',
      ({ sourceId }) => ask('chief', 'PATCH', `/sources/${sourceId}`, { publishedAt: '2026-02-01' }),
    ],
    ['name of the speaker', ({ speaker }) => ask('chief', 'PATCH', `/agents/${speaker}`, { name: 'Odile Marant' })],
    [
      'agent that the speaker was merged into',
      async ({ speaker }) =>
        ask('chief', 'POST', `/agents/${speaker}/merge`, { into: (await makeAgent(desk.team.editor)).id }),
    ],
    ['relation', ({ id, other }) => ask('chief', 'POST', `/claims/${id}/relations`, { to: other, type: 'supports' })],
    ['relation, from its other end', ({ relation }) => ask('chief', 'DELETE', `/relations/${relation}`)],
    ['claim at the end of a relation', ({ other }) => ask('chief', 'DELETE', `/claims/${other}`)],
    ['title of the article', () => ask('chief', 'PATCH', `/articles/${desk.articleId}`, { title: 'Fees doubled' })],
    ['outlet of the article', () => ask('chief', 'PATCH', `/articles/${desk.articleId}`, { outlet: 'The Pier' })],
    ['state before the last action, by undo', () => ask('editor', 'POST', `/articles/${desk.articleId}/undo`)],
  ])('%s', async (_, action) => {
    const claim = await approved()
    await action(claim)
    expect(await status('chief', `/claims/${claim.id}/publish`)).toBe(409)
    await ask('chief', 'POST', `/articles/${desk.articleId}/publish-approved`)
    const { state, publication, reviews } = await shown(claim.id)
    expect({ state, publication }).toEqual({ state: 'draft', publication: null })
    expect(reviews.map(({ voidedAt }) => voidedAt === null)).toEqual([false])
  })
})

describe('the gate stays closed, an override included:', () => {
  it.each<[rule: string, what: string, evidence: Parameters<typeof makeEvidence>[2], action: Action]>([
    [
      'R9',
      'an undated source is dated later',
      { source: { title: 'Undated', kind: 'document', primary: true } },
      async (id) =>
        ask('editor', 'PATCH', `/sources/${(await evidenceOf(id)).sourceId}`, { publishedAt: '2026-03-03' }),
    ],
    [
      'R9',
      'late evidence is brought back by another’s undo',
      { source: { title: 'Dated', kind: 'document', primary: true, publishedAt: '2026-02-27' } },
      async (id) => {
        await makeEvidence(desk.team.editor, id, { source: { title: 'Early', kind: 'document', primary: true } })
        await ask('reviewer', 'DELETE', `/evidence/${(await evidenceOf(id)).id}`)
        await ask('editor', 'POST', `/claims/${id}/verdicts`, { ...VERDICT, asOf: '2026-02-01' })
        await ask('reviewer', 'POST', `/articles/${desk.articleId}/undo`)
      },
    ],
    [
      'R9',
      'a source known by its year only may lie after',
      { source: { title: 'Some day', kind: 'document', primary: true, publishedAt: '2026' } },
      async () => {},
    ],
  ])('%s: %s', async (_, __, evidence, action) => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await makeEvidence(desk.team.editor, id, evidence)
    await makeVerdict(desk.team.editor, id)
    await action(id)
    expect(await publishing(id)).toEqual(['late-evidence'])
  })

  it.each(['refutes', 'context'] as const)('R20: “True” on evidence that only %s', async (stance) => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await makeEvidence(desk.team.editor, id, { stance })
    await makeVerdict(desk.team.editor, id)
    expect(await publishing(id, {})).toEqual(['direction'])
  })

  /** The rules that stand against publication once another has approved it. */
  async function publishing(id: string, body: object = { override: { reason: 'It is urgent.' } }) {
    await ask('editor', 'POST', `/claims/${id}/submit`)
    expect(await approve('chief', id)).toBe(200)
    const answer = await sent('chief', 'POST', `/claims/${id}/publish`, body)
    expect(answer.status).toBe(422)
    expect((await shown(id)).publication).toBeNull()
    return rulesIn(answer.json)
  }
})

const GateClosed = z.object({ failing: z.array(z.object({ rule: z.string() })) })

/** The rules that a closed gate names. */
const rulesIn = (problem: unknown) => GateClosed.parse(problem).failing.map(({ rule }) => rule)
