import { describe, expect, it } from 'vitest'
import { retractClaim } from '@/lib/server/checks/publish'
import { oneClaim } from '@/lib/server/claims/show'
import { testDesk } from '@/lib/server/test-desk'
import { storedRows } from '@/lib/server/test-rows'
import {
  makeApprovedClaim,
  makeComment,
  makeEvidence,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeSubmittedClaim,
} from '@/prisma/factories'
import { asking, type By } from './test-asking'

const desk = testDesk()
const { sent, ask } = asking(desk)

const change = (by: By, body: object) => sent(by, 'PATCH', `/articles/${desk.articleId}`, body)
const article = (verb: string, body?: object) => sent('chief', 'POST', `/articles/${desk.articleId}/${verb}`, body)
const claim = (verb: string, id: string, body?: object) => sent('chief', 'POST', `/claims/${id}/${verb}`, body)
const shown = () => ask('editor', 'GET', `/articles/${desk.articleId}`)
const DOUBLE = { reason: 'A double.' }
const FULL = { publicText: 'full', publicTextGround: 'Licensed from The Quay.' }

describe('the text of another outlet (R30)', () => {
  it('is shown whole by a chief only, on a ground that is kept', async () => {
    for (const by of ['editor', 'reviewer'] as const) expect(await change(by, FULL)).toMatchObject({ status: 403 })
    expect(await change('chief', { publicText: 'full' })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/publicTextGround' }] },
    })
    expect(await shown()).toMatchObject({ publicText: 'excerpts', publicTextGround: null })
    expect(await change('chief', FULL)).toMatchObject({ status: 200, json: FULL })
    expect((await change('editor', { publicTextGround: 'I say so.' })).status).toBe(403)
    expect((await change('editor', { outlet: 'The Pier' })).status).toBe(200)
    expect(await shown()).toMatchObject(FULL)
  })

  it('goes back to excerpts by any editor, the ground with it', async () => {
    await change('chief', FULL)
    expect(await change('editor', { publicText: 'excerpts' })).toMatchObject({
      status: 200,
      json: { publicText: 'excerpts', publicTextGround: null },
    })
  })
})

describe('an article with published checks (R30)', () => {
  it('is not dropped until they are retracted', async () => {
    const { id } = await makePublishedClaim(desk.team, desk.articleId)
    expect(await article('drop', DOUBLE)).toMatchObject({ status: 409, json: { current: { published: 1 } } })
    expect(await shown()).toMatchObject({ droppedAt: null })
    const { version } = await oneClaim(desk.team.chief, { id })
    await retractClaim(desk.team.chief, { id, reason: 'It was wrong.' }, { version })
    expect((await article('drop', DOUBLE)).status).toBe(200)
  })

  it('is not made of a dropped one either: its claims go no further until it is taken up again', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    const { id: waiting } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const { id: draft } = await makeReadyClaim(desk.team.editor, desk.articleId)
    expect((await article('drop', DOUBLE)).status).toBe(200)
    expect((await claim('publish', id)).status).toBe(409)
    expect((await claim('reviews', waiting, { decision: 'approve' })).status).toBe(409)
    expect((await claim('submit', draft)).status).toBe(409)
    expect((await article('publish-approved')).json).toEqual({ results: [] })
    expect((await article('submit-ready')).json).toMatchObject({ submitted: [] })
    expect((await article('reopen')).status).toBe(200)
    expect((await claim('publish', id)).status).toBe(200)
  })
})

describe('a dropped article (R30)', () => {
  const QUOTE = 'Shipping companies deny it'

  /** All that can be done to a claim and what is said of it, on a claim that has some of each. */
  async function changes(): Promise<readonly (readonly [by: By, method: string, path: string, body?: object])[]> {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    const { id: other } = await makeReadyClaim(desk.team.editor, desk.articleId, { quote: QUOTE })
    const { id: evidence } = await makeEvidence(desk.team.editor, id)
    const { id: relation } = await makeRelation(desk.team.editor, id, other)
    const { id: comment } = await makeComment(desk.team.editor, id)
    const mark = (await oneClaim(desk.team.editor, { id })).appearances[0] ?? expect.fail('no mark')
    const { sourceId } = await storedRows().evidence.findUniqueOrThrow({ where: { id: evidence } })
    const verdict = {
      kind: 'truth',
      rating: 'false',
      asOf: '2026-03-02',
      confidence: 'high',
      justification: 'See [1].',
    }
    const text = 'Harbour fees doubled.'
    return [
      ['editor', 'PATCH', `/claims/${id}`, { statement: text }],
      ['editor', 'DELETE', `/claims/${id}`],
      ['editor', 'POST', `/articles/${desk.articleId}/claims`, { quote: QUOTE }],
      ['editor', 'POST', `/articles/${desk.articleId}/versions`, { text }],
      ['editor', 'POST', `/articles/${desk.articleId}/notes`, { version: 1, start: mark.start, end: mark.end, text }],
      ['editor', 'POST', `/articles/${desk.articleId}/undo`],
      ['editor', 'POST', `/claims/${id}/evidence`, { stance: 'refutes', passage: text, sourceId }],
      ['editor', 'PATCH', `/evidence/${evidence}`, { note: text }],
      ['editor', 'DELETE', `/evidence/${evidence}`],
      ['editor', 'POST', `/claims/${id}/verdicts`, verdict],
      ['editor', 'DELETE', `/claims/${id}/verdicts/truth`],
      ['editor', 'PATCH', `/relations/${relation}`, { note: text }],
      ['editor', 'POST', `/claims/${id}/relations`, { to: other, type: 'supports' }],
      ['editor', 'PATCH', `/appearances/${mark.id}`, { start: mark.start, end: mark.end - 13 }],
      ['editor', 'POST', `/claims/${id}/comments`, { text }],
      ['editor', 'POST', `/comments/${comment}/resolve`],
      ['editor', 'DELETE', `/comments/${comment}`],
    ]
  }

  it('keeps its claims and all that is said of them as they are, until it is taken up again', async () => {
    const actions = await changes()
    const rows = () => storedRows().auditEvent.count()
    expect((await article('drop', DOUBLE)).status).toBe(200)
    const before = await rows()
    for (const [by, method, path, body] of actions) {
      const { status, text } = await sent(by, method, path, body)
      expect({ method, path, status, text }).toMatchObject({
        status: 409,
        text: expect.stringContaining('was dropped'),
      })
    }
    expect(await rows()).toBe(before)
    expect((await article('reopen')).status).toBe(200)
    // What could be taken back before it was dropped can be taken back still.
    await ask('editor', 'POST', `/articles/${desk.articleId}/undo`)
    await ask('editor', 'PATCH', actions[0]?.[2] ?? '', { statement: 'Fees have doubled.' })
  })
})
