import { describe, expect, it } from 'vitest'
import { Conflict } from '@/lib/domain/errors'
import {
  changeDescription,
  makeAgent,
  makeClaim,
  makeComment,
  makeEvidence,
  makeRelation,
  makeSource,
  makeSubmittedClaim,
  makeVerdict,
} from '@/prisma/factories'
import { deleteAgent, oneAgent } from '../claims/agents'
import { verifyChain } from '../audit/verification'
import { claimsOfArticle } from '../claims/of-article'
import { oneClaim } from '../claims/show'
import { deleteClaim } from '../claims/remove'
import { withdrawClaim } from '../claims/review'
import { resolveComment } from '../claims/comments'
import { changeEvidence, deleteEvidence } from '../claims/evidence'
import { changeRelation } from '../claims/relations'
import { deleteSource, oneSource } from '../claims/sources'
import { testDesk } from '../test-desk'
import { redo, undo } from './undo'
import { takeBackVerdict } from '../claims/verdicts'
import { articleWorkspace } from '../articles/workspace'

const desk = testDesk()

/** What is shown of the work, without versions and times. */
async function work() {
  const { relations } = await articleWorkspace(desk.team.editor, { id: desk.articleId })
  const { items: claims } = await claimsOfArticle(desk.team.editor, { articleId: desk.articleId })
  return {
    claims: claims.map(({ key, statement, appearances, evidence, truthVerdict, comments, chain }) => ({
      key,
      statement,
      chain: chain.map(({ name }) => name),
      places: appearances.map(({ start, end }) => [start, end]),
      evidence: evidence.map(({ number, stance }) => [number, stance]),
      truth: truthVerdict?.rating ?? null,
      comments: comments.map(({ text }) => text),
    })),
    relations: relations.map(({ from, type, to }) => `${from.key} ${type} ${to.key}`),
  }
}

/** A claim and its relations, all of it. */
const whole = async (id: string) => ({
  claim: await oneClaim(desk.team.editor, { id }),
  relations: (await articleWorkspace(desk.team.editor, { id: desk.articleId })).relations,
})

