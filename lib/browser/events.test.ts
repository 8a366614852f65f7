import { expect, it } from 'vitest'
import { eventOf } from './events'

it('reads an event of the stream', () => {
  const data = '{"seq":7,"articleId":"a","claimId":null,"command":"claim.mark","actorId":"p"}'
  expect(eventOf(data)).toEqual({ seq: 7, articleId: 'a', claimId: null, command: 'claim.mark', actorId: 'p' })
})

it.each(['', 'null', '[]', '{"seq":"7"}', 'not JSON'])('takes %j for no event', (data) => {
  expect(eventOf(data)).toBeNull()
})
