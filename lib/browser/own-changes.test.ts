import { afterEach, expect, it, vi } from 'vitest'
import type { ChangeEvent } from './events'
import { OwnChanges } from './own-changes'

const ME = 'lina'
const event = (seq: number, actorId = ME): ChangeEvent => ({
  seq,
  articleId: 'a',
  claimId: 'c',
  command: 'claim.describe',
  actorId,
})

const answered = (audited?: string) =>
  new Response('{}', { headers: audited === undefined ? {} : { 'X-Audit-Seq': audited } })

afterEach(() => vi.unstubAllGlobals())

it('what this window has changed is no news; what others changed meanwhile is', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(answered('7-8, 11-11')))
  const own = new OwnChanges()
  await own.send('PATCH /claims/{id}', { id: 'c' })
  const events = [event(7), event(8), event(9, 'omar'), event(10), event(11)]
  expect((await own.others(events, ME)).map(({ seq }) => seq)).toEqual([9, 10])
})

it('an event that overtakes the answer of its own change is known all the same', async () => {
  let answer = (_: Response) => {}
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  const own = new OwnChanges()
  const sent = own.send('PATCH /claims/{id}', { id: 'c' })
  const news = own.others([event(7)], ME)
  answer(answered('7-7'))
  await sent
  expect(await news).toEqual([])
})

it('a change in another window of the same person is news', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(answered()))
  const own = new OwnChanges()
  await own.send('PATCH /claims/{id}', { id: 'c' })
  expect(await own.others([event(7)], ME)).toHaveLength(1)
})

it('a change that failed doesn’t hold up what others did', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')))
  const own = new OwnChanges()
  const failed = expect(own.send('PATCH /claims/{id}', { id: 'c' })).rejects.toThrow()
  expect(await own.others([event(7)], ME)).toHaveLength(1)
  await failed
})
