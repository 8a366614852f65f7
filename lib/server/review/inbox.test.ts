import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import {
  makeApprovedClaim,
  makeArticle,
  makeComment,
  makePerson,
  makeReadyClaim,
  makeReview,
  makeSubmittedClaim,
  makeTeam,
  type Team,
} from '@/prisma/factories'
import { submitClaim, withdrawClaim } from '../claims/review'
import { oneClaim } from '../claims/show'
import { deskPeople, inbox, reviewsWaiting } from './inbox'
import { reviewQueue } from './review-queue'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let team: Team
let articleId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  team = await makeTeam()
  articleId = (await makeArticle(team.editor, { deskId: team.deskId })).id
})
afterAll(() => database.close())

const inboxOf = (actor: Actor) => inbox(actor, { deskId: team.deskId })
const idsOf = (claims: readonly { readonly id: string }[]) => claims.map(({ id }) => id)

describe('what waits for one person', () => {
  it('is another’s submitted claim for a reviewer, and never their own (R17)', async () => {
    const theirs = await makeSubmittedClaim(team.editor, articleId)
    const own = await makeSubmittedClaim(team.reviewer, articleId)
    expect(idsOf((await inboxOf(team.reviewer)).reviewable)).toEqual([theirs.id])
    expect(idsOf((await inboxOf(team.chief)).reviewable).sort()).toEqual([theirs.id, own.id].sort())
    expect(await reviewsWaiting(team.reviewer, { deskId: team.deskId })).toBe(1)
  })

  it('is nothing to review for an editor', async () => {
    await makeSubmittedClaim(team.editor, articleId)
    expect((await inboxOf(team.editor)).reviewable).toEqual([])
    expect(await reviewsWaiting(team.editor, { deskId: team.deskId })).toBe(0)
  })

  it('is what was assigned to them, not to somebody else', async () => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    const { version } = await oneClaim(team.editor, { id })
    await withdrawClaim(team.editor, { id }, { version })
    const { version: next } = await oneClaim(team.editor, { id })
    await submitClaim(team.editor, { id, reviewerId: team.chief.personId }, { version: next })
    expect((await inboxOf(team.reviewer)).reviewable).toEqual([])
    expect((await inboxOf(team.chief)).reviewable).toMatchObject([{ id, assigned: true }])
  })

  it('is a returned claim, with the reason, for who submitted it', async () => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await makeReview(team.reviewer, id, { decision: 'return', reason: 'The register is of 2019.' })
    expect((await inboxOf(team.editor)).returned).toMatchObject([
      { id, reason: 'The register is of 2019.', by: team.reviewer.name },
    ])
    expect((await inboxOf(team.reviewer)).returned).toEqual([])
  })

  it('is an approved claim for the chief, who alone publishes', async () => {
    const { id } = await makeApprovedClaim({ editor: team.editor, reviewer: team.reviewer }, articleId)
    expect(idsOf((await inboxOf(team.chief)).publishable)).toEqual([id])
    expect((await inboxOf(team.reviewer)).publishable).toEqual([])
  })

  it('is another’s open comment on their claim, not their own', async () => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await makeComment(team.reviewer, id, 'Which register?')
    await makeComment(team.editor, id, 'To myself.')
    expect((await inboxOf(team.editor)).comments).toMatchObject([{ text: 'Which register?', claimId: id }])
    expect((await inboxOf(team.reviewer)).comments).toEqual([])
  })

  it('counts the desk’s claims by state', async () => {
    await makeSubmittedClaim(team.editor, articleId)
    await makeApprovedClaim({ editor: team.editor, reviewer: team.reviewer }, articleId)
    expect((await inboxOf(team.editor)).flow).toEqual({ submitted: 1, approved: 1 })
  })

  it('shows the first steps until there is own work', async () => {
    expect((await inboxOf(team.reviewer)).firstRun).not.toBeNull()
    expect((await inboxOf(team.editor)).firstRun).toBeNull()
  })

  it('is nothing of a desk that one does not belong to', async () => {
    await makeSubmittedClaim(team.editor, articleId)
    expect(await inboxOf(team.stranger)).toMatchObject({ reviewable: [], flow: {}, articles: 0 })
    await expect(deskPeople(team.stranger, { deskId: team.deskId })).rejects.toThrow()
  })
})

