import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/policy/actor'
import { changeDescription, makeArticle, makeClaim, makePerson, makeSource, makeVerdict } from '@/prisma/factories'
import { reader } from '../db/clients'
import { listen, look, type StreamMessage } from './events'
import { disablePerson } from '../people/accounts'
import { actorById } from '../people/actors'
import { removeMembership } from '../people/memberships'
import { SYSTEM } from '../engine/system-actor'
import { testDesk } from '../test-desk'

const desk = testDesk()

/** Somebody who listens, and what they were told. */
async function listener(actor: Actor, given: { articleId?: string; after?: number } = {}) {
  const told: StreamMessage[] = []
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
    const { commands, told, stop } = await listener(desk.team.reviewer)
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    await changeDescription(desk.team.editor, id, { polarity: 'denies' })
    await look()
    await look()
    expect(commands()).toEqual(['claim.mark', 'claim.describe'])
    expect(told[0]).toMatchObject({
      event: { articleId: desk.articleId, claimId: id, actorId: desk.team.editor.personId },
    })
    stop()
  })

  it('hold nothing of what was said: no sentence, no rating, no name of a source', async () => {
    const { told, stop } = await listener(desk.team.reviewer)
    const { id } = await makeClaim(desk.team.editor, desk.articleId, { statement: 'A very particular sentence.' })
    await makeVerdict(desk.team.editor, id, { rating: 'misleading' })
    await makeSource(desk.team.editor, { title: 'Cover name', confidential: true, identity: 'Rana Qasim' })
    await look()
    expect(told).toHaveLength(3)
    expect(JSON.stringify(told)).not.toMatch(/particular|misleading|Cover name|Rana/)
    stop()
  })

  it('tell nobody of another desk, and no administrator', async () => {
    const others = await Promise.all([listener(desk.team.stranger), listener(desk.team.admin)])
    await makeClaim(desk.team.editor, desk.articleId)
    await look()
    for (const { told, stop } of others) {
      expect(told).toEqual([])
      stop()
    }
  })

  it('tell of one article only, when asked so', async () => {
    const { commands, stop } = await listener(desk.team.editor, { articleId: desk.articleId })
    await makeClaim(desk.team.editor, (await makeArticle(desk.team.editor)).id)
    await makeClaim(desk.team.editor, desk.articleId)
    await look()
    expect(commands()).toEqual(['claim.mark'])
    stop()
  })

  it('go on after what the listener knows, missing nothing', async () => {
    const after = await head()
    await makeClaim(desk.team.editor, desk.articleId)
    const { commands, stop } = await listener(desk.team.editor, { articleId: desk.articleId, after })
    await makeClaim(desk.team.editor, desk.articleId, { quote: 'secret list' })
    await look()
    expect(commands()).toEqual(['claim.mark', 'claim.mark'])
    stop()
  })

  it('tell who was away for too long to read everything again', async () => {
    const { told, stop } = await listener(desk.team.editor, { after: -1_000 })
    const { seq } = await reader().auditHead.findUniqueOrThrow({ where: { id: 1 } })
    expect(told).toEqual([{ type: 'reset', seq }])
    stop()
  })

  it('end at once for somebody who is disabled, before anything more is told', async () => {
    const leaver = await makePerson({ role: 'chief', deskId: desk.team.deskId })
    const { commands, stop } = await listener(leaver)
    await disablePerson(SYSTEM, { personId: leaver.personId })
    await makeClaim(desk.team.editor, desk.articleId)
    await look()
    expect(commands()).toEqual(['end'])
    stop()
  })

  it('fall silent for somebody who left the desk', async () => {
    const leaver = await makePerson({ role: 'editor', deskId: desk.team.deskId })
    const { told, stop } = await listener(leaver)
    await removeMembership(SYSTEM, { personId: leaver.personId, deskId: desk.team.deskId })
    await makeClaim(desk.team.editor, desk.articleId)
    await look()
    expect(told).toEqual([])
    stop()
  })

  it('have an end to how many one person may keep open', async () => {
    const open = await Promise.all(Array.from({ length: 24 }, () => listener(desk.team.chief)))
    await expect(listener(desk.team.chief)).rejects.toMatchObject({ code: 'too-many' })
    for (const { stop } of open) stop()
  })
})
