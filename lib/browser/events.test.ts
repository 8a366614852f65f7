import { expect, it } from 'vitest'
import { eventOf, peopleOf } from './events'

it('reads an event of the stream', () => {
  const data = '{"seq":7,"articleId":"a","claimId":null,"command":"claim.mark","actorId":"p"}'
  expect(eventOf(data)).toEqual({ seq: 7, articleId: 'a', claimId: null, command: 'claim.mark', actorId: 'p' })
})

it.each(['', 'null', '[]', '{"seq":"7"}', 'not JSON'])('takes %j for no event', (data) => {
  expect(eventOf(data)).toBeNull()
})

it('reads who is present', () => {
  const people = [{ personId: 'p', name: 'Lina', claimId: null }]
  expect(peopleOf(JSON.stringify(people))).toEqual(people)
})

it.each(['', '{}', '[{"name":"Lina"}]', 'not JSON'])('takes %j for nobody', (data) => {
  expect(peopleOf(data)).toEqual([])
})