/** An editor's claim, handed in to one reviewer. */
async function makeAssignedClaim(reviewer: Actor) {
  const { id } = await makeReadyClaim(team.editor, articleId)
  const { version } = await oneClaim(team.editor, { id })
  return submitClaim(team.editor, { id, reviewerId: reviewer.personId }, { version })
}

describe('the review queue', () => {
  it('parts what is mine from what waits for others, and says why', async () => {
    const theirs = await makeSubmittedClaim(team.editor, articleId)
    const own = await makeSubmittedClaim(team.reviewer, articleId)
    const mine = await reviewQueue(team.reviewer, { deskId: team.deskId })
    const others = await reviewQueue(team.reviewer, { deskId: team.deskId, queue: 'others' })
    expect(idsOf(mine.claims)).toEqual([theirs.id])
    expect(others.claims).toMatchObject([{ id: own.id, blocker: 'own-work' }])
    expect(mine.counts).toEqual({ mine: 1, others: 1, returned: 0, done: 0 })
  })

  it.each([
    ['mine', () => team.reviewer],
    ['others', () => team.editor],
    ['others', () => team.reviewer],
    ['returned', () => team.editor],
    ['done', () => team.reviewer],
  ] as const)('goes on to its end, without a claim twice: %s', async (queue, who) => {
    for (let made = 0; made < 3; made += 1) {
      await makeSubmittedClaim(team.editor, articleId)
      await makeSubmittedClaim(team.reviewer, articleId)
      const returned = await makeSubmittedClaim(team.editor, articleId)
      await makeReview(team.reviewer, returned.id, { decision: 'return', reason: 'The register is of 2019.' })
      await makeAssignedClaim(team.chief)
    }
    await makeAssignedClaim(team.reviewer)
    const asked = { deskId: team.deskId, queue }
    const whole = await reviewQueue(who(), asked)
    const parts: string[] = []
    let cursor: string | null | undefined
    do {
      const part = await reviewQueue(who(), { ...asked, limit: 2, ...(cursor ? { cursor } : {}) })
      parts.push(...idsOf(part.claims))
      cursor = part.nextCursor
    } while (cursor)
    expect(parts).toEqual(idsOf(whole.claims))
    expect(new Set(parts).size).toBe(whole.counts[queue])
    expect(parts.length).toBeGreaterThanOrEqual(3)
  })

  it('lists first what was assigned to the person', async () => {
    await makeSubmittedClaim(team.editor, articleId)
    const { id } = await makeAssignedClaim(team.reviewer)
    const { claims } = await reviewQueue(team.reviewer, { deskId: team.deskId })
    expect(claims.map((claim) => [claim.id === id, claim.assigned])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it('keeps what a person has decided', async () => {
    const { id } = await makeSubmittedClaim(team.editor, articleId)
    await makeReview(team.reviewer, id)
    expect(idsOf((await reviewQueue(team.reviewer, { deskId: team.deskId, queue: 'done' })).claims)).toEqual([id])
    expect((await reviewQueue(team.chief, { deskId: team.deskId, queue: 'done' })).claims).toEqual([])
  })
})

describe('the people of a desk', () => {
  it('are its living members', async () => {
    const gone = await makePerson({ role: 'editor', deskId: team.deskId, disabled: true })
    const ids = idsOf(await deskPeople(team.editor, { deskId: team.deskId }))
    expect(ids).toContain(team.reviewer.personId)
    expect(ids).not.toContain(gone.personId)
  })
})
