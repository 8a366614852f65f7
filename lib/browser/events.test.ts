import { afterEach, expect, it, vi } from 'vitest'
import { eventOf, listenToChanges, peopleOf } from './events'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

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

/** A stream that says what the test lets it say. */
class Stream extends EventTarget {
  static readonly CLOSED = 2
  static readonly opened: Stream[] = []
  readyState = 1
  onerror = () => {}
  constructor(readonly address: string) {
    super()
    Stream.opened.push(this)
  }
  say(type: string, data: object) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
  refuse() {
    this.readyState = Stream.CLOSED
    this.onerror()
  }
  close() {}
}

it('says when too much was onGap, and goes on from there after a broken connection', () => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  const onGap = vi.fn()
  const stop = listenToChanges({ articleId: 'a', seq: 3, onChange: () => undefined, onGap })
  expect(Stream.opened[0]?.address).toContain('after=3')
  Stream.opened[0]?.say('reset', { seq: 900 })
  expect(onGap).toHaveBeenCalledOnce()
  Stream.opened[0]?.refuse()
  vi.runOnlyPendingTimers()
  expect(Stream.opened[1]?.address).toContain('after=900')
  stop()
})
