import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TURN_MS, turns } from './turns'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] }))
afterEach(() => void vi.useRealTimers())

/** One that notes when it begins, and ends when told. */
function request(begun: string[], name: string) {
  let over = () => {}
  return {
    begin: () => void begun.push(name),
    whenOver: (end: () => void) => void (over = end),
    end: () => over(),
  }
}

/** Lets so many rounds of the event loop go by. */
const rounds = (count: number) => {
  for (let round = 0; round < count; round += 1) vi.advanceTimersToNextTimer()
}

describe('turns of strangers', () => {
  it('come one in each round of the event loop, so many at once and no more', () => {
    const begun: string[] = []
    const line = turns(2)
    const all = ['a', 'b', 'c'].map((name) => request(begun, name))
    for (const one of all) line.take('x', one)
    expect(begun).toEqual([])
    rounds(1)
    expect(begun).toEqual(['a'])
    rounds(1)
    expect(begun).toEqual(['a', 'b'])
    all[1]?.end()
    rounds(1)
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('go round by sender: who sends one waits for one of a flood', () => {
    const begun: string[] = []
    const line = turns(100)
    for (let at = 0; at < 50; at += 1) line.take('flood', request(begun, `flood ${at}`))
    line.take('reader', request(begun, 'reader'))
    rounds(2)
    expect(begun).toEqual(['flood 0', 'reader'])
  })

  it('pass on from one that is never answered: it waits for something and costs nothing', () => {
    const begun: string[] = []
    const line = turns(1)
    line.take('x', request(begun, 'dripping'))
    line.take('y', request(begun, 'reader'))
    rounds(1)
    vi.advanceTimersByTime(TURN_MS - 1)
    expect(begun).toEqual(['dripping'])
    vi.advanceTimersByTime(2)
    expect(begun).toEqual(['dripping', 'reader'])
  })

  it('are given once, though a request ends after its time was up', () => {
    const begun: string[] = []
    const line = turns(1)
    const slow = request(begun, 'slow')
    for (const one of [slow, request(begun, 'next'), request(begun, 'last')]) line.take('x', one)
    rounds(1)
    vi.advanceTimersByTime(TURN_MS + 1)
    slow.end()
    vi.advanceTimersByTime(1)
    expect(begun).toEqual(['slow', 'next'])
  })

  it('end where too many wait: of one sender, and of all', () => {
    const line = turns(1, { sender: 2, all: 3 })
    const take = (sender: string) => line.take(sender, request([], sender))
    expect([take('x'), take('x'), take('x'), take('y'), take('z')]).toEqual([true, true, false, true, false])
  })
})
