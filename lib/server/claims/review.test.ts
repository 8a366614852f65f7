import { describe, expect, it } from 'vitest'
import { Conflict, Forbidden, GateClosed, InvalidInput, NotAvailable } from '@/lib/domain/errors'
import {
  changeDescription,
  makeApprovedClaim,
  makeComment,
  makeEvidence,
  makePerson,
  makeReadyClaim,
  makeReview,
  makeSubmittedClaim,
  makeVerdict,
} from '@/prisma/factories'
import { correctClaim, publishApproved, publishClaim, retractClaim } from '../checks/publish'
import { publicCheck } from '../checks/show'
import { testDesk } from '../test-desk'
import { claimHistory } from './history'
import { deleteClaim } from './remove'
import { dropClaim, reopenClaim, reviewClaim, submitClaim, submitReady, takeReview, withdrawClaim } from './review'
import { oneClaim } from './show'

const desk = testDesk()

const seen = async (id: string) => ({ version: (await oneClaim(desk.team.chief, { id })).version })
const stateOf = async (id: string) => (await oneClaim(desk.team.chief, { id })).state

describe('the two-person rule (R17)', () => {
  it('lets nobody approve what they wrote', async () => {
    const { id } = await makeSubmittedClaim(desk.team.reviewer, desk.articleId)
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    expect(await stateOf(id)).toBe('submitted')
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['the evidence', (id) => makeEvidence(desk.team.reviewer, id)],
    ['the verdict', (id) => makeVerdict(desk.team.reviewer, id, { justification: 'See [1].', confidence: 'low' })],
    ['the sentence', (id) => changeDescription(desk.team.reviewer, id, { statement: 'Fees doubled.' })],
    [
      'the chain',
      (id) =>
        changeDescription(desk.team.reviewer, id, {
          chain: [{ agent: { name: 'The minister', kind: 'person' }, role: 'originator' }],
        }),
    ],
  ])('lets nobody approve a claim of which they touched %s', async (_, touch) => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await touch(id)
    await submitClaim(desk.team.editor, { id }, await seen(id))
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Forbidden)
    await makeReview(desk.team.chief, id)
    expect(await stateOf(id)).toBe('approved')
  })

  it('lets a chief publish own work that another approved', async () => {
    const { id } = await makeApprovedClaim({ editor: desk.team.chief, reviewer: desk.team.reviewer }, desk.articleId)
    await publishClaim(desk.team.chief, { id }, await seen(id))
    expect(await stateOf(id)).toBe('published')
  })

  it('keeps a review for the reviewer whom it is assigned to, until another takes it over and the history says so', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await submitClaim(desk.team.editor, { id, reviewerId: desk.team.reviewer.personId }, await seen(id))
    const decided = makeReview(desk.team.chief, id)
    await expect(decided).rejects.toMatchObject({ current: { assignedReviewerId: desk.team.reviewer.personId } })
    await expect(takeReview(desk.team.editor, { id }, await seen(id))).rejects.toBeInstanceOf(Forbidden)
    await takeReview(desk.team.chief, { id }, await seen(id))
    await expect(makeReview(desk.team.reviewer, id)).rejects.toBeInstanceOf(Conflict)
    await makeReview(desk.team.chief, id)
    const { items } = await claimHistory(desk.team.editor, { id })
    expect(items.find(({ command, field }) => command === 'claim.take' && field === 'reviewer')).toMatchObject({
      actorId: desk.team.chief.personId,
      before: desk.team.reviewer.personId,
      after: desk.team.chief.personId,
    })
  })

  it('assigns a review to nobody who may not review', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    const editor = await makePerson({ role: 'editor', deskId: desk.team.deskId })
    for (const { personId } of [editor, desk.team.stranger, desk.team.editor, desk.team.admin]) {
      const submitted = submitClaim(desk.team.editor, { id, reviewerId: personId }, await seen(id))
      await expect(submitted).rejects.toBeInstanceOf(InvalidInput)
    }
  })

  it('is lifted by no override', async () => {
    const { id } = await makeReadyClaim(desk.team.chief, desk.articleId)
    const override = { reason: 'It is urgent.' }
    await expect(publishClaim(desk.team.chief, { id, override }, await seen(id))).rejects.toBeInstanceOf(Conflict)
  })

  it('tells who submits that nobody else is there to review', async () => {
    const { editor, reviewer, chief } = desk.team
    const { id } = await makeReadyClaim(editor, desk.articleId)
    expect((await submitClaim(editor, { id }, await seen(id))).otherReviewers).toBe([reviewer, chief].length)
  })
})

