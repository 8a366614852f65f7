import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { makeArticle, makeClaim, makePerson, makeTeam, type Team } from '@/prisma/factories'
import { articlePresence } from '../articles/presence'
import { listen, type StreamMessage } from './events'
import { actorById } from '../people/actors'
import { removeMembership } from '../people/memberships'
import { enterArticle, presentIn } from './presence'
import { SYSTEM } from '../engine/system-actor'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let team: Team
let article: { id: string; deskId: string }
const leaving: (() => void)[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
beforeEach(async () => {
  article = { id: (await makeArticle(team.editor)).id, deskId: team.deskId }
})
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
  vi.useRealTimers()
})
afterAll(() => database.close())

/** Opens the article in a window. */
function enter(actor: Actor, window: string) {
  const leave = enterArticle({ window, actor, articleId: article.id, deskId: article.deskId })
  leaving.push(leave)
  return leave
}

/** Who listens to the article, and whom they were told to be there, name and claim, each time. */
async function listener(actor: Actor) {
  const told: StreamMessage[] = []
  const stop = await listen({
    actor,
    articleId: article.id,
    stillActor: () => actorById(actor.personId, 'web'),
    tell: (each) => void told.push(each),
  })
  leaving.push(stop)
  return {
    last: () => told.flatMap((each) => (each.type === 'presence' ? [each.people.map(({ name }) => name)] : [])).at(-1),
  }
}

const write = (actor: Actor, window: string, claimId: string | null) =>
  articlePresence(actor, { id: article.id, window, claimId })
const here = () => presentIn(article.id).map(({ name, claimId }) => [name, claimId])

describe('presence in an article', () => {
  it('is told to everybody in it when somebody comes or goes', async () => {
    const { last } = await listener(team.editor)
    enter(team.editor, 'w1')
    await expect.poll(last).toEqual([team.editor.name])
    const leave = enter(team.reviewer, 'w2')
    await expect.poll(last).toEqual([team.editor.name, team.reviewer.name].sort())
    leave()
    await expect.poll(last).toEqual([team.editor.name])
  })

  it('counts a person once, however many windows are open, until the last is closed', () => {
    const first = enter(team.editor, 'w1')
    enter(team.editor, 'w2')
    expect(here()).toEqual([[team.editor.name, null]])
    first()
    expect(here()).toEqual([[team.editor.name, null]])
  })

  it('says in which claim somebody writes, and forgets it when they were cut off', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const claim = await makeClaim(team.editor, article.id)
    enter(team.editor, 'w1')
    await write(team.editor, 'w1', claim.id)
    expect(here()).toEqual([[team.editor.name, claim.id]])
    vi.advanceTimersByTime(50_000)
    await write(team.editor, 'w1', claim.id)
    vi.advanceTimersByTime(50_000)
    expect(here()).toEqual([[team.editor.name, claim.id]])
    vi.advanceTimersByTime(20_000)
    expect(here()).toEqual([[team.editor.name, null]])
  })

  it('goes on in the same claim when a broken stream is taken up again', async () => {
    const claim = await makeClaim(team.editor, article.id)
    const broken = enter(team.editor, 'w1')
    await write(team.editor, 'w1', claim.id)
    enter(team.editor, 'w1')
    broken()
    expect(here()).toEqual([[team.editor.name, claim.id]])
  })

  it('takes nobody’s word for another, for a claim that is elsewhere, or for an unknown window', async () => {
    const claim = await makeClaim(team.editor, article.id)
    enter(team.editor, 'w1')
    await write(team.reviewer, 'w1', claim.id)
    await write(team.editor, 'w9', claim.id)
    expect(here()).toEqual([[team.editor.name, null]])
    const elsewhere = await makeClaim(team.editor, (await makeArticle(team.editor)).id)
    await expect(write(team.editor, 'w1', elsewhere.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is told to nobody who has left the desk', async () => {
    const leaver = await makePerson({ role: 'editor', deskId: team.deskId })
    const { last } = await listener(leaver)
    const staying = await listener(team.chief)
    await removeMembership(SYSTEM, { personId: leaver.personId, deskId: team.deskId })
    enter(team.editor, 'w1')
    await expect.poll(staying.last).toEqual([team.editor.name])
    expect(last()).toBeUndefined()
  })
})
