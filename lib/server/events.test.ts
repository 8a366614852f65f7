import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import {
  changeDescription,
  makeArticle,
  makeClaim,
  makePerson,
  makeSource,
  makeTeam,
  makeVerdict,
  type Team,
} from '@/prisma/factories'
import { reader } from './db/clients'
import { listen, look, type Told } from './events'
import { disablePerson } from './people/accounts'
import { actorById } from './people/actors'
import { removeMembership } from './people/memberships'
import { SYSTEM } from './ready'
import { openTestDatabase, type TestDatabase } from './test-database'

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

/** Somebody who listens, and what they were told. */
async function listener(actor: Actor, given: { articleId?: string; after?: number } = {}) {
  const told: Told[] = []
  const stop = await listen({
    actor,
    ...given,
    stillActor: () => actorById(actor.personId, 'web'),
    tell: (each) => void told.push(each),
  })
  return { told, stop, commands: () => told.map((each) => (each.type === 'change' ? each.event.command : each.type)) }
}

const head = async () => (await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq

describe('live events', () => {
  it('tell of each change on the desk, in order and once', async () => {
    const { commands, told, stop } = await listener(team.reviewer)
    const { id } = await makeClaim(team.editor, articleId)
    await changeDescription(team.editor, id, { polarity: 'denies' })
    await look()
    await look()
    expect(commands()).toEqual(['claim.mark', 'claim.describe'])
    expect(told[0]).toMatchObject({ event: { articleId, claimId: id, actorId: team.editor.personId } })
    stop()
  })

  it('hold nothing of what was said: no sentence, no rating, no name of a source', async () => {
    const { told, stop } = await listener(team.reviewer)
    const { id } = await makeClaim(team.editor, articleId, { statement: 'A very particular sentence.' })
    await makeVerdict(team.editor, id, { rating: 'misleading' })
    await makeSource(team.editor, { title: 'Cover name', confidential: true, identity: 'Rana Qasim' })
    await look()
    expect(told).toHaveLength(3)
    expect(JSON.stringify(told)).not.toMatch(/particular|misleading|Cover name|Rana/)
    stop()
  })

  it('tell nobody of another desk, and no administrator', async () => {
    const others = await Promise.all([listener(team.stranger), listener(team.admin)])
    await makeClaim(team.editor, articleId)
    await look()
    for (const { told, stop } of others) {
      expect(told).toEqual([])
      stop()
    }
  })

  it('tell of one article only, when asked so', async () => {
    const { commands, stop } = await listener(team.editor, { articleId })
    await makeClaim(team.editor, (await makeArticle(team.editor)).id)
    await makeClaim(team.editor, articleId)
    await look()
    expect(commands()).toEqual(['claim.mark'])
    stop()
  })

  it('go on after what the listener knows, missing nothing', async () => {
    const after = await head()
    await makeClaim(team.editor, articleId)
    const { commands, stop } = await listener(team.editor, { articleId, after })
    await makeClaim(team.editor, articleId, { quote: 'secret list' })
    await look()
    expect(commands()).toEqual(['claim.mark', 'claim.mark'])
    stop()
  })

  it('tell who was away for too long to read everything again', async () => {
    const { told, stop } = await listener(team.editor, { after: -1_000 })
    const { seq } = await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })
    expect(told).toEqual([{ type: 'reset', seq }])
    stop()
  })

  it('end at once for somebody who is disabled, before anything more is told', async () => {
    const leaver = await makePerson({ role: 'chief', deskId: team.deskId })
    const { commands, stop } = await listener(leaver)
    await disablePerson(SYSTEM, { personId: leaver.personId })
    await makeClaim(team.editor, articleId)
    await look()
    expect(commands()).toEqual(['end'])
    stop()
  })

  it('fall silent for somebody who left the desk', async () => {
    const leaver = await makePerson({ role: 'editor', deskId: team.deskId })
    const { told, stop } = await listener(leaver)
    await removeMembership(SYSTEM, { personId: leaver.personId, deskId: team.deskId })
    await makeClaim(team.editor, articleId)
    await look()
    expect(told).toEqual([])
    stop()
  })

  it('have an end to how many one person may keep open', async () => {
    const open = await Promise.all(Array.from({ length: 24 }, () => listener(team.chief)))
    await expect(listener(team.chief)).rejects.toMatchObject({ code: 'too-many' })
    for (const { stop } of open) stop()
  })
})