describe('taking back and doing again', () => {
  type Act = [what: string, act: (claimId: string) => Promise<unknown>]
  it.each<Act>([
    ['marking', () => makeClaim(desk.team.editor, desk.articleId, { quote: 'secret list' })],
    ['describing', (id) => changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })],
    [
      'a chain',
      (id) =>
        changeDescription(desk.team.editor, id, {
          chain: [{ agent: { name: 'The minister', kind: 'person' }, role: 'originator' }],
        }),
    ],
    ['evidence', (id) => makeEvidence(desk.team.editor, id)],
    ['a verdict', (id) => makeVerdict(desk.team.editor, id)],
    ['a comment', (id) => makeComment(desk.team.editor, id)],
    [
      'deleting',
      async (id) =>
        deleteClaim(desk.team.editor, { id }, { version: (await oneClaim(desk.team.editor, { id })).version }),
    ],
  ])('leads exactly back, and exactly forth: %s', async (_, act) => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    const before = await work()
    await act(id)
    const after = await work()
    expect(after).not.toEqual(before)
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await work()).toEqual(before)
    await redo(desk.team.editor, { articleId: desk.articleId })
    expect(await work()).toEqual(after)
    expect((await verifyChain()).fault).toBeNull()
  })

  it('goes back step by step to an article without claims', async () => {
    const first = await makeClaim(desk.team.editor, desk.articleId)
    const second = await makeClaim(desk.team.editor, desk.articleId, { quote: 'secret list' })
    await makeRelation(desk.team.editor, first.id, second.id)
    await makeVerdict(desk.team.editor, second.id)
    for (let act = 0; act < 4; act += 1) await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await work()).toEqual({ claims: [], relations: [] })
    await expect(undo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
  })

  it('forgets what could be done again once something new is done', async () => {
    await makeClaim(desk.team.editor, desk.articleId)
    await undo(desk.team.editor, { articleId: desk.articleId })
    await makeClaim(desk.team.editor, desk.articleId, { quote: 'secret list' })
    await expect(redo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
  })

  it('is refused when somebody else has changed the field since, and leaves their words', async () => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })
    await changeDescription(desk.team.reviewer, id, { statement: 'Harbour fees doubled.' })
    await expect(undo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
    expect((await oneClaim(desk.team.editor, { id })).statement).toBe('Harbour fees doubled.')
  })

  it('offers the act before one that another’s change stands against (R24)', async () => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await makeComment(desk.team.editor, id)
    await changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })
    await changeDescription(desk.team.reviewer, id, { statement: 'Harbour fees doubled.' })
    const next = async () => (await articleWorkspace(desk.team.editor, { id: desk.articleId })).me.canUndo
    expect(await next()).toBe('describe')
    await expect(undo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
    expect(await next()).toBe('comment')
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await oneClaim(desk.team.editor, { id })).toMatchObject({ statement: 'Harbour fees doubled.', comments: [] })
  })

  it('leaves what another changed in another field', async () => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    const { statement } = await oneClaim(desk.team.editor, { id })
    await changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })
    await changeDescription(desk.team.reviewer, id, { polarity: 'asserts' })
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await oneClaim(desk.team.editor, { id })).toMatchObject({ statement, polarity: 'asserts' })
  })

  /** Actions of the reviewer on what the editor has just done, and what must be left of them. */
  type Meeting = [
    what: string,
    act: (claimId: string) => Promise<unknown>,
    others: (claimId: string) => Promise<unknown>,
  ]
  const seen = async (id: string) => ({ version: (await oneClaim(desk.team.editor, { id })).version })
  const firstEvidence = async (id: string) => (await oneClaim(desk.team.editor, { id })).evidence[0]?.id ?? ''
  const firstRelation = async () =>
    (await articleWorkspace(desk.team.editor, { id: desk.articleId })).relations[0]?.id ?? ''
  const ANY = { version: 'any' } as const

  it.each<Meeting>([
    [
      'a verdict that was given after the editor took theirs back',
      async (id) => {
        await makeVerdict(desk.team.editor, id)
        await takeBackVerdict(desk.team.editor, { claimId: id, kind: 'truth' }, await seen(id))
      },
      (id) => makeVerdict(desk.team.reviewer, id, { rating: 'false', justification: 'Another register says no.' }),
    ],
    [
      'a verdict that was changed after the editor gave it',
      (id) => makeVerdict(desk.team.editor, id),
      (id) => makeVerdict(desk.team.reviewer, id, { rating: 'false' }),
    ],
    [
      'evidence that was changed after the editor attached it',
      (id) => makeEvidence(desk.team.editor, id),
      async (id) => changeEvidence(desk.team.reviewer, { id: await firstEvidence(id), stance: 'refutes' }, ANY),
    ],
    [
      'a relation that was changed after the editor made it',
      async (id) => makeRelation(desk.team.editor, id, (await makeClaim(desk.team.reviewer, desk.articleId)).id),
      async () => changeRelation(desk.team.reviewer, { id: await firstRelation(), note: 'Both speak of March.' }, ANY),
    ],
    [
      'a comment that was settled after the editor made it',
      (id) => makeComment(desk.team.editor, id),
      async (id) => {
        const [comment] = (await oneClaim(desk.team.editor, { id })).comments
        await resolveComment(desk.team.reviewer, { id: comment?.id ?? '' }, ANY)
      },
    ],
  ])('is refused, and leaves %s (R24)', async (_, act, others) => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await act(id)
    await others(id)
    const before = await whole(id)
    await expect(undo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
    expect(await whole(id)).toEqual(before)
  })

  it.each<Meeting>([
    [
      'a verdict that was given after the editor took back giving one',
      (id) => makeVerdict(desk.team.editor, id),
      (id) => makeVerdict(desk.team.reviewer, id, { rating: 'false' }),
    ],
    [
      'a verdict that was changed after the editor took back taking it back',
      async (id) => {
        await makeVerdict(desk.team.editor, id)
        await takeBackVerdict(desk.team.editor, { claimId: id, kind: 'truth' }, await seen(id))
      },
      (id) => makeVerdict(desk.team.reviewer, id, { rating: 'false' }),
    ],
    [
      'evidence that was changed after the editor took back deleting it',
      async (id) => {
        await makeEvidence(desk.team.editor, id)
        await deleteEvidence(desk.team.editor, { id: await firstEvidence(id) }, ANY)
      },
      async (id) => changeEvidence(desk.team.reviewer, { id: await firstEvidence(id), note: 'Page 3.' }, ANY),
    ],
  ])('is not done again over %s (R24)', async (_, act, others) => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await act(id)
    await undo(desk.team.editor, { articleId: desk.articleId })
    await others(id)
    const before = await whole(id)
    await expect(redo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
    expect(await whole(id)).toEqual(before)
  })

  it('brings back the source and the agents that a restored claim or its evidence cites (R2, R15)', async () => {
    const { id: speaker } = await makeAgent(desk.team.editor)
    const { id: origin } = await makeAgent(desk.team.editor)
    const { id } = await makeClaim(desk.team.editor, desk.articleId, { speaker })
    const { id: sourceId } = await makeSource(desk.team.editor)
    const { id: evidenceId } = await makeEvidence(desk.team.editor, id, { sourceId, originId: origin })
    await deleteEvidence(desk.team.editor, { id: evidenceId }, ANY)
    await deleteClaim(desk.team.editor, { id }, await seen(id))
    await deleteSource(desk.team.reviewer, { id: sourceId }, ANY)
    for (const agent of [speaker, origin]) await deleteAgent(desk.team.reviewer, { id: agent }, ANY)
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await oneAgent(desk.team.chief, { id: speaker })).toMatchObject({ id: speaker })
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await oneSource(desk.team.chief, { id: sourceId })).toMatchObject({ usedIn: 1 })
    expect(await oneAgent(desk.team.chief, { id: origin })).toMatchObject({ id: origin })
  })

  it('does not take a claim from under somebody who works on it', async () => {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await makeEvidence(desk.team.reviewer, id)
    await expect(undo(desk.team.editor, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
    expect((await claimsOfArticle(desk.team.editor, { articleId: desk.articleId })).items).toHaveLength(1)
  })

  it("is each person's own", async () => {
    await makeClaim(desk.team.editor, desk.articleId)
    await expect(undo(desk.team.reviewer, { articleId: desk.articleId })).rejects.toBeInstanceOf(Conflict)
  })

  it('does not reach the verbs of the workflow', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const { version } = await oneClaim(desk.team.editor, { id })
    await withdrawClaim(desk.team.editor, { id }, { version })
    await undo(desk.team.editor, { articleId: desk.articleId })
    expect(await oneClaim(desk.team.editor, { id })).toMatchObject({ state: 'draft', attributionVerdict: null })
  })
})