describe('the states of a claim (R29)', () => {
  it('is handed in, taken back, handed in, returned with a reason, and handed in again', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    await withdrawClaim(desk.team.editor, { id }, await seen(id))
    expect(await stateOf(id)).toBe('draft')
    await submitClaim(desk.team.editor, { id }, await seen(id))
    await makeReview(desk.team.reviewer, id, { decision: 'return', reason: 'Who says this?' })
    expect(await oneClaim(desk.team.editor, { id })).toMatchObject({ state: 'returned', stateReason: 'Who says this?' })
    await submitClaim(desk.team.editor, { id }, await seen(id))
    expect(await stateOf(id)).toBe('submitted')
  })

  it('is returned with a reason only', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const given = reviewClaim(desk.team.reviewer, { id, decision: 'return' }, await seen(id))
    await expect(given).rejects.toBeInstanceOf(InvalidInput)
  })

  it('is taken back by who handed it in, and nobody else', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    await expect(withdrawClaim(desk.team.chief, { id }, await seen(id))).rejects.toBeInstanceOf(Forbidden)
  })

  it('is not deleted in review', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    await expect(deleteClaim(desk.team.editor, { id }, await seen(id))).rejects.toBeInstanceOf(Conflict)
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['the sentence', (id) => changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })],
    ['the evidence', (id) => makeEvidence(desk.team.editor, id)],
    ['the verdict', (id) => makeVerdict(desk.team.editor, id, { rating: 'mostly-true', justification: 'See [1].' })],
  ])('goes back to draft, its approval void, when somebody changes %s', async (_, change) => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    await change(id)
    const claim = await oneClaim(desk.team.chief, { id })
    expect(claim.state).toBe('draft')
    expect(claim.reviews.map(({ decision, voidedAt }) => [decision, voidedAt !== null])).toEqual([['approve', true]])
    await expect(publishClaim(desk.team.chief, { id }, await seen(id))).rejects.toBeInstanceOf(Conflict)
  })

  it('is not moved by a comment', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    await makeComment(desk.team.editor, id)
    expect(await stateOf(id)).toBe('approved')
  })

  it('is dropped with a reason, frozen, and taken up again', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId)
    await dropClaim(desk.team.editor, { id, reason: 'An opinion.' }, await seen(id))
    await expect(makeEvidence(desk.team.editor, id)).rejects.toBeInstanceOf(Conflict)
    await reopenClaim(desk.team.editor, { id }, await seen(id))
    expect(await stateOf(id)).toBe('draft')
  })

  it('names the version that was judged', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const { version } = await seen(id)
    await changeDescription(desk.team.editor, id, { statement: 'Fees doubled.' })
    await submitClaim(desk.team.editor, { id }, await seen(id))
    const late = reviewClaim(desk.team.reviewer, { id, decision: 'approve' }, { version })
    await expect(late).rejects.toMatchObject({ code: 'stale' })
  })

  it('does not know adjudication yet, and says so', async () => {
    const { id } = await makeSubmittedClaim(desk.team.editor, desk.articleId)
    const given = reviewClaim(desk.team.reviewer, { id, decision: 'escalate', reason: 'We differ.' }, await seen(id))
    await expect(given).rejects.toBeInstanceOf(NotAvailable)
  })

  it('is handed in with all that are ready, and no other', async () => {
    const ready = await makeReadyClaim(desk.team.editor, desk.articleId)
    const bare = await makeReadyClaim(desk.team.editor, desk.articleId)
    const { takeBackVerdict } = await import('./verdicts')
    for (const kind of ['truth', 'attribution'] as const) {
      await takeBackVerdict(desk.team.editor, { claimId: bare.id, kind }, { version: 'any' })
    }
    const done = await submitReady(desk.team.editor, { articleId: desk.articleId })
    expect(done).toMatchObject({ submitted: [ready.id], left: [bare.id] })
  })
})

describe('publication (R20, R21)', () => {
  it('waits for the gate, and tells what is missing', async () => {
    const { id } = await makeReadyClaim(desk.team.editor, desk.articleId, { noAuthor: false })
    await submitClaim(desk.team.editor, { id }, await seen(id))
    await makeReview(desk.team.reviewer, id)
    const refused = await publishClaim(desk.team.chief, { id }, await seen(id)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(GateClosed)
    expect(refused).toMatchObject({ failing: [{ rule: 'speaker' }] })
    await publishClaim(desk.team.chief, { id, override: { reason: 'A leaflet without a name.' } }, await seen(id))
    expect(await stateOf(id)).toBe('published')
  })

  it('changes only through approval again, with a line in the ledger', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    const { slug } = await publishClaim(desk.team.chief, { id }, await seen(id))
    await changeDescription(desk.team.editor, id, { statement: 'Harbour fees rose by half.' })
    const between = await publicCheck(null, { slug })
    expect(between?.record.claim.statement).not.toBe('Harbour fees rose by half.')
    await submitClaim(desk.team.editor, { id }, await seen(id))
    await makeReview(desk.team.reviewer, id)
    await correctClaim(desk.team.chief, { id, kind: 'correction', note: 'The fee was misread.' }, await seen(id))
    const after = await publicCheck(null, { slug })
    expect(after?.record).toMatchObject({ edition: 2, claim: { statement: 'Harbour fees rose by half.' } })
    expect(after?.ledger).toMatchObject([{ kind: 'correction', note: 'The fee was misread.' }])
  })

  it('is taken back with a reason; the address stays and says so', async () => {
    const { id } = await makeApprovedClaim(desk.team, desk.articleId)
    const { slug } = await publishClaim(desk.team.chief, { id }, await seen(id))
    await retractClaim(desk.team.chief, { id, reason: 'The register was forged.' }, await seen(id))
    expect(await publicCheck(null, { slug })).toMatchObject({ retracted: true, ledger: [{ kind: 'retraction' }] })
    await expect(makeEvidence(desk.team.editor, id)).rejects.toBeInstanceOf(Conflict)
  })

  it('gives the result for each of all that are approved', async () => {
    const good = await makeApprovedClaim(desk.team, desk.articleId)
    const commented = await makeApprovedClaim(desk.team, desk.articleId)
    await makeComment(desk.team.editor, commented.id)
    const { results } = await publishApproved(desk.team.chief, { articleId: desk.articleId })
    expect(results.map(({ claimId, failing }) => [claimId, failing.map(({ rule }) => rule)])).toEqual([
      [good.id, []],
      [commented.id, ['comments']],
    ])
  })
})
