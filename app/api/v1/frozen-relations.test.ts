import { describe, expect, it } from 'vitest'
import { oneClaim } from '@/lib/server/claims/show'
import { testDesk } from '@/lib/server/test-desk'
import { storedRows } from '@/lib/server/test-rows'
import { makeClaim, makePublishedClaim, makeRelation } from '@/prisma/factories'
import { sendAs } from './test-asking'
import type { call } from './test-client'

const desk = testDesk()

const shown = (id: string) => oneClaim(desk.team.chief, { id })

/** Asks as somebody who has seen everything as it is. */
const action = (method: string, path: string, body: object = {}, as = desk.team.editor) =>
  sendAs(as, method, path, body)

describe('a claim that stays as it is keeps its relations (R29),', () => {
  /** One claim that is worked on, and one that is not, with a relation that the editor has made last. */
  async function related(state: 'dropped' | 'retracted') {
    const { id } = await makeClaim(desk.team.editor, desk.articleId)
    const quote = { quote: 'Shipping companies deny it' }
    const { id: other } =
      state === 'retracted'
        ? await makePublishedClaim(desk.team, desk.articleId, quote)
        : await makeClaim(desk.team.editor, desk.articleId, quote)
    const { id: relation } = await makeRelation(desk.team.editor, id, other)
    return {
      ...{ id, other, relation },
      freeze: async () => {
        const verb = state === 'dropped' ? 'drop' : 'retract'
        expect(await action('POST', `/claims/${other}/${verb}`, BECAUSE, desk.team.chief)).toMatchObject({
          status: 200,
        })
      },
    }
  }
  const BECAUSE = { reason: 'It was a joke.' }
  const relations = () =>
    storedRows().relation.findMany({ where: { from: { articleId: desk.articleId } }, orderBy: { id: 'asc' } })

  type Related = Awaited<ReturnType<typeof related>>
  const ways: [way: string, action: (claims: Related) => ReturnType<typeof call>][] = [
    ['made', ({ id, other }) => action('POST', `/claims/${id}/relations`, { to: other, type: 'supports' })],
    [
      'made from its own end',
      ({ id, other }) => action('POST', `/claims/${other}/relations`, { to: id, type: 'supports' }),
    ],
    ['changed', ({ relation }) => action('PATCH', `/relations/${relation}`, { type: 'supports' })],
    ['given another note', ({ relation }) => action('PATCH', `/relations/${relation}`, { note: 'Not at all.' })],
    ['deleted', ({ relation }) => action('DELETE', `/relations/${relation}`)],
    ['undone', () => action('POST', `/articles/${desk.articleId}/undo`)],
  ]

  it.each(
    (['dropped', 'retracted'] as const).flatMap((state) => ways.map(([way, action]) => [state, way, action] as const)),
  )('once it is %s: none is %s', async (state, _, action) => {
    const claims = await related(state)
    await claims.freeze()
    const [before, claim] = [await relations(), await shown(claims.other)]
    const refused = await action(claims)
    expect(refused).toMatchObject({
      status: 409,
      json: { detail: expect.stringMatching(new RegExp(`^${claim.key} was ${state}.* Nothing was changed`)) },
    })
    expect([await relations(), await shown(claims.other)]).toEqual([before, claim])
  })

  it.each(['dropped', 'retracted'] as const)('once it is %s: none that was undone is done again', async (state) => {
    const claims = await related(state)
    expect((await action('POST', `/articles/${desk.articleId}/undo`)).status).toBe(200)
    await claims.freeze()
    const before = await relations()
    expect((await action('POST', `/articles/${desk.articleId}/redo`)).status).toBe(409)
    expect(await relations()).toEqual(before)
  })
})
